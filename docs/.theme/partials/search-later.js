// Has the theme's search fetch its index and make it when somebody turns to the search, and not on
// every page: that took 100 KB of the line and 0.4 s of a desktop's processor, in which a page
// could show what its reader came for.
(() => {
  const { Worker, XMLHttpRequest } = window;
  const SEARCH = '[data-md-component="search"], [for="__search"]';
  const SIGNS = ["focusin", "pointerover", "pointerdown"];
  const FETCHED = /\/search\/search_index\.json$/;
  const MAKER = /\/workers\/search\./;

  const wanted = new Promise((resolve) => {
    const look = ({ target }) => target.closest?.(SEARCH) && turn();
    const turn = () => {
      for (const sign of SIGNS) removeEventListener(sign, look);
      resolve();
    };
    for (const sign of SIGNS) addEventListener(sign, look);
    if (new URLSearchParams(location.search).has("q")) turn();
  });

  window.XMLHttpRequest = class extends XMLHttpRequest {
    #waits = false;

    open(method, url, ...more) {
      this.#waits = FETCHED.test(new URL(url, document.baseURI).pathname);
      super.open(method, url, ...more);
    }

    send(body) {
      if (this.#waits) wanted.then(() => super.send(body));
      else super.send(body);
    }
  };

  /** Stands in for the worker until it is wanted. */
  class Later extends EventTarget {
    #worker;

    constructor(url) {
      super();
      this.#worker = wanted.then(() => this.#begin(new Worker(url)));
    }

    #begin(worker) {
      worker.onmessage = ({ data }) => this.dispatchEvent(new MessageEvent("message", { data }));
      return worker;
    }

    postMessage(message) {
      this.#worker.then((worker) => worker.postMessage(message));
    }
  }

  window.Worker = new Proxy(Worker, {
    construct: (_, [url, options]) => (MAKER.test(url) ? new Later(url) : new Worker(url, options)),
  });
})();
