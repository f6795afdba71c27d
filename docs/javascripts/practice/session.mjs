// One learner's way through a course: what was said and chosen, where the learner is, and what the
// keeper is told of it. Knows nothing of how it looks.
import { model, NOT_SURE } from "../tables/model.mjs";
import { openQuestions } from "../tables/recommend.mjs";
import { judge } from "./judge.mjs";
import { follow, isWhole } from "./paths.mjs";
import { courseScore, lastWhole, marks } from "./score.mjs";
import { pack, tidied, unpack } from "./state.mjs";

export class Session {
  #judged = new Map();
  #since = performance.now();

  /** `tell(name, given)` passes something on to the keeper. */
  constructor(course, saved, tell) {
    this.course = course;
    this.tell = tell;
    Object.assign(this, unpack(course, saved)); // answers, tries, open, dropped
  }

  /** The learner's answers, or those that the course sets. */
  get own() {
    return this.course.answers ?? this.answers;
  }

  /* About the learner */

  /** The questions still to be asked before the first case; none where the course sets the answers. */
  get questions() {
    if (this.course.answers) return [];
    const places = this.course.scenarios.map(({ platform }) => platform);
    const open = openQuestions(this.answers).map((id) => model.questionById[id]);
    return open.filter(({ platform }) => !platform || places.includes(platform));
  }

  say(question, option) {
    this.#answer({ ...this.answers, [question]: option });
  }

  /** Leave the questions that are left open. */
  skip() {
    const left = this.questions.map(({ id }) => [id, NOT_SURE]);
    this.#answer({ ...this.answers, ...Object.fromEntries(left) });
  }

  /** Take the last answer back. */
  takeBack() {
    const said = Object.entries(this.answers).slice(0, -1);
    this.#answer(Object.fromEntries(said));
  }

  askAgain() {
    this.#answer({});
  }

  #answer(answers) {
    this.answers = answers;
    this.#judged.clear();
    this.#keep();
  }

  /* The cases */

  /** The try that is open: {scenario, letters, reading}, or nothing while all cases are shown. */
  get current() {
    return this.open ? this.tries.at(-1) : undefined;
  }

  /** The step that is to be answered, or, while an answer is being read, the one it was given in. */
  get step() {
    const { scenario, letters, reading } = this.current;
    const { taken, next } = follow(scenario, letters);
    return reading ? taken.at(-1).step : next;
  }

  isUnderWay(scenario) {
    return this.tries.some((one) => one.scenario === scenario && !isWhole(scenario, one.letters));
  }

  /** Open a case: go on with a try that is under way, else begin one. */
  enter(scenario) {
    const found = this.tries.find((one) => one.scenario === scenario && !isWhole(scenario, one.letters));
    this.#touch(found ?? { scenario, letters: "", reading: false });
    this.#keep();
  }

  /** Show all cases. */
  leave() {
    this.open = false;
    this.#keep();
  }

  /** Take a choice, and tell the keeper how it was judged. */
  choose(id) {
    const { scenario, letters } = this.current;
    const { step } = this;
    this.tries.pop();
    this.#touch({ scenario, letters: letters + id, reading: true });
    this.#keep();
    this.tell("answered", this.#report(scenario, step, id));
    this.tell("scored", this.score);
  }

  #touch(one) {
    this.tries = tidied([...this.tries.filter((other) => other !== one), one]);
    this.open = true;
    this.#since = performance.now();
  }

  /** What followed has been read. */
  goOn() {
    this.current.reading = false;
    this.#since = performance.now();
    this.#keep();
  }

  /** The next case with something left to do, after the open one and then from the start. */
  get nextCase() {
    const { scenarios } = this.course;
    const after = this.current ? scenarios.indexOf(this.current.scenario) + 1 : 0;
    return [...scenarios.slice(after), ...scenarios].find((one) => !lastWhole(this.tries, one) || this.isUnderWay(one));
  }

  /** The cases below full marks that no new try has been begun of. */
  get toTryAgain() {
    return this.course.scenarios.filter((one) => {
      const found = this.marksOf(one);
      return found && found.points < found.steps && !this.isUnderWay(one);
    });
  }

  /** Begin anew every case below full marks; what each had counts until its new try is finished. */
  tryAgain() {
    const fresh = this.toTryAgain.map((scenario) => ({ scenario, letters: "", reading: false }));
    this.tries = tidied([...this.tries, ...fresh]);
    const first = this.course.scenarios.find((one) => this.isUnderWay(one));
    this.enter(first);
  }

  startOver() {
    Object.assign(this, { tries: [], open: false });
    this.#answer({});
    this.tell("scored", this.score);
  }

  /* Judgements */

  /** What the engine says in a step, and its verdicts. */
  judged(scenario, step) {
    const key = `${scenario.id} ${step}`;
    if (!this.#judged.has(key)) this.#judged.set(key, judge(this.course, scenario, step, this.own));
    return this.#judged.get(key);
  }

  grade = (scenario, step) => this.judged(scenario, step).verdicts;

  /** Points of the last whole try of a case, or nothing. */
  marksOf(scenario) {
    const one = lastWhole(this.tries, scenario);
    return one && marks(one, this.grade);
  }

  get score() {
    return courseScore(this.course, this.tries, this.grade);
  }

  #report(scenario, step, chosen) {
    const { situation, ask, choices } = scenario.steps[step];
    const { decision, verdicts } = this.judged(scenario, step);
    const { grade, points } = verdicts.find(({ id }) => id === chosen);
    return {
      id: `${scenario.id}_${step}`,
      scenario: scenario.id,
      step,
      text: [scenario.title, ...situation, ask].join(" "),
      choices: choices.map(({ id, text }) => ({ id, text })),
      chosen,
      best: verdicts.find((one) => one.grade === "best").id,
      grade,
      points,
      rule: decision?.rule.id ?? null,
      version: this.course.version,
      seconds: Math.round((performance.now() - this.#since) / 1000),
    };
  }

  #keep() {
    this.tell("save", pack(this.course, this));
  }
}
