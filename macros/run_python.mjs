// Answers requests with the browser's Python, in Node: at build time, and in the tests.
// usage: node run_python.mjs ENGINE REQUESTS REPLIES [PACKER PACKED]
// ENGINE is an archive with the standard library and the guide, or the list of an engine's files.
// REQUESTS and REPLIES hold one text in every line. With PACKER, a Python file, what was imported
// meanwhile is put into PACKED.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve as resolvePath } from "node:path";
import { pathToFileURL } from "node:url";
import { resuming } from "../docs/javascripts/resume.mjs";

const require = createRequire(import.meta.url);
const PYODIDE = dirname(require.resolve("pyodide/pyodide.mjs"));
const SCRIPT = "pyodide/pyodide.asm.js";
const WASM = "pyodide.asm.wasm";
const LIBRARY = "python_stdlib.zip";
const RAISED = '{"raised": true}';

/** Start Pyodide as the npm package has it, with these options and no packages to load. */
async function load(options) {
  const { loadPyodide } = await import(pathToFileURL(join(PYODIDE, "pyodide.mjs")));
  const { info } = JSON.parse(await readFile(join(PYODIDE, "pyodide-lock.json"), "utf8"));
  const lockFileContents = { info, packages: {} };
  return loadPyodide({ indexURL: PYODIDE, lockFileContents, stderr: () => {}, ...options });
}

/** Start it with another WebAssembly than its own. */
export async function loadWith(wasm, options) {
  const indexURL = await mkdtemp(join(tmpdir(), "pyodide-"));
  try {
    await writeFile(join(indexURL, WASM), wasm);
    return await load({ indexURL, ...options });
  } finally {
    await rm(indexURL, { recursive: true });
  }
}

let makes; // Pyodide's own

/** Wrap what makes Pyodide's module, which its script defines. */
export function makeModule(wrap) {
  require(SCRIPT);
  makes ??= globalThis._createPyodideModule;
  globalThis._createPyodideModule = wrap(makes);
}

/** Start an engine: from its archive, or as a page does, from the list of its files. */
export async function startPython(engine, stderr = () => {}) {
  if (!engine.endsWith(".json")) return load({ stdLibURL: engine, stderr });
  const { files, script, started } = await listed(engine);
  const wasm = await readFile(join(dirname(engine), files[WASM].file));
  require(resolvePath(dirname(engine), script));
  return loadWith(wasm, { ...resuming(started), stdLibURL: "/dev/null", stderr });
}

/** Start the Python that nothing was left out of, if the engine has one. */
async function startWhole(engine) {
  const { whole } = engine.endsWith(".json") ? await listed(engine) : {};
  if (!whole) return null;
  makeModule((create) => create);
  return startPython(join(dirname(engine), whole[LIBRARY].file));
}

const listed = async (engine) => JSON.parse(await readFile(engine, "utf8"));

/** Read the texts of a file that holds one in every line. */
export async function lines(path) {
  return (await readFile(path, "utf8")).split("\n").filter((line) => line.trim()).map(text);
}

/** A request that is not fit for a line of its own, such as an empty one, stands there as JSON. */
const text = (line) => (line.startsWith('"') ? JSON.parse(line) : line);

/** Answer each line. Where an engine cannot, the whole one answers, as it does in a page; where that
 *  breaks, the reply says so. */
async function answerLines(python, engine, requests, replies) {
  let { step } = python.pyimport("guide.browser");
  const said = [];
  for (const request of await lines(requests)) {
    try {
      said.push(step(request).trim());
    } catch (error) {
      console.error(`${gist(error.message)}: ${request.slice(0, 200)}`);
      const whole = await startWhole(engine);
      if (whole) ({ step } = whole.pyimport("guide.browser"));
      said.push(whole ? answerOr(step, request) : RAISED);
      engine = ""; // there is no other
    }
  }
  await writeFile(replies, said.map((reply) => `${reply}\n`).join(""));
}

function answerOr(step, request) {
  try {
    return step(request).trim();
  } catch {
    return RAISED;
  }
}

async function main([engine, requests, replies, packer, packed]) {
  const python = await startPython(engine, (line) => murmurs.push(line));
  if (packer) python.runPython(await readFile(packer, "utf8"));
  await answerLines(python, engine, requests, replies);
  if (!packed) return;
  python.globals.get("pack")("/packed.zip");
  await writeFile(packed, python.FS.readFile("/packed.zip"));
}

const murmurs = []; // what Python says when it cannot even start

/** Of all that is said of an error, the line that names what is missing, else the last error. */
function gist(message) {
  const lines = message.trim().split("\n");
  const named = lines.find((line) => line.includes("No module named"));
  return (named ?? lines.findLast((line) => /^\w+Error\b/.test(line)) ?? lines[0]).slice(0, 300);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(process.argv.slice(2)).catch(({ message }) => {
    console.error(gist([message, ...murmurs].join("\n")));
    process.exit(1);
  });
}
