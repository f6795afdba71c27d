// Statements as cmi5 wants them (xAPI 1.0.3), and the requests that carry them.
import { isoSpan, sane } from "./spans.mjs";

export const XAPI = "1.0.3";
const VERBS = {
  initialized: "http://adlnet.gov/expapi/verbs/initialized",
  answered: "http://adlnet.gov/expapi/verbs/answered",
  completed: "http://adlnet.gov/expapi/verbs/completed",
  passed: "http://adlnet.gov/expapi/verbs/passed",
  failed: "http://adlnet.gov/expapi/verbs/failed",
  terminated: "http://adlnet.gov/expapi/verbs/terminated",
};
const CMI5 = { id: "https://w3id.org/xapi/cmi5/context/categories/cmi5" };
const MOVE_ON = { id: "https://w3id.org/xapi/cmi5/context/categories/moveon" };
const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const OURS = "urn:connect-or-not:"; // what a rule and an edition are called in extensions
const MOST_KEPT_ALIVE = 60_000; // bytes
// 404: there is none yet. 409: it is there already, sent by a request whose answer was lost.
const HARMLESS = [404, 409];
const INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction";

/** A new id, also where pages are not served safely. */
export function uuid() {
  const bytes = self.crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Make the statements of one launch: {actor, activityId, registration, contextTemplate}. */
export class Statements {
  #launch;

  constructor(launch) {
    this.#launch = launch;
  }

  #made(verb, { object, result, categories = [], extensions = {} }) {
    const { actor, activityId, registration, contextTemplate = {} } = this.#launch;
    const given = contextTemplate.contextActivities ?? {};
    const category = [...(given.category ?? []), ...categories];
    return {
      id: uuid(),
      actor,
      verb: { id: VERBS[verb], display: { en: verb } },
      object: object ?? { objectType: "Activity", id: activityId },
      ...(result && { result }),
      context: {
        ...contextTemplate,
        registration,
        contextActivities: { ...given, ...(category.length && { category }) },
        extensions: { ...contextTemplate.extensions, ...extensions },
      },
      timestamp: new Date().toISOString(),
    };
  }

  initialized = () => this.#made("initialized", { categories: [CMI5] });

  terminated = (seconds) => this.#made("terminated", { categories: [CMI5], result: { duration: isoSpan(seconds) } });

  completed = (seconds) =>
    this.#made("completed", { categories: [CMI5, MOVE_ON], result: { completion: true, duration: isoSpan(seconds) } });

  /** Whether it was passed, by the mark that the system gave, if it gave one. */
  judged(passed, score, seconds, mark) {
    const result = { success: passed, score: { scaled: score / 100, raw: score, min: 0, max: 100 }, duration: isoSpan(seconds) };
    const extensions = mark === undefined ? {} : { [MASTERY]: mark };
    return this.#made(passed ? "passed" : "failed", { categories: [CMI5, MOVE_ON], result, extensions });
  }

  /** One answered step, with its question in words; what cmi5 itself does not define has no category. */
  answered({ id, text, choices, chosen, best, grade, points, rule, version, seconds }) {
    const definition = {
      type: INTERACTION,
      interactionType: "choice",
      name: { en: text },
      choices: choices.map((one) => ({ id: one.id, description: { en: one.text } })),
      correctResponsesPattern: [best],
    };
    const object = { objectType: "Activity", id: `${this.#launch.activityId}/${encodeURIComponent(id)}`, definition };
    const success = grade === "defensible" ? {} : { success: grade === "best" };
    const result = { response: chosen, ...success, score: { scaled: points }, duration: isoSpan(sane(seconds)) };
    const extensions = { [`${OURS}edition`]: version, ...(rule && { [`${OURS}rule`]: rule }) };
    return this.#made("answered", { object, result, extensions });
  }
}

/** Asks of the learning record store; each answer is a Response, and a fault is thrown. */
export class Store {
  #endpoint;
  #token;
  #launch;

  constructor(launch, token) {
    this.#launch = launch;
    this.#endpoint = launch.endpoint.replace(/\/*$/, "/");
    this.#token = token;
  }

  /** Send statements, so that they arrive even when the page goes; browsers do that for short ones. */
  async send(statements) {
    const body = JSON.stringify(statements);
    const keepalive = new Blob([body]).size < MOST_KEPT_ALIVE;
    return this.#ask("statements", {}, { method: "POST", body, keepalive });
  }

  readState = (stateId) => this.#ask("activities/state", this.#place(stateId), {});

  writeState = (stateId, document) =>
    this.#ask("activities/state", this.#place(stateId), { method: "PUT", body: JSON.stringify(document), keepalive: true });

  readPreferences() {
    const { actor } = this.#launch;
    return this.#ask("agents/profile", { agent: JSON.stringify(actor), profileId: "cmi5LearnerPreferences" }, {});
  }

  #place(stateId) {
    const { actor, activityId, registration } = this.#launch;
    return { activityId, agent: JSON.stringify(actor), registration, stateId };
  }

  async #ask(path, parameters, { body, ...options }) {
    const url = new URL(path, this.#endpoint);
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    const headers = {
      Authorization: `Basic ${this.#token}`,
      "X-Experience-API-Version": XAPI,
      ...(body && { "Content-Type": "application/json" }),
    };
    const answer = await fetch(url, { ...options, body, headers, referrerPolicy: "no-referrer" });
    if (!answer.ok && !HARMLESS.includes(answer.status)) throw new Error(`${path} answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`);
    return answer;
  }
}
