// The reader's way through a page: where it has got to, how it goes on and back.
// On the site that is the browser's history. In a frame it is one of our own, for the browser's belongs
// to the page around and every frame in it: its Back might undo something elsewhere.
import { framed, presetHash } from "./frame.mjs";
import { whenIdle } from "./idle.mjs";

/**
 * The browser's own. A step costs it some milliseconds, so it hears of the steps once nothing more
 * urgent is under way; until then they are known here.
 */
class Browsers {
  #untold = [];

  get hash() {
    return this.#untold.length ? hashOf(this.#untold.at(-1).address) : location.hash;
  }

  get state() {
    return this.#untold.length ? this.#untold.at(-1).state : history.state;
  }

  push(state, address) {
    if (!this.#untold.length) whenIdle(() => this.settle());
    this.#untold.push({ state, address });
  }

  replace(state, address = this.hash) {
    if (this.#untold.length) this.#untold.splice(-1, 1, { state, address });
    else history.replaceState(state, "", address);
  }

  back() {
    this.settle();
    history.back();
  }

  /** Tell the browser now what it has not heard of: a reload goes by its address. */
  settle() {
    for (const { state, address } of this.#untold.splice(0)) history.pushState(state, "", address);
  }

  listen(moved) {
    window.addEventListener("popstate", ({ state }) => {
      this.#untold = []; // the reader was faster, and is elsewhere
      moved(state);
    });
  }
}

class Own {
  #steps = [{ state: null, hash: presetHash() }];
  #moved;
  /** Whether the answers are the reader's own, kept by the page around and not by the browser. */
  resumes = false;

  get hash() {
    return this.#steps.at(-1).hash;
  }

  get state() {
    return this.#steps.at(-1).state;
  }

  push = (state, address) => this.#steps.push({ state, hash: hashOf(address) });
  replace = (state, address = this.hash) => this.#steps.splice(-1, 1, { state, hash: hashOf(address) });
  listen = (moved) => (this.#moved = moved);

  settle() {} // the page around hears of nothing

  back() {
    if (this.#steps.length < 2) return;
    this.#steps.pop();
    this.#moved(this.state);
  }

  /** Begin anew with answers that the page around has given, as a link holds them. */
  give(hash, resumes) {
    this.#steps = [{ state: null, hash }];
    this.resumes = resumes;
  }
}

const hashOf = (address) => address.match(/#.*/)?.[0] ?? "";

export const way = framed ? new Own() : new Browsers();
