// A learning system around scorm-again: it launches the course in a frame or a window, keeps what is
// committed for the next launch, and notes every call. `?condition=` says what is wrong with it.
const asked = new URLSearchParams(location.search);
const [format, condition] = [asked.get("format"), asked.get("condition") ?? ""];
const IS_12 = format !== "scorm2004";
const METHODS = IS_12
  ? "LMSInitialize LMSFinish LMSGetValue LMSSetValue LMSCommit LMSGetLastError LMSGetErrorString LMSGetDiagnostic".split(" ")
  : "Initialize Terminate GetValue SetValue Commit GetLastError GetErrorString GetDiagnostic".split(" ");
const NAME = IS_12 ? "API" : "API_1484_11";
const EXIT = IS_12 ? "cmi.core.exit" : "cmi.exit";
const ENTRY = IS_12 ? "cmi.core.entry" : "cmi.entry";
const END = IS_12 ? "LMSFinish" : "Terminate";

self.down = false; // whether the line is down

const stored = (name, usual) => JSON.parse(localStorage.getItem(name) ?? JSON.stringify(usual));
const store = (name, value) => localStorage.setItem(name, JSON.stringify(value));

function begin() {
  const settings = { autocommit: false, logLevel: 5, mastery_override: true };
  const lms = IS_12 ? new Scorm12API(settings) : new Scorm2004API(settings);
  const kept = stored("kept", null);
  const mark = asked.get("mark") ?? "70";
  const first = IS_12
    ? { "cmi.student_data.mastery_score": mark, "cmi.core.credit": "credit", "cmi.core.lesson_mode": "normal" }
    : { "cmi.scaled_passing_score": String(mark / 100), "cmi.credit": "credit", "cmi.mode": "normal" };
  lms.loadFromFlattenedJSON({ ...first, ...(kept ?? { [ENTRY]: "ab-initio" }) });
  return lms;
}

const flattened = (lms) => Object.fromEntries(Object.entries(lms.getFlattenedCMI()).map(([name, value]) => [name.startsWith("cmi.") ? name : `cmi.${name}`, value]));

let sent = {};

/** What arrives where only changes are passed on, and count as passed on when the line is down, too. */
function passOn(lms) {
  const flat = flattened(lms);
  const changed = Object.entries(flat).filter(([name, value]) => sent[name] !== value);
  sent = flat;
  if (!self.down) store("arrived", { ...stored("arrived", {}), ...Object.fromEntries(changed) });
}

/** What stays until the next launch. */
function keep(lms, exit) {
  const flat = flattened(lms);
  const lasting = Object.entries(flat).filter(([name, value]) => value !== "" && value !== undefined && !/session_time|_children|_count|_version|\.exit$|total_time|student_data|scaled_passing|learner_preference|comments/.test(name));
  const entry = { [ENTRY]: exit === "suspend" ? "resume" : "" };
  const without = condition === "forgets-answers" ? lasting.filter(([name]) => !name.includes("interactions")) : lasting;
  store("kept", { ...Object.fromEntries(without), ...entry });
  store("result", flat);
}

function wrapped(lms) {
  let exit = "";
  const around = (method) => (...given) => {
    const real = () => lms[method](...given);
    const answer = answered(method, given, real);
    if (method.endsWith("Commit") || method === END) passOn(lms);
    if (method.endsWith("SetValue") && given[0] === EXIT) exit = given[1];
    if ((method.endsWith("Commit") || method === END) && String(answer) === "true") keep(lms, exit);
    const code = String(lms[IS_12 ? "LMSGetLastError" : "GetLastError"]());
    store("calls", [...stored("calls", []), { method, given, answer: String(answer), code }]);
    return answer;
  };
  return Object.fromEntries(METHODS.map((method) => [method, around(method)]));
}

function answered(method, [element], real) {
  if (condition === "silent") return "";
  if (condition === "throws") throw new Error("the learning system broke");
  if (condition === "throws-later" && !method.endsWith("Initialize")) throw new Error("the learning system broke");
  if (condition === "no-room" && method.endsWith("SetValue") && element === "cmi.suspend_data") return "false";
  if (condition === "refuses-answers" && method.endsWith("SetValue") && element.includes("interactions")) return "false";
  if (condition === "partial" && method.endsWith("GetValue") && element !== "cmi.suspend_data") return "";
  if (condition === "partial" && method.endsWith("GetLastError")) return "0";
  if (self.down && (method.endsWith("Commit") || method === END)) return "false";
  return real();
}

if (condition !== "no-api") {
  self.lms = begin();
  self[NAME] = wrapped(self.lms);
}
const page = `content/${asked.get("page") ?? "index.html"}`;
if (asked.get("in") === "window") {
  self.launch = () => open(page, "course");
} else {
  const frame = document.createElement("iframe");
  frame.id = "course";
  frame.width = 900;
  frame.height = 900;
  frame.src = page;
  document.body.append(frame);
}
