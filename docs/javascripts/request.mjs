// “Someone has asked to connect”: asks what the engine wants to know, shows what it decides.
import * as drafts from "./drafts.mjs";
import { wanted } from "./frame.mjs";
import * as note from "./note.mjs";
import * as paste from "./paste.mjs";
import { withChange } from "./policy.mjs";
import { because, download, part, report, root, say, tell, view } from "./page.mjs";
import { isFact } from "./tables.mjs";

const fresh = () => ({ platform: wanted.platform || "linkedin", connected: false, facts: {}, asked: [], done: false, ask: "" });
let state = fresh();
let recalled = false; // whether what was said in this tab has been looked for
let ask; // how the engine is asked
let given; // the reader's answers

export function reset() {
  recall();
  note.reset();
  paste.reset();
  drafts.take("request");
  return (state = fresh());
}

/** Forget the request and all that was typed about it. */
export function clear() {
  reset();
  note.clear();
}

/** Go on with what was said and typed about a request in this tab, unless another edition asked. */
function recall() {
  if (recalled) return;
  recalled = true;
  const { version, state: said } = drafts.read("request");
  if (version === root.dataset.version) state = { ...fresh(), ...said };
  note.recall();
  paste.recall();
}

/** Keep what is said about a request, once something is. */
function remember() {
  const begun = JSON.stringify(state) !== JSON.stringify(fresh());
  if (begun) drafts.keep("request", { version: root.dataset.version, state });
  else drafts.take("request");
}

const asked = () => ({ answers: given, platform: state.platform, request: state.facts });

/** Ask the engine about the request as it stands, and lay its answer out. */
export async function render(call, answers, platforms) {
  recall();
  [ask, given] = [call, answers];
  const { platform, connected, asked: skipped, ask: next } = state;
  remember();
  const reply = await call({ do: "request", ...asked(), connected, asked: skipped, ask: next });
  const shown = !reply.ask || state.done;
  view("request").replaceChildren(
    part("request", {
      pasting: paste.isOpen(),
      unanswered: Object.keys(answers).length === 0,
      platforms: wanted.platform ? [] : platforms.map((one) => ({ ...one, checked: one.id === platform })),
      moments: ["new", "connected"].map((id) => ({
        id,
        label: say(`moment-${id}`),
        checked: (id === "connected") === connected,
      })),
      known: reply.known.map(withChange),
      ask: shown ? null : question(reply.ask),
      decision: shown ? decision(reply.decision) : null,
    }),
  );
  paste.lay(view("request"), connected);
  if (shown) void note.lay(view("request"), reply.decision, asked(), call);
  report("request", { ...state, decision: shown ? reply.decision : null });
  return shown ? ".con-decision-action" : ".con-fact legend";
}

const question = (ask) => ({
  ...ask,
  values: ask.values.map((value) => ({ ...value, name: ask.id, checked: false })),
});

function decision(data) {
  const [deciding, ...others] = data.reasons;
  return {
    ...data,
    kicker: say("for-this", { platform: data["platform-name"] }),
    because: deciding["because-text"].map((text) => ({ text })),
    credits: deciding.credits,
    href: because(deciding.rule),
    then: data["follow-up"].map((step) => ({ ...step, href: step.page && `${root.dataset.guide}${step.page}/` })),
    later: data["follow-up"].some((step) => step["after-days"] > 0),
    silent: !data.reply,
    changes: changes(data["would-change"].filter((change) => change.known)),
    passed: others.map((one) => ({ text: one.text, because: one["because-text"] })),
  };
}

/** Changes that lead to the same action stand together. */
function changes(list) {
  const groups = Map.groupBy?.(list, ({ label }) => label) ?? group(list);
  return [...groups].map(([label, rows]) => ({
    label,
    action: rows[0].action,
    texts: rows.map(({ text }) => say("if", { what: text })),
  }));
}

function group(list) {
  const groups = new Map();
  for (const row of list) groups.set(row.label, [...(groups.get(row.label) ?? []), row]);
  return groups;
}

/** Take in the chosen platform or moment; true if it was one of the two. */
export function choose({ name, value }) {
  recall();
  if (name === "platform") state.platform = value;
  else if (name === "moment") state.connected = value === "connected";
  else return false;
  if (!state.connected) {
    delete state.facts.conduct;
    state.asked = state.asked.filter((fact) => fact !== "conduct");
  }
  state.done = false;
  state.ask = "";
  return true;
}

/** Go on with a request that was kept; what is not known here is left out. */
export function restore({ platform, connected, done, ...facts }, platforms) {
  reset();
  if (!wanted.platform && platforms.some(({ id }) => id === platform)) state.platform = platform;
  state.connected = connected === "yes";
  for (const [fact, value] of Object.entries(facts)) if (isFact(fact, value)) answer(fact, value);
  state.done = done === "yes";
}

/** Take in the answer to the fact that was asked. */
export function answer(fact, value) {
  if (value === "unknown") delete state.facts[fact];
  else state.facts[fact] = value;
  state.asked = [...new Set([...state.asked, fact])];
  state.ask = "";
  state.done = false;
}

/** Have the note written once Python is there, if it waits for it. */
export const wake = () => void note.write();

/** Hand over what is for later days as a calendar. */
async function calendar() {
  const now = new Date();
  const on = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => `${one}`.padStart(2, "0")).join("-");
  const reply = await ask({ do: "calendar", ...asked(), on, name: note.name() });
  if (reply.ok) download(reply.text, "connect-or-not.ics", "text/calendar");
  else tell("", { text: reply.error, kind: "error" });
}

/** What the buttons of this view do; true if the view must be laid out again, or where the focus goes then. */
export const buttons = {
  "decide-now": () => (state.done = true),
  "change-fact": ({ fact }) => {
    Object.assign(state, { ask: fact, done: false, asked: state.asked.filter((one) => one !== fact) });
    delete state.facts[fact];
    return true;
  },
  another: () => reset(),
  "copy-note": (_, button) => void note.copyNote(button),
  calendar,
  look: () => paste.look(view("request"), ask, state.platform, state.connected),
  confirm: ({ sign }) => {
    const { fact, value } = paste.take(sign);
    answer(fact, value);
    return paste.NEXT;
  },
  refuse: ({ sign }) => {
    paste.take(sign);
    return paste.NEXT;
  },
};
