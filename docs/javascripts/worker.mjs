// Python on a thread of its own: JSON text in, JSON text out, one request at a time.
import { Download } from "./download.mjs";
import { readManifest } from "./files.mjs";

const ENGINE = new URL("../engine/", import.meta.url);
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

async function boot() {
  const manifest = await readManifest(ENGINE);
  const download = new Download(ENGINE, manifest, (progress) => self.postMessage({ progress }));
  return Promise.race([download.failed, load(download, manifest)]);
}

async function load(download, { wheel }) {
  download.start("pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json", wheel);
  self.fetch = download.fetch;
  const [{ loadPyodide }, lockFileContents] = await Promise.all([
    download.import("pyodide.mjs"),
    download.fetch("pyodide-lock.json").then((response) => response.text()),
    download.import("pyodide.asm.js"), // already here when Pyodide comes to look for it
  ]);
  const python = await loadPyodide({
    indexURL: ENGINE.href,
    packageBaseUrl: ENGINE.href,
    lockFileContents,
  });
  await python.loadPackage("connect-or-not", { messageCallback: () => {} });
  return python.pyimport("guide.browser").step;
}
