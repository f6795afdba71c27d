// Takes the place of an installed service worker in order to remove it, with all that it kept.

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(remove()));

async function remove() {
  const ours = (await caches.keys()).filter((name) => name.startsWith("connect-or-not-"));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
