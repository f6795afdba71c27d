// What a learning system keeps between visits: the player's state, and what was reported so far.
// `<number of interactions>_<best outcome>_<state>`, as in `c_p85_1.a.x0ab~y1c`.

const FORM = /^([0-9a-z]{1,6})_([npcf])(\d{0,3})_([A-Za-z0-9.~-]*)$/;
const KINDS = { p: "passed", c: "completed", f: "failed" };
const RANKS = { passed: 3, completed: 2, failed: 1 };

/** Read what was kept; whatever else it may be is as good as nothing. */
export function readRecord(text) {
  const [, count, kind, score, state] = FORM.exec(text) ?? [];
  if (count === undefined) return { count: 0, best: null, state: null };
  const best = kind === "n" ? null : { kind: KINDS[kind], score: score === "" ? null : Number(score) };
  return { count: parseInt(count, 36), best, state: state || null };
}

/** Write what is to be kept; `other` says the same in another text. */
export function writeRecord({ count, best, state }, other = false) {
  const outcome = best ? `${best.kind[0]}${best.score ?? ""}` : "n";
  return `${other ? "0" : ""}${count.toString(36)}_${outcome}_${state ?? ""}`;
}

/** Return the better of two outcomes: what was once reached is never taken back. */
export function better(one, other) {
  if (!one || !other) return one ?? other;
  if (RANKS[one.kind] !== RANKS[other.kind]) return RANKS[one.kind] > RANKS[other.kind] ? one : other;
  return (other.score ?? -1) > (one.score ?? -1) ? other : one;
}

/** The outcome that the player tells of, or null while the course is not done. */
export const outcome = ({ done, passed, score }) => (done ? { kind: passed ? "passed" : "failed", score } : null);
