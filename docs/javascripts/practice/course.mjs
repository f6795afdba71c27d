// Plays the course of a package: takes it, the tables and the keeper from where the package's other
// scripts put them. Without a keeper it plays all the same, and says that nothing is reported.
import { load } from "../tables/model.mjs";
import { h } from "./element.mjs";
import { play } from "./player.mjs";

const PATIENCE = 10_000; // milliseconds
const STEP = 50;

/** What a script of the package puts under this name, or promises there; null if it does not in time. */
async function arrival(name) {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, null));
  return Promise.race([late, promised(name)]).catch(() => null);
}

async function promised(name) {
  for (let waited = 0; waited < PATIENCE && self[name] === undefined; waited += STEP) await new Promise((resolve) => setTimeout(resolve, STEP));
  return (await self[name]) ?? null;
}

/** A keeper for who has nobody to report to. */
const nobody = (notice) => ({ saved: null, save() {}, answered() {}, scored() {}, notice });

/** Colours as the learner's system has them. */
function followScheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const take = () => (document.documentElement.dataset.mdColorScheme = dark.matches ? "slate" : "default");
  dark.addEventListener("change", take);
  take();
}

async function begin() {
  const [course, tables, keeper] = await Promise.all(["Course", "Tables", "Keeper"].map((name) => arrival(`connectOrNot${name}`)));
  const root = document.querySelector(".con");
  document.body.classList.add("md-typeset");
  if (!course || !tables) return root.replaceChildren(h("p", { class: "con-message con-message-error", role: "alert" }, INCOMPLETE));
  if (!document.querySelector("h1")) root.before(h("h1", {}, course.title));
  document.title ||= course.title;
  load(tables);
  play(root, course, keeper ?? nobody(course.words["nobody-there"]));
}

followScheme();
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
