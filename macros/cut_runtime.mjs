// Cuts Pyodide's WebAssembly down to the functions that the engine calls, and starts it once for all:
// what is written holds, in place of its data, the memory of a Python that has imported the guide.
// usage: node cut_runtime.mjs LIBRARY REQUESTS FIRST WASM SCRIPT STATE
// LIBRARY is the engine's archive; REQUESTS and FIRST hold one text in every line: all that is asked
// to see what is called, and what is asked before the memory is written down.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import binaryen from "binaryen";
import { cutScript } from "./cut_script.mjs";
import { freePlaces } from "./free_memory.mjs";
import { lines, loadWith, makeModule } from "./run_python.mjs";
import { unreadTables } from "./unread_tables.mjs";
import { exportsOf, functions, read, relocating, segments, starting, written } from "./wasm.mjs";

const require = createRequire(import.meta.url);
const { resolve } = require;
const crypto = require("node:crypto"); // as Pyodide's script gets it
const GLUE = ["pyodide/pyodide.asm.js", "pyodide/pyodide.mjs"];
const RUNTIME = "pyodide/pyodide.asm.wasm";
const EPOCH = 315_532_800_000; // 1 January 1980, in milliseconds
const FLAG = "called-";
const [LEFT_OUT, NOTHING] = ["left-out", "nothing"]; // functions that are added here
const GAP = 32; // zeros in a row, below which two pieces of memory are written as one
const MEMORY = "mimport$0"; // as Binaryen calls the first that is imported
const HEAD = 48; // bytes before the state in what Pyodide writes down
const [PACK, WARM_UP] = ["pack.py", "warm_up.py"].map((name) => new URL(name, import.meta.url));

async function main([library, requests, first, wasm, script, state]) {
  stopClocks();
  const whole = await readFile(resolve(RUNTIME));
  const asked = { requests: await lines(requests), first: await lines(first) };
  const exported = await exportsKept(whole);
  const { called, members } = await needed(whole, library, asked);
  const cut = withoutOthers(whole, called, exported);
  const { memory, base, heap, ...rest } = await memoryOf(cut, library, members, asked.first);
  const [own, other] = await scripts();
  const spoken = [...`${own} ${other}`.matchAll(/\b\d{4,}\b/g)].map(([number]) => Number(number));
  const spare = [...unreadTables({ whole, cut, base, spoken }), ...freePlaces(memory, heap)];
  for (const { from, to } of spare) memory.fill(0, from, to);
  const used = memory.findLastIndex((byte) => byte) + 1;
  const { at, bytes } = zeroed(cut, base);
  const held = Buffer.concat([memory.subarray(0, used), memory.subarray(at, at + bytes)]);
  await writeFile(wasm, withMemory(cut, held));
  await writeFile(script, await cutScript(own, other, new WebAssembly.Module(cut)));
  const told = { memory: memory.length, used, zeroed: { at, bytes }, ...rest };
  await writeFile(state, JSON.stringify(told));
}

// What is called

/** Name the functions that are called, and the members of the archive that are needed. What Python
 *  calls depends on what it did before, so it does all that it will do here and in a page. */
async function needed(whole, library, { requests, first }) {
  const noting = flagged(whole);
  const instances = [];
  const start = (options) => load(noting, library, (one) => instances.push(one), options);
  const fresh = await start();
  fresh.runPython(await readFile(PACK, "utf8"));
  answer(fresh, requests);
  const members = fresh.globals.get("needed")().toJs();
  const begun = await start();
  await warmUp(begun, members, first);
  answer(await start({ _loadSnapshot: begun.makeMemorySnapshot() }), requests);
  return { called: new Set(instances.flatMap(calls)), members };
}

/** Name the functions whose flags are set. */
function calls({ exports }) {
  const flags = Object.entries(exports).filter(([name]) => name.startsWith(FLAG));
  return flags.filter(([, { value }]) => value).map(([name]) => name.slice(FLAG.length));
}

/** Start Python with this WebAssembly so that its memory can be written down. */
function load(wasm, library, oninstance = () => {}, options = {}) {
  makeModule((create) => (settings) => {
    const { instantiateWasm } = settings;
    settings.instantiateWasm = (imports, done) =>
      instantiateWasm(imports, (instance, module) => {
        oninstance(instance, imports);
        done(instance, module);
      });
    return create(settings);
  });
  const env = { PYTHONHASHSEED: "0" };
  return loadWith(wasm, { stdLibURL: library, _makeSnapshot: true, env, ...options });
}

/** Bring these members of the archive into memory, and answer what is asked first. */
async function warmUp(python, members, first) {
  python.runPython(await readFile(WARM_UP, "utf8"));
  python.globals.get("bring")(python.toPy(members));
  answer(python, first);
  python.globals.get("tidy")();
}

/** Answer as a page's worker does, and let go of what Python lent. */
function answer(python, requests) {
  const browser = python.pyimport("guide.browser");
  const { step } = browser;
  for (const request of requests) ask(step, request);
  step.destroy();
  browser.destroy();
}

/** Give every function a flag of its own that it sets, for all to read. */
function flagged(whole) {
  const module = read(whole);
  const { i32, none } = binaryen;
  for (const { ref, name, body, results } of functions(module)) {
    const flag = FLAG + name;
    module.addGlobal(flag, i32, true, module.i32.const(0));
    module.addGlobalExport(flag, flag);
    const noted = [module.global.set(flag, module.i32.const(1)), body];
    binaryen.Function.setBody(ref, module.block(null, noted, results === none ? none : results));
  }
  return written(module);
}

/** A request that breaks the engine breaks it in the page too; what it needs for that is needed. */
function ask(step, request) {
  try {
    step(request);
  } catch (error) {
    if (error.name !== "PythonError") throw error;
  }
}

/** Read the script of Pyodide's WebAssembly, and the one that uses it. */
function scripts() {
  return Promise.all(GLUE.map((name) => readFile(resolve(name), "utf8")));
}

/** Pyodide exports all that a package in C could link to; keep what is imported or spoken of. */
async function exportsKept(whole) {
  const declared = /var \w+=(?:Module\["\w+"\]=)?wasmExports\["\w+"\];|var \w+=Module\["\w+"\]=\d+;/g;
  const spoken = new Set((await scripts()).join(" ").replace(declared, "").match(/[A-Za-z_$][\w$]*/g));
  const module = new WebAssembly.Module(whole);
  const linked = WebAssembly.Module.imports(module).filter((one) => one.module.startsWith("GOT."));
  const wanted = new Set(linked.map(({ name }) => name));
  const isKept = (name) => wanted.has(name) || spoken.has(name) || spoken.has(`_${name}`);
  return new Set(WebAssembly.Module.exports(module).map(({ name }) => name).filter(isKept));
}

// What is left

/** Leave out all but what is called or exported, and what that calls outright. A call that comes
 *  to anything else by way of the table stops Python, and the page starts the whole one. */
function withoutOthers(whole, called, exported) {
  const exports = exportsOf(read(whole)).filter(({ name }) => exported.has(name));
  const reached = withTable(whole, new Set([...called, ...exports.map(({ value }) => value)]), exported);
  const left = new Set(functions(reached).map(({ name }) => name));
  return written(withTable(whole, left, exported));
}

/** Keep these exports, and in the table these functions; leave out what neither leads to. */
function withTable(whole, names, exported) {
  const module = read(whole);
  for (const { name } of exportsOf(module)) if (!exported.has(name)) module.removeExport(name);
  module.addFunction(LEFT_OUT, binaryen.none, binaryen.none, [], module.unreachable());
  for (const { name, table, offset, data } of segments(module)) {
    module.removeElementSegment(name);
    const entries = data.map((one) => (names.has(one) ? one : LEFT_OUT));
    module.addActiveElementSegment(table, name, entries, offset);
  }
  module.runPasses(["remove-unused-module-elements"]);
  return module;
}

// The memory

/** Start Python with this and write its memory down, and what Pyodide itself keeps beside it. */
async function memoryOf(cut, library, members, first) {
  let base;
  const python = await load(cut, library, (_, { env }) => (base = env.__memory_base.value));
  const heap = python._module.___heap_base;
  await warmUp(python, members, first);
  const snapshot = python.makeMemorySnapshot();
  const [, start, length] = new Uint32Array(snapshot.buffer, snapshot.byteOffset, 3);
  const state = JSON.parse(new TextDecoder().decode(snapshot.subarray(HEAD, HEAD + length)));
  return { memory: snapshot.slice(start), base, heap, state };
}

/** Put this memory in the place of the data, whose addresses it holds already. */
function withMemory(cut, memory) {
  const module = read(cut);
  binaryen.Function.setBody(module.getFunction(relocating(module)), module.nop());
  const start = module.getFunction(starting(module).name);
  // Binaryen takes what runs at the start for what fills the memory, and would leave it out too.
  module.addFunction(NOTHING, binaryen.none, binaryen.none, [], module.nop());
  module.setStart(module.getFunction(NOTHING));
  module.runPasses(["remove-memory-init"]);
  module.setStart(start);
  fill(module, memory);
  return written(module);
}

/** Tell which bytes are set to zero at the start; addresses count from where the data begin. */
function zeroed(cut, base) {
  const module = read(cut);
  const { children } = binaryen.getExpressionInfo(starting(module).body);
  const filling = children.map(binaryen.getExpressionInfo).find(({ id }) => id === binaryen.MemoryFillId);
  const [dest, size] = [filling.dest, filling.size].map(binaryen.getExpressionInfo);
  const found = { at: base + binaryen.getExpressionInfo(dest.right).value, bytes: size.value };
  module.dispose();
  return found;
}

/** Have the memory that is imported hold these bytes. */
function fill(module, bytes) {
  const { initial, max, module: from, base } = module.getMemoryInfo(MEMORY);
  const segments = [...pieces(bytes)].map(({ at, data }) => ({ offset: module.i32.const(at), data }));
  module.setMemory(initial, max, null, segments, false, false, MEMORY);
  module.addMemoryImport(MEMORY, from, base);
}

/** Cut bytes into pieces that have no long row of zeros. */
function* pieces(memory) {
  let [start, end] = [0, 0];
  for (let place = 0; place < memory.length; place++) {
    if (!memory[place]) continue;
    if (end && place - end > GAP) {
      yield { at: start, data: memory.subarray(start, end) };
      end = 0;
    }
    if (!end) start = place;
    end = place + 1;
  }
  if (end) yield { at: start, data: memory.subarray(start, end) };
}

/** Let neither the time nor chance come into memory, so that it is the same every time. */
function stopClocks() {
  crypto.randomFillSync = (view) => view.fill(0);
  Date.now = () => EPOCH;
  performance.now = () => 0;
}

await main(process.argv.slice(2));
