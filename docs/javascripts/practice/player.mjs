// Plays a course of practice in an element: shows where the learner is, and passes on what is done.
// Knows nothing of learning systems or of this site; `load` of the tables has been called before.
import { aboutYou } from "./about-you.mjs";
import { allCases } from "./all-cases.mjs";
import { h } from "./element.mjs";
import { feedback } from "./feedback.mjs";
import { ended } from "./ended.mjs";
import { question } from "./question.mjs";
import { Session } from "./session.mjs";

/** Play `course` in `root`, as `keeper` {saved, save, answered, scored} keeps and reports it;
 *  `keeper.notice`, if there is one, is a sentence that stands above all else. */
export function play(root, course, keeper) {
  const stage = h("div", { class: "con-stage" });
  const notice = h("div", { class: "con-messages", role: "status" });
  const said = h("p", { class: "con-hidden", role: "status" });
  const session = new Session(course, keeper.saved, tell);
  const my = { course, session, say, announce, show };

  root.classList.add("con", "con-practice");
  root.replaceChildren(...standing(keeper.notice), notice, stage, said);
  if (session.dropped) warn(say("dropped"));
  render();

  /** A sentence by its name; one about a policy that is not the learner's own has a name of its own. */
  function say(name, slots = {}) {
    const text = (isSet(course) && course.words[`${name}-set`]) || course.words[name];
    return text.replace(/\{(\w+)\}/g, (whole, slot) => slots[slot] ?? whole);
  }

  /** Say something above the rest until the learner goes on. */
  function warn(text) {
    notice.replaceChildren(h("p", { class: "con-message con-message-error" }, text));
  }

  /** Say something to who listens to the page, and not to who sees it. */
  function announce(text) {
    said.textContent = text;
  }

  /** What the keeper does wrong is said once and never stops the course. */
  function tell(name, given) {
    Promise.resolve()
      .then(() => keeper[name](given))
      .catch(() => warn(say("not-reported")));
  }

  /** Show where the learner now is, and go on reading there. */
  function show() {
    notice.replaceChildren();
    announce("");
    render();
    const begin = stage.querySelector("[data-begin]");
    begin?.focus({ preventScroll: true });
    root.scrollIntoView({ block: "start" });
  }

  function render() {
    const [name, view] = viewOf(session);
    root.dataset.view = name;
    stage.replaceChildren(h("section", { class: "con-view" }, ...view(my).filter(Boolean)));
  }
}

/** Whether the policy is one that was set, and not the learner's own; `mine` tells answers of the learner's. */
const isSet = ({ answers, mine }) => Boolean(answers) && !mine;

/** What is to be known throughout. */
const standing = (text) => (text ? [h("p", { class: "con-message con-message-note con-standing", role: "status" }, text)] : []);

/** The name of what is to be shown, and what lays it out. */
function viewOf(session) {
  if (session.questions.length) return ["about-you", aboutYou];
  if (!session.open) return ["all-cases", allCases];
  if (session.current.reading) return ["feedback", feedback];
  return session.step ? ["question", question] : ["ended", ended];
}
