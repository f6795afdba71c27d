// What the caches are called that keep this site in the browser. All sites of a host share its caches,
// so a name ends in the folder that the site lives in: another copy of the guide has its own.
const OURS = "connect-or-not-";

/** Files named by their content, and so safe for every version. */
export const NAMED = `${OURS}files`;
export const IS_NAMED = /^(engine|fonts|stylesheets|assets)\/.*[-.][0-9a-f]{8,16}\.(min\.)?\w+$/;

const ending = (home) => ` ${new URL(home).pathname}`;

export const nameOf = (home, version) => OURS + version + ending(home);

/** The caches of all versions of the site at this address. */
export const versions = async (home) =>
  (await caches.keys()).filter((name) => name.startsWith(OURS) && name.endsWith(ending(home)));

/** Let go of this site's named files but for those that are wanted. */
export async function dropNamed(home, isWanted) {
  const cache = await caches.open(NAMED);
  const kept = await cache.keys();
  const paths = kept.map(({ url }) => (url.startsWith(home) ? url.slice(home.length) : ""));
  const dropped = kept.filter((_, at) => IS_NAMED.test(paths[at]) && !isWanted(paths[at]));
  for (const request of dropped) await cache.delete(request);
  if (dropped.length === kept.length) await caches.delete(NAMED);
  return dropped.length;
}

/** Remove all that is kept of this site; returns whether anything was. */
export async function removeAll(home) {
  const names = await versions(home);
  for (const name of names) await caches.delete(name);
  const dropped = await dropNamed(home, () => false);
  return names.length + dropped > 0;
}
