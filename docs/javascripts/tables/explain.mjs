// Why a decision fell: the rule that won, and just enough else to make sure of it.
// Goes the way of guide/explain.py, step by step; a test holds the two equal.
import { model } from "./model.mjs";
import { walk } from "./recommend.mjs";
import { canBeDecidedOtherwise } from "./space.mjs";

const GIVEN = ["venue", "tie"]; // what a platform is does not depend on the person

/** The deciding reason first, then the earlier rules ruled out, each with by what. */
export function reasons(answers, mine, rule, facts) {
  const values = { ...mine.values, ...facts };
  const use = `use-${mine.platform.id}`;
  const asked = (name) => (name === "account" ? use : name);
  const tested = (name) => (name === use ? "account" : name);
  const path = walk(model.trees[mine.platform.venue], values).asked;
  const matched = Object.keys(rule.when).filter((name) => ![...GIVEN, "stance"].includes(name));
  const deciding = [...new Set([...matched, ...behindStance(rule, mine, path, values)].map(asked))];
  const rest = needed(answers, mine, rule, facts, deciding).filter((name) => !deciding.includes(name));
  const cited = [...deciding, ...rest].map(tested).concat("stance");
  const given = { ...answers, ...facts };
  const passed = [];
  for (const names of groups(rest, path.map(asked))) {
    const these = names.map(tested);
    if (these.some((name) => path.includes(name))) these.push("stance"); // the way to it rules out others
    const others = cited.filter((name) => !these.includes(name));
    const rival = rivalOf(rule, these, others, values);
    if (rival && deciding.length) passed.push(reason(rival, names, given, "passes"));
    else deciding.push(...names); // a rule without tests wins because nothing else did
  }
  return [reason(rule, deciding, given, "decides"), ...passed];
}

/** The fewest answers on the way down the tree that give a stance the rule asks for. */
function behindStance(rule, mine, path, values) {
  if (!rule.when.stance) return [];
  let keep = [...path];
  for (const name of [...path].reverse()) {
    const rest = keep.filter((other) => other !== name);
    const known = Object.fromEntries(rest.map((other) => [other, values[other]]));
    const left = reachable(model.trees[mine.platform.venue], known);
    if (left.every((stance) => rule.when.stance.includes(stance))) keep = rest;
  }
  return keep;
}

/** The stances still possible when only some of the values are known. */
function reachable(tree, known) {
  if (tree.stance) return [tree.stance];
  const cases = tree.cases.filter(({ options }) => !(tree.asks in known) || options.includes(known[tree.asks]));
  return cases.flatMap(({ then }) => reachable(then, known));
}

/** Each name by itself, but those on the way to the stance together, last. */
function groups(names, path) {
  const together = names.filter((name) => path.includes(name));
  const alone = names.filter((name) => !path.includes(name)).map((name) => [name]);
  return together.length ? [...alone, together] : alone;
}

/** What must be kept, on top of `own`, for the action to stay: all that cannot be let go of. */
function needed(answers, mine, rule, facts, own) {
  const use = `use-${mine.platform.id}`;
  const names = Object.keys(answers).filter((name) => !name.startsWith("use-") || name === use);
  let keep = [...new Set([...own, ...Object.keys(facts), ...names])];
  const of = (given, rest) => Object.fromEntries(rest.filter((name) => name in given).map((name) => [name, given[name]]));
  for (const name of [...[...names].reverse(), ...Object.keys(facts).reverse()]) {
    if (own.includes(name)) continue;
    const rest = keep.filter((other) => other !== name);
    if (!canBeDecidedOtherwise(mine.platform, of(answers, rest), of(facts, rest), rule.action)) keep = rest;
  }
  return keep;
}

/** The earlier rule that would say something else and that `tested` rules out, best by itself. */
function rivalOf(rule, tested, others, values) {
  let best = null;
  for (const other of model.rules.slice(0, model.rules.indexOf(rule))) {
    const failing = Object.keys(other.when).filter((name) => !other.when[name].includes(values[name]));
    if (other.action === rule.action || !failing.some((name) => tested.includes(name))) continue;
    if (failing.some((name) => GIVEN.includes(name))) continue;
    const also = failing.filter((name) => others.includes(name) && name !== "stance").length;
    if (!best || also < best.also) best = { also, other };
  }
  return best?.other;
}

const reason = (rule, names, given, role) => ({ rule, names: names.map((name) => [name, given[name]]), role });
