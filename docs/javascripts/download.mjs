// Fetches each of the engine's files once, and counts the bytes as they arrive.
import { asWasm, fault, get } from "./files.mjs";

// What Pyodide is told to fetch it asks of `download.fetch`, which stands in for the worker's own
// fetch: options such as stdLibURL move files about but neither count bytes nor reach the wasm.
export class Download {
  #base;
  #manifest;
  #report;
  #loaded = 0;
  #begun = new Map();
  #fail;

  /** Rejects when any file fails. Pyodide only logs some such failures, and then waits for ever. */
  failed = new Promise((_, reject) => {
    this.#fail = reject;
  });

  constructor(base, manifest, report) {
    this.#base = base;
    this.#manifest = manifest;
    this.#report = report;
    this.failed.catch(() => {});
  }

  /** Begin all of these now, side by side, rather than when each is first asked for. */
  start(...names) {
    for (const name of names) this.#begun.set(name, this.#begin(name));
    for (const response of this.#begun.values()) response.catch(() => {});
  }

  /** Hand over a file of the engine; no other address is ever reached. */
  fetch = async (address) => {
    const name = new URL(address.url ?? address, this.#base).pathname.split("/").pop();
    const response = this.#begun.get(name) ?? this.#begin(name);
    this.#begun.delete(name);
    return response;
  };

  /** Import a script. The browser fetches it by itself, so it counts once it is there. */
  async import(name) {
    try {
      const module = await import(this.#url(name));
      this.#count(this.#manifest.files[name].bytes);
      return module;
    } catch (error) {
      const code = error instanceof TypeError ? "missing" : "failed";
      throw this.#failure(error.code ? error : fault(code, `${name}: ${error.message}`));
    }
  }

  /** Named by content, so that no cache ever mixes the files of two versions. */
  #url(name) {
    const file = this.#manifest.files[name];
    if (!file) throw fault("missing", `${name} is not among the engine's files`);
    return new URL(`${name}?v=${file.sha256.slice(0, 16)}`, this.#base);
  }

  // Bytes are counted on a copy: the browser keeps compiled WebAssembly only for a response that
  // it made itself, and that is worth more than half a second on every later visit.
  async #begin(name) {
    try {
      const response = await get(this.#url(name));
      this.#watch(name, response.clone().body.getReader());
      return name.endsWith(".wasm") ? asWasm(response) : response;
    } catch (error) {
      throw this.#failure(error);
    }
  }

  async #watch(name, reader) {
    let length = 0;
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        length += part.value.byteLength;
        this.#count(part.value.byteLength);
      }
      const due = this.#manifest.files[name].bytes;
      if (length !== due) throw new Error(`${length} bytes where ${due} were due`);
    } catch (error) {
      this.#failure(fault("failed", `${name}: ${error.message}`));
    }
  }

  #count(bytes) {
    this.#loaded += bytes;
    this.#report({ loaded: this.#loaded, total: this.#manifest.total });
  }

  #failure(error) {
    this.#fail(error);
    return error;
  }
}
