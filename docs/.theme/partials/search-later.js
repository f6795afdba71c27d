// Has the theme's search make its index when somebody turns to the search, and not on every page:
// that took 0.4 s of a desktop's processor, in which it could show what its reader came for.
(() => {
  const { Worker } = window;
  const SEARCH = '[data-md-component="search"], [for="__search"]';

  /** Stands in for the worker until it is wanted, and keeps what is said to it for then. */
  class Later extends EventTarget {
    #worker;
    #said = [];
    #url;

    constructor(url) {
      super();
      this.#url = url;
      const begin = ({ target }) => target.closest?.(SEARCH) && this.#begin();
      for (const sign of ["focusin", "pointerover", "pointerdown"]) addEventListener(sign, begin);
      if (new URLSearchParams(location.search).has("q")) this.#begin();
    }

    postMessage(message) {
      if (this.#worker) this.#worker.postMessage(message);
      else this.#said.push(message);
    }

    #begin() {
      if (this.#worker) return;
      this.#worker = new Worker(this.#url);
      this.#worker.onmessage = ({ data }) => this.dispatchEvent(new MessageEvent("message", { data }));
      for (const message of this.#said.splice(0)) this.#worker.postMessage(message);
    }
  }

  window.Worker = new Proxy(Worker, {
    construct: (_, [url, options]) => (/\/workers\/search\./.test(url) ? new Later(url) : new Worker(url, options)),
  });
})();
