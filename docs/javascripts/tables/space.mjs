// What can still happen when only some answers and facts are fixed: the ways of guide/space.py.
// A domain says for each variable which of its values are still possible, as a bit mask.
import { model, NOT_SURE, UNKNOWN } from "./model.mjs";

export const mask = (name, allowed) =>
  allowed.reduce((bits, value) => bits | (1 << model.values[name].indexOf(value)), 0);

const full = (name) => (1 << model.values[name].length) - 1;

/** A rule made ready: what it leads to, and its tests as masks. */
const row = (result, when) => ({
  result,
  tests: Object.entries(when).map(([name, allowed]) => [name, mask(name, allowed)]),
});

const kept = (when, keep) => Object.fromEntries(Object.entries(when).filter(([name]) => keep(name)));

/** The rules for one kind of platform, its properties resolved. */
function platformRows({ venue, tie }) {
  const given = { venue, tie };
  return model.rules
    .filter(({ when }) => Object.keys(given).every((name) => !when[name] || when[name].includes(given[name])))
    .map(({ action, when }) => row(action, kept(when, (name) => !(name in given))));
}

/** A policy's rules with only their tests of the request left. */
export const rowsFor = ({ rules }) =>
  rules.map(({ action, when }) => row(action, kept(when, (name) => name in model.factById)));

/** Whether any completion of the domain leads to another action than `action`. */
export function canDiffer(rows, domain, action, start = 0) {
  for (let index = start; index < rows.length; index++) {
    const { result, tests } = rows[index];
    const possible = (name) => domain[name] ?? full(name);
    if (!tests.every(([name, allowed]) => possible(name) & allowed)) continue;
    if (result !== action) return true;
    const open = tests.filter(([name, allowed]) => possible(name) & ~allowed);
    return whereNot(domain, open).some((part) => canDiffer(rows, part, action, index + 1));
  }
  return false;
}

/** Cut the part of a domain where not all tests hold into disjoint domains. */
function whereNot(domain, tests) {
  const held = { ...domain };
  return tests.map(([name, allowed]) => {
    const possible = held[name] ?? full(name);
    const part = { ...held, [name]: possible & ~allowed };
    held[name] = possible & allowed;
    return part;
  });
}

/** Cut a domain that names every tested variable into disjoint parts with one result each. */
export function regions(rows, domain, start = 0) {
  for (let index = start; index < rows.length; index++) {
    const { result, tests } = rows[index];
    if (!tests.every(([name, allowed]) => domain[name] & allowed)) continue;
    const open = tests.filter(([name, allowed]) => domain[name] & ~allowed);
    const parts = whereNot(domain, open).flatMap((part) => regions(rows, part, index + 1));
    const held = { ...domain };
    for (const [name, allowed] of open) held[name] &= allowed;
    return [...parts, { domain: held, action: result }];
  }
  return [];
}

/** Whether some way to fill in what is missing leads to another action. */
export function canBeDecidedOtherwise(platform, answers, facts, action) {
  const use = answers[`use-${platform.id}`];
  const account = use === NOT_SURE ? platform.use : use;
  const fixed = { ...kept(answers, (name) => name in model.values), ...facts };
  const base = Object.fromEntries(Object.entries(fixed).map(([name, value]) => [name, mask(name, [value])]));
  const known = account === undefined ? answers : { ...answers, account };
  const rows = platformRows(platform);
  return contexts(model.trees[platform.venue], known).some((one) => canDiffer(rows, { ...base, ...one }, action));
}

/** Without repeats, what the tree leaves possible of the variables that rules test. */
function contexts(tree, known) {
  const found = new Map();
  for (const one of ends(tree, known, {})) found.set(JSON.stringify(Object.entries(one).sort()), one);
  return [...found.values()];
}

function ends(tree, known, sofar) {
  if (tree.stance) return [{ ...sofar, stance: mask("stance", [tree.stance]) }];
  const value = known[tree.asks];
  return tree.cases.flatMap(({ options, then }) => {
    const left = value === undefined ? options : options.filter((option) => option === value);
    if (!left.length) return [];
    const tested = tree.asks in model.values;
    return ends(then, known, tested ? { ...sofar, [tree.asks]: mask(tree.asks, left) } : sofar);
  });
}

/** Whether no answer to the facts in `askable` can change the action any more. */
export function isSettled(mine, facts, askable, action) {
  const rows = Object.entries(facts).map(([name, value]) => {
    const open = value === UNKNOWN && askable.includes(name);
    return [name, open ? full(name) : mask(name, [value])];
  });
  return !canDiffer(rowsFor(mine), Object.fromEntries(rows), action);
}
