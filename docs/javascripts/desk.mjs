// What the tools for writing share: Python, what is said while it is missing, and the form's own parts.
import { startEngine } from "./engine.mjs";
import { hush, root, say, tell } from "./page.mjs";

let engine;
let again = () => {};

/** Ask Python; it is started when it is first needed, and stays away once it has failed. */
export const ask = (asked) => (engine ?? start()).call(asked);

function start() {
  engine = startEngine();
  engine.ready.then(() => (root.dataset.engine = "python")).catch(fail);
  return engine;
}

/** Say that Python failed, once; the form keeps what was typed. */
function fail({ code }) {
  if (code === "stopped") return;
  root.dataset.engine = "static";
  const cause = ["missing", "timeout"].includes(code) ? code : "failed";
  tell(`error-${cause}`, { kind: "error", actions: ["try-again"], still: true });
}

/** Begin once the page is there; `action` is done now and whenever Python is tried again. */
export function begin(action) {
  again = action;
  root.addEventListener("click", ({ target }) => {
    if (!target.closest('[data-do="try-again"]')) return;
    hush();
    engine?.stop();
    start();
    again();
  });
  for (const form of root.querySelectorAll("form")) form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("pageshow", () => again()); // the browser may have put back what was typed
  if (document.readyState === "complete") start();
  else window.addEventListener("load", () => engine ?? start(), { once: true });
  again();
}

/** Only where paying makes a difference is the reader asked about it. */
export function askAboutPaying(form) {
  const { platform, premium } = form.elements;
  const matters = "premium" in platform.selectedOptions[0].dataset;
  premium.closest("label").hidden = !matters;
  return matters && premium.checked;
}

/** Take over what the address says of the form: ids of its options, and nothing else. */
export function fromAddress(form) {
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
    const field = form.elements[name];
    if (field instanceof HTMLSelectElement) field.value = option(field, value)?.value ?? field.value;
    else if (name === "premium") field.checked = value === "yes";
  }
}

/** The option of a list that has an id, or stands for it among others. */
const option = (list, id) =>
  [...list.options].find(({ value, dataset }) => value === id || dataset.covers?.split(" ").includes(id));

const nameOf = ({ name, dataset }) => name || dataset.slotName;

/** What a form holds, by the names and slots of its fields. */
export function held(form) {
  const fields = [...form.elements].filter((one) => nameOf(one) && (one.type !== "radio" || one.checked));
  return Object.fromEntries(fields.map((one) => [nameOf(one), one.type === "checkbox" ? one.checked : one.value]));
}

/** Put back what a form held. */
export function putBack(form, typed) {
  for (const one of form.elements) {
    const value = typed[nameOf(one)];
    if (value === undefined) continue;
    if (one.type === "radio") one.checked = one.value === value;
    else if (one.type === "checkbox") one.checked = value;
    else if (one.type !== "select-one" || option(one, value)) one.value = value;
  }
}

/** Say something for screen readers alone. */
export const announce = (text) => (root.querySelector(".con-said").textContent = text);

/** How many things were found, in words. */
export const number = (count) => say(count > 1 ? "found-many" : count ? "found-one" : "found-none", { number: count });
