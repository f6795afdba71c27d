// Tells the reader who gets to know what they do here, and what the page around asked for in vain.
import { unknown, values } from "../frame.mjs";
import { root, say } from "../page.mjs";

/** Say who can see what the reader does: nobody, unless the page around has asked for it. */
export function showWhoIsTold({ origin, wants }) {
  const line = root.querySelector(".con-told");
  const host = origin === "null" ? "" : new URL(origin).host;
  line.textContent = wants ? say(host ? "told-host" : "told-page", { host }) : say("told-nobody");
}

/** Say which of the things that the page around asked for are not known here. */
export function showUnknown() {
  const line = root.querySelector(".con-unknown");
  const sentences = unknown.map(([name, value]) =>
    say("unknown-here", { name, value: value.slice(0, 60), known: values(name).join(", ") }));
  Object.assign(line, { textContent: sentences.join(" "), hidden: !sentences.length });
}
