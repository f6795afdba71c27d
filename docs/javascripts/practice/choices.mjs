// A question with its options as radio buttons, and a button that takes the one that was chosen.
import { h } from "./element.mjs";

/** `options` are [{id, label, kind, hint}]; `done` gets the id of the chosen one. */
export function choices({ say }, { name, ask, why, options, press, done, chosen }, ...others) {
  const missing = h("p", { class: "con-missing", role: "status" });
  const form = h(
    "form",
    { class: "con-form", novalidate: true, method: "dialog", onsubmit: take },
    h(
      "fieldset",
      { class: "con-question", "data-question": name },
      h("legend", { class: "con-legend" }, ask),
      why && h("p", { class: "con-why" }, why),
      h("div", { class: "con-options" }, options.map((one) => option(name, one, chosen))),
    ),
    missing,
    h("div", { class: "con-buttons" }, h("button", { type: "submit", class: "con-button con-button-primary" }, press), others),
  );
  return form;

  function take(event) {
    event.preventDefault();
    const picked = form.querySelector(":checked");
    if (!picked) {
      form.querySelector("input").focus();
      missing.textContent = say("pick-first");
      return undefined;
    }
    return done(picked.value);
  }
}

const option = (name, { id, label, hint, kind = "" }, chosen) =>
  h(
    "label",
    { class: "con-option" },
    h("input", { type: "radio", name, value: id, checked: id === chosen }),
    h(
      "span",
      { class: "con-option-text" },
      h("span", { class: `con-option-label ${kind}`.trim() }, label),
      hint && h("span", { class: "con-option-follows" }, hint),
    ),
  );
