// The engine's data as the build compiled it, made ready for use. No rule and no wording is here.

export const UNKNOWN = "unknown";
export const NOT_SURE = "not-sure";

/** What the tables hold; everything else here reads it. */
export const model = {};

/** Give an object properties that are worked out when they are first asked for. */
export function lazily(object, makers) {
  for (const [name, make] of Object.entries(makers)) {
    const get = () => set(make());
    const set = (value) => Object.defineProperty(object, name, { value, enumerable: true })[name];
    Object.defineProperty(object, name, { get, enumerable: true, configurable: true });
  }
  return object;
}

const words = (text) => (text ? text.split(" ") : []);
const each = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

/** Take the tables in, as guide/tables.py makes them. */
export function load(data) {
  Object.assign(model, data, {
    values: each(data.values, words),
    trees: each(data.trees, tree),
    rules: data.rules.map((rule) => ({
      ...ready(rule),
      steps: words(rule.steps),
      notes: rule.notes.map(conditional),
    })),
    notes: each(data.notes, (texts) => texts.map(conditional)),
    practices: data.practices.map(ready),
    settings: data.settings.map(ready),
    clauses: data.clauses.map(conditional),
    shown: diagrams(data.shown),
    open: diagrams(data.open),
  });
  model.questionById = byId(model.questions);
  model.factById = byId(model.facts);
  model.platformById = byId(model.platforms);
  model.ruleById = byId(model.rules);
}

const conditional = ([when, said]) => [each(when, words), said];
const byId = (items) => Object.fromEntries(items.map((item) => [item.id, item]));
const ready = (item) => ({ ...item, when: each(item.when, words), sources: words(item.sources) });
const diagrams = (given) => ({ ...given, values: Object.values(given.variables).map(words), names: Object.keys(given.variables) });

function tree(node) {
  if (typeof node === "string") return { stance: node };
  const [asks, cases] = node;
  return { asks, cases: cases.map(([options, then]) => ({ options: words(options), then: tree(then) })) };
}

/** Follow a diagram for given values to its end: 0 for no, 1 for yes. */
export function follow({ nodes, names, values }, root, given) {
  let at = root;
  while (at > 1) {
    const [place, ...parts] = nodes[at - 2];
    at = parts[values[place].indexOf(given[names[place]])];
  }
  return at === 1;
}
