// One learner's visit, reported in the words of a dialect (scorm12.mjs, scorm2004.mjs).
import { takeOver } from "./alone.mjs";
import { findApi } from "./find-api.mjs";
import { nobody, offerToLeave, say, watch } from "./frame.mjs";
import { Lms } from "./lms.mjs";
import { better, outcome, readRecord, writeRecord } from "./record.mjs";
import { watched } from "./watched.mjs";

/** Begin a session and return the player's keeper; without a system to report to, say so. */
export function begin(dialect) {
  const found = findApi(dialect.api);
  const lms = found && new Lms(found.api, dialect.calls);
  const session = lms && new Session(lms, dialect);
  watched({ room: dialect.room, kept: () => session?.kept ?? 0, faults: () => lms?.faults ?? [] });
  if (!session?.start()) {
    say("not-reported");
    return nobody();
  }
  offerToLeave(() => session.leave());
  const hidden = () => document.visibilityState === "hidden";
  watch({ pause: () => session.flush({ going: hidden() }), end: () => session.end() });
  takeOver(`connect-or-not ${self.connectOrNotPackage.id}`, () => session.stop());
  return session.keeper();
}

class Session {
  #lms;
  #dialect;
  #record;
  #began;
  #waiting = []; // answers that are still to be told
  #told = {}; // elements to what they were last set to
  #unsafe = new Map(); // elements to what they were set to since all was last known to be kept
  #failures = 0;
  #silent = false;
  #done = false;
  #over = false;
  #due = false;

  constructor(lms, dialect) {
    this.#lms = lms;
    this.#dialect = dialect;
  }

  /** How many characters are kept between visits. */
  get kept() {
    return this.#record ? writeRecord(this.#record).length : 0;
  }

  /** Open the session and read what was kept; false where the system will not. */
  start() {
    const answer = this.#lms.start();
    const open = answer === "no" && this.#lms.code() === this.#dialect.alreadyOpen;
    if (answer === "threw" || (answer === "no" && !open)) return false;
    this.#silent = answer === "silent";
    this.#began = performance.now(); // no clock that can be set back
    this.#record = readRecord(this.#dialect.isNew(this.#lms) ? "" : this.#lms.get(this.#dialect.kept));
    this.#record.best = better(this.#record.best, this.#dialect.reached(this.#lms));
    this.#done = this.#record.best !== null;
    this.flush();
    return true;
  }

  keeper() {
    const soon = (note) => (given) => {
      note(given);
      this.#soon();
    };
    return {
      saved: this.#record.state,
      save: soon((state) => (this.#record.state = state)),
      answered: soon((answer) => this.#waiting.push({ answer, when: new Date() })),
      scored: soon((score) => {
        this.#done = score.done;
        this.#record.best = better(this.#record.best, outcome(score));
      }),
    };
  }

  /** Tell the system once, when the player has said all that it has to say of an answer. */
  #soon() {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => this.flush());
  }

  /** Tell the system how things stand; true where it says that it keeps it. */
  flush({ going = false } = {}) {
    this.#due = false;
    if (this.#over) return false;
    if (this.#failures && !going) this.#tellAnew(); // what one that goes sends may arrive in any order
    while (this.#waiting.length && this.#tellAnswer(this.#waiting[0])) this.#waiting.shift();
    const placed = this.#set(this.#dialect.kept, writeRecord(this.#record, this.#failures % 2 === 1));
    for (const [element, value] of this.#dialect.result(this.#record.best)) this.#set(element, value);
    // Set beforehand and not on leaving, for a page that goes may no longer reach its system.
    const seconds = (performance.now() - this.#began) / 1000;
    for (const [element, value] of this.#dialect.leaving(this.#done, seconds)) this.#set(element, value);
    const kept = this.#commit();
    say(this.#trouble(placed, kept));
    return kept === "yes" || kept === "silent";
  }

  /** Have all kept; a system that claims to keep it while there is no network is not believed. */
  #commit() {
    const answer = this.#lms.commit();
    const kept = self.navigator.onLine === false ? "no" : answer;
    if (kept === "yes" || kept === "silent") {
      this.#unsafe.clear();
      this.#failures = 0;
    } else {
      this.#failures++;
    }
    return kept;
  }

  /** Say again what was said when it was not kept, and let it be something else before. */
  #tellAnew() {
    const lost = [...this.#unsafe];
    const others = lost.map(([element, value]) => [element, this.#dialect.otherwise(element, value)]);
    const changed = others.filter(([, value]) => value !== null);
    for (const [element, value] of changed) this.#lms.set(element, value);
    if (changed.length) this.#lms.commit();
    for (const [element, value] of lost) this.#lms.set(element, value);
  }

  #trouble(placed, kept) {
    if (kept === "no" || kept === "threw") return "not-kept";
    if (placed === "no" || placed === "threw") return "no-place";
    return kept === "silent" || this.#silent ? "not-confirmed" : null;
  }

  /** Tell of one answer; false where it must wait. */
  #tellAnswer(told) {
    let answer = this.#write(this.#record.count, told);
    if (answer === "no" && this.#record.count) {
      this.#record.count = 0; // the system has forgotten the earlier ones, and takes none out of turn
      answer = this.#write(0, told);
    }
    if (answer === "threw") return false;
    if (answer !== "no") this.#record.count++;
    return true;
  }

  #write(index, { answer, when }) {
    const [[name, id], ...others] = this.#dialect.interaction(answer, when);
    const first = this.#say(`cmi.interactions.${index}.${name}`, id);
    if (first === "no" || first === "threw") return first;
    for (const [element, value] of others) this.#say(`cmi.interactions.${index}.${element}`, value);
    return first;
  }

  #say(element, value) {
    const answer = this.#lms.set(element, value);
    if (answer === "yes" || answer === "silent") this.#unsafe.set(element, value);
    return answer;
  }

  /** Set an element unless it stands so already. */
  #set(element, value) {
    if (this.#told[element] === value) return "yes";
    const answer = this.#say(element, value);
    if (answer === "yes") this.#told[element] = value;
    return answer;
  }

  /** End the session by the learner's wish; false where something could not be kept. */
  leave() {
    if (this.#over) return true;
    if (!this.flush()) return false;
    this.#finish();
    return true;
  }

  /** End the session because the page goes. */
  end() {
    if (this.#over) return;
    this.flush({ going: true });
    this.#finish();
  }

  #finish() {
    this.#over = true;
    this.#lms.end();
  }

  /** Another window reports from now on, and what stands here is out of date. */
  stop() {
    this.#over = true;
    say("elsewhere");
  }
}
