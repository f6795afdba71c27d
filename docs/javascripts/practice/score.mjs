// Points and scores: of a try, of a case, and of the course.
import { follow, isWhole } from "./paths.mjs";

/** Points of a try: {points, steps, verdicts}; `grade(scenario, step)` gives the verdicts on a step. */
export function marks({ scenario, letters }, grade) {
  const verdicts = follow(scenario, letters).taken.map(({ step, choice }) => ({
    step,
    choice,
    ...grade(scenario, step).find(({ id }) => id === choice.id),
  }));
  return { points: verdicts.reduce((sum, { points }) => sum + points, 0), steps: verdicts.length, verdicts };
}

/** The last whole try of a case, or nothing. */
export const lastWhole = (tries, scenario) =>
  tries.findLast((one) => one.scenario === scenario && isWhole(scenario, one.letters));

/** The score of a course, the mean over its cases; one that is not finished counts nothing. */
export function courseScore(course, tries, grade) {
  const total = course.scenarios.length;
  const whole = course.scenarios.map((scenario) => lastWhole(tries, scenario)).filter(Boolean);
  const shares = whole.map((one) => marks(one, grade)).map(({ points, steps }) => points / steps);
  const mean = total ? shares.reduce((sum, share) => sum + share, 0) / total : 0;
  const score = Math.floor(100 * mean + 0.5 + 1e-9); // the last is for thirds that do not quite add up
  const done = whole.length === total;
  return { score, passed: done && score >= course["pass-mark"], done, answered: whole.length, total };
}
