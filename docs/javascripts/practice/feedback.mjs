// What follows from an answer: what happens then, its grade, what would have been best, and why.
import { decisionData } from "../tables/render.mjs";
import { button, h, heading, link, paragraph } from "./element.mjs";
import { toAll, top } from "./question.mjs";

export function feedback(my) {
  const { session, say, show, announce } = my;
  const { scenario, letters } = session.current;
  const { step } = session;
  const { choices } = scenario.steps[step];
  const judged = session.judged(scenario, step);
  const graded = choices.map((one) => ({ ...one, ...judged.verdicts.find(({ id }) => id === one.id) }));
  const mine = graded.find(({ id }) => id === letters.at(-1));
  const best = graded.find(({ grade }) => grade === "best");
  announce(say(`grade-${mine.grade}`));
  return [
    ...top(my, scenario, letters.length - 1).map(plain),
    h("div", { class: "con-chosen" }, h("h3", { class: "con-label" }, say("you-chose")), choice(mine)),
    heading("h3", { class: "con-label" }, say("then")),
    paragraph(mine.then, "con-told"),
    h("div", { class: "con-aside" }, verdict(my, judged, mine, best), h("div", { class: "con-buttons" }, goOn(my), toAll(my))),
  ];
}

const verdict = (my, judged, mine, best) =>
  h(
    "article",
    { class: "con-verdict", "data-grade": mine.grade, "data-action": best.action, "data-rule": judged.decision?.rule.id },
    h("h3", { class: "con-verdict-title" }, gradeMark(my, mine.grade)),
    mine !== best && close(my, judged, mine),
    mine !== best && h("div", { class: "con-better" }, h("h4", {}, my.say(judged.decision ? "better" : "better-note")), choice(best)),
    ...(judged.decision ? why(my, judged.decision) : notes(my, mine)),
  );

const goOn = ({ session, say, show }) =>
  button(
    say("go-on"),
    () => {
      session.goOn();
      show();
    },
    { class: "con-button con-button-primary" },
  );

/** Here what happens takes the focus, not the title. */
function plain(element) {
  if (element) element.removeAttribute("data-begin");
  return element;
}

export const gradeMark = ({ say }, grade) => h("span", { class: "con-grade", "data-grade": grade }, say(`grade-${grade}`));

/** Points as people write them. */
export function number(points) {
  const whole = Math.floor(points);
  return points === whole ? `${whole}` : `${whole || ""}½`;
}

const choice = ({ action, label, text }) =>
  action
    ? h("p", { class: "con-choice" }, h("span", { class: "con-action", "data-action": action }, label), " ", h("span", {}, text))
    : h("blockquote", { class: "con-choice-note" }, text);

/** Why something else than the best is defensible: it does nearly the same, or is right for another taste. */
function close({ course, say }, { decision, tastes }, { grade, action }) {
  if (grade !== "defensible" || !decision) return null;
  if (course.near[decision.rule.action].includes(action)) return h("p", { class: "con-close" }, say("nearly-the-same"));
  const found = tastes.find((one) => one.action === action && !isVague(one)) ?? tastes.find((one) => one.action === action);
  const [change] = decisionData({ ...decision, reasons: [], changes: [found] })["would-change"];
  return h("p", { class: "con-close" }, say("right-if", { what: change.text }));
}

const isVague = ({ to }) => to === "not-sure";

/** The engine's reason: its words, what it rests on, its sources, and where the guide says more. */
function why(my, decision) {
  const { say } = my;
  const [reason] = decisionData({ ...decision, changes: [] }).reasons;
  return [
    h("div", { class: "con-because" }, h("h4", {}, say("why")), h("p", {}, reason.text), given(my, reason["because-text"])),
    credits(my, reason.sources),
    onward(my, reason.rule),
  ];
}

const given = ({ say }, because) =>
  because.length > 0 && h("p", { class: "con-hint" }, say("rests-on"), " ", because.join("; "));

function credits({ course, say }, sources) {
  const known = sources.map((id) => course.sources[id]).filter(Boolean);
  if (!known.length) return null;
  const links = known.flatMap(({ label, url }, at) => [at > 0 && "; ", url ? link(url, label, say("opens-beside")) : label]);
  return h("p", { class: "con-sources" }, say("sources"), " ", links);
}

/** The link to the sentence of the guide that justifies a rule, where the course knows the site. */
export function onward({ course, say }, rule) {
  const address = guideLink(course, rule);
  return address && h("p", { class: "con-sources" }, link(address, say("read-why"), say("opens-beside")));
}

export const guideLink = ({ links, site }, rule) => (site && links[rule] ? `${site}${links[rule]}` : null);

/** What the check found in a note, and what would be better. */
function notes(my, { findings }) {
  const { say } = my;
  if (!findings.length) return [h("p", {}, say("nothing-found"))];
  return [
    h("h4", {}, say("found-in-note")),
    h(
      "ul",
      { class: "con-noted" },
      kinds(findings).map(([one, words]) =>
        h(
          "li",
          { "data-finding": one.id },
          h("h5", {}, one.label),
          words.length > 0 && h("p", { class: "con-hint" }, words.map((text) => `“${text}”`).join(", ")),
          h("p", {}, one.why, " ", one.suggestion),
          credits(my, one.sources),
        ),
      ),
    ),
  ];
}

/** What was found, each kind once, with the words in which it was. */
function kinds(findings) {
  const byId = new Map();
  for (const one of findings) {
    const [, words] = byId.get(one.id) ?? byId.set(one.id, [one, []]).get(one.id);
    const text = one.text?.trim();
    if (text && !words.includes(text)) words.push(text);
  }
  return [...byId.values()];
}
