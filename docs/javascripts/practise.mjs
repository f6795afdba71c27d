// The page for practising: all cases, judged by the policy that the reader picks, kept in this browser.
import { mine } from "./mine.mjs";
import { play } from "./practice/player.mjs";
import * as store from "./store.mjs";
import { load } from "./tables/model.mjs";

const root = document.querySelector("#practise");
const place = root.querySelector(".con-course");
const form = root.querySelector("form");
const known = JSON.parse(root.querySelector(".con-known").textContent); // presets, words

const ASK = "ask"; // a policy from questions that the player asks
const MINE = "mine";

/** What this browser keeps of earlier visits: the policy that was picked, and a state for each. */
function kept() {
  try {
    const { policy, states } = JSON.parse(store.read(store.PRACTICE));
    return { policy: `${policy}`, states: Object.fromEntries(Object.entries(states)) };
  } catch {
    return { policy: null, states: {} };
  }
}

/** The answers behind a policy; null where the player is to ask. */
const answersOf = (policy) => (policy === MINE ? mine() : (known.presets[policy] ?? null));

const offered = () => [...form.elements.policy.options].filter(({ disabled }) => !disabled).map(({ value }) => value);

/** What was picked last time, or the reader's own. */
function usual() {
  const { policy } = kept();
  if (offered().includes(policy)) return policy;
  return mine() ? MINE : ASK;
}

function keeper(policy) {
  return {
    saved: kept().states[policy] ?? null,
    save(state) {
      const text = JSON.stringify({ policy, states: { ...kept().states, [policy]: state } });
      if (!store.write(text, store.PRACTICE)) throw new Error("this browser keeps nothing");
    },
    answered() {},
    scored() {},
  };
}

function begin(course, policy) {
  const words = { ...course.words, "not-reported": known.words["not-kept"] };
  play(place, { ...course, words, answers: answersOf(policy), mine: policy === MINE }, keeper(policy));
}

async function get(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}

try {
  const [tables, course] = await Promise.all([get(root.dataset.tables), get(root.dataset.course)]);
  load(tables);
  for (const option of form.querySelectorAll(`option[value="${MINE}"]`)) option.hidden = option.disabled = !mine();
  form.elements.policy.value = usual();
  form.hidden = false;
  form.addEventListener("change", () => begin(course, form.elements.policy.value));
  begin(course, usual());
} catch {
  const failed = Object.assign(document.createElement("p"), { className: "con-message con-message-error", textContent: known.words["not-loaded"] });
  place.replaceChildren(failed);
}
