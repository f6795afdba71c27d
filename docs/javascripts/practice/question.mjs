// One step of a case: what is so, what is asked, and what may be chosen.
import { model } from "../tables/model.mjs";
import { choices } from "./choices.mjs";
import { button, h, heading, paragraph } from "./element.mjs";

export function question(my) {
  const { session, say, show } = my;
  const { scenario, letters } = session.current;
  const { step } = session;
  const { situation, ask, choices: options } = scenario.steps[step];
  const kind = isNote(options) ? "con-choice-note" : "con-choice";
  return [
    ...top(my, scenario, letters.length),
    paragraph(situation, "con-situation"),
    choices(
      my,
      {
        name: `${scenario.id}_${step}`,
        ask,
        options: options.map(({ id, text }) => ({ id, label: text, kind })),
        press: say("answer"),
        done(id) {
          session.choose(id);
          show();
        },
      },
      toAll(my),
    ),
  ];
}

export const isNote = (options) => options.every(({ action }) => !action);

/** What stands above a step and its feedback: where it is, its title, what the case says of the learner. */
export function top({ say }, scenario, before) {
  const place = [scenario["platform-name"], scenario.theme, before > 0 && say("step", { number: before + 1 })];
  const said = Object.entries(scenario.answers).map(([name, option]) => spelt(name, option));
  return [
    h("p", { class: "con-kicker" }, place.filter(Boolean).join(" · ")),
    heading("h2", { class: "con-case-title" }, scenario.title),
    said.length > 0 && h("p", { class: "con-given" }, say("in-this-case", { what: said.join("; ") })),
  ];
}

/** An answer in a few words, as the reasons of the engine spell it. */
export function spelt(name, option) {
  const { short, options } = model.questionById[name];
  return `${short}: ${options.find(({ id }) => id === option).short}`;
}

export const toAll = ({ session, say, show }) =>
  button(
    say("all-cases"),
    () => {
      session.leave();
      show();
    },
    { class: "con-button con-quiet" },
  );
