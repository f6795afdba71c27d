// How things are said in SCORM 1.2.
import { interactionId } from "./identify.mjs";
import { clockSpan, timeOfDay } from "./spans.mjs";

const STATUS = "cmi.core.lesson_status";
const RESULTS = { best: "correct", defensible: "neutral", mistake: "wrong" };
/** Another value that may stand for a moment where one stands, by the last word of the element. */
const OTHER = {
  lesson_status: (status) => ({ passed: "completed", incomplete: "browsed" })[status] ?? "incomplete",
  raw: (score) => (Number(score) + (Number(score) < 100 ? 0.01 : -0.01)).toFixed(2),
  min: () => "1",
  max: () => "99",
  exit: (exit) => (exit === "suspend" ? "" : "suspend"),
  id: (id) => `${id.slice(0, 254)}-`,
  type: () => "performance",
  time: (time) => (time === "00:00:00" ? "00:00:01" : "00:00:00"),
  pattern: (letter) => (letter === "a" ? "b" : "a"),
  weighting: () => "0",
  student_response: (letter) => (letter === "a" ? "b" : "a"),
  result: () => "unanticipated",
  latency: (span) => (span === clockSpan(0) ? clockSpan(1) : clockSpan(0)),
};

export const SCORM_12 = {
  api: "API",
  calls: {
    start: "LMSInitialize",
    get: "LMSGetValue",
    set: "LMSSetValue",
    commit: "LMSCommit",
    end: "LMSFinish",
    error: "LMSGetLastError",
    errorText: "LMSGetErrorString",
  },
  alreadyOpen: "101",
  kept: "cmi.suspend_data",
  room: 4096,

  isNew: () => false, // an empty text does as well, and costs no question

  /** What the system says was reached on an earlier visit. */
  reached(lms) {
    const kind = lms.get(STATUS);
    if (!["passed", "completed", "failed"].includes(kind)) return null;
    const score = lms.get("cmi.core.score.raw");
    return { kind, score: /^\d{1,3}$/.test(score) ? Number(score) : null };
  },

  /** The score goes with the end alone: a system that knows the pass mark would fail a visit
   *  that was broken off, or pass it after one good answer. */
  result(best) {
    if (!best) return [[STATUS, "incomplete"]];
    if (best.kind === "completed") return [];
    const score = best.score === null ? [] : [["raw", best.score], ["min", 0], ["max", 100]];
    return [...score.map(([name, value]) => [`cmi.core.score.${name}`, String(value)]), [STATUS, best.kind]];
  },

  leaving: (done, seconds) => [
    ["cmi.core.exit", done ? "" : "suspend"],
    ["cmi.core.session_time", clockSpan(seconds)],
  ],

  /** Moodle passes on only what has changed since it last tried to, also where that has failed: what
   *  was lost gets there once it has been something else.  Null where nothing need be done. */
  otherwise: (element, value) => OTHER[element.split(".").at(-1)]?.(value) ?? null,

  interaction: (answer, when) => [
    ["id", interactionId(answer)],
    ["type", "choice"],
    ["time", timeOfDay(when)],
    ["correct_responses.0.pattern", answer.best],
    ["weighting", "1"],
    ["student_response", answer.chosen],
    ["result", RESULTS[answer.grade]],
    ["latency", clockSpan(answer.seconds)],
  ],
};
