// A course as an H5P content type: H5P makes one of these for each piece of content, and attaches it.
import { load } from "../../tables/model.mjs";
import { play } from "../player.mjs";
import { answered, asReported, completed, HIGHEST, isStep } from "./h5p-statements.mjs";

const { H5P } = self;
const PATIENCE = 5000; // milliseconds
const STEP = 50;

load(self.connectOrNotTables);

/** H5P itself takes this apart and puts its own methods to it, which a class would not let it do. */
function ConnectOrNot(params, contentId, extras = {}) {
  H5P.EventDispatcher.call(this);
  this.contentId = contentId;
  this.extras = extras;
  this.course = read(params);
  this.kept = { state: null, given: {}, score: null, ...extras.previousState };
}

/** What may be in any letters goes through filters that spare these ones. */
function read({ course, passMark }) {
  const bytes = Uint8Array.from(atob(course), (letter) => letter.charCodeAt(0));
  return { ...JSON.parse(new TextDecoder().decode(bytes)), "pass-mark": passMark };
}

Object.assign(ConnectOrNot.prototype, {
  attach($container) {
    this.setActivityStarted();
    this.root = document.createElement("div");
    this.root.className = "con";
    $container.get(0).replaceChildren(this.root);
    $container.get(0).classList.add("h5p-connect-or-not", "md-typeset");
    new ResizeObserver(() => this.trigger("resize")).observe(this.root);
    this.recall(() => this.play());
  },

  /** Call `then` once what was kept is known.  Some hosts load it only now, and H5P has asked them
   *  already: to ask again before they answer would break its own question. */
  recall(then, patience = PATIENCE) {
    const { previousState, standalone } = this.extras;
    const host = self.H5PIntegration ?? {};
    if (previousState || !standalone || !host.saveFreq) return then();
    const loaded = host.contents?.[`cid-${this.contentId}`]?.contentUserData?.[0]?.state !== undefined;
    if (!loaded && H5P.jQuery.active && patience > 0) return setTimeout(() => this.recall(then, patience - STEP), STEP);
    if (loaded) H5P.getUserData(this.contentId, "state", (_error, found) => Object.assign(this.kept, found));
    return then();
  },

  play() {
    play(this.root, this.course, {
      saved: this.kept.state,
      save: (state) => this.keep({ state }),
      answered: (one) => this.answered(one),
      scored: (score) => this.scored(score),
    });
  },

  answered(one) {
    const { id, chosen, best, points, rule, seconds } = one;
    this.keep({ given: { ...this.kept.given, [id]: { chosen, best, points, rule, seconds } } });
    this.trigger(answered(this, one));
  },

  /** Report the score once all is answered, and again whenever it has changed since. */
  scored({ score, passed, done }) {
    const before = this.kept.score;
    this.keep({ score: done ? score : null });
    if (done && score !== before) this.trigger(completed(this, score, passed));
  },

  keep(more) {
    this.kept = { ...this.kept, ...more };
    const { saveFreq } = self.H5PIntegration ?? {};
    if (saveFreq && this.contentId) H5P.setUserData(this.contentId, "state", this.kept, { deleteOnChange: true });
  },

  /* What hosts ask of a content type that is scored */

  getCurrentState() {
    return this.kept;
  },

  getScore() {
    return this.kept.score ?? 0;
  },

  getMaxScore() {
    return HIGHEST;
  },

  getAnswerGiven() {
    return Object.keys(this.kept.given).length > 0;
  },

  getTitle() {
    return H5P.createTitle(this.extras.metadata?.title || this.course.title);
  },

  /** The report of the whole, with each answer. */
  getXAPIData() {
    const whole = completed(this, this.getScore(), this.getScore() >= this.course["pass-mark"]);
    const given = Object.entries(this.kept.given).filter(([id]) => isStep(this.course, id));
    const answers = given.map(([id, one]) => answered(this, { ...asReported(this.course, id), ...one }));
    return { statement: whole.data.statement, children: answers.map(({ data }) => ({ statement: data.statement })) };
  },

  resetTask() {
    this.kept = { state: null, given: {}, score: null };
    if (this.root) this.play();
  },

  showSolutions() {}, // each answer was explained when it was given
});

ConnectOrNot.prototype = Object.assign(Object.create(H5P.EventDispatcher.prototype), ConnectOrNot.prototype);
H5P.ConnectOrNot = ConnectOrNot;
