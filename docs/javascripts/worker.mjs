// Python on a thread of its own: JSON text in, JSON text out, one request at a time.
import { Download } from "./download.mjs";
import { fault } from "./files.mjs";

const { files, info } = MANIFEST; // put here by the build

const ready = boot();

self.onmessage = async ({ data: { id, request } }) => {
  const step = await ready;
  try {
    self.postMessage({ id, reply: step(request) });
  } catch (error) {
    self.postMessage({ id, error: error.message });
  }
};

ready.then(
  () => self.postMessage({ ready: true }),
  ({ code = "failed", message }) => {
    self.postMessage({ failed: { code, message } });
    self.close();
  },
);

/** Start Python while its files are still arriving; it counts once each of them has been proved. */
async function boot() {
  const cache = self.name || "default"; // how to ask: the page names the worker so
  const download = new Download(files, cache, (progress) => self.postMessage({ progress }));
  self.fetch = download.fetch;
  const started = start().catch(async (error) => {
    await download.proved; // a spoilt file is the better explanation
    throw error;
  });
  const [step] = await Promise.all([started, download.proved]);
  download.keep();
  return step;
}

async function start() {
  const indexURL = new URL(".", import.meta.url).href;
  const { loadPyodide } = await scripts();
  const lockFileContents = { info, packages: {} };
  const python = await loadPyodide({ indexURL, packageBaseUrl: indexURL, lockFileContents });
  return python.pyimport("guide.browser").step;
}

/** Bring Pyodide's own scripts here; what cannot be fetched is a TypeError, whatever the browser. */
async function scripts() {
  try {
    return await import(new URL(PYTHON_FILE, import.meta.url));
  } catch (error) {
    throw error instanceof TypeError ? fault("missing", error.message) : error;
  }
}
