// On the site: plays what a package elsewhere asks for, which shows this page in a frame, and tells
// it what is done. Nothing is told to anybody else, and nothing is kept here.
import { message, read } from "./messages.mjs";

const every = self.connectOrNotCourses;
const { parent } = self;

/** What the page around asks for: {given: {saved, course}, tell}. */
const asked = new Promise((resolve) => {
  self.addEventListener("message", function hear({ data, source, origin }) {
    const heard = source === parent && parent !== self ? read(data) : null;
    if (heard?.type !== "start") return;
    self.removeEventListener("message", hear);
    resolve({ ...heard.given, tell: (type, given) => parent.postMessage(message(type, given), origin) });
  });
});

/** The course as it is asked for; cases that are no longer here are left out. */
function chosen({ ids, ...own }) {
  const scenarios = ids.map((id) => every.scenarios.find((one) => one.id === id)).filter(Boolean);
  return scenarios.length ? { ...every, ...own, ...linked(), scenarios } : null;
}

/** The places on this site that reasons lead to. */
function linked() {
  const site = new URL("..", self.location.href).href;
  const sources = Object.entries(every.sources).map(([id, one]) => [id, { ...one, url: `${site}sources/#source-${id}` }]);
  return { site, sources: Object.fromEntries(sources) };
}

function keeperFor({ saved, tell }) {
  const tall = () => tell("height", document.documentElement.getBoundingClientRect().height);
  new ResizeObserver(tall).observe(document.documentElement);
  // A frame as tall as its page does not scroll; the page around must show where it goes on.
  const goOn = new MutationObserver(() => tell("go-on"));
  goOn.observe(document.querySelector(".con"), { attributes: true, attributeFilter: ["data-view"] });
  const told = ["save", "answered", "scored"].map((type) => [type, (given) => tell(type, given)]);
  return { saved, ...Object.fromEntries(told) };
}

self.connectOrNotCourse = asked.then(({ course }) => chosen(course));
self.connectOrNotKeeper = asked.then(keeperFor);
parent.postMessage(message("ready"), "*"); // says nothing but that we are here
