// Practice in a frame: cases, judged by a preset's policy or by the reader's own, worked out first.
// Tells the page around how it goes, and goes on from what that page has kept.
import * as host from "./embed/host.mjs";
import "./embed/size.mjs";
import { showUnknown, showWhoIsTold } from "./embed/told.mjs";
import { look, presetAnswers, wanted } from "./frame.mjs";
import { hush, root, say, tell } from "./page.mjs";
import { play } from "./practice/player.mjs";
import * as store from "./store.mjs";
import { load } from "./tables/model.mjs";

const view = "practice";
const STATE = /^1\.[A-Za-z0-9.~-]*$/;
const place = root.querySelector(".con-course");
let course = null; // once it has come
let given = null; // a state that the page around has kept

/* What is kept */

/** What this browser keeps of practice, here and on the site's own page: {policy, states}. */
function kept() {
  try {
    const { policy, states } = JSON.parse(store.read(store.PRACTICE));
    return { policy, states: { ...states } };
  } catch {
    return { states: {} };
  }
}

/** The name under which a state is kept: each choice of cases and policy has its own. */
const name = () => ["frame", wanted.preset, wanted.platform].join(" ").trim();

/** Keep a state here, unless the page around does. */
function keep(state) {
  if (given !== null) return true;
  const all = kept();
  return store.write(JSON.stringify({ ...all, states: { ...all.states, [name()]: state } }), store.PRACTICE);
}

const keeper = () => ({
  saved: given ?? kept().states[name()] ?? null,
  save(state) {
    host.tell("state", { view, state });
    if (!keep(state) && !host.isTold()) throw new Error("nobody keeps it");
  },
  answered() {},
  scored: (score) => host.tell("result", { view, edition: course.version, ...score }),
});

/* The course */

async function get(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}

/** Put the way from here to the site's other pages into a course made for a page of the site. */
function here(made) {
  const moved = (url) => url.replace(made.site, root.dataset.guide);
  const sources = Object.entries(made.sources).map(([id, row]) => [id, { ...row, url: moved(row.url) }]);
  const words = { ...made.words, "not-reported": say("not-kept") };
  return { ...made, words, site: root.dataset.guide, sources: Object.fromEntries(sources) };
}

function begin() {
  hush();
  const scenarios = course.scenarios.filter(({ platform }) => !wanted.platform || platform === wanted.platform);
  play(place, { ...course, scenarios, answers: presetAnswers() }, keeper());
  new MutationObserver(bring).observe(place.querySelector(".con-stage"), { childList: true });
}

/** The reader has gone on to something else, which begins at the top. */
const bring = () => document.hasFocus() && place.dispatchEvent(new CustomEvent("con-brought", { bubbles: true }));

/* The page around */

host.hear("set-state", ({ state }) => {
  if (typeof state !== "string" || (state && !STATE.test(state))) return tell("state-unread", { kind: "error" });
  given = state || null;
  return course && begin();
});

window.addEventListener("hashchange", () => {
  const changed = look();
  showUnknown();
  if (!changed.includes("preset") && !changed.includes("platform")) return;
  given = null;
  if (course) begin();
});

host.whenGreeted(showWhoIsTold);
showUnknown();
host.ready({ view, edition: root.dataset.version });

try {
  const [tables, made] = await Promise.all([get(root.dataset.tables), get(root.dataset.course)]);
  load(tables);
  course = here(made);
  begin();
} catch {
  tell("not-loaded", { kind: "error" });
}
