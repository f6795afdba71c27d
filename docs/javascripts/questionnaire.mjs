// Runs the questionnaire: keeps the answers, asks the engine, moves between the views.
import { startEngine } from "./engine.mjs";
import { copy, download, hush, part, root, say, show, tell, view } from "./page.mjs";
import { live, whole } from "./policy.mjs";
import * as request from "./request.mjs";
import * as store from "./store.mjs";

const VERSION = root.dataset.version;
const form = root.querySelector(".con-form");
const fields = [...form.querySelectorAll(".con-question")];
const ids = fields.map((field) => field.dataset.question);

let answers = {};
let borrowed = false; // the answers came in a link and are not the reader's own yet
let touched = false; // the reader has answered something since the page was opened
let current = ids[0];
let shown = "questions";
let changing = false; // one answer is being changed from the result
let engine;
let reply; // the engine's last word on the answers

/* ---- the engine ---- */

function start() {
  engine = startEngine({ onprogress });
  engine.ready.then(arrive, fail);
}

function onprogress({ loaded, total }) {
  const status = root.querySelector(".con-status");
  const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
  const slots = { loaded: megabytes(loaded), total: megabytes(total) };
  status.hidden = false;
  status.querySelector("span").textContent = loaded < total ? say("loading", slots) : say("starting");
  Object.assign(status.querySelector("progress"), { max: total, value: loaded });
}

async function arrive() {
  await takeOver().catch(fail);
}

async function takeOver() {
  if (pending) await confirm(pending);
  await refresh();
  root.dataset.engine = "python";
  root.querySelector(".con-status").hidden = true;
  const finished = !touched && pending && !reply.open.length;
  if (finished && shown === "questions") await go("result", { replace: true });
  else await lay();
}

function fail({ code }) {
  root.dataset.engine = "static";
  root.querySelector(".con-status").hidden = true;
  const name = code === "missing" || code === "timeout" ? `error-${code}` : "error-failed";
  tell(name, { kind: "error", actions: ["try-again"], href: "../how-it-decides/", link: "read-rules" });
}

/** Ask the engine for the policy that follows from the answers. */
async function refresh() {
  reply = await engine.call({ do: "policy", answers });
  root.querySelector(".con-live-body").replaceChildren(live(reply));
}

/* ---- what was kept, or came in a link ---- */

let pending = null;

function restore() {
  const link = location.hash.startsWith("#v=");
  const text = link ? location.hash : store.read();
  pending = text ? { from: link ? "link" : "saved", text } : null;
  borrowed = link;
  answers = (pending && guess(pending)) || {};
  mark();
}

/** What the page itself can read of it; the engine has the last word. */
function guess({ from, text }) {
  try {
    const pairs = new URLSearchParams(text.slice(1));
    const { version, answers: saved } =
      from === "saved" ? JSON.parse(text) : { version: pairs.get("v"), answers: Object.fromEntries(pairs) };
    const known = Object.entries(saved).filter(([name, value]) => radio(name, value));
    return version === VERSION ? Object.fromEntries(known) : null;
  } catch {
    return null;
  }
}

async function confirm({ from, text }) {
  const found = await engine.call({ do: "restore", from, text });
  if (found.ok) {
    if (!touched) answers = found.answers;
    if (found.notice) tell("", { text: found.notice });
    else if (borrowed) tell("from-link", { actions: ["keep", ...(store.read() ? ["back-to-mine"] : [])] });
  } else {
    borrowed = false;
    if (from === "saved") store.setAside(text);
    if (!touched) answers = {};
    tell("", { text: found.error, kind: "error" });
    if (shown === "result") await go("questions", { replace: true });
  }
  mark();
}

function keep() {
  if (borrowed) return;
  if (!store.write(JSON.stringify({ version: VERSION, answers }))) tell("not-kept");
}

const radio = (name, value) =>
  fields
    .find((field) => field.dataset.question === name)
    ?.querySelector(`input[value="${CSS.escape(String(value))}"]`);

/** Make the radio buttons say what the answers say. */
function mark() {
  form.reset();
  for (const [name, value] of Object.entries(answers)) {
    const chosen = radio(name, value);
    if (chosen) chosen.checked = true;
  }
}

/* ---- moving about ---- */

const isReady = () => root.dataset.engine === "python";

/** Go somewhere and let the browser's own back button bring the reader back. */
async function go(name, { id = current, replace = false } = {}) {
  shown = name;
  current = id;
  const depth = (history.state?.depth ?? 0) + (replace ? 0 : 1);
  const address = borrowed ? location.href : location.pathname + (name === "request" ? "#request" : "");
  history[replace ? "replaceState" : "pushState"]({ name, id, depth }, "", address);
  await lay({ focus: true });
}

async function lay({ focus = false } = {}) {
  root.querySelector(".con-live").hidden = shown !== "questions" && isReady();
  if (shown === "questions") return layQuestion(focus);
  if (!isReady() && !reply) {
    view(shown).replaceChildren(part("waiting"));
    return show(shown, { focus: focus && "h2" });
  }
  if (shown === "result") {
    view("result").replaceChildren(whole(reply));
    return show("result", { focus: focus && "h2" });
  }
  const platforms = Object.entries(reply.policy.platforms).map(([id, { name }]) => ({ id, name }));
  await request.render(engine.call, answers, platforms);
  return show("request", { focus: focus && "h2" });
}

function layQuestion(focus) {
  for (const field of fields) field.hidden = field.dataset.question !== current;
  const left = (reply?.open ?? ids.filter((id) => !(id in answers))).filter((id) => id !== current);
  const before = Object.keys(answers).filter((id) => id !== current).length;
  const slots = { number: before + 1, total: before + 1 + left.length };
  form.parentElement.querySelector(".con-progress-text").textContent = say("question-of", slots);
  const bar = form.parentElement.querySelector(".con-progress-bar");
  Object.assign(bar, { max: slots.total, value: slots.number });
  button("back").hidden = !(history.state?.depth > 0);
  button("see-policy").parentElement.hidden = !Object.keys(answers).length;
  show("questions", { focus: focus && fields[ids.indexOf(current)].querySelector("legend") });
}

const button = (name) => form.querySelector(`[data-do="${name}"]`);

/** Take the chosen option, and go on to what is still open. */
async function next() {
  const chosen = fields[ids.indexOf(current)].querySelector(":checked");
  if (!chosen) return tell("pick-first");
  hush();
  await take(chosen);
  const open = reply ? reply.open : ids.filter((id) => !(id in answers));
  const wasChanging = changing;
  changing = false;
  if (!open.length || (wasChanging && open.length === 0)) return go("result");
  return go("questions", { id: open[0] });
}

async function take({ name, value }) {
  touched = true;
  answers = { ...answers, [name]: value };
  keep();
  if (isReady()) await refresh();
}

/* ---- buttons ---- */

const buttons = {
  back: () => history.back(),
  "see-policy": () => go("result"),
  request: () => go("request"),
  policy: () => go("result"),
  "answer-now": () => go("questions", { id: reply?.open[0] ?? ids.find((id) => !(id in answers)) ?? ids[0] }),
  change: ({ question }) => {
    changing = true;
    return go("questions", { id: question });
  },
  "copy-link": () => copy(`${location.href.split("#")[0]}#${reply.fragment}`, "link-copied"),
  print: () => window.print(),
  markdown: () => hand("markdown", "md", "text/markdown"),
  json: () => hand("json", "json", "application/json"),
  forget: async () => {
    store.clear();
    answers = {};
    borrowed = touched = false;
    pending = null;
    request.reset();
    mark();
    if (isReady()) await refresh();
    await go("questions", { id: ids[0] });
    tell("forgotten");
  },
  keep: () => {
    borrowed = false;
    keep();
    history.replaceState(history.state, "", location.pathname);
    tell("kept");
  },
  "back-to-mine": async () => {
    history.replaceState(history.state, "", location.pathname);
    await reopen();
  },
  "try-again": () => {
    hush();
    start();
  },
};

async function hand(format, ending, type) {
  const { text } = await engine.call({ do: "document", format, answers });
  download(text, `connect-or-not-policy.${ending}`, type);
}

async function reopen() {
  hush();
  touched = false;
  restore();
  if (isReady()) {
    if (pending) await confirm(pending);
    await refresh();
  }
  const complete = reply ? !reply.open.length : borrowed;
  await go(borrowed || (pending && complete) ? "result" : "questions", { replace: true });
}

root.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-do]");
  if (!pressed) return;
  const inRequest = request.buttons[pressed.dataset.do];
  if (!inRequest) return void Promise.resolve(buttons[pressed.dataset.do](pressed.dataset)).catch(fail);
  if (inRequest(pressed.dataset)) again();
});

root.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target === form) return void next().catch(fail);
  const chosen = event.target.querySelector(".con-fact :checked");
  if (!chosen) return tell("pick-first");
  hush();
  request.answer(chosen.name, chosen.value);
  again();
});

root.addEventListener("change", ({ target }) => {
  if (target.form !== form && request.choose(target)) again(`[name="${target.name}"]:checked`);
});

/** Lay the request out again, and put the focus where it goes on. */
async function again(place) {
  const platforms = Object.entries(reply.policy.platforms).map(([id, { name }]) => ({ id, name }));
  try {
    const focus = await request.render(engine.call, answers, platforms);
    view("request").querySelector(place ?? focus)?.focus();
  } catch (error) {
    fail(error);
  }
}

window.addEventListener("popstate", ({ state }) => {
  if (!state) return void reopen();
  shown = state.name;
  current = state.id;
  hush();
  lay({ focus: true }).catch(fail);
});

/* ---- begin ---- */

restore();
shown = location.hash === "#request" ? "request" : borrowed ? "result" : "questions";
current = ids.find((id) => !(id in answers)) ?? ids[0];
history.replaceState({ name: shown, id: current, depth: 0 }, "", location.href);
lay().catch(fail);
start();
