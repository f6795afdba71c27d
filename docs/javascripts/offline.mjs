// Has the service worker keep the site, once nothing else is under way; tells of a new version.
import { removeAll } from "./caches.mjs";
import { whenIdle } from "./idle.mjs";

const { serviceWorker } = navigator; // only pages served safely have it
const LONGEST = 15_000; // milliseconds for Python to come first
const HOME = new URL("..", import.meta.url).href; // this script is in a folder of the site
let unwanted = false; // the reader has just removed the copy

if (serviceWorker) begin().catch(() => {}); // forbidden, or no room: the site works without

async function begin() {
  offerRemoval();
  await atRest();
  if (unwanted) return;
  const registration = await serviceWorker.register(new URL("sw.js", HOME), { updateViaCache: "none" });
  if (registration.waiting) announce(registration);
  else serviceWorker.controller?.postMessage("tidy");
  registration.addEventListener("updatefound", () => watch(registration));
  if (registration.installing) watch(registration);
}

/** Wait until the page is loaded and, where there is one, the questionnaire has all it needs. */
async function atRest() {
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done));
  const tool = document.querySelector("#questionnaire");
  if (tool) await Promise.race([hasPython(tool), new Promise((done) => setTimeout(done, LONGEST))]);
  await new Promise((done) => whenIdle(done));
}

function hasPython(tool) {
  return new Promise((done) => {
    const look = () => tool.dataset.engine === "python" && done();
    new MutationObserver(look).observe(tool, { attributeFilter: ["data-engine"] });
    look();
  });
}

function watch(registration) {
  const coming = registration.installing;
  coming.addEventListener("statechange", () => {
    if (coming.state === "installed" && serviceWorker.controller) announce(registration);
  });
}

/** Say that a new version is ready; it is used when the reader says so, or next time. */
function announce(registration) {
  if (document.querySelector(".con-update")) return;
  const line = element("p", { className: "con-update", role: "status", textContent: `${WORDS.ready} ` });
  const button = element("button", { type: "button", className: "con-link", textContent: WORDS.use });
  button.addEventListener("click", () => use(registration));
  line.append(button);
  document.body.append(line);
}

/** Have the new version take over and open this page in it; another page may have asked before. */
function use({ waiting }) {
  if (!waiting) return location.reload();
  serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  return waiting.postMessage("use");
}

const element = (tag, properties) => Object.assign(document.createElement(tag), properties);

/** On the page that speaks of it, a button removes the copy. */
function offerRemoval() {
  const button = document.querySelector("#remove-offline");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => remove().catch(() => {}));
}

async function remove() {
  unwanted = true;
  const registration = await serviceWorker.getRegistration(HOME);
  await registration?.unregister();
  const found = await removeAll(HOME);
  document.querySelector("#removed-offline").textContent = registration || found ? WORDS.removed : WORDS.none;
}
