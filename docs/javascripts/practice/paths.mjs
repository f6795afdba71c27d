// The way through a case: which choice was taken in each step, written as a letter a step.

export const START = "start";

/** The steps that these letters go through, [{step, choice}], and where they lead: the step that is
 *  open next, or null at the end of the case. Letters that lead nowhere give null altogether. */
export function follow(scenario, letters) {
  const taken = [];
  let next = START;
  for (const letter of letters) {
    const choice = scenario.steps[next]?.choices.find(({ id }) => id === letter);
    if (!choice) return null;
    taken.push({ step: next, choice });
    next = choice.next ?? null;
  }
  return { taken, next };
}

/** Whether these letters lead to an end of the case. */
export const isWhole = (scenario, letters) => letters !== "" && follow(scenario, letters)?.next === null;
