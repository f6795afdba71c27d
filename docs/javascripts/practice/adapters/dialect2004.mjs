// How things are said in SCORM 2004, 3rd edition.
import { interactionId, shortened } from "./identify.mjs";
import { isoSpan, moment } from "./spans.mjs";

const LONGEST_DESCRIPTION = 250;
/** What stands in braces at the beginning would be taken for the name of a language. */
const described = (text) => shortened(text.replace(/\s+/g, " ").replace(/^[ {]+/, ""), LONGEST_DESCRIPTION);
const RESULTS = { best: "correct", defensible: "neutral", mistake: "incorrect" };

export const SCORM_2004 = {
  api: "API_1484_11",
  calls: {
    start: "Initialize",
    get: "GetValue",
    set: "SetValue",
    commit: "Commit",
    end: "Terminate",
    error: "GetLastError",
    errorText: "GetErrorString",
  },
  alreadyOpen: "103",
  kept: "cmi.suspend_data",
  room: 64_000,

  /** On a first visit to ask for what was kept would be an error. */
  isNew: (lms) => lms.get("cmi.entry") === "ab-initio",

  /** What the system says was reached on an earlier visit. */
  reached(lms) {
    const success = lms.get("cmi.success_status");
    const completed = lms.get("cmi.completion_status") === "completed";
    if (success !== "passed" && !completed) return null;
    const scaled = parseFloat(lms.get("cmi.score.scaled"));
    const score = scaled >= 0 && scaled <= 1 ? Math.round(scaled * 100) : null;
    return { kind: ["passed", "failed"].includes(success) ? success : "completed", score };
  },

  /** The score goes with the end alone, for the system holds it against the pass mark by itself. */
  result(best) {
    if (!best) return [["cmi.completion_status", "incomplete"]];
    if (best.kind === "completed") return [];
    const numbers = best.score === null ? [] : [["scaled", best.score / 100], ["raw", best.score], ["min", 0], ["max", 100]];
    return [
      ...numbers.map(([name, value]) => [`cmi.score.${name}`, String(value)]),
      ["cmi.completion_status", "completed"],
      ["cmi.success_status", best.kind],
    ];
  },

  /** Always suspended, never ended: after a normal end the next visit is a new attempt, in which
   *  what was reached would be lost, and with no exit set some systems erase it at once. */
  leaving: (_done, seconds) => [
    ["cmi.exit", "suspend"],
    ["cmi.session_time", isoSpan(seconds)],
  ],

  otherwise: () => null,

  interaction: (answer, when) => [
    ["id", interactionId(answer)],
    ["type", "choice"],
    ["timestamp", moment(when)],
    ["correct_responses.0.pattern", answer.best],
    ["weighting", "1"],
    ["learner_response", answer.chosen],
    ["result", RESULTS[answer.grade]],
    ["latency", isoSpan(answer.seconds)],
    ["description", described(answer.text)],
  ],
};
