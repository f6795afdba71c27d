// Times and spans of time as the standards write them.

const two = (number) => String(number).padStart(2, "0");

/** Seconds that a span may have: a clock that was set back makes them nothing. */
export const sane = (seconds) => (Number.isFinite(seconds) && seconds > 0 ? seconds : 0);

/** Write a span for SCORM 1.2: 0001:02:03.45. */
export function clockSpan(seconds) {
  const hundredths = Math.min(Math.round(sane(seconds) * 100), 9999 * 360_000);
  const whole = Math.floor(hundredths / 100);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return `${String(hours).padStart(4, "0")}:${two(minutes)}:${two(whole % 60)}.${two(hundredths % 100)}`;
}

/** Write a span as ISO 8601 does: PT1H2M3.45S. */
export function isoSpan(seconds) {
  const hundredths = Math.round(sane(seconds) * 100);
  const [hours, minutes] = [Math.floor(hundredths / 360_000), Math.floor(hundredths / 6000) % 60];
  return `PT${hours}H${minutes}M${(hundredths % 6000) / 100}S`;
}

/** Write the time of day where the learner is: 15:04:05. */
export const timeOfDay = (when) => [when.getHours(), when.getMinutes(), when.getSeconds()].map(two).join(":");

/** Write a moment with a fraction, for a zone without one is refused by many systems. */
export const moment = (when) => when.toISOString().replace(/\.\d+Z$/, ".0Z");
