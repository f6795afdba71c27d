// Has Python judge each answer before it is reported. Until Python is there, and where it does not
// come, the judgement of the tables counts, which is the same by every test; the page says which.
import { startEngine } from "../../engine.mjs";
import { load } from "../../tables/model.mjs";
import { unpack } from "../state.mjs";

const PATIENCE = 15_000; // milliseconds for Python to start
const THINKING = 15_000; // for one answer, which is reported at once where the page goes meanwhile
const { words } = self.connectOrNotPackage;
const course = self.connectOrNotCourse;

/** Say in the page, and to who reads it, what judges. */
function tell(judge, why = "") {
  const line = document.querySelector('[data-package="engine"]');
  line.dataset.engine = judge;
  line.textContent = `${words[`engine-${judge}`]} ${why}`.trim();
}

const late = (milliseconds) => new Promise((_, reject) => setTimeout(reject, milliseconds, new Error("it took too long")));

/** It counts as there once it has judged something, the first step of the first case. */
async function tried({ call }) {
  const reply = await call({ do: "practise", scenario: course.scenarios[0].id, answers: {} });
  if (!reply.ok) throw new Error(reply.message ?? "Python has no answer");
}

/** A function that asks Python, once it is there; it throws where Python cannot answer. */
function python() {
  const engine = startEngine({ timeout: PATIENCE, whole: true });
  const ready = Promise.race([tried(engine), late(PATIENCE)]);
  ready.then(
    () => tell("python"),
    (error) => {
      engine.stop();
      tell("tables", `(${error.message})`);
    },
  );
  return async (request) => {
    await ready;
    const reply = await Promise.race([engine.call(request), late(THINKING)]);
    if (!reply.ok) throw new Error("Python has no answer");
    return reply;
  };
}

/** A keeper that passes on what Python says of each answer, in the order in which they came. */
function judgedBy(ask, keeper) {
  let { saved: state } = keeper;
  const waiting = [];

  /** The answers by which a step is judged, as the player keeps them. */
  const own = () => course.answers ?? unpack(course, state).answers;

  /** Pass on what is judged, from the front; at once with `now`, whatever Python would say. */
  function passOn(now) {
    while (waiting.length && (now || waiting[0].done)) keeper.answered(waiting.shift().given);
  }

  async function judge(entry) {
    const { scenario, step, chosen } = entry.given;
    const { answers } = course.scenarios.find(({ id }) => id === scenario);
    try {
      const reply = await ask({ do: "practise", scenario, step, answers: { ...own(), ...answers } });
      const { grade, points } = reply.verdicts.find(({ id }) => id === chosen);
      if (grade !== entry.given.grade) tell("differs");
      Object.assign(entry.given, { grade, points, best: reply.best, rule: reply.reasons[0]?.rule ?? null });
    } catch (error) {
      tell("tables", `(${error.message})`); // what they said stands
    }
    entry.done = true;
    passOn(false);
  }

  // Before the adapter hears of it, so that nothing waits when the page goes.
  for (const event of ["visibilitychange", "pagehide"]) self.addEventListener(event, () => passOn(true), true);
  document.querySelector('[data-package="leave"]').addEventListener("click", () => passOn(true), true);
  return {
    ...keeper,
    save: (given) => keeper.save((state = given)),
    answered(given) {
      const entry = { given, done: false };
      waiting.push(entry);
      judge(entry);
    },
  };
}

load(self.connectOrNotTables);
tell("waits");
const ask = python();
self.connectOrNotKeeper = self.connectOrNotKeeper.then((keeper) => judgedBy(ask, keeper));
