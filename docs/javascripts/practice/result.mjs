// The end of a course: the score, whether it passes, and what to read again.
import { button, h, link } from "./element.mjs";
import { guideLink } from "./feedback.mjs";
import { model } from "../tables/model.mjs";

export function result(my) {
  const { course, session, say, show } = my;
  const { score, passed } = session.score;
  const again = session.toTryAgain;
  const underWay = course.scenarios.find((one) => session.isUnderWay(one));
  return [
    h(
      "article",
      { class: "con-result-card", "data-passed": passed ? "yes" : "no" },
      h("p", { class: "con-score" }, say("score", { score })),
      h("p", { class: "con-passed" }, h("span", { class: "con-grade", "data-grade": passed ? "best" : "defensible" }, say(passed ? "passed" : "not-passed", { mark: course["pass-mark"] }))),
      h(
        "div",
        { class: "con-buttons" },
        underWay && button(say("continue"), () => {
          session.enter(underWay);
          show();
        }, { class: "con-button con-button-primary" }),
        again.length > 0 && button(say("try-again"), () => {
          session.tryAgain();
          show();
        }, { class: `con-button ${underWay ? "" : "con-button-primary"}`.trim() }),
      ),
      ...revise(my),
    ),
  ];
}

/** What was missed: each rule once, with the cases it decided; and the cases whose notes were not clean. */
function revise(my) {
  const { course, session, say } = my;
  const missed = new Map();
  for (const scenario of course.scenarios)
    for (const { step, grade } of session.marksOf(scenario).verdicts)
      if (grade !== "best") {
        const { decision } = session.judged(scenario, step);
        const key = decision?.rule.id ?? "";
        missed.set(key, [...new Set([...(missed.get(key) ?? []), scenario])]);
      }
  if (!missed.size) return [h("p", {}, say("nothing-to-revise"))];
  return [h("h3", {}, say("to-revise")), h("ul", { class: "con-revise" }, [...missed].map(([rule, cases]) => item(my, rule, cases)))];
}

function item({ course, say }, rule, cases) {
  const address = rule ? guideLink(course, rule) : course.site && `${course.site}writing/`;
  const words = rule ? model.ruleById[rule].who : say("writing");
  const titles = cases.map(({ title }) => title).join("; ");
  return h("li", { "data-rule": rule || null }, address ? link(address, words, say("opens-beside")) : words, h("span", { class: "con-hint" }, " ", titles));
}
