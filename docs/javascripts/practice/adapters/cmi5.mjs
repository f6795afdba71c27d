// Reports to a learning system by cmi5: each answer is a statement, the state is kept beside them.
import { takeOver } from "./alone.mjs";
import { nobody, offerToLeave, say, watch } from "./frame.mjs";
import { outcome } from "./record.mjs";
import { Statements, Store } from "./xapi.mjs";
import { watched } from "./watched.mjs";

const STATE = "connect-or-not";
const NAMES = ["endpoint", "fetch", "actor", "registration", "activityId"];
const MOST_FAULTS = 20;

/** What the learning system put into the address of this page, or null where something is missing. */
function launched() {
  const given = new URLSearchParams(self.location.search);
  if (NAMES.some((name) => !given.get(name))) return null;
  try {
    return { ...Object.fromEntries(NAMES.map((name) => [name, given.get(name)])), actor: JSON.parse(given.get("actor")) };
  } catch {
    return null;
  }
}

/** Ask for the token; it is given once for each launch, so this page must not be loaded again. */
async function tokenFor({ fetch: address }) {
  const answer = await fetch(address, { method: "POST", referrerPolicy: "no-referrer" });
  const { "auth-token": token, "error-text": wrong } = await answer.json();
  if (!answer.ok || !token) throw new Error(`the token was refused: ${wrong ?? answer.status}`);
  return token;
}

class Session {
  #store;
  #statements;
  #launchData;
  #began = performance.now(); // no clock that can be set back
  #waiting = []; // statements that are still to be sent, in their order
  #kept = { state: null, completed: false, passed: false };
  #written = ""; // what of it the store has
  #failed = false; // told once in a session
  #sending = null;
  #over = false;
  faults = [];

  /** Open the session; throws where the system does not take part. */
  async start(launch) {
    this.#store = new Store(launch, await tokenFor(launch));
    this.#launchData = await this.#read(this.#store.readState("LMS.LaunchData"));
    if (!this.#launchData) throw new Error("the system has no LMS.LaunchData");
    const { contextTemplate } = this.#launchData;
    this.#statements = new Statements({ ...launch, contextTemplate });
    await this.#store.readPreferences().catch((error) => this.#note(error));
    const kept = await this.#read(this.#store.readState(STATE)).catch((error) => this.#note(error));
    this.#kept = { ...this.#kept, ...kept };
    this.#written = JSON.stringify(this.#kept);
    this.#waiting.push(this.#statements.initialized());
    await this.flush();
    return this;
  }

  async #read(asked) {
    const answer = await asked;
    return answer.status === 404 ? null : answer.json();
  }

  /** Whether this launch counts; any other is for looking around. */
  get #counts() {
    return (this.#launchData.launchMode ?? "Normal") === "Normal";
  }

  get kept() {
    return this.#written.length;
  }

  get #seconds() {
    return (performance.now() - this.#began) / 1000;
  }

  keeper() {
    if (!this.#counts) return { ...nobody(), saved: this.#kept.state };
    const soon = (note) => (given) => {
      note(given);
      queueMicrotask(() => this.flush());
    };
    return {
      saved: this.#kept.state,
      save: soon((state) => (this.#kept.state = state)),
      answered: soon((answer) => this.#waiting.push(this.#statements.answered(answer))),
      scored: soon((score) => this.#end(outcome(score))),
    };
  }

  /** Say once that it is completed, and once that it is passed; a pass is never taken back. */
  #end(reached) {
    if (!reached) return;
    const mark = this.#launchData.masteryScore;
    const passed = mark === undefined ? reached.kind === "passed" : reached.score / 100 >= mark;
    if (!this.#kept.completed) this.#waiting.push(this.#statements.completed(this.#seconds));
    this.#kept.completed = true;
    if (this.#kept.passed || (this.#failed && !passed)) return;
    this.#waiting.push(this.#statements.judged(passed, reached.score, this.#seconds, mark));
    this.#kept.passed = passed;
    this.#failed = !passed;
  }

  /** Send what waits, in its order; true once the store has all of it. */
  async flush() {
    if (this.#over) return false;
    this.#sending = (this.#sending ?? Promise.resolve()).then(() => this.#send());
    return this.#sending;
  }

  async #send() {
    if (this.#over) return false; // the page went while this stood in line: end() has sent it
    try {
      await this.#sendWaiting();
      await this.#writeState();
      say(this.#counts ? null : "not-counted");
      return true;
    } catch (error) {
      this.#note(error);
      say("not-kept");
      return false;
    }
  }

  /** Send the statements that wait; what is under way waits no more, and does again if it fails. */
  async #sendWaiting() {
    const underWay = this.#waiting.splice(0);
    if (!underWay.length) return;
    try {
      await this.#store.send(underWay);
    } catch (error) {
      this.#waiting.unshift(...underWay);
      throw error;
    }
  }

  async #writeState() {
    const text = JSON.stringify(this.#kept);
    if (!this.#counts || text === this.#written) return;
    await this.#store.writeState(STATE, this.#kept);
    this.#written = text;
  }

  /** End the session by the learner's wish; false where something could not be sent. */
  async leave() {
    if (this.#over) return true;
    if (!(await this.flush())) return false;
    const last = this.#statements.terminated(this.#seconds);
    this.#waiting.push(last);
    if (!(await this.flush())) {
      this.#waiting = this.#waiting.filter((one) => one !== last);
      return false;
    }
    this.#over = true;
    if (this.#launchData.returnURL) self.location.assign(this.#launchData.returnURL);
    return true;
  }

  /** End the session because the page goes: requests that outlive it. */
  end() {
    if (this.#over) return;
    this.#over = true;
    const last = [...this.#waiting.splice(0), this.#statements.terminated(this.#seconds)];
    this.#store.send(last).catch(() => {});
    this.#writeState().catch(() => {});
  }

  stop() {
    this.#over = true;
    say("elsewhere");
  }

  #note(error) {
    this.faults.push({ call: "", answer: "", code: "", text: String(error?.message ?? error) });
    this.faults.splice(0, this.faults.length - MOST_FAULTS);
    return null;
  }
}

async function begin() {
  const launch = launched();
  const session = new Session();
  watched({ room: Infinity, kept: () => session.kept, faults: () => session.faults });
  try {
    if (!launch) throw new Error("the address of the page has not what cmi5 puts there");
    await session.start(launch);
  } catch (error) {
    session.faults.push({ call: "start", answer: "", code: "", text: error.message });
    say("not-reported");
    return nobody();
  }
  offerToLeave(() => session.leave());
  watch({ pause: () => session.flush(), end: () => session.end() });
  takeOver(`connect-or-not ${launch.registration} ${launch.activityId}`, () => session.stop());
  return session.keeper();
}

self.connectOrNotKeeper = begin();
