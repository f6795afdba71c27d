// From answers to a policy: walk the tree for each platform, and keep the rules that are left.
import { follow, lazily, model, NOT_SURE } from "./model.mjs";

/** All answers, with what was left out filled in. */
export const complete = (answers) =>
  Object.fromEntries(model.questions.map(({ id }) => [id, answers[id] ?? NOT_SURE]));

/** Walk down a tree: the stance, and what was asked on the way. */
export function walk(tree, values) {
  const asked = [];
  let node = tree;
  while (node.asks) {
    asked.push(node.asks);
    node = node.cases.find(({ options }) => options.includes(values[node.asks])).then;
  }
  return { stance: node.stance, asked };
}

/** All that rules may test about a person on a platform: answers and what follows from them. */
export function standing(answers, { id, venue, tie, use }) {
  const said = answers[`use-${id}`];
  const values = { ...answers, venue, tie, account: said === NOT_SURE ? use : said };
  return { ...values, stance: walk(model.trees[venue], values).stance };
}

/** Whether all tests of a condition hold that are not about a request. */
export const mayHold = (when, values) =>
  Object.entries(when).every(([name, allowed]) => name in model.factById || allowed.includes(values[name]));

export const rulesFor = (values) => model.rules.filter(({ when }) => mayHold(when, values));

export function recommend(given) {
  const answers = complete(given);
  return { answers, platforms: model.platforms.map((platform) => onPlatform(answers, platform)) };
}

/** What complete answers lead to on one platform. */
export function onPlatform(answers, platform) {
  const values = standing(answers, platform);
  const kind = `${platform.venue} ${platform.tie}`;
  return lazily({ platform, values, stance: values.stance }, {
    rules: () => model.rules.filter(({ id }) => follow(model.shown, model.shown.roots[`${kind} ${id}`] ?? 0, values)),
    practices: () => model.practices.filter(({ when }) => mayHold(when, values)),
    settings: () => model.settings.filter((one) => one.platform === platform.id && mayHold(one.when, values)),
  });
}

/** Whether everybody is asked about a platform, or it was named. */
export const isNamed = ({ id, more }, answers) => !more || (answers[`use-${id}`] ?? NOT_SURE) !== NOT_SURE;

/** The unanswered questions whose answer can still change the policy. */
export function openQuestions(answers) {
  const left = model.questions.filter(({ id, optional }) => !(id in answers) && !optional);
  const named = model.platforms.filter((one) => isNamed(one, answers)).map(({ id }) => id);
  return left.filter(matters).map(({ id }) => id);

  function matters({ id, platform }) {
    const places = platform ? [platform] : named;
    return places.some((place) => follow(model.open, model.open.roots[`${place} ${platform ? model.open.use : id}`], given(place)));
  }

  /** The answers as one platform's diagrams see them; the last value of each is “not answered”. */
  function given(place) {
    const rows = model.open.names.map((name, at) => {
      const said = answers[name === model.open.use ? `use-${place}` : name];
      return [name, said ?? model.open.values[at].at(-1)];
    });
    return Object.fromEntries(rows);
  }
}
