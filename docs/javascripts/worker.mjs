// Python on a thread of its own: JSON text in, JSON text out, one request at a time.
import { Download } from "./download.mjs";
import { fault } from "./files.mjs";

const { files, info, started, whole } = MANIFEST; // put here by the build
const ways = self.name.split(" "); // the page names the worker by how it is to begin
const isWhole = ways.includes("whole");

const ready = boot();

self.onmessage = async ({ data: { id, request } }) => {
  const step = await ready;
  try {
    self.postMessage({ id, reply: step(request) });
  } catch (error) {
    if (isWhole) self.postMessage({ id, error: error.message });
    else giveUp(error); // the guide raises nothing here: something was left out that it needs
  }
};

ready.then(() => self.postMessage({ ready: true }), giveUp);

function giveUp({ code = "failed", message }) {
  self.postMessage(code === "failed" && !isWhole ? { short: message } : { failed: { code, message } });
  self.close();
}

/** Start Python while its files are still arriving; it counts once each of them has been proved. */
async function boot() {
  const cache = ways.includes("reload") ? "reload" : "default"; // how to ask for the files
  const report = (progress) => self.postMessage({ progress });
  const download = new Download(isWhole ? whole : files, cache, report);
  self.fetch = download.fetch;
  const starting = start().catch(async (error) => {
    await download.proved; // a spoilt file is the better explanation
    throw error;
  });
  const [step] = await Promise.all([starting, download.proved]);
  download.keep();
  return step;
}

async function start() {
  const indexURL = new URL(".", import.meta.url).href;
  const { loadPyodide, resuming } = await scripts();
  const lockFileContents = { info, packages: {} };
  // What goes on from a memory has no archive; Pyodide asks for one all the same.
  const options = isWhole ? {} : { ...resuming(started), stdLibURL: "data:," };
  const base = { indexURL, packageBaseUrl: indexURL, lockFileContents };
  const python = await loadPyodide({ ...base, ...options });
  return python.pyimport("guide.browser").step;
}

/** Bring Pyodide's own scripts here; what cannot be fetched is a TypeError, whatever the browser. */
async function scripts() {
  try {
    return await import(new URL(isWhole ? WHOLE_FILE : PYTHON_FILE, import.meta.url));
  } catch (error) {
    throw error instanceof TypeError ? fault("missing", error.message) : error;
  }
}
