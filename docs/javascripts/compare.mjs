// Two policies side by side: answers the two forms' answers from the tables, cell by cell.
import { mine } from "./mine.mjs";
import { completeRequest, firstMatch } from "./tables/decide.mjs";
import { load, model, NOT_SURE } from "./tables/model.mjs";
import { complete, recommend } from "./tables/recommend.mjs";
import { actionLabel } from "./tables/render.mjs";

const root = document.querySelector("#compare");
const form = root.querySelector("form");
const known = JSON.parse(root.querySelector(".con-known").textContent); // presets, requests, words
const sides = Object.fromEntries([...form.querySelectorAll("[data-side]")].map((side) => [side.dataset.side, side]));
const say = (name, slots = {}) => known.words[name].replace(/\{(\w+)\}/g, (whole, slot) => slots[slot] ?? whole);

const preset = (side) => form.elements[side].value;
const chosen = (side) => (preset(side) === "mine" ? mine() ?? {} : known.presets[preset(side)]);
const fields = (side) => [...sides[side].querySelectorAll("[data-question]")];

/** Show the answers of the policy that was picked, ready to be changed. */
function fillIn(side) {
  const answers = complete(chosen(side));
  for (const field of fields(side)) field.value = answers[field.dataset.question];
}

/** The answers of a side: those that can be changed here, and what its policy says of the rest. */
const answersOf = (side) => ({
  ...chosen(side),
  ...Object.fromEntries(fields(side).map((field) => [field.dataset.question, field.value ?? NOT_SURE])),
});

function said({ platform, stance, rules }, row) {
  if (row === "stance") return { id: stance, label: model.stances[stance].label };
  const { action } = firstMatch(rules, completeRequest(known.requests[row]));
  return { id: action, label: actionLabel(action, platform.tie) };
}

function show() {
  const [one, other] = ["one", "other"].map((side) => recommend(answersOf(side)));
  let count = 0;
  for (const [at, mineThere] of one.platforms.entries()) {
    const table = root.querySelector(`.con-compared [data-platform="${mineThere.platform.id}"]`);
    for (const row of table.querySelectorAll("[data-row]")) {
      const cells = [said(mineThere, row.dataset.row), said(other.platforms[at], row.dataset.row)];
      const differs = cells[0].id !== cells[1].id;
      count += differs;
      row.dataset.differs = differs ? "yes" : "no";
      mark(row, differs);
      for (const [column, cell] of cells.entries()) put(row.cells[column + 1].firstElementChild, row.dataset.row, cell);
    }
  }
  root.querySelector(".con-count").textContent = count > 1 ? say("count-many", { count }) : say(count ? "count-one" : "count-none");
}

function put(element, row, { id, label }) {
  element.dataset[row === "stance" ? "stance" : "action"] = id;
  element.textContent = label;
}

/** Say beside the row's name that its cells differ, for who does not see the mark. */
function mark(row, differs) {
  const header = row.cells[0];
  header.querySelector(".con-hidden")?.remove();
  if (!differs) return;
  const hidden = document.createElement("span");
  hidden.className = "con-hidden";
  hidden.textContent = ` (${say("differs")})`;
  header.append(hidden);
}

form.addEventListener("change", ({ target }) => {
  if (target.name in sides) fillIn(target.name);
  root.classList.toggle("con-only-differences", form.elements.only.checked);
  show();
});

try {
  const response = await fetch(root.dataset.tables);
  if (!response.ok) throw new Error(`${response.status}`);
  load(await response.json());
  for (const option of form.querySelectorAll('option[value="mine"]')) option.hidden = option.disabled = !mine();
  for (const side of Object.keys(sides)) fillIn(side);
  form.hidden = false;
  show();
} catch {
  root.querySelector(".con-count").textContent = say("not-loaded");
}
