// Makes elements. Children and attributes are text, never markup.

/** `h("p", { class: "con-why" }, "text", child, …)`; what is null or false is left out. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return element;
}

/** A heading that can take the focus, so that reading goes on there. */
export const heading = (name, attributes, ...children) => h(name, { tabindex: "-1", "data-begin": true, ...attributes }, ...children);

export const button = (label, onclick, more = {}) => h("button", { type: "button", class: "con-button", onclick, ...more }, label);

/** Sentences as one paragraph. */
export const paragraph = (sentences, kind) => sentences.length > 0 && h("p", { class: kind }, sentences.join(" "));

/** A link; one that leads away from here opens beside the course, and says so. */
export function link(href, label, beside) {
  if (!/^https?:/.test(href)) return h("a", { href }, label);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, label, h("span", { class: "con-hidden" }, ` (${beside})`));
}
