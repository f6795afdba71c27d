// Answers requests with the engine that the site ships, in Node.
// usage: node run_engine.mjs ENGINE REQUESTS REPLIES
// ENGINE is the compiled folder; the others hold one text in every line.  A request that is not
// fit for a line of its own, such as an empty one, stands there as a JSON string.
// Where the engine breaks instead of answering, the reply is {"raised": true}.
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [engine, requests, replies] = process.argv.slice(2).map((path) => resolve(path));
if (!replies) throw new Error("usage: node run_engine.mjs ENGINE REQUESTS REPLIES");

const { loadPyodide } = await import(pathToFileURL(join(engine, "pyodide.mjs")));
const python = await loadPyodide({
  indexURL: engine,
  packageBaseUrl: engine,
  lockFileContents: await readFile(join(engine, "pyodide-lock.json"), "utf8"),
  stderr: () => {},
});
await python.loadPackage("connect-or-not", { messageCallback: () => {} });
const { step } = python.pyimport("guide.browser");

function answer(line) {
  try {
    return step(line.startsWith('"') ? JSON.parse(line) : line).trim();
  } catch {
    return '{"raised": true}';
  }
}

const lines = (await readFile(requests, "utf8")).split("\n").filter((line) => line.trim());
await writeFile(replies, lines.map((line) => `${answer(line)}\n`).join(""));
