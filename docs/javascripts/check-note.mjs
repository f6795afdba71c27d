// “Check my note”: what the engine finds in it, marked in the text and listed, as one types.
import { announce, ask, askAboutPaying, begin, fromAddress, held, number, putBack } from "./desk.mjs";
import * as drafts from "./drafts.mjs";
import { calmly, copy, counted, hush, isOver, part, root, say, tell } from "./page.mjs";

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
  if (isTooLong(note)) return refuse(say("too-long", { most: most.toLocaleString("en-GB") }), note);
  if (root.dataset.engine !== "python" && !result.querySelector(".con-checked-title")) result.replaceChildren(part("waiting"));
  let reply;
  try {
    reply = await ask({ do: "check", text: note, platform: platform.value, purpose: purpose.value, premium });
  } catch {
    return; // it is said above that Python failed
  }
  if (turn !== turns) return;
  if (reply.ok) show(reply, note);
  else refuse(reply.error, note);
}

const most = Number(text.dataset.most);
const isTooLong = (note) => isOver(note, most);

/** Say why a note is not looked at; the count is this note's, if the page can tell. */
function refuse(sentence, note) {
  result.replaceChildren(part("checked", { title: sentence, findings: [] }));
  countAlone(note);
  announce(sentence);
}

/** Count as the page can, until Python counts. */
function countHere(note) {
  if (root.dataset.engine !== "python" || !note) countAlone(note);
}

/** Count only where the platform counts as a browser does. */
function countAlone(note) {
  count.classList.remove("con-over");
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
  if (pressed?.dataset.do === "bring-back") bringBack();
  if (pressed?.dataset.do !== "show-place") return;
  text.focus();
  text.setSelectionRange(Number(pressed.dataset.start), Number(pressed.dataset.end));
});

let brought; // the note that another tool handed over, as it was then
let before; // what the reader had written here until then

const remember = () => drafts.keep("check-note", { said: held(form), from: location.hash, brought, before });

/** Go on with what was typed into this tab before, or with the note that another tool hands over. */
function recall() {
  const typed = drafts.read("check-note");
  const handed = drafts.take("brought").text;
  ({ brought, before } = typed);
  putBack(form, typed.said ?? {});
  if (handed !== undefined || typed.from !== location.hash) fromAddress(form);
  if (handed !== undefined) take(handed);
  if (before) tell("brought", { actions: ["bring-back"], still: true });
}

function take(handed) {
  if (text.value.trim() && text.value !== brought) before = text.value;
  [text.value, brought] = [handed, handed];
  remember();
}

/** Let the note that was handed over and the one that was here before change places. */
function bringBack() {
  [text.value, before] = [before, text.value];
  brought = undefined;
  remember();
  check();
}

function clear() {
  brought = before = undefined;
  form.reset();
  hush();
  announce("");
  check();
}

const soon = calmly(check, 250);
form.addEventListener("input", ({ target }) => {
  countHere(text.value);
  remember();
  if (target === text) soon();
  else check();
});

recall();
drafts.offerToClear(clear);
begin(check);
