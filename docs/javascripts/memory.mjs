// Files named by content, kept in the browser for the next visit. Where it may not, nothing is lost.
import { NAMED, versions } from "./caches.mjs";

const HASH = /-[0-9a-f]{16}(?=\.\w+$)/;

const open = () => globalThis.caches?.open(NAMED); // only pages served safely have it

/** Find a file that is kept here. */
export async function recall(url) {
  try {
    return await (await open())?.match(url);
  } catch {
    return undefined;
  }
}

/** Keep a file. */
export async function remember(url, bytes) {
  const headers = url.pathname.endsWith(".wasm") ? { "Content-Type": "application/wasm" } : {};
  try {
    await (await open())?.put(url, new Response(bytes, { headers }));
  } catch {
    // no room, or not allowed: the next visit fetches it again
  }
}

/** Let go of other versions of these files. Where a service worker keeps the site it sees to that
 *  itself, for it alone knows which versions are still open or wait to be used. */
export async function forget(urls) {
  const ours = new Map(urls.map(({ href }) => [href.replace(HASH, ""), href]));
  try {
    const cache = await open();
    if (cache && (await versions(new URL("..", urls[0]))).length) return;
    for (const { url } of (await cache?.keys()) ?? []) {
      const current = ours.get(url.replace(HASH, ""));
      if (current && current !== url) await cache.delete(url);
    }
  } catch {
    // nor need it be tidied up
  }
}
