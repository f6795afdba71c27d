// What the reader types into the tools, kept in this tab until it is closed or the reader clears it, so
// that nothing is lost by going to and fro. In other people's pages nothing is kept; nothing is ever sent.
import { framed } from "./frame.mjs";

const PREFIX = "connect-or-not.typed.";

const tried = (action) => {
  if (framed) return null;
  try {
    return action();
  } catch {
    return null; // storage may be full, or forbidden: then the page alone holds it
  }
};

/** What was typed into a tool; an empty object if nothing is kept. */
export const read = (tool) => tried(() => JSON.parse(sessionStorage.getItem(PREFIX + tool))) ?? {};

export const keep = (tool, typed) => tried(() => sessionStorage.setItem(PREFIX + tool, JSON.stringify(typed)));

/** Read what was kept for a tool and let go of it. */
export function take(tool) {
  const typed = read(tool);
  tried(() => sessionStorage.removeItem(PREFIX + tool));
  return typed;
}

export const clear = () =>
  tried(() => Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX)).forEach((name) => sessionStorage.removeItem(name)));

/** Let the page's button clear all that was typed; `action` empties what is shown. */
export function offerToClear(action) {
  const button = document.querySelector(".con-clear-typed");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    action();
    clear();
  });
}
