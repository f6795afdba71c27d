// The tool's element, the questionnaire or another: its words, templates, views and messages.
import { fill } from "./fill.mjs";

export const root = document.querySelector("#questionnaire, .con-tool");

/* What stands in the page as data is read when it is first wanted. */

let words;
let pageOf;

const data = (name) => JSON.parse(root.querySelector(`.con-${name}`)?.textContent ?? "{}");
const pagesByRule = () =>
  Object.fromEntries(Object.entries(data("pages")).flatMap(([page, rules]) => rules.split(" ").map((rule) => [rule, page])));

/** The address of the sentence in the guide that justifies a rule. */
export function because(rule) {
  pageOf ??= pagesByRule();
  return rule in pageOf && `${root.dataset.guide}${pageOf[rule]}#why-${rule}`;
}

/** A sentence by its name, with its slots filled. */
export function say(name, slots = {}) {
  words ??= data("words");
  return words[name].replace(/\{(\w+)\}/g, (whole, slot) => slots[slot] ?? whole);
}

export const part = (name, data = {}) => fill(root.querySelector(`#con-${name}`), data);

/** One more item of the list `each` in a part of the page. */
export const item = (name, each, data) =>
  fill(root.querySelector(`#con-${name}`).content.querySelector(`[data-each="${each}"] > template`), data);

export const view = (name) => root.querySelector(`[data-view="${name}"]`);

/** Let whoever listens know of something. */
export const report = (name, detail) => root.dispatchEvent(new CustomEvent(`con-${name}`, { detail }));

/** Bring a place into sight; a page around this one is not moved by that, so it may listen. */
function bring(place, block) {
  place.scrollIntoView({ block });
  place.dispatchEvent(new CustomEvent("con-brought", { bubbles: true }));
}

/** Whether the reader is here: a page in a frame never takes the focus from the one around it. */
const isHere = () => !("framed" in root.dataset) || document.hasFocus();

/** Show one view and hide the others; put the focus where reading goes on. */
export function show(name, { focus } = {}) {
  for (const section of root.querySelectorAll(".con-view")) section.hidden = section !== view(name);
  if (!focus || !isHere()) return;
  const place = typeof focus === "string" ? view(name).querySelector(focus) : focus;
  place?.focus({ preventScroll: true });
  bring(root, "start");
}

/** Say something above everything else, for eyes and for screen readers; `still` leaves the page where it is. */
export function tell(name, { text = say(name), actions = [], href, link, kind = "note", still = false } = {}) {
  const row = actions.map((action) => ({ do: action, label: say(action) }));
  const message = part("message", { text, kind, actions: row, href, link: link && say(link) });
  message.firstElementChild.classList.add(`con-message-${kind}`);
  const place = root.querySelector(".con-messages");
  place.replaceChildren(message);
  if (!still && isHere()) bring(place, "nearest");
}

export const hush = () => root.querySelector(".con-messages").replaceChildren();

/** Copy a text, or show it to be copied by hand; the button that was pressed says so in its place. */
export async function copy(text, done, failed, button) {
  try {
    await navigator.clipboard.writeText(text);
    tell(done, { still: Boolean(button) });
    if (button) flash(button, say(done));
  } catch {
    tell(failed, { text: say(failed, { text }) });
  }
}

/** Let a button say something for a moment, without changing its size. */
function flash(button, text) {
  if (button.dataset.label) return;
  button.dataset.label = button.textContent;
  button.style.minWidth = `${button.offsetWidth}px`;
  button.textContent = text;
  setTimeout(() => {
    button.textContent = button.dataset.label;
    delete button.dataset.label;
  }, 2_000);
}

/** Say how long a note is, and how long it may be where that is known. */
export const counted = ({ length, limit }) => {
  const [number, most] = [length, limit ?? 0].map((one) => one.toLocaleString("en-GB"));
  return limit === null ? say("count", { length: number }) : say("count-of", { length: number, limit: most });
};

/** Whether a text has more characters than there is room for; far longer ones are not counted through. */
export const isOver = (text, most) => text.length > most && (text.length > 2 * most || [...text].length > most);

/** Say beside each field that holds too much how much it is; returns the slots that do. */
export function overlong(fields) {
  const over = fields.filter((one) => isOver(one.value, Number(one.dataset.most)));
  for (const one of fields) {
    const [hint, isTooLong] = [one.closest("label").querySelector(".con-overlong"), over.includes(one)];
    const [length, most] = [[...one.value].length, Number(one.dataset.most)].map((number) => number.toLocaleString("en-GB"));
    one.ariaInvalid = isTooLong ? "true" : null;
    hint.hidden = !isTooLong;
    hint.textContent = isTooLong ? say("overlong", { length, most }) : "";
  }
  return over.map((one) => one.dataset.slotName);
}

/** What of the slots has room in a note. */
export const fitting = (slots, fields) => {
  const over = overlong(fields);
  return Object.fromEntries(Object.entries(slots).filter(([slot]) => !over.includes(slot)));
};

/** Make an action that is done once nothing has called for it for a while. */
export function calmly(action, pause) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...given), pause);
  };
}

/** Hand a text over as a file. */
export function download(text, name, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
