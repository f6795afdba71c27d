// The reader's way through a page: where it has got to, how it goes on and back.
// On the site that is the browser's history. In a frame it is one of our own, for the browser's belongs
// to the page around and every frame in it: its Back might undo something elsewhere.
import { framed, presetHash } from "./frame.mjs";

const browsers = {
  get hash() {
    return location.hash;
  },
  get state() {
    return history.state;
  },
  push: (state, address) => history.pushState(state, "", address),
  replace: (state, address) => history.replaceState(state, "", address),
  back: () => history.back(),
  listen: (moved) => window.addEventListener("popstate", ({ state }) => moved(state)),
};

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

export const way = framed ? new Own() : browsers;
