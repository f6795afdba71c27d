// Before the first case: the questions that the learner's own policy follows from, one at a time.
import { choices } from "./choices.mjs";
import { button, h, heading } from "./element.mjs";

export function aboutYou(my) {
  const { session, say, show } = my;
  const [asked] = session.questions;
  const before = Object.keys(session.answers).length;
  const slots = { number: before + 1, total: before + session.questions.length };
  const act = (action) => () => {
    action();
    show();
  };
  return [
    h("h2", {}, say("about-you-title")),
    h("p", { class: "con-lead" }, say("about-you")),
    heading("p", { class: "con-progress" }, say("question-of", slots), h("progress", { class: "con-progress-bar", max: slots.total, value: slots.number, "aria-hidden": "true" })),
    choices(
      my,
      {
        name: asked.id,
        ask: asked.text,
        options: asked.options,
        press: say("next"),
        done: (option) => act(() => session.say(asked.id, option))(),
      },
      before > 0 && button(say("back"), act(() => session.takeBack())),
      button(say("skip"), act(() => session.skip()), { class: "con-button con-quiet" }),
    ),
  ];
}
