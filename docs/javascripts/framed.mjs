// The questionnaire and the request in a frame: tells the page around what comes of them, and takes
// what it gives. What may be told to whom is for embed/host.mjs to say.
import * as host from "./embed/host.mjs";
import "./embed/size.mjs";
import { showUnknown, showWhoIsTold } from "./embed/told.mjs";
import { isLink } from "./answers.mjs";
import { look, presetHash, wanted } from "./frame.mjs";
import { root, say, tell } from "./page.mjs";
import { choose, receive } from "./questionnaire.mjs";

const view = root.dataset.view;
const edition = root.dataset.version;
const MOST = 4_000; // characters of a state; ours have some hundreds
let answers = ""; // as a link holds them
let request = ""; // the facts of the request that is being decided, if any

/* Telling */

const tellState = () => host.tell("state", { view, state: [answers, request].filter(Boolean).join(";") });

root.addEventListener("con-answers", ({ detail }) => {
  answers = detail.fragment;
  tellState();
});

root.addEventListener("con-policy", ({ detail: { policy, open } }) => {
  const shown = Object.entries(policy.platforms).filter(([id]) => !wanted.platform || id === wanted.platform);
  const stances = Object.fromEntries(shown.map(([id, { stance }]) => [id, stance]));
  host.tell("result", { view: "policy", edition, complete: !open.length, stances });
});

root.addEventListener("con-request", ({ detail: { decision, ...state } }) => {
  request = written(state);
  tellState();
  if (!decision) return;
  const { platform, action, reasons } = decision;
  host.tell("result", { view: "request", edition, platform, action, rule: reasons[0].rule });
});

/** Write a request down as far as the reader has said something about it. */
function written({ platform, connected, facts, asked, done }) {
  const said = asked.map((name) => [name, facts[name] ?? "unknown"]);
  const rest = { ...(connected && { connected: "yes" }), ...(done && { done: "yes" }) };
  return `${new URLSearchParams({ platform, ...rest, ...Object.fromEntries(said) })}`;
}

/* Taking */

host.hear("set-state", ({ state }) => {
  const [given, about] = `${state}`.split(";");
  if (`${state}`.length > MOST || (given && !isLink(`#${given}`))) return tell("state-unread", { kind: "error" });
  const asked = about ? Object.fromEntries(new URLSearchParams(about)) : null;
  return receive(given && `#${given}`, { resumes: Boolean(given), asked });
});

window.addEventListener("hashchange", () => {
  const changed = look();
  showUnknown();
  if (changed.includes("preset")) receive(presetHash());
  if (changed.includes("platform")) choose(wanted.platform);
});

host.whenGreeted(showWhoIsTold);
showUnknown();
host.ready({ view, edition });
