// Facts that the engine proposes from pasted text; each counts only once the reader has confirmed it.
import * as drafts from "./drafts.mjs";
import { isOver, part, say } from "./page.mjs";

const fresh = () => ({ text: "", open: false, read: null });
let state = fresh();

/** Go on with what was pasted before in this tab. */
export function recall() {
  state = { ...fresh(), ...drafts.read("paste") };
}

const remember = () => drafts.keep("paste", { text: state.text, open: state.open });

export function reset() {
  state = fresh();
  drafts.take("paste");
}
export const isOpen = () => state.open;

/** Bring back what was pasted, and what is still to be confirmed, after the view was laid out anew. */
export function lay(view, connected) {
  const box = view.querySelector(".con-paste");
  const field = box.querySelector(".con-pasted");
  field.value = state.text;
  field.addEventListener("input", () => {
    state.text = field.value;
    remember();
  });
  box.addEventListener("toggle", () => (state.open = box.open));
  if (state.read) show(box, connected);
}

/** Have the engine read what was pasted; its places are those of the text as it was then. */
export async function look(view, call, platform, connected) {
  const box = view.querySelector(".con-paste");
  const most = Number(box.querySelector(".con-pasted").dataset.most);
  if (!state.text.trim()) put(box, { title: say("paste-empty") });
  else if (isOver(state.text, most)) put(box, { title: say("too-long", { most: most.toLocaleString("en-GB") }) });
  else await read(box, call, platform, connected);
  box.querySelector(NEXT)?.focus();
}

async function read(box, call, platform, connected) {
  put(box, { title: say("paste-waits") });
  const reply = await call({ do: "propose", platform, text: state.text });
  state.read = reply.ok ? reply : null;
  if (reply.ok) show(box, connected);
  else put(box, { title: reply.error });
}

function show(box, connected) {
  const { proposals, language, done } = state.read;
  const shown = proposals.filter(({ fact }) => connected || fact !== "conduct");
  const open = shown.some(({ fact }) => fact); // the others are only worth knowing
  const title = open ? "paste-found" : done ? "paste-done" : "paste-none";
  put(box, {
    title: say(title),
    hint: language === "other" ? say("paste-other") : "",
    proposals: shown.map((one) => ({
      ...one,
      "yes-label": `${say("yes")}: ${one.label}`,
      "no-label": `${say("no")}: ${one.label}`,
    })),
  });
}

function put(box, data) {
  box.querySelector(".con-read").replaceChildren(part("read", data));
}

/** Take a proposal off the list, and return it. */
export function take(sign) {
  const { proposals } = state.read;
  state.read = { ...state.read, proposals: proposals.filter((one) => one.sign !== sign), done: true };
  return proposals.find((one) => one.sign === sign);
}

/** Where reading goes on after a proposal was confirmed or refused. */
export const NEXT = ".con-read-title";
