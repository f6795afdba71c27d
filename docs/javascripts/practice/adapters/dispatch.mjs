// Shows the course from the published site in a frame, and reports by SCORM 1.2 what it tells.
import { SCORM_12 } from "./dialect12.mjs";
import { say } from "./frame.mjs";
import { message, read } from "./messages.mjs";
import { begin } from "./session.mjs";

const PATIENCE = 20_000; // milliseconds for the site to answer
const HIGHEST = 50_000; // pixels; no course comes near it
const TOLD = ["save", "answered", "scored"];

const { course, site } = self.connectOrNotPackage;
const { origin, href } = new URL("course/", site);
const frame = document.querySelector('[data-package="frame"]');
const keeper = begin(SCORM_12);
const late = setTimeout(() => say("site-missing"), PATIENCE);
let { saved } = keeper;

self.addEventListener("message", (event) => {
  if (event.source !== frame.contentWindow || event.origin !== origin) return;
  const heard = read(event.data);
  if (heard) hear(heard);
});
frame.src = href; // once we listen

function hear({ type, given }) {
  if (type === "ready") {
    clearTimeout(late);
    frame.contentWindow.postMessage(message("start", { saved, course }), origin);
  }
  if (type === "height") frame.style.height = `${Math.min(Number(given) || 0, HIGHEST)}px`;
  if (type === "go-on" && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
  if (type === "save") saved = String(given);
  if (TOLD.includes(type)) keeper[type](given);
}
