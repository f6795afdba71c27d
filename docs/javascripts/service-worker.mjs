// Keeps one version of the site in the browser, whole, so that it opens without a network.
// It never takes over by itself: a new version waits until no page of the old one is open, or until
// a reader asks for it. So no page ever gets files of two versions.
import { dropNamed, IS_NAMED, NAMED, nameOf, versions } from "./caches.mjs";

// Put here by the build: the hash of each file by its address, and which pages have a tool on them.
const { version, files, tools } = SITE;
const { scope } = self.registration;
const CACHE = nameOf(scope, version);
const AT_ONCE = 4; // downloads

const address = (path) => new URL(path, scope).href;
const others = async () => (await versions(scope)).filter((name) => name !== CACHE);

/* A new version comes */

self.addEventListener("install", (event) => {
  event.waitUntil(fetchAll());
  spare(event).catch(() => {}); // then all is asked of this worker, as in other browsers
});

/** Have the browser take known files from the cache without this worker, where it can. */
async function spare(event) {
  await event.addRoutes?.(routes());
}

/**
 * What may be taken so: the pages with a tool, and what a page needs before it is seen. Where the
 * browser finds nothing, it asks the network, as this worker would. Few patterns, for the browser
 * reads them all again with every page. Python's own files are left out: they are asked for afresh
 * where what was kept is spoilt.
 */
function routes() {
  const at = (path) => new URLPattern({ pathname: literal(new URL(scope).pathname) + path, search: "" });
  const rule = (paths, cacheName, more) => ({
    condition: { or: paths.map((path) => ({ urlPattern: at(path), ...more })) },
    source: { cacheName },
  });
  return [
    rule(["engine/*.js", "engine/tables-*.json", "stylesheets/site-*.css", "fonts/*.woff2", "assets/*.min.*"], NAMED),
    rule(tools.map(literal), CACHE, { requestMode: "navigate" }),
  ];
}

/** A path as a pattern that only this path matches. */
const literal = (path) => path.replace(/[^\w/.-]/g, "\\$&");

/** Fetch what this version needs and other versions have not; one wrong file and nothing counts. */
async function fetchAll() {
  const queue = Object.entries(files);
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => bringAll(queue)));
  const failed = ended.find(({ status }) => status === "rejected");
  if (!failed) return;
  if (!self.registration.active) await caches.delete(CACHE); // nobody is there to tidy it up
  throw failed.reason;
}

async function bringAll(queue) {
  try {
    for (let next = queue.shift(); next; next = queue.shift()) await bring(...next);
  } catch (error) {
    queue.length = 0;
    throw error;
  }
}

async function bring(path, hash) {
  const cache = await caches.open(IS_NAMED.test(path) ? NAMED : CACHE);
  if (await cache.match(address(path))) return;
  await cache.put(address(path), (await fromOthers(path, hash)) ?? (await fromNetwork(path, hash)));
}

/** A page always comes over the line: its headers, which say what it may do, may be new. */
async function fromOthers(path, hash) {
  if (/(^|\/|\.html)$/.test(path)) return undefined;
  for (const cacheName of await others()) {
    const found = await caches.match(address(path), { cacheName });
    if (found?.headers.get("Content-Hash") === hash) return found;
  }
  return undefined;
}

/**
 * A response of our own, so that a redirect on the way is forgotten; what the host says of it stays.
 * Scripts are kept as they came: of them browsers keep what they have compiled, and of ours nothing.
 */
async function fromNetwork(path, hash) {
  const asked = { cache: "no-cache", integrity: `sha256-${hash}`, priority: "low" };
  const response = await fetch(address(path), asked);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  if (IS_NAMED.test(path) && path.endsWith(".js") && isFoundAgain(response)) return response;
  const headers = new Headers(response.headers);
  for (const name of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(name);
  headers.set("Content-Hash", hash);
  return new Response(await response.blob(), { headers });
}

/** Whether a response, kept as it came, is found whatever a page asks with. */
const isFoundAgain = ({ redirected, headers }) => !redirected && /^(accept-encoding)?$/i.test(headers.get("Vary") ?? "");

/* Old pages stay what they are */

// Where each version writes down when it took over, what there was of others, and which pages that
// were open then are served from where. The query keeps it from being taken for a file.
const NOTE = address("sw.js?note");

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

async function takeOver() {
  const found = await others();
  const notes = await Promise.all(found.map(noteOf));
  const last = notes.reduce((best, note, at) => (note.since > (notes[best]?.since ?? 0) ? at : best), -1);
  const pages = {};
  if (last >= 0) for (const { id } of await self.clients.matchAll()) pages[id] = notes[last].pages[id] ?? found[last];
  const note = { since: Date.now(), others: found, pages };
  const cache = await caches.open(CACHE);
  await cache.put(NOTE, new Response(JSON.stringify(note)));
  mine = note;
}

async function noteOf(cacheName) {
  const found = await caches.match(NOTE, { cacheName });
  return found ? found.json() : { since: 0, others: [], pages: {} };
}

let mine; // this version's own note, which is written once and asked for with every file

const ownNote = () => (mine ??= noteOf(CACHE));

/** The cache that a page is to be served from. */
async function cacheFor({ clientId, request }) {
  if (request.mode === "navigate") return CACHE;
  return (await ownNote()).pages[clientId] ?? CACHE;
}

self.addEventListener("message", (event) => {
  if (event.data === "use") self.skipWaiting();
  if (event.data === "tidy") event.waitUntil(tidy());
});

/** Let go of earlier versions once no page of theirs is open; a version to come is left alone. */
async function tidy() {
  if (self.registration.installing || self.registration.waiting) return;
  const note = await ownNote();
  const open = await self.clients.matchAll();
  if (open.some(({ id }) => id in note.pages)) return;
  for (const name of note.others) await caches.delete(name);
  await dropNamed(scope, (path) => path in files);
}

/* A page is opened */

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || !url.startsWith(scope)) return;
  const path = url.slice(scope.length).split(/[?#]/)[0].replace(/(^|\/)index\.html$/, "$1");
  const isPage = mode === "navigate" && !(path in files);
  event.respondWith(isPage ? elsewhere(event.request, path) : answer(event, path));
});

/** What is kept; where it never was, or the browser has thrown it away, the network. */
async function answer(event, path) {
  const { request } = event;
  const found = request.cache === "reload" ? undefined : await find(event, path);
  return found ?? fetch(request);
}

async function find(event, path) {
  try {
    const cacheName = IS_NAMED.test(path) ? NAMED : await cacheFor(event);
    return await caches.match(address(path), { cacheName });
  } catch {
    return undefined; // the browser keeps nothing any more
  }
}

/** A page that is not of this site, or whose address lacks its last stroke. */
async function elsewhere(request, path) {
  try {
    return await fetch(request);
  } catch (error) {
    if (`${path}/` in files) return Response.redirect(address(`${path}/`));
    const found = await caches.match(address("404.html"), { cacheName: CACHE });
    if (!found) throw error;
    return new Response(found.body, { status: 404, headers: found.headers });
  }
}
