// What to ask next about a request: only what can still matter, and what settles most first.
import { model, UNKNOWN } from "./model.mjs";
import { firstMatch } from "./decide.mjs";
import { isSettled, mask, regions, rowsFor } from "./space.mjs";

const DIGITS = 1e9; // what leaves equally much open keeps its order, as in guide/ask.py

/** The id of the unknown fact that would settle most, or null when nothing more can matter. */
export function nextFact(mine, facts, asked, connected) {
  const askable = model.facts
    .filter(({ id, after }) => facts[id] === UNKNOWN && !asked.includes(id) && (connected || !after))
    .map(({ id }) => id);
  if (isSettled(mine, facts, askable, firstMatch(mine.rules, facts).action)) return null;
  const rows = rowsFor(mine);
  const every = regions(rows, domain(facts, askable, (id) => model.values[id]));
  const known = regions(rows, domain(facts, askable, knownValues));
  const useful = askable.filter((name) => canMatter(every, name));
  const open = useful.map((name) => Math.round(leftOpen(known, name) * DIGITS));
  return useful[open.indexOf(Math.min(...open))];
}

const knownValues = (id) => model.values[id].filter((value) => value !== UNKNOWN);

const domain = (facts, askable, values) =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, mask(name, askable.includes(name) ? values(name) : [value])]),
  );

/** Whether two requests that differ in this fact alone can lead to different actions. */
function canMatter(parts, name) {
  const names = Object.keys(parts[0].domain).filter((one) => one !== name);
  return parts.some((here, index) =>
    parts
      .slice(index + 1)
      .some((there) => here.action !== there.action && names.every((one) => here.domain[one] & there.domain[one])),
  );
}

/** How undecided the action is on average once the fact is known, in bits. */
function leftOpen(parts, name) {
  const values = knownValues(name);
  const total = values.map((value) => {
    const shares = new Map();
    for (const { domain: one, action } of parts) {
      if (!(one[name] & mask(name, [value]))) continue;
      shares.set(action, (shares.get(action) ?? 0) + volume(one) / count(one[name]));
    }
    const whole = [...shares.values()].reduce((sum, part) => sum + part, 0);
    return [...shares.values()].reduce((sum, part) => sum - (part / whole) * Math.log2(part / whole), 0);
  });
  return total.reduce((sum, bits) => sum + bits, 0) / values.length;
}

const volume = (one) => Object.values(one).reduce((size, bits) => size * count(bits), 1);

function count(bits) {
  let left = bits;
  let ones = 0;
  for (; left; left &= left - 1) ones++;
  return ones;
}
