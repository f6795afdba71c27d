// The note for a decision: its tone, the names in it and what else may be said, written by Python.
import * as drafts from "./drafts.mjs";
import { calmly, copy, counted, fitting, hush, part, root, say, tell } from "./page.mjs";

let tone; // the engine's own choice until the reader makes one
let slots = {};
let purpose; // the usual one, until the reader chooses another
let about = ""; // the decision that the purpose belongs to
let place; // where the note stands
let asked; // what the decision was asked with
let call;
let text = "";
let turns = 0;
let refused = false; // whether what was filled in could not be used

/** Go on with what was filled in before in this tab. */
export function recall() {
  ({ tone, slots = {}, purpose, about = "" } = drafts.read("note"));
}

/** Forget whom the last note was for; the reader's own name and tone stay. */
export function reset() {
  slots = slots.mine ? { mine: slots.mine } : {};
  purpose = undefined;
  remember();
}

/** Forget everything about the notes. */
export function clear() {
  [tone, slots, purpose, about] = [undefined, {}, undefined, ""];
}

const remember = () => drafts.keep("note", { tone, slots, purpose, about });

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
  place.querySelector(".con-check-mine").addEventListener("click", () => drafts.keep("brought", { text }));
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
  remember();
  soon();
}

/** Have the note written anew; what comes too late for what was typed since is dropped. */
export async function write() {
  if (!place?.isConnected) return;
  const turn = ++turns;
  let said;
  try {
    said = await call({ do: "reply", ...asked, tone, purpose, slots: fitting(slots, fields()) });
  } catch {
    return waits(say("writing-failed"));
  }
  if (turn !== turns || !place.isConnected) return;
  if (!said.ok) return refuse(said.error);
  if (refused) hush();
  refused = false;
  if (said.reply) return show(said);
  if (!said.ways.length) return;
  purpose = said.ways[0].id; // nothing needs to be said; this is what may be
  await write();
}

function refuse(sentence) {
  refused = true;
  tell("", { text: sentence, kind: "error", still: true });
}

const soon = calmly(write, 150);

function show({ reply, ways, hint }) {
  text = reply.text;
  place.hidden = false;
  place.querySelector("blockquote").textContent = text;
  place.querySelector(".con-count").textContent = counted(reply);
  Object.assign(place.querySelector(".con-left-out"), { textContent: hint, hidden: !hint });
  place.querySelector(".con-check-mine").href = address(reply.purpose);
  place.querySelector(".con-write-waits").hidden = true;
  showWays(ways, reply.purpose);
  const known = ways.find(({ id }) => id === reply.purpose)?.slots ?? [];
  for (const one of fields()) showField(one.closest("label"), known.find(({ id }) => id === one.dataset.slotName));
  announce();
}

/** Show a field where the note has a place for it, and ask for it as this note means it. */
function showField(label, slot) {
  label.hidden = !slot;
  if (slot) label.firstElementChild.textContent = slot.text;
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
