// What an answered step is called in reports: its case, its step, the rule that decided, the edition.

const LONGEST = 255;

/** Return an id without spaces, such as `pitch-after-yes_start_wait-for-a-reason_v1-1`. */
export function interactionId({ id, rule, version }) {
  const whole = `${id}_${rule ?? "note"}_v${version}`;
  return whole.replace(/[^A-Za-z0-9_-]/g, "-").slice(0, LONGEST);
}

/** Return a text of at most so many characters. */
export function shortened(text, most) {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "").trimEnd()}…`;
}
