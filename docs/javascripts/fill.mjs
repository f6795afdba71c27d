// Fills a copy of an HTML template with data, always as text and never as markup.
//   data-slot="key"        the element's text (a list is joined with semicolons)
//   data-attr="name:key"   attributes, several apart by spaces; false and missing ones are left out
//   data-if="key"          the element stays only if the value is there (`key.length` for lists)
//   data-with="key"        what is inside takes its values from there
//   data-each="key"        the <template> inside is repeated for each item

export function fill(template, data) {
  const part = template.content.cloneNode(true);
  inside(part, data);
  return part;
}

function inside(parent, data) {
  for (const element of [...parent.children]) one(element, data);
}

function one(element, data) {
  const { slot, attr, if: needed, with: scope, each } = element.dataset;
  if (needed && !look(data, needed)) return element.remove();
  const here = scope ? data[scope] : data;
  for (const pair of attr?.split(" ") ?? []) set(element, ...pair.split(":"), here);
  if (slot) element.textContent = [look(here, slot)].flat().join("; ");
  else if (each) repeat(element, look(here, each) ?? []);
  else inside(element, here);
}

function repeat(element, items) {
  const template = element.querySelector(":scope > template");
  element.replaceChildren(...items.map((item) => fill(template, item)));
}

function set(element, name, key, data) {
  const value = look(data, key);
  if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
}

const look = (data, path) => path.split(".").reduce((value, key) => value?.[key], data);
