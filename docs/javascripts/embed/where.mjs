// Where the page is that an element asks for. Views and words are put here by the build.

const NAME = "embed/connect-or-not.js";
// A plain script knows its own address; a module is found among the page's scripts.
const script = document.currentScript ?? document.querySelector(`script[src*="${NAME}"]`);
const home = script?.src ? new URL("..", script.src) : null;

const fill = (sentence, slots) => sentence.replace(/\{(\w+)\}/g, (_, slot) => slots[slot]);

/** Return {url, title} for an element's attributes, or {wrong}: a sentence that says what is. */
export function address(element) {
  const value = element.getAttribute("view") ?? "";
  if (!VIEWS.includes(value)) return { wrong: fill(WORDS["unknown-view"], { value: value || WORDS.nothing }) };
  const site = siteOf(element);
  if (!site) return { wrong: fill(WORDS["unknown-site"], { value: element.getAttribute("site") ?? WORDS.nothing }) };
  const url = new URL(`embed/${value}/`, site);
  const parameters = new URLSearchParams();
  for (const name of ["platform", "preset", "theme"]) {
    if (element.getAttribute(name)) parameters.set(name, element.getAttribute(name));
  }
  url.hash = parameters;
  return { url, title: WORDS[`title-${value}`] };
}

/** The address of the site: the attribute's, else that of the script; null when it is of no use. */
function siteOf(element) {
  const given = element.getAttribute("site");
  if (!given) return home;
  const url = URL.parse ? URL.parse(given, document.baseURI) : tried(given);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}

function tried(given) {
  try {
    return new URL(given, document.baseURI);
  } catch {
    return null;
  }
}
