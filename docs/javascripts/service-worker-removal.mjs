// Takes the place of an installed service worker in order to remove it, with all that it kept.
import { removeAll } from "./caches.mjs";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(remove()));

async function remove() {
  await removeAll(self.registration.scope);
  await self.registration.unregister();
}
