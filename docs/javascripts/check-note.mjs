// “Check my note”: what the engine finds in it, marked in the text and listed, as one types.
import { announce, ask, askAboutPaying, begin, fromAddress, number } from "./desk.mjs";
import { calmly, copy, counted, part, root, say, tell } from "./page.mjs";

const form = root.querySelector("form");
const { platform, purpose, text } = form.elements;
const count = root.querySelector(".con-count");
const result = root.querySelector(".con-desk-result");
const nothing = [...result.childNodes]; // what stands there before anything is written
let turns = 0;

async function check() {
  const turn = ++turns;
  const note = text.value;
  const premium = askAboutPaying(form);
  countHere(note);
  if (!note) return void result.replaceChildren(...nothing);
  if (root.dataset.engine !== "python" && !result.querySelector(".con-checked-title")) result.replaceChildren(part("waiting"));
  let reply;
  try {
    reply = await ask({ do: "check", text: note, platform: platform.value, purpose: purpose.value, premium });
  } catch {
    return; // it is said above that Python failed
  }
  if (turn !== turns) return;
  if (reply.ok) show(reply, note);
  else result.replaceChildren(part("checked", { title: reply.error, findings: [] }));
}

/** Count as the page can, until Python counts: only where the platform counts as a browser does. */
function countHere(note) {
  if (root.dataset.engine === "python" && note) return;
  const alike = platform.selectedOptions[0].dataset.count === "utf-16";
  count.textContent = note && alike ? counted({ length: note.length, limit: null }) : "\u00a0";
}

function show(reply, note) {
  count.textContent = counted(reply);
  count.classList.toggle("con-over", reply.limit !== null && reply.length > reply.limit);
  const found = grouped(reply.findings);
  const marks = reply.findings.some(({ start, end }) => end > start);
  result.replaceChildren(
    part("checked", {
      title: number(found.length),
      hint: reply.language === "other" ? say("other") : "",
      marks,
      findings: found,
    }),
  );
  if (marks) result.querySelector(".con-marked").append(...marked(note, reply.findings));
  tellLater();
}

/** Findings of one kind stand together, with each place where it was found. */
function grouped(findings) {
  const kinds = new Map();
  for (const one of findings) kinds.set(one.id, { ...one, places: [...(kinds.get(one.id)?.places ?? []), ...placed(one)] });
  return [...kinds.values()];
}

const placed = ({ start, end, text: words }) =>
  words.trim() ? [{ start, end, text: `“${words}”`, name: say("show-place", { text: words }) }] : [];

/** The note once more, as text and marks; where findings overlap, a mark is of both. */
function marked(note, findings) {
  const edges = [...new Set([0, note.length, ...findings.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, at) => {
    const words = note.slice(start, edges[at + 1]);
    const ids = findings.filter((one) => one.start <= start && one.end > start).map(({ id }) => id);
    if (!ids.length) return document.createTextNode(words);
    const mark = Object.assign(document.createElement("mark"), { textContent: words });
    mark.dataset.findings = [...new Set(ids)].join(" ");
    return mark;
  });
}

const tellLater = calmly(() => {
  announce(`${count.textContent}. ${result.querySelector(".con-checked-title")?.textContent ?? ""}`);
}, 1_500);

root.addEventListener("click", ({ target }) => {
  const pressed = target.closest("[data-do]");
  if (pressed?.dataset.do === "copy") copy(text.value, "copied", "not-copied", pressed);
  if (pressed?.dataset.do !== "show-place") return;
  text.focus();
  text.setSelectionRange(Number(pressed.dataset.start), Number(pressed.dataset.end));
});

const soon = calmly(check, 250);
form.addEventListener("input", ({ target }) => {
  countHere(text.value);
  if (target === text) soon();
  else check();
});

fromAddress(form);
begin(check);
