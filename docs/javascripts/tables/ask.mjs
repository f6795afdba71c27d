// What to ask next about a request: only what can still matter, and what settles most first.
import { model, UNKNOWN } from "./model.mjs";
import { firstMatch } from "./decide.mjs";
import { isSettled, mask, regions, rowsFor } from "./space.mjs";

/** The id of the unknown fact that would settle most, or null when nothing more can matter. */
export function nextFact(mine, facts, asked, connected) {
  const askable = model.facts
    .filter(({ id, after }) => facts[id] === UNKNOWN && !asked.includes(id) && (connected || !after))
    .map(({ id }) => id);
  if (isSettled(mine, facts, askable, firstMatch(mine.rules, facts).action)) return null;
  const parts = regions(rowsFor(mine), domain(facts, askable));
  const useful = askable.filter((name) => canMatter(parts, name));
  const open = useful.map((name) => leftOpen(parts, name));
  return useful[open.indexOf(Math.min(...open))];
}

const domain = (facts, askable) =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, mask(name, askable.includes(name) ? model.values[name] : [value])]),
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

/** The share of a fact's values after which more than one action is still possible. */
function leftOpen(parts, name) {
  const values = model.values[name];
  const open = values.filter((value) => {
    const possible = parts.filter(({ domain: one }) => one[name] & mask(name, [value]));
    return new Set(possible.map(({ action }) => action)).size > 1;
  });
  return open.length / values.length;
}
