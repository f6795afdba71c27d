// All cases with what became of them, the way on, and at the end of the course its result.
import { button, h, heading } from "./element.mjs";
import { number } from "./feedback.mjs";
import { spelt } from "./question.mjs";
import { result } from "./result.mjs";

export function allCases(my) {
  const { course, session, say } = my;
  const { done, answered, total } = session.score;
  return [
    heading("h2", {}, say(done ? "your-result" : "cases")),
    ...(done ? result(my) : opening(my, answered, total)),
    h("div", { class: "con-themes" }, themes(course).map(([theme, cases]) => h("section", { class: "con-theme" }, h("h3", {}, theme), h("ul", { class: "con-cases-list" }, cases.map((one) => row(my, one)))))),
    yourPolicy(my),
    answered > 0 || session.tries.length > 0 ? startOver(my) : null,
  ];
}

function opening(my, answered, total) {
  const { course, session, say } = my;
  const underWay = course.scenarios.find((one) => session.isUnderWay(one));
  const next = underWay ?? session.nextCase;
  const begun = answered > 0 || underWay;
  return [
    !begun && h("p", { class: "con-lead" }, say("lead", { mark: course["pass-mark"] })),
    begun && h("p", { class: "con-progress" }, say("cases-done", { number: answered, total }), h("progress", { class: "con-progress-bar", max: total, value: answered, "aria-hidden": "true" })),
    next && h("div", { class: "con-buttons" }, button(say(begun ? "continue" : "begin"), enter(my, next), { class: "con-button con-button-primary" })),
  ];
}

const enter = ({ session, show }, scenario) => () => {
  session.enter(scenario);
  show();
};

/** Themes in the order of the course, each with its cases. */
function themes({ scenarios }) {
  const found = new Map();
  for (const one of scenarios) found.set(one.theme, [...(found.get(one.theme) ?? []), one]);
  return [...found];
}

function row(my, scenario) {
  const { session, say } = my;
  const marks = session.marksOf(scenario);
  const state = session.isUnderWay(scenario) ? "begun" : marks ? "done" : "new";
  const name = h("button", { type: "button", class: "con-case", "data-scenario": scenario.id, "data-state": state, onclick: enter(my, scenario) },
    h("span", { class: "con-case-name" }, scenario.title),
    h("span", { class: "con-case-where" }, scenario["platform-name"]),
  );
  return h("li", {}, name, h("span", { class: "con-case-state" }, marks ? grades(my, marks) : say(`state-${state}`)));
}

/** Points, with a mark for each step. */
const grades = ({ say }, { points, steps, verdicts }) => [
  h("span", { class: "con-dots", "aria-hidden": "true" }, verdicts.map(({ grade }) => h("span", { class: "con-grade con-grade-small", "data-grade": grade }))),
  say("points-short", { points: number(points), steps }),
];

/** By whose policy the choices are judged. */
function yourPolicy({ course, session, say, show }) {
  const said = Object.entries(session.own).filter(([name]) => bears(course, name));
  return h(
    "details",
    { class: "con-more" },
    h("summary", {}, say("judged-by")),
    h("p", {}, say("judged-by-own")),
    h("ul", {}, said.map(([name, option]) => h("li", {}, spelt(name, option)))),
    !course.answers && button(say("change-answers"), () => {
      session.askAgain();
      show();
    }),
  );
}

/** Whether a question bears on any case: those about an account only where a case is set there. */
const bears = ({ scenarios }, name) => !name.startsWith("use-") || scenarios.some(({ platform }) => name === `use-${platform}`);

function startOver({ session, say, show }) {
  return h(
    "details",
    { class: "con-more" },
    h("summary", {}, say("start-over")),
    h("p", {}, say("start-over-means")),
    button(say("start-over-yes"), () => {
      session.startOver();
      show();
    }),
  );
}
