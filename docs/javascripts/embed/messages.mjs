// How a page with the widget in it and the widget's own page speak: one form of message for both.

const SOURCE = "connect-or-not";
const VERSION = 1;

/** Make a message of a type. */
export const message = (type, rest = {}) => ({ source: SOURCE, version: VERSION, type, ...rest });

/** Read what arrived: a message of ours, or null for anything else. */
export function read(data) {
  if (Object(data) !== data) return null;
  const { source, version, type } = data;
  return source === SOURCE && version === VERSION && typeof type === "string" ? data : null;
}
