// Answers a page's requests from the tables at once, in the words of the engine's border function.
// What tables cannot do (documents, and reading what another edition wrote) waits for Python.
import { nextFact } from "./tables/ask.mjs";
import { completeRequest, decide } from "./tables/decide.mjs";
import { load, model, UNKNOWN } from "./tables/model.mjs";
import { openQuestions, recommend } from "./tables/recommend.mjs";
import { answerData, decisionData, factData, policyData } from "./tables/render.mjs";

export { load };

/** Whether a request can have this fact, as far as is known here. */
export const isFact = (name, value) =>
  value === UNKNOWN ? name in (model.factById ?? {}) : Boolean(model.factById?.[name]?.values.some(({ id }) => id === value));

/** Reply to a request as guide.browser.step does; null for what only Python can do. */
export const step = (asked) => STEPS[asked.do]?.(asked) ?? null;

const STEPS = {
  policy: ({ answers = {} }) => ({
    ok: true,
    policy: policyData(recommend(answers)),
    open: openQuestions(answers),
    answered: Object.entries(answers).map(([name, value]) => answerData(name, value)),
    fragment: ["v=" + model.version, ...Object.entries(answers).map((pair) => pair.join("="))].join("&"),
  }),
  request: ({ answers = {}, platform, request = {}, asked = [], ask, connected = false }) => {
    const mine = recommend(answers);
    const facts = completeRequest(request);
    const skipped = model.facts.map(({ id }) => id).filter((id) => asked.includes(id));
    const here = mine.platforms.find((one) => one.platform.id === platform);
    const next = ask in model.factById ? ask : nextFact(here, facts, skipped, connected);
    const known = Object.entries(facts).filter(([name, value]) => value !== UNKNOWN || skipped.includes(name));
    return {
      ok: true,
      ask: next ? factData(next) : null,
      known: known.map(([name, value]) => answerData(name, value)),
      decision: decisionData(decide(mine, platform, facts)),
    };
  },
};
