// Calls the learning system so that no fault of its own can stop the course, and remembers faults.

const MOST_FAULTS = 20;

/** The answers to a call: "yes", "no", "silent" where it says nothing, "threw" where it broke. */
const heard = (value) => {
  const text = String(value ?? "").toLowerCase();
  if (text === "true" || text === "1") return "yes";
  return text === "" ? "silent" : "no";
};

export class Lms {
  #api;
  #names;

  /** What went wrong, the latest last: {call, answer, code, text}. */
  faults = [];

  /** Take an API and what its methods are called. */
  constructor(api, names) {
    this.#api = api;
    this.#names = names;
  }

  start = () => this.#say("start", "");
  commit = () => this.#say("commit", "");
  end = () => this.#say("end", "");
  set = (element, value) => this.#say("set", element, String(value));

  /** Read an element; what cannot be read is empty. */
  get(element) {
    try {
      return String(this.#api[this.#names.get](element) ?? "");
    } catch (error) {
      this.#note(`get ${element}`, "threw", "", String(error));
      return "";
    }
  }

  /** The code of the last error, as the system tells it. */
  code = () => this.#ask("error");

  #say(method, ...given) {
    const call = [method, ...given.slice(0, 1)].join(" ").trim();
    try {
      const answer = heard(this.#api[this.#names[method]](...given));
      if (answer !== "yes") this.#fault(call, answer);
      return answer;
    } catch (error) {
      this.#note(call, "threw", "", String(error));
      return "threw";
    }
  }

  #fault(call, answer) {
    const code = this.code();
    this.#note(call, answer, code, this.#ask("errorText", code));
  }

  #ask(method, ...given) {
    try {
      return String(this.#api[this.#names[method]](...given) ?? "");
    } catch {
      return "";
    }
  }

  #note(call, answer, code, text) {
    this.faults.push({ call, answer, code, text });
    this.faults.splice(0, this.faults.length - MOST_FAULTS);
  }
}
