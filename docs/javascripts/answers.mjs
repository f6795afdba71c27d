// The answers: the radio buttons that hold them, and where they are kept or came from.
import { root } from "./page.mjs";
import * as store from "./store.mjs";

const VERSION = root.dataset.version;
export const form = root.querySelector(".con-form");
const fields = [...form.querySelectorAll(".con-question")];

/** The questions' ids in the order of the page. */
export const ids = fields.map((field) => field.dataset.question);

export const field = (id) => fields[ids.indexOf(id)];

/** Question id to option id, only what was answered. */
export let answers = {};
/** Whether they came in a link and are not the reader's own yet. */
export let borrowed = false;

export const unanswered = () => ids.filter((id) => !(id in answers));

export function set(given) {
  answers = given;
}

/** Find what a link or this browser holds: {from, text}, or null. The page's own reading of it counts
 *  until the engine has had its say. */
export function find() {
  const link = location.hash.startsWith("#v=");
  const text = link ? location.hash : store.read();
  borrowed = link;
  answers = text ? guess(link, text) : {};
  mark();
  return text ? { from: link ? "link" : "saved", text } : null;
}

function guess(link, text) {
  try {
    const pairs = new URLSearchParams(text.slice(1));
    const found = link ? { version: pairs.get("v"), answers: Object.fromEntries(pairs) } : JSON.parse(text);
    const known = Object.entries(found.answers).filter(([id, value]) => radio(id, value));
    return found.version === VERSION ? Object.fromEntries(known) : {};
  } catch {
    return {};
  }
}

const radio = (id, value) => [...(field(id)?.querySelectorAll("input") ?? [])].find((one) => one.value === value);

/** Make the radio buttons say what the answers say; a choice not yet confirmed stays, unless `all`. */
export function mark({ all = false } = {}) {
  for (const one of fields.flatMap((each) => [...each.querySelectorAll("input")])) {
    if (one.name in answers) one.checked = answers[one.name] === one.value;
    else if (all) one.checked = false;
  }
}

/** Keep the answers here, unless they are somebody else's; false if the browser does not allow it. */
export const keep = () => borrowed || store.write(JSON.stringify({ version: VERSION, answers }));

/** From now on the answers are the reader's own. */
export function adopt() {
  borrowed = false;
}

export function forget() {
  store.clear();
  answers = {};
  borrowed = false;
  mark({ all: true });
}
