// Answers requests with the engine that the site ships, in Node.
// usage: node run_engine.mjs ENGINE REQUESTS REPLIES
// ENGINE is the compiled folder; what the others hold is told in macros/run_python.mjs.
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { answerLines, startPython } from "../../macros/run_python.mjs";

const [engine, requests, replies] = process.argv.slice(2).map((path) => resolve(path));
if (!replies) throw new Error("usage: node run_engine.mjs ENGINE REQUESTS REPLIES");

const { files } = JSON.parse(await readFile(join(engine, "manifest.json"), "utf8"));
const python = await startPython(join(engine, files["python_stdlib.zip"].file));
await answerLines(python, requests, replies);
