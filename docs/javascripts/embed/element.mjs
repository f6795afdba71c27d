// The element <connect-or-not>: shows a page of this site in a frame, as high as it needs to be, and
// tells the page around of what happens there. A file of its own, fetched by other people's pages.
import { message, read } from "./messages.mjs";
import { address } from "./where.mjs";

const PATIENCE = 20_000; // milliseconds for the page to load
const GRACE = 2_000; // after that, for its script to speak; browsers do not say that a frame was refused
const HIGHEST = 200_000; // pixels; far more than any page of ours needs
const TOLD = ["state", "result"]; // what the page around hears of, besides "ready"

const SHEET = new CSSStyleSheet();
SHEET.replaceSync(":host { display: block } :host([hidden]) { display: none }");
const STYLE = {
  box: "all: initial; display: block; color-scheme: light dark",
  frame: "all: initial; border: 0; display: block; height: 30rem; width: 100%",
  words: "color: CanvasText; background: Canvas; display: block; font: 1rem/1.5 system-ui, sans-serif; padding: 1rem",
};

/** Make an element with a style that no policy forbids, for it is set by a script. */
function make(tag, style, properties = {}) {
  const made = Object.assign(document.createElement(tag), properties);
  made.style.cssText = style;
  return made;
}

class ConnectOrNot extends HTMLElement {
  static observedAttributes = ["view", "platform", "preset", "theme", "site", "private"];

  #box = make("div", STYLE.box);
  #frame = null;
  #place = ""; // the address in the frame
  #origin = "";
  #port = null;
  #timer;
  #given = null; // the state to go on from, until the frame has taken it
  #state = null;
  #watched; // ends what is listened to

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [SHEET];
    shadow.append(this.#box);
  }

  /** The last state that was told, or that was given: a text to keep and to give back. */
  get state() {
    return this.#given ?? this.#state;
  }

  set state(text) {
    this.#given = `${text}`;
    this.#giveBack();
  }

  connectedCallback() {
    this.#watched = new AbortController();
    const { signal } = this.#watched;
    this.#catchUp();
    window.addEventListener("message", (event) => this.#hear(event), { signal });
    document.addEventListener("securitypolicyviolation", (event) => this.#refused(event), { signal });
    this.#lay();
  }

  /** Take over a state that was set before this script was there. */
  #catchUp() {
    if (!Object.hasOwn(this, "state")) return;
    const { state } = this;
    delete this.state;
    this.state = state;
  }

  disconnectedCallback() {
    this.#watched.abort();
    this.#clear();
  }

  attributeChangedCallback(name, before, after) {
    if (this.isConnected && before !== after) this.#lay({ afresh: name === "private" });
  }

  /* The frame */

  /** Show what the attributes ask for; a page that is there already is told of it and not loaded anew. */
  #lay({ afresh = false } = {}) {
    const wanted = address(this);
    if (wanted.wrong) return this.#say(wanted.wrong);
    const { url, title } = wanted;
    const [page, before] = [url.href, this.#place].map((one) => one.split("#")[0]);
    if (before && page !== before) this.#given = this.#state = null; // they were another view's
    if (!afresh && this.#port && page === before) this.#frame.contentWindow.location.replace(url);
    else this.#load(url, title);
    this.#place = url.href;
  }

  #load(url, title) {
    this.#clear();
    this.#origin = url.origin;
    this.#frame = make("iframe", STYLE.frame, { title, allow: "clipboard-write", referrerPolicy: "no-referrer" });
    this.#frame.addEventListener("load", () => this.#wait(GRACE));
    this.#frame.src = url;
    this.#box.replaceChildren(this.#frame);
    this.#wait(PATIENCE);
  }

  #clear() {
    clearTimeout(this.#timer);
    this.#hangUp();
    this.#frame = null;
    this.#place = "";
    this.#box.replaceChildren();
  }

  /** End a line; whoever is spoken to next goes on from where this one was. */
  #hangUp() {
    this.#port?.close();
    this.#port = null;
    this.#given ??= this.#state;
  }

  #wait(milliseconds) {
    clearTimeout(this.#timer);
    if (!this.#port) this.#timer = setTimeout(() => this.#missing(), milliseconds);
  }

  /** Say why there is nothing to see. */
  #say(sentence, ...links) {
    this.#clear();
    this.#box.append(make("p", STYLE.words, { role: "status", textContent: `${sentence} ` }));
    this.#box.firstChild.append(...links);
  }

  /** Say that the page cannot be shown, and lead to it; should it yet arrive, it is shown. */
  #missing() {
    const [frame, place] = [this.#frame, this.#place];
    const link = make("a", "color: LinkText", { href: place, target: "_blank", rel: "noopener", textContent: WORDS.open });
    const line = make("p", STYLE.words, { role: "status", textContent: `${WORDS.unreachable} ` });
    line.append(link);
    frame.style.display = "none";
    this.#alone();
    frame.before(line);
  }

  /** Take away whatever stands beside the frame, which itself must not be moved, or it loads anew. */
  #alone() {
    for (const one of [...this.#box.children]) if (one !== this.#frame) one.remove();
  }

  /** A policy of the page around forbids frames of our site. */
  #refused({ blockedURI, effectiveDirective, disposition }) {
    const isOurs = disposition === "enforce" && /^(frame|child|default)-src$/.test(effectiveDirective);
    if (isOurs && this.#frame && !this.#port && this.#place.startsWith(blockedURI)) this.#missing();
  }

  /* Messages */

  /** Hear the page in the frame, and nobody else; from the first word on it has a line of its own. */
  #hear({ source, origin, data }) {
    if (!this.#frame || source !== this.#frame.contentWindow || origin !== this.#origin) return;
    if (read(data)?.type === "ready") this.#greet();
  }

  #greet() {
    this.#hangUp();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#receive(read(data));
    const hello = message("hello", { tell: !this.hasAttribute("private"), sizes: true });
    this.#frame.contentWindow.postMessage(hello, this.#origin, [port2]);
    this.#giveBack();
  }

  #giveBack() {
    if (this.#given === null || !this.#port) return;
    this.#port.postMessage(message("set-state", { state: this.#given }));
    this.#given = null;
  }

  #receive(told) {
    if (told?.type === "ready") this.#begin(told);
    else if (told?.type === "resize") this.#resize(told.height);
    else if (told?.type === "moved") this.#bring(told.top);
    else if (TOLD.includes(told?.type)) this.#tell(told);
  }

  #begin(told) {
    clearTimeout(this.#timer);
    this.#frame.style.display = "block";
    this.#alone();
    this.#tell(told);
  }

  #resize(height) {
    if (Number.isFinite(height) && height > 0) this.#frame.style.height = `${Math.min(Math.ceil(height), HIGHEST)}px`;
  }

  /** Bring a place of the frame into sight that its reader has moved to. */
  #bring(top) {
    if (!Number.isFinite(top)) return;
    const at = this.#frame.getBoundingClientRect().top + top;
    if (at < 0 || at > window.innerHeight * 0.8) window.scrollBy({ top: at - 16, behavior: "instant" });
  }

  #tell({ source, version, type, ...detail }) {
    if (type === "state") this.#state = detail.state;
    this.dispatchEvent(new CustomEvent(`connect-or-not-${type}`, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get("connect-or-not")) customElements.define("connect-or-not", ConnectOrNot);
