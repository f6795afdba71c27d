// What is kept of a learner's way through a course, as one short text, and that text read again:
//   1.<answers>.<tries>.<edition>
// answers  a character for each question, the place of its option; "-" where nothing was said
// tries    for each try of a case its digest and a letter for each step, the last one touched last;
//          a capital: what follows from that answer is still being read; an empty try: all cases are shown
// edition  the policy's version, since other editions may have other options
import { model } from "../tables/model.mjs";
import { follow, isWhole } from "./paths.mjs";

const FORMAT = "1";
const DIGEST = 3; // characters
const NONE = "-";
const MOST = 50_000; // far more than any course needs

/** The questions that stand in the text, in their order. */
const questions = () => model.questions.filter(({ optional }) => !optional);

/** Write down {answers, tries, open}: tries are [{scenario, letters, reading}]. */
export function pack(course, { answers, tries, open }) {
  const written = tries.map(({ scenario, letters, reading }) => scenario.digest + (reading ? capital(letters) : letters));
  if (tries.length && !open) written.push("");
  return [FORMAT, writeAnswers(answers), written.join("~"), edition(course)].join(".");
}

const capital = (letters) => letters.slice(0, -1) + letters.slice(-1).toUpperCase();
const edition = ({ version }) => version.replaceAll(".", NONE);

function writeAnswers(answers) {
  const letters = questions().map(({ id, options }) => options.findIndex((option) => option.id === answers[id]));
  return letters.map((at) => (at < 0 ? NONE : at.toString(36))).join("").replace(/-+$/, "") || NONE;
}

/** Read such a text; `dropped` tells whether anything in it no longer fits this course. */
export function unpack(course, text) {
  const fresh = { answers: {}, tries: [], open: false, dropped: false };
  if (!text) return fresh;
  const [format, answers, written, version, ...more] = text.slice(0, MOST).split(".");
  if (format !== FORMAT || version === undefined || more.length) return { ...fresh, dropped: true };
  const said = course.answers ? {} : readAnswers(answers, version === edition(course));
  const parts = written.split("~");
  const open = parts.at(-1) !== "";
  const read = parts.filter(Boolean).map((part) => readTry(course, part));
  const tries = tidied(read.filter(Boolean));
  return { answers: said ?? {}, tries, open: open && Boolean(read.at(-1)), dropped: !said || read.includes(null) };
}

/** Answers by their questions; null if the text is not of this edition. */
function readAnswers(text, current) {
  const asked = questions();
  if (text === NONE) return {};
  if (!current || text.length > asked.length) return null;
  const said = [...text].map((letter, at) => [asked[at].id, letter === NONE ? null : asked[at].options[parseInt(letter, 36)]?.id]);
  if (said.some(([, option]) => option === undefined)) return null;
  return Object.fromEntries(said.filter(([, option]) => option));
}

function readTry({ scenarios }, part) {
  const scenario = scenarios.find(({ digest }) => digest === part.slice(0, DIGEST));
  const letters = part.slice(DIGEST).toLowerCase();
  if (!scenario || !follow(scenario, letters)) return null;
  return { scenario, letters, reading: letters !== part.slice(DIGEST) };
}

/** Of each case only the last whole try, and one under way, each in the place where it was touched. */
export function tidied(tries) {
  const kind = ({ scenario, letters }) => `${scenario.id} ${isWhole(scenario, letters)}`;
  return tries.filter((one, at) => !tries.slice(at + 1).some((later) => kind(later) === kind(one)));
}
