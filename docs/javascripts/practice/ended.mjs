// The end of a case: its points, each answer's grade, and where to go from there.
import { button, h, heading } from "./element.mjs";
import { gradeMark, number } from "./feedback.mjs";
import { toAll } from "./question.mjs";

const pointsWord = (points, steps) => (steps === 1 ? "points-one" : points === steps ? "points-full" : "points");

export function ended(my) {
  const { session, say, show } = my;
  const { scenario } = session.current;
  const { points, steps, verdicts } = session.marksOf(scenario);
  const next = session.nextCase;
  const to = (one) => () => {
    if (one) session.enter(one);
    else session.leave();
    show();
  };
  return [
    h("p", { class: "con-kicker" }, say("case-ended")),
    heading("h2", { class: "con-case-title" }, scenario.title),
    h("p", { class: "con-score" }, say(pointsWord(points, steps), { points: number(points), steps })),
    h("ol", { class: "con-taken" }, verdicts.map(({ grade, choice }) => h("li", {}, gradeMark(my, grade), h("span", { class: "con-taken-text" }, choice.text)))),
    h(
      "div",
      { class: "con-buttons" },
      button(next ? say("next-case") : say("to-result"), to(next), { class: "con-button con-button-primary" }),
      points < steps && button(say("try-case-again"), to(scenario)),
      next && toAll(my),
    ),
    next && h("p", { class: "con-hint con-next" }, say("next-is", { title: next.title })),
  ];
}
