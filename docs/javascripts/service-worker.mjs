// Keeps one version of the site in the browser, whole, so that it opens without a network.
// It never takes over by itself: a new version waits until no page of the old one is open, or until
// a reader asks for it. So no page ever gets files of two versions.

const { version, files } = SITE; // put here by the build: the hash of each file by its address
const OURS = "connect-or-not-";
const CACHE = OURS + version;
const NAMED = "connect-or-not-files"; // files named by their content, safe for every version
const IS_NAMED = /^engine\/.*-[0-9a-f]{16}\.\w+$/;
const AT_ONCE = 4; // downloads
const { scope } = self.registration;

const address = (path) => new URL(path, scope).href;

/* A new version comes */

self.addEventListener("install", (event) => event.waitUntil(fetchAll()));

/** Fetch what this version needs and other versions have not; one wrong file and nothing counts. */
async function fetchAll() {
  const queue = Object.entries(files);
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await bring(...next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function bring(path, hash) {
  const cache = await caches.open(IS_NAMED.test(path) ? NAMED : CACHE);
  if (await cache.match(address(path))) return;
  await cache.put(address(path), (await fromEarlier(path, hash)) ?? (await fromNetwork(path, hash)));
}

async function fromEarlier(path, hash) {
  for (const name of await earlier()) {
    const found = await (await caches.open(name)).match(address(path));
    if (found?.headers.get("Content-Hash") === hash) return found;
  }
  return undefined;
}

/** A response of our own, so that a redirect on the way is forgotten. */
async function fromNetwork(path, hash) {
  const asked = { cache: "no-cache", integrity: `sha256-${hash}`, priority: "low" };
  const response = await fetch(address(path), asked);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  const type = response.headers.get("Content-Type");
  const headers = { "Content-Hash": hash, ...(type ? { "Content-Type": type } : {}) };
  return new Response(await response.blob(), { headers });
}

/** The caches of other versions, the latest last. */
const earlier = async () =>
  (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE && name !== NAMED);

/* Old pages stay what they are */

const OLD = address("old-pages"); // where it is written down which pages are of which version

self.addEventListener("activate", (event) => event.waitUntil(noteOldPages()));

async function noteOldPages() {
  const pages = await self.clients.matchAll();
  const cache = (await earlier()).at(-1);
  if (!cache || !pages.length) return;
  const note = new Response(JSON.stringify({ ids: pages.map(({ id }) => id), cache }));
  await (await caches.open(CACHE)).put(OLD, note);
}

/** The cache that a page is to be served from. */
async function cacheFor({ clientId, request }) {
  const own = await caches.open(CACHE);
  if (request.mode === "navigate") return own;
  const note = await (await own.match(OLD))?.json();
  return note?.ids.includes(clientId) ? caches.open(note.cache) : own;
}

self.addEventListener("message", (event) => {
  const { data, source } = event;
  if (data === "use") self.skipWaiting();
  if (data === "tidy") event.waitUntil(tidy(source));
});

/** Let go of earlier versions once the only page that is open is of this one. */
async function tidy({ id }) {
  const pages = await self.clients.matchAll({ includeUncontrolled: true });
  if (pages.some((page) => page.id !== id)) return;
  for (const name of await earlier()) await caches.delete(name);
  const named = await caches.open(NAMED);
  for (const { url } of await named.keys()) if (!(url.slice(scope.length) in files)) await named.delete(url);
}

/* A page is opened */

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const path = url.slice(scope.length).split(/[?#]/)[0].replace(/(^|\/)index\.html$/, "$1");
  if (method !== "GET" || !url.startsWith(scope)) return;
  if (path in files || IS_NAMED.test(path)) event.respondWith(kept(event, path));
  else if (mode === "navigate") event.respondWith(elsewhere(event.request, path));
});

/** What is kept; where the browser has thrown it away, the network. */
async function kept(event, path) {
  try {
    const cache = IS_NAMED.test(path) ? await caches.open(NAMED) : await cacheFor(event);
    const found = await cache.match(address(path));
    if (found) return found;
  } catch {
    // the browser keeps nothing any more
  }
  return fetch(event.request);
}

/** A page that is not of this site, or whose address lacks its last stroke. */
async function elsewhere(request, path) {
  try {
    return await fetch(request);
  } catch (error) {
    if (`${path}/` in files) return Response.redirect(address(`${path}/`));
    const found = await caches.match(address("404.html"));
    if (!found) throw error;
    return new Response(found.body, { status: 404, headers: found.headers });
  }
}
