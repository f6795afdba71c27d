// Judges the choices of a step by what the engine says of it. No rule and no wording is here: what
// comes close to what, and which answers are a matter of taste, stands in the course.
import { decide } from "../tables/decide.mjs";
import { model } from "../tables/model.mjs";
import { complete, onPlatform } from "../tables/recommend.mjs";

/** What the engine decides in a step of a case, and a verdict {id, grade, points} on each choice;
 *  `own` are the learner's answers, and what the case itself says of the learner is laid over them. */
export function judge(course, scenario, step, own) {
  const { choices, facts } = scenario.steps[step];
  if (choices.every(isJudged)) return { decision: null, tastes: [], verdicts: choices.map(({ id, grade, points }) => ({ id, grade, points })) };
  const platform = model.platformById[scenario.platform];
  const answers = complete({ ...own, ...scenario.answers });
  const decision = decide({ answers, platforms: [onPlatform(answers, platform)] }, platform.id, facts);
  const tastes = course.firm.includes(decision.rule.stage) ? [] : decision.changes.filter((one) => isTaste(course, scenario, one));
  return { decision, tastes, verdicts: choices.map(verdict) };

  function verdict({ id, action }) {
    const given = grade(action);
    return { id, grade: given, points: course.points[given] };
  }

  function grade(action) {
    const best = decision.rule.action;
    if (action === best) return "best";
    const close = course.near[best].includes(action) || tastes.some((one) => one.action === action);
    return close ? "defensible" : "mistake";
  }
}

/** Notes do not depend on who writes them, so the build has judged them. */
const isJudged = ({ grade }) => grade !== undefined;

const isTaste = ({ taste }, { answers }, { kind, subject }) =>
  kind === "question" && taste.includes(subject) && !(subject in answers);
