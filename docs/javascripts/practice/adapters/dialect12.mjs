// How things are said in SCORM 1.2.
import { interactionId } from "./identify.mjs";
import { clockSpan, timeOfDay } from "./spans.mjs";

const STATUS = "cmi.core.lesson_status";
const RESULTS = { best: "correct", defensible: "neutral", mistake: "wrong" };

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
