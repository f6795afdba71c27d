// xAPI statements as H5P's own content types write them: hosts take theirs apart by these shapes.

const INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction";
const LOCAL = "http://h5p.org/x-api/h5p-local-content-id";
const PART = "http://h5p.org/x-api/h5p-subContentId";
const RULE = "urn:connect-or-not:rule";
const EDITION = "urn:connect-or-not:edition";
export const HIGHEST = 100;

/** The end of the course, with its score. */
export function completed(instance, score, passed) {
  const event = instance.createXAPIEventTemplate("completed");
  event.setScoredResult(score, HIGHEST, instance, true, passed);
  return event;
}

/** An answer to one step. It names the course as its parent, or hosts would take it for the whole. */
export function answered(instance, { id, name, text, choices, chosen, best, points, rule, version, seconds }) {
  const event = instance.createXAPIEventTemplate("answered");
  const { statement } = event.data;
  const whole = statement.object.id;
  statement.object = {
    ...(whole && { id: `${whole}${whole.includes("?") ? "&" : "?"}subContentId=${id}` }),
    objectType: "Activity",
    definition: {
      type: INTERACTION,
      interactionType: "choice",
      name: spoken(name ?? id),
      description: spoken(text),
      choices: choices.map((one) => ({ id: one.id, description: spoken(one.text) })),
      correctResponsesPattern: [best],
      extensions: { [LOCAL]: instance.contentId, [PART]: id, [EDITION]: version, ...(rule && { [RULE]: rule }) },
    },
  };
  const { contextActivities } = (statement.context ??= { contextActivities: {} });
  contextActivities.parent = [{ ...(whole && { id: whole }), objectType: "Activity" }];
  event.setScoredResult(points, 1, null, true, chosen === best);
  Object.assign(statement.result, { response: chosen, duration: `PT${seconds}S` });
  return event;
}

const spoken = (text) => ({ "en-US": text });

/** What the player reports of a step beside the answer, put together again by the step's id. */
export function asReported({ scenarios, version }, id) {
  const [name, step] = id.split("_");
  const scenario = scenarios.find((one) => one.id === name);
  const { situation, ask, choices } = scenario.steps[step];
  return { id, text: [scenario.title, ...situation, ask].join(" "), choices: choices.map((one) => ({ id: one.id, text: one.text })), version };
}

/** Whether a course has a step of this id; what is kept may be of another edition of the course. */
export const isStep = ({ scenarios }, id) => scenarios.some((one) => id.split("_")[1] in one.steps && one.id === id.split("_")[0]);
