// Brings the engine's files here, each once, counts their bytes and proves them by their hashes.
import { asWasm, fault, get, isSame } from "./files.mjs";
import { forget, recall, remember } from "./memory.mjs";

const PAUSE = 100; // milliseconds between two reports

// What Pyodide is told to fetch it asks of `download.fetch`, which stands in for the worker's own
// fetch: options such as stdLibURL move files about but neither count bytes nor reach the wasm.
export class Download {
  #files;
  #cache;
  #report;
  #loaded = 0;
  #reported = 0;
  #begun = {};
  #bytes = {};

  /** Begin with all files side by side; `cache` is how to ask for them, as fetch has it. */
  constructor(files, cache, report) {
    this.#files = files;
    this.#cache = cache;
    this.#report = report;
    for (const name of Object.keys(files)) this.#begun[name] = this.#begin(name);
    /** Resolves once every file is here and as it should be; rejects with what is wrong. */
    this.proved = Promise.all(Object.keys(files).map((name) => this.#prove(name)));
    this.proved.catch(() => {});
  }

  /** Hand over a file of the engine by Pyodide's name for it; no other address is ever reached. */
  fetch = async (address) => {
    const url = new URL(address.url ?? address);
    if (url.protocol === "data:") return new Response(new Uint8Array(0));
    const name = url.pathname.split("/").pop();
    if (!this.#begun[name]) throw fault("missing", `${name} is not among the engine's files`);
    const { response } = await this.#begun[name];
    return name.endsWith(".wasm") ? asWasm(response) : response;
  };

  /** Put what came over the line by for the next visit, and let go of what it replaces. */
  async keep() {
    const urls = Object.keys(this.#files).map((name) => this.#url(name));
    for (const [name, bytes] of Object.entries(this.#bytes)) await remember(this.#url(name), bytes);
    this.#bytes = {};
    await forget(urls);
  }

  #url = (name) => new URL(this.#files[name].file, import.meta.url);

  // What is proved is a copy: the browser compiles WebAssembly as it streams in, and keeps what it
  // compiled, only for a response that it made itself.
  async #begin(name) {
    const url = this.#url(name);
    const kept = this.#cache === "default" ? await recall(url) : undefined;
    const response = kept ?? (await get(url, { cache: this.#cache, priority: "low" }));
    return { response, copy: response.clone(), kept: Boolean(kept) };
  }

  async #prove(name) {
    const { copy, kept } = await this.#begun[name];
    const bytes = await this.#read(name, copy.body.getReader());
    const { sha256 } = this.#files[name];
    if (!bytes || !(await isSame(bytes, sha256))) throw fault("altered", `${name} is not as it was made`);
    if (!kept) this.#bytes[name] = bytes;
  }

  /** Read to the end; nothing comes of a file that is too long or too short. */
  async #read(name, reader) {
    const bytes = new Uint8Array(this.#files[name].bytes);
    let length = 0;
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        if (length + part.value.byteLength > bytes.byteLength) return null;
        bytes.set(part.value, length);
        length += part.value.byteLength;
        this.#count(part.value.byteLength);
      }
    } catch (error) {
      throw fault("missing", `${name} broke off: ${error.message}`);
    }
    return length === bytes.byteLength ? bytes : null;
  }

  #count(bytes) {
    this.#loaded += bytes;
    const total = Object.values(this.#files).reduce((sum, file) => sum + file.bytes, 0);
    const now = performance.now();
    if (this.#loaded < total && now - this.#reported < PAUSE) return;
    this.#reported = now;
    this.#report({ loaded: this.#loaded, total });
  }
}
