// From a policy and a request to a decision: the first matching rule wins.
import { model, UNKNOWN } from "./model.mjs";
import { reasons } from "./explain.mjs";
import { rulesFor, standing } from "./recommend.mjs";

/** All facts of a request, with what was left out filled in. */
export const completeRequest = (given) =>
  Object.fromEntries(model.facts.map(({ id }) => [id, given[id] ?? UNKNOWN]));

export const firstMatch = (rules, facts) =>
  rules.find(({ when }) => Object.entries(when).every(([name, allowed]) => !(name in facts) || allowed.includes(facts[name])));

export function decide({ answers, platforms }, id, facts) {
  const mine = platforms.find(({ platform }) => platform.id === id);
  const rule = firstMatch(mine.rules, facts);
  const changes = [...otherFacts(mine, facts), ...otherAnswers(answers, mine, facts)];
  return {
    mine,
    rule,
    facts,
    reasons: reasons(answers, mine, rule, facts),
    changes: changes.filter(({ action }) => action !== rule.action),
  };
}

const otherFacts = ({ rules }, facts) =>
  model.facts.flatMap(({ id, values }) =>
    values.map((value) => ({
      kind: "fact",
      subject: id,
      to: value.id,
      action: firstMatch(rules, { ...facts, [id]: value.id }).action,
    })),
  );

const otherAnswers = (answers, { platform }, facts) =>
  model.questions
    .filter((question) => !question.platform || question.platform === platform.id)
    .flatMap(({ id, options }) =>
      options.map((option) => {
        const values = standing({ ...answers, [id]: option.id }, platform);
        return { kind: "question", subject: id, to: option.id, action: firstMatch(rulesFor(values), facts).action };
      }),
    );
