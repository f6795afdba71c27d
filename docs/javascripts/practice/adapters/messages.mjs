// How a package that shows its course from the site, and the site's page in its frame, speak.

const SOURCE = "connect-or-not-course";
const VERSION = 1;

/** Make a message of a type, with what it carries. */
export const message = (type, given) => ({ source: SOURCE, version: VERSION, type, given });

/** Read what arrived: a message of ours, or null for anything else. */
export function read(data) {
  if (Object(data) !== data) return null;
  return data.source === SOURCE && data.version === VERSION && typeof data.type === "string" ? data : null;
}
