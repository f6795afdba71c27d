// The page's side of the engine: starts the worker, reports progress, passes requests on.
import { fault } from "./files.mjs";

/**
 * Start Python in a worker; returns {ready, call, stop}.
 * onprogress({loaded, total}) counts bytes; while loaded equals total, Python itself is starting.
 * timeout is how many milliseconds of silence are taken for a failure; with `whole`, it begins
 * with the Python that nothing was left out of, which practice needs; `beside` is the address that the
 * worker's file is beside, where that is not this script's own, for it stands in a page.
 * `ready` resolves once Python answers, `call(request)` with its reply; either rejects with a code:
 *   missing  a file is not there, or the line is down
 *   altered  a file is not the one that was made; another start fetches it afresh
 *   timeout  nothing was heard for too long
 *   failed   something broke; where only one call did, later calls are still answered
 *   stopped  stop() was called
 */
export function startEngine({ onprogress = () => {}, timeout = 30_000, whole = false, beside = import.meta.url } = {}) {
  short &&= !whole;
  return new Engine({ onprogress, timeout, beside });
}

let spoilt = false; // what the browser kept of the engine is not to be trusted
let short = true; // begin with the Python that is cut to what was called when it was made

class Engine {
  #calls = new Map(); // what is asked and not yet answered
  #count = 0;
  #starting = true;
  #options;
  #over;
  #settle;
  #timer;
  #worker;

  constructor(options) {
    this.#options = options;
    this.ready = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.ready.catch(() => {}); // a page that only calls hears of it from the call
    this.#open();
  }

  call = async (request) => {
    await this.ready;
    if (this.#over) throw this.#over;
    return new Promise((resolve, reject) => {
      const id = ++this.#count;
      this.#calls.set(id, { request: JSON.stringify(request), resolve, reject });
      this.#ask(id);
      this.#listen();
    });
  };

  stop = () => this.#end(fault("stopped", "the engine was stopped"));

  #ask(id) {
    this.#worker.postMessage({ id, request: this.#calls.get(id).request });
  }

  #open() {
    try {
      const name = [spoilt && "reload", !short && "whole"].filter(Boolean).join(" ");
      this.#worker = new Worker(new URL(WORKER_FILE, this.#options.beside), { type: "module", name });
    } catch (error) {
      return void this.#end(fault("failed", error.message));
    }
    this.#worker.onmessage = ({ data }) => this.#hear(data);
    // A script that could not be fetched is reported without a message, one that broke with it.
    this.#worker.onerror = ({ message }) =>
      this.#end(message ? fault("failed", message) : fault("missing", "the worker did not load"));
    this.#listen();
  }

  /** Expect something within the time-out, for as long as anything is due. */
  #listen() {
    clearTimeout(this.#timer);
    if (!this.#starting && !this.#calls.size) return;
    const silence = fault("timeout", `nothing was heard for ${this.#options.timeout} ms`);
    this.#timer = setTimeout(() => this.#end(silence), this.#options.timeout);
  }

  #hear(data) {
    if (data.failed) return this.#end(fault(data.failed.code, data.failed.message));
    if (data.short) return this.#beginWhole();
    if (data.progress) this.#options.onprogress(data.progress);
    else if (data.ready) this.#begin();
    else this.#answer(data);
    return this.#listen();
  }

  /** The short Python has come to something that was left out: ask the whole one all of it. */
  #beginWhole() {
    short = false;
    this.#worker.terminate();
    this.#starting = true;
    this.#open();
    for (const id of this.#calls.keys()) this.#ask(id);
  }

  #begin() {
    this.#starting = false;
    this.#settle.resolve();
  }

  #answer({ id, reply, error }) {
    const { resolve, reject } = this.#calls.get(id);
    this.#calls.delete(id);
    error === undefined ? resolve(JSON.parse(reply)) : reject(fault("failed", error));
  }

  /** Whatever is waited for is rejected, now and from now on. */
  #end(error) {
    this.#worker?.terminate();
    spoilt ||= error.code === "altered";
    this.#starting = false;
    this.#settle.reject(error);
    this.#over = error;
    for (const { reject } of this.#calls.values()) reject(error);
    this.#calls.clear();
    clearTimeout(this.#timer);
  }
}
