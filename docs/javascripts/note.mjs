// The note for a decision: its tone, the names in it and what else may be said, written by Python.
import { calmly, copy, counted, part, root, say, tell } from "./page.mjs";

let tone; // the engine's own choice until the reader makes one
let slots = {};
let purpose; // the usual one, until the reader chooses another
let about = ""; // the decision that the purpose belongs to
let place; // where the note stands
let asked; // what the decision was asked with
let call;
let text = "";
let turns = 0;

/** Forget whom the last note was for; the reader's own name and tone stay. */
export function reset() {
  slots = slots.mine ? { mine: slots.mine } : {};
  purpose = undefined;
}

/** Put the note of a decision where it belongs, and have it written with what the reader filled in. */
export function lay(view, decision, request, ask) {
  const silent = !decision.reply;
  const rule = `${decision.platform} ${decision.reasons[0].rule}`;
  if (rule !== about) purpose = undefined;
  [about, asked, call, text] = [rule, request, ask, decision.reply?.text ?? ""];
  place = view.querySelector(silent ? ".con-silent" : ".con-note");
  place.append(part("note", {
    title: silent ? "" : say("you-could-write"),
    text,
    count: silent ? "" : counted(decision.reply),
    check: address(decision.reply?.purpose),
  }));
  restore();
  place.addEventListener("input", take);
  return write();
}

const address = (id) => `${root.dataset.guide}check-a-note/#platform=${asked.platform}${id ? `&purpose=${id}` : ""}`;
const form = () => place.querySelector("form");
const fields = () => [...place.querySelectorAll("[data-slot-name]")];

function restore() {
  for (const one of form().elements.tone) if (one.value === tone) one.checked = true;
  for (const one of fields()) one.value = slots[one.dataset.slotName] ?? "";
}

function take({ target }) {
  if (target.name === "tone") tone = target.value;
  else if (target.name === "purpose") purpose = target.value;
  else slots = { ...slots, [target.dataset.slotName]: target.value };
  soon();
}

/** Have the note written anew; what comes too late for what was typed since is dropped. */
export async function write() {
  if (!place?.isConnected) return;
  const turn = ++turns;
  let said;
  try {
    said = await call({ do: "reply", ...asked, tone, purpose, slots });
  } catch {
    return waits(say("writing-failed"));
  }
  if (turn !== turns || !place.isConnected) return;
  if (!said.ok) return tell("", { text: said.error, kind: "error", still: true });
  if (said.reply) return show(said);
  if (!said.ways.length) return;
  purpose = said.ways[0].id; // nothing needs to be said; this is what may be
  await write();
}

const soon = calmly(write, 150);

function show({ reply, ways, hint }) {
  text = reply.text;
  place.hidden = false;
  place.querySelector("blockquote").textContent = text;
  place.querySelector(".con-count").textContent = counted(reply);
  Object.assign(place.querySelector(".con-left-out"), { textContent: hint, hidden: !hint });
  place.querySelector(".con-onward a").href = address(reply.purpose);
  place.querySelector(".con-write-waits").hidden = true;
  showWays(ways, reply.purpose);
  const known = ways.find(({ id }) => id === reply.purpose)?.slots ?? [];
  for (const one of fields()) one.closest("label").hidden = !known.some(({ id }) => id === one.dataset.slotName);
  announce();
}

/** Offer what may be said, unless it is offered already: a new button would lose the focus. */
function showWays(ways, current) {
  const group = place.querySelector(".con-ways");
  group.hidden = ways.length < 2;
  if (group.querySelector("input")) return;
  for (const { id, label } of ways) group.append(part("way", { id, label, checked: id === current }));
}

/** Tell a screen reader how long the note has become, once the reader pauses. */
const announce = calmly(() => {
  if (place.isConnected) place.querySelector(".con-said").textContent = place.querySelector(".con-count").textContent;
}, 1_500);

function waits(sentence) {
  if (place.isConnected) Object.assign(place.querySelector(".con-write-waits"), { textContent: sentence, hidden: false });
}

export const copyNote = (button) => copy(text, "note-copied", "note-not-copied", button);

/** The name that the reader gave, for the calendar. */
export const name = () => slots.name ?? "";
