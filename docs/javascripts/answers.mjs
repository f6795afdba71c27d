// The answers: the radio buttons that hold them, and where they are kept or came from.
import { root } from "./page.mjs";
import * as store from "./store.mjs";
import { way } from "./way.mjs";

const VERSION = root.dataset.version;
export const form = root.querySelector(".con-form");
const fields = [...form.querySelectorAll(".con-question")];

/** The questions' ids in the order of the page. */
export const ids = fields.map((field) => field.dataset.question);

export const field = (id) => fields[ids.indexOf(id)];

/** Question id to option id, only what was answered. */
export let answers = {};
/** What of it the reader has said since the page was opened. */
let given = {};
/** Whether the answers came in a link and are not the reader's own yet. */
export let borrowed = false;
/** The link that was read last, as it stands in the address. */
export let source = "";

let picked = form.querySelector(".con-question:not([hidden]) :checked")?.name; // not confirmed with Next
let unread = null; // kept here in a form that only the engine can read

form.addEventListener("change", ({ target }) => (picked = target.name));

export const unanswered = () => ids.filter((id) => !(id in answers) && !("optional" in field(id).dataset));
export const isLink = (hash) => /^#v(=|%3d)/i.test(hash);

/** What was found last. */
export let found = null;

/** Find what a link or this browser holds: {from, text, understood}, or null. What the page does not
 *  understand by itself, answers of another edition or a damaged text, only the engine can read. */
export function find(hash = way.hash) {
  const link = isLink(hash);
  const text = link ? hash : store.read();
  if (link) source = text;
  const read = text ? guess(link, text) : {};
  unread = link || read ? null : text;
  borrowed = link && !way.resumes;
  given = {};
  answers = read ?? {};
  mark();
  found = text ? { from: link ? "link" : "saved", text, understood: isPlain(link, text, read) } : null;
  return found;
}

/** Whether the page's own reading is beyond doubt: a link must be just what the page would write. */
const isPlain = (link, text, read) =>
  Boolean(read) && (!link || text === `#v=${VERSION}${Object.entries(read).map((pair) => `&${pair.join("=")}`).join("")}`);

/** Read answers of this edition; null when anything about them is not understood. */
function guess(link, text) {
  try {
    const pairs = [...new URLSearchParams(text.slice(1))];
    const found = link
      ? { version: pairs.shift()[1], answers: Object.fromEntries(pairs) }
      : JSON.parse(text);
    const known = Object.entries(found.answers).every(([id, value]) => radio(id, value));
    return known && found.version === VERSION ? found.answers : null;
  } catch {
    return null;
  }
}

const radio = (id, value) =>
  ids.includes(id) && [...field(id).querySelectorAll("input")].some((one) => one.value === value);

/** Make the radio buttons say what the answers say; a choice not yet confirmed stays. */
function mark() {
  for (const one of fields.flatMap((each) => [...each.querySelectorAll("input")])) {
    if (one.name in answers) one.checked = answers[one.name] === one.value;
    else if (one.name !== picked) one.checked = false;
  }
}

/** Take in one answer of the reader's. */
export function give(name, value) {
  given = { ...given, [name]: value };
  answers = { ...answers, ...given };
  picked = null;
}

/** Put what was found in the place of what the page had guessed; what the reader said since stays. */
export function settle(found) {
  answers = { ...found, ...given };
  mark();
}

/** Read again what this browser holds, without a link that was of no use. */
export function fallBack() {
  const said = given;
  const found = find("");
  given = said;
  settle(answers);
  return found;
}

/** Keep the answers here, unless they are somebody else's; false if the browser does not allow it. */
export function keep() {
  if (borrowed || way.resumes) return true;
  if (unread !== null) store.setAside(unread);
  unread = null;
  return store.write(JSON.stringify({ version: VERSION, answers }));
}

/** From now on the answers are the reader's own. */
export function adopt() {
  borrowed = false;
}

/** The address that brings these answers back, while they are somebody else's. */
export const follow = (fragment) => (source = `#${fragment}`);

export function forget() {
  answers = {};
  given = {};
  borrowed = false;
  picked = unread = null;
  mark();
}
