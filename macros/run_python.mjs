// Answers requests with the browser's Python, in Node: at build time, and in the tests.
// usage: node run_python.mjs LIBRARY REQUESTS REPLIES [PACKER PACKED]
// LIBRARY is an archive with the standard library and the guide. REQUESTS and REPLIES hold one
// text in every line. With PACKER, a Python file, what was imported meanwhile is put into PACKED.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";

const { resolve } = createRequire(import.meta.url);

/** Start Pyodide from the npm package with this library, and with no packages to load. */
export async function startPython(library, stderr = () => {}) {
  const { loadPyodide } = await import(pathToFileURL(resolve("pyodide/pyodide.mjs")));
  const lock = JSON.parse(await readFile(resolve("pyodide/pyodide-lock.json"), "utf8"));
  return loadPyodide({
    indexURL: dirname(resolve("pyodide/pyodide.mjs")),
    stdLibURL: library,
    lockFileContents: { info: lock.info, packages: {} },
    stderr,
  });
}

/**
 * Answer each line. A request that is not fit for a line of its own, such as an empty one, stands
 * there as a JSON string. Where the engine breaks instead of answering, the reply says so.
 */
export async function answerLines(python, requests, replies, onbroken = () => {}) {
  const { step } = python.pyimport("guide.browser");
  const answer = (line) => {
    try {
      return step(line.startsWith('"') ? JSON.parse(line) : line).trim();
    } catch (error) {
      onbroken(error);
      return '{"raised": true}';
    }
  };
  const lines = (await readFile(requests, "utf8")).split("\n").filter((line) => line.trim());
  await writeFile(replies, lines.map((line) => `${answer(line)}\n`).join(""));
}

async function main([library, requests, replies, packer, packed]) {
  const python = await startPython(library, (line) => murmurs.push(line));
  if (packer) python.runPython(await readFile(packer, "utf8"));
  await answerLines(python, requests, replies, (error) => console.error(gist(error.message)));
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
