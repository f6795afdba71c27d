// Runs the questionnaire: shows what the tables say at once, and what Python says where they cannot.
import * as own from "./answers.mjs";
import * as drafts from "./drafts.mjs";
import { startEngine } from "./engine.mjs";
import { concerns, framed } from "./frame.mjs";
import { inTime, whenIdle } from "./idle.mjs";
import { copy, download, hush, part, report, root, say, show, tell, view } from "./page.mjs";
import { live, onePlatform, outline, places } from "./policy.mjs";
import * as publish from "./publish.mjs";
import * as request from "./request.mjs";
import * as store from "./store.mjs";
import * as tables from "./tables.mjs";
import { way } from "./way.mjs";

let engine; // Python, once it has been started
let tabled = false; // the tables are here, and nothing speaks against them
let reply; // the last word on these answers; none while nobody can say
let laidLive; // the reply that stands beside the questions
let broken = null; // why there is no engine
let pending; // what was found in a link or in this browser and only Python can read
let touched = false; // the reader has answered something since
let running = null; // what was begun and is not finished
let kept = null; // a request that the page around kept, to be gone on with
const home = root.dataset.start; // the view that this page begins with
let shown = home;
let current = own.ids[0];

/* The tables */

let begun; // the first reading of the tables

/** Whatever the reader does first waits for this, which takes its time once. */
const beginOnce = () => (begun ??= begin().catch(fail));

/** Show what the tables say, which stand in the page; without them everything waits for Python. */
async function begin() {
  tabled = readTables();
  if (tabled) await arrive();
  else await lay();
  if (!tabled || pending) return void startOnce();
  if (own.borrowed && !touched) offer("");
  if (!framed) whenIdle(startOnce); // in a frame, Python comes when something needs it
}

function readTables() {
  try {
    tables.load(JSON.parse(root.querySelector(".con-tables").textContent));
    return true;
  } catch {
    return false; // not all of the page has come
  }
}

/** Answer a request: from the tables at once, else by Python. Where the two differ, Python is right. */
async function ask(asked) {
  const said = tabled && tables.step(asked);
  if (!said) return (engine ?? start()).call(asked);
  if (isReady()) engine.call(asked).then((theirs) => same(said, theirs) || distrust(), fail);
  return said;
}

/** Two replies are the same whatever the order of their keys. */
function same(one, other) {
  if (Object(one) !== one || Object(other) !== other) return one === other;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => same(one[key], other[key]));
}

/** Leave the tables out from now on, for they are not of this engine. */
async function distrust() {
  tabled = false;
  await refresh();
  await lay();
}

/* The engine */

function start() {
  engine?.stop();
  broken = null;
  engine = startEngine({ onprogress, beside: new URL(`${root.dataset.guide}engine/`, document.baseURI) });
  engine.ready.then(takeOver).catch(fail);
  return engine;
}

function startOnce() {
  if (!engine) start();
}

function onprogress({ loaded, total }) {
  if (tabled) return; // nobody is waiting
  const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
  const slots = { loaded: megabytes(loaded), total: megabytes(total) };
  status().hidden = false;
  status().querySelector("span").textContent = loaded < total ? say("loading", slots) : say("starting");
  Object.assign(status().querySelector("progress"), { max: total, value: loaded });
}

const status = () => root.querySelector(".con-status");
const isReady = () => root.dataset.engine === "python";

/** Python is there: let it read what only it can read, and agree with what is shown. */
async function takeOver() {
  status().hidden = true;
  const asked = { do: "policy", answers: own.answers };
  if (tabled && !pending) {
    if (!same(tables.step(asked), await engine.call(asked))) tabled = false;
  }
  if (tabled && !pending) {
    root.dataset.engine = "python";
    return request.wake();
  }
  const found = pending;
  if (found) await confirm(found);
  root.dataset.engine = "python";
  return arrive(found);
}

/** Show the first word on the answers that were found, in the place where the reader is. */
async function arrive(found = own.found) {
  await refresh();
  const complete = found && !pending && !touched && !reply.open.length;
  if (complete && shown === "questions") return go("result", { replace: true });
  const inView = view(shown).contains(document.activeElement);
  return lay({ focus: inView && shown !== "questions" });
}

function fail(error) {
  if (error.code === "stopped") return;
  broken = error;
  root.dataset.engine = "static";
  status().hidden = true;
  const cause = ["missing", "timeout"].includes(error.code) ? error.code : "failed";
  const href = root.dataset.policies;
  tell(`${tabled ? "without" : "error"}-${cause}`, { kind: "error", actions: ["try-again"], href, link: "read-policies" });
}

/** Ask for the policy that follows from the answers. */
async function refresh() {
  const said = await ask({ do: "policy", answers: own.answers });
  reply = { ...said, open: said.open.filter(concerns) };
  report("answers", reply);
}

/** Show beside the questions what follows so far, unless it stands there. */
function layLive() {
  if (!reply || reply === laidLive || root.querySelector(".con-live").hidden) return;
  root.querySelector(".con-live-body").replaceChildren(live(reply));
  laidLive = reply;
}

/** Let the engine judge what was found in a link or in this browser. */
async function confirm({ from, text }) {
  const found = await engine.call({ do: "restore", from, text: text.slice(0, MOST) });
  pending = null;
  if (!found.ok) return refuse(from, text, found.error);
  own.settle(found.answers);
  if (found.notice || touched) own.keep();
  if (own.borrowed) offer(found.notice);
  else if (found.notice) tell("", { text: found.notice });
}

const MOST = 50_000; // far more than any answers need

function offer(notice) {
  if (framed) return tell("from-around", { text: `${notice} ${say("from-around")}`.trim() });
  const actions = ["keep", ...(store.read() ? ["back-to-mine"] : [])];
  tell("from-link", { text: `${notice} ${say("from-link")}`.trim(), actions });
}

/** Put aside what is of no use, fall back on what there is, and say so. */
async function refuse(from, text, sentence) {
  if (from === "saved") {
    store.setAside(text);
    own.settle({});
  } else {
    way.replace(way.state, location.pathname);
    way.resumes = false;
    pending = own.fallBack();
    if (pending) await confirm(pending);
  }
  if (shown === "result") await go(home, { id: own.unanswered()[0] ?? own.ids[0], replace: true });
  tell("", { text: sentence, kind: "error" });
}

/* Moving about */

/** Go somewhere, and let the browser's own back button bring the reader back. */
async function go(name, { id = current, replace = false, changing = false } = {}) {
  shown = name;
  current = id;
  const depth = (way.state?.depth ?? 0) + (replace ? 0 : 1);
  way[replace ? "replace" : "push"]({ name, id, depth, changing }, address(name));
  await lay({ focus: true });
}

const address = (name) => {
  if (own.borrowed) return reply ? own.follow(reply.fragment) : way.hash;
  return location.pathname + (name === "request" && home !== "request" ? "#request" : "");
};

async function lay({ focus = false } = {}) {
  const waiting = shown !== "questions" && (!reply || pending);
  const beside = shown === "questions" || waiting;
  root.querySelector(".con-live").hidden = !beside;
  if (beside) whenIdle(layLive);
  if (waiting) view(shown).replaceChildren(part("waiting", { title: say(TITLES[shown]), text: say(WAITS[shown]) }));
  else if (shown === "questions") layQuestion();
  else if (shown === "result") layResult();
  else await layRequest();
  const place = shown === "questions" ? own.field(current).querySelector("legend") : "h2";
  show(shown, { focus: focus && place });
  if (waiting && broken) fail(broken);
}

const TITLES = { result: "your-policy", request: "request-title" };
const WAITS = { result: "waiting", request: "waiting-request" };

/** Show the policy: its first platform at once, and the others one by one while nothing else is to be done. */
function layResult() {
  report("policy", reply);
  const laid = outline(reply);
  const [[list, first], ...others] = places(reply);
  const lists = Object.fromEntries(["platforms", "others"].map((name) => [name, laid.querySelector(`[data-each="${name}"]`)]));
  lists[list].append(onePlatform(list, first));
  view("result").replaceChildren(laid);
  view("result").ariaBusy = "true";
  addOthers(lists, others).catch(fail);
}

async function addOthers(lists, others) {
  const by = inTime(); // all of them, be the browser ever so busy
  for (const [list, one] of others) {
    await new Promise((done) => whenIdle(done, by));
    if (!lists[list].isConnected) return; // another result has been laid since
    lists[list].append(onePlatform(list, one));
  }
  if (!lists.platforms.isConnected) return;
  view("result").ariaBusy = null;
  if (!framed) startOnce();
}

function layQuestion() {
  for (const id of own.ids) own.field(id).hidden = id !== current;
  const left = open().filter((id) => id !== current);
  const before = Object.keys(own.answers).filter((id) => id !== current).length;
  const slots = { number: before + 1, total: before + 1 + left.length };
  root.querySelector(".con-progress-text").textContent = say("question-of", slots);
  Object.assign(root.querySelector(".con-progress-bar"), { max: slots.total, value: slots.number });
  root.querySelector('[data-do="back"]').hidden = !(way.state?.depth > 0);
  root.querySelector(".con-skip").hidden = !Object.keys(own.answers).length;
}

/** The questions that can still change something; before the engine has spoken, all that are left. */
const open = () => reply?.open ?? own.unanswered().filter(concerns);

function layRequest() {
  const platforms = Object.entries(reply.policy.platforms).map(([id, { name }]) => ({ id, name }));
  if (kept) request.restore(kept, platforms);
  kept = null;
  return request.render(ask, own.answers, platforms);
}

const canAnswer = () => tabled || isReady();

/** Take the chosen option, and go on to what is still open. */
async function next() {
  const chosen = own.field(current).querySelector(":checked");
  if (!chosen) return tell("pick-first");
  hush();
  const { changing } = way.state;
  await take(chosen);
  return changing || !open().length ? go("result") : go("questions", { id: open()[0] });
}

async function take({ name, value }) {
  touched = true;
  reply = null;
  own.give(name, value);
  if (!own.keep()) tell("not-kept");
  if (canAnswer()) await refresh();
}

/** Look for answers, and have Python read those that the page itself cannot. */
async function find(hash) {
  const found = own.find(hash);
  pending = found && !found.understood ? found : null;
  if (pending && isReady()) await confirm(pending);
  else if (pending && !engine) start();
  else if (found && own.borrowed) offer("");
  return found;
}

/** Start again from what the address or this browser holds now. */
async function reopen(hash = way.hash) {
  hush();
  touched = false;
  const found = await find(hash);
  reply = null;
  if (canAnswer()) await refresh();
  const complete = own.borrowed || (found && !open().length);
  const place = complete && home === "questions" ? "result" : home;
  await go(place, { id: open()[0] ?? own.ids[0], replace: true });
}

/* Buttons */

const WHOLE = "#my-policy"; // the policy page's address for the policy, however little was answered

const buttons = {
  back: () => way.back(),
  "see-policy": () => go("result"),
  request: () => go("request"),
  policy: () => (isElsewhere ? leave(WHOLE) : go("result")),
  "answer-now": () => (isElsewhere ? leave() : go("questions", { id: open()[0] ?? own.ids[0] })),
  "copy-published": (data, button) => publish.copyForm(data, button),
  change: ({ question }) => go("questions", { id: question, changing: true }),
  "copy-link": () => copy(`${new URL(root.dataset.policy, location.href)}#${reply.fragment}`, "link-copied", "copy-failed"),
  print: () => window.print(),
  markdown: () => void hand("markdown", "md", "text/markdown").catch(fail),
  json: () => void hand("json", "json", "application/json").catch(fail),
  keep: () => {
    own.adopt();
    way.replace(way.state, address(shown));
    way.settle();
    tell(own.keep() ? "kept" : "not-kept");
  },
  "back-to-mine": () => {
    way.replace(way.state, location.pathname);
    return reopen();
  },
  forget: () => {
    store.clear();
    return forgetHere();
  },
  "try-again": () => {
    hush();
    start();
  },
};

/** The questions and the policy have a page of their own, beside that for requests; in a frame they are here. */
const isElsewhere = home === "request" && !framed;
const leave = (hash = "") => location.assign(root.dataset.policy + (own.borrowed ? `#${reply.fragment}` : hash));

async function forgetHere() {
  own.forget();
  request.clear();
  drafts.clear();
  reply = pending = null;
  touched = false;
  if (canAnswer()) await refresh();
  await go(home, { id: own.ids[0] });
  way.settle();
  tell("forgotten");
}

/** What another tab of this browser kept or forgot holds here too. */
async function follow(text) {
  if (!text) return forgetHere();
  touched = false;
  await find();
  reply = null;
  if (canAnswer()) await refresh();
  return lay();
}

async function hand(format, ending, type) {
  if (!isReady()) tell("preparing");
  const { text } = await ask({ do: "document", format, answers: own.answers });
  hush();
  download(text, `connect-or-not-policy.${ending}`, type);
}

/** Lay the request out again, and put the focus where it goes on. */
async function again(place) {
  const focus = await layRequest();
  view("request").querySelector(place ?? focus)?.focus();
}

async function answerFact(asked) {
  const chosen = asked.querySelector(".con-fact :checked");
  if (!chosen) return tell("pick-first");
  hush();
  request.answer(chosen.name, chosen.value);
  return again();
}

/** Do one thing at a time: a second press while the first is under way changes nothing. */
async function once(action) {
  if (running) return;
  running = beginOnce().then(action).catch(fail);
  await running;
  running = null;
}

/** Do something as soon as what is under way is done. */
async function later(action) {
  while (running) await running;
  await once(action);
}

root.addEventListener("click", ({ target }) => {
  const pressed = target.closest("[data-do]");
  if (!pressed) return;
  const name = pressed.dataset.do;
  if (name in buttons) once(() => buttons[name](pressed.dataset, pressed));
  else once(() => pressInRequest(name, pressed));
});

async function pressInRequest(name, pressed) {
  const then = await request.buttons[name](pressed.dataset, pressed);
  if (then) await again(typeof then === "string" ? then : undefined);
}

root.addEventListener("toggle", ({ target }) => {
  if (target.open && target.matches(".con-publish")) publish.lay(target, own.answers, ask).catch(fail);
}, { capture: true }); // it does not bubble

root.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!event.target.matches(".con-form")) return; // Enter in a field of the note
  once(() => (event.target === own.form ? next() : answerFact(event.target)));
});

root.addEventListener("change", ({ target }) => {
  if (target.form === own.form || !request.choose(target)) return;
  later(() => again(`[name="${target.name}"]:checked`));
});

way.listen((state) => {
  const { hash } = way; // what is under way may yet change the address
  if (own.isLink(hash) && hash !== own.source) return later(() => reopen(hash));
  if (state) {
    shown = state.name;
    current = state.id;
    hush();
    return void lay({ focus: true }).catch(fail);
  }
  if (hash === "#request") return later(() => go("request", { replace: true }));
  way.replace({ name: shown, id: current, depth: 0 }); // a link within the page
});

window.addEventListener("storage", ({ key, newValue }) => {
  if ((key === store.NAME || key === null) && !own.borrowed && !way.resumes) later(() => follow(newValue));
});

/* The page around, where there is one */

/** Begin anew with answers that it gives, as a link holds them: the reader's own, kept there, or others. */
export const receive = (hash, { resumes = false, asked = null } = {}) =>
  later(() => {
    kept = asked;
    way.give(hash, resumes);
    return reopen();
  });

/** Lay out anew what is shown, where another platform is wanted, or none in particular. */
export const choose = (platform) =>
  later(async () => {
    if (platform) request.choose({ name: "platform", value: platform });
    reply = null;
    if (canAnswer()) await refresh();
    await lay();
  });

/* Begin */

drafts.offerToClear(() => {
  request.clear();
  hush();
  once(again);
});
own.find();
pending = own.found?.understood ? null : own.found;
if (way.hash === "#request") shown = "request";
else if (home === "questions" && (own.borrowed || way.hash === WHOLE)) shown = "result";
current = open()[0] ?? own.ids[0];
way.replace({ name: shown, id: current, depth: 0, changing: false }, way.hash);
if (own.found || framed || shown !== "questions") beginOnce();
else requestAnimationFrame(() => whenIdle(beginOnce)); // the first question stands in the page
