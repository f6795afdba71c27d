// Finds the large tables among Pyodide's constants that nothing which is left of it can read, such as
// those of Chinese, Japanese and Korean encodings, and the names of all characters.
//
// The constants bear no names, so they are cut where something is known to begin: at the addresses
// that functions form or that stand in the data. Of these pieces all are kept that a function which
// is left, a script or a word in the data may mean, by any number that is an address in it, and what
// lies near them. So a mistake keeps too much.
import { read, relocating, starting } from "./wasm.mjs";

const NEAR = 4096; // bytes: how far from all that is read a table is no longer taken for a part of it
const LEAST = 1024; // bytes: smaller tables are not worth it
const BASE = String.raw`\(i32\.add\s+\(global\.get \$gimport\$0\)\s+\(i32\.const (\d+)\)`;
const FORM = new RegExp(BASE, "g");
const SET = new RegExp(String.raw`\(global\.set (\S+)\s+${BASE}`, "g");
const STORE = new RegExp(String.raw`\(i32\.store(?: \S+)?\s+${BASE}\s+\)\s+(?:${BASE})?`, "g");

/**
 * List the tables as {from, to}, in bytes of the memory. `whole` and `cut` are the module as it was
 * and as it is, `base` is where its data begin, `spoken` are the numbers in its scripts.
 */
export function unreadTables({ whole, cut, base, spoken }) {
  const [before, after] = [whole, cut].map(contents);
  // What is constant comes first; behind it lies all that holds addresses, and so may be anything.
  const end = base + Math.min(...before.relocated);
  const isConstant = (address) => address >= base && address < end;
  const placed = (...numbers) => numbers.flat().map((one) => base + one).filter(isConstant);
  const begins = placed(before.formed, before.pointed);
  const meant = [...placed(after.numbers, before.pointed), ...spoken.filter(isConstant)];
  return gaps(piecesRead(begins, meant, { base, end }), { base });
}

/** Tell of a module the numbers in its functions, the addresses that they form, and of its data
 *  where addresses stand and to what they point. */
function contents(bytes) {
  const module = read(bytes);
  const first = (text) => text.slice(0, text.search(/[\s)]/));
  const texts = new Map(module.emitText().split("\n (func $").slice(1).map((one) => [first(one), one]));
  const start = take(texts, starting(module).name);
  const relocate = take(texts, relocating(module));
  module.dispose();
  const text = [...texts.values()].join("\n");
  const globals = new Map([...start.matchAll(SET)].map(([, name, at]) => [name, Number(at)]));
  const used = [...text.matchAll(/global\.get ([^\s)]+)/g)].map(([, name]) => globals.get(name) ?? 0);
  const numbers = [...text.matchAll(/(?:i32\.const |offset=)(\d+)/g)].map(([, one]) => Number(one));
  const stores = [...relocate.matchAll(STORE)];
  return {
    numbers: [...new Set([...numbers, ...used])],
    formed: [...globals.values(), ...[...text.matchAll(FORM)].map(([, at]) => Number(at))],
    relocated: stores.map(([, at]) => Number(at)),
    pointed: stores.filter(([, , to]) => to).map(([, , to]) => Number(to)),
  };
}

function take(texts, name) {
  const text = texts.get(name);
  texts.delete(name);
  return text;
}

/** Mark the bytes of all pieces that something may mean. */
function piecesRead(begins, meant, { base, end }) {
  const isBegin = new Uint8Array(end - base);
  for (const address of begins) isBegin[address - base] = 1;
  const kept = new Uint8Array(end - base);
  for (const address of meant) {
    let at = address - base;
    while (at && !isBegin[at]) at -= 1;
    do kept[at++] = 1;
    while (at < kept.length && !isBegin[at] && !kept[at]);
  }
  return kept;
}

/** List what lies further than NEAR from all that is kept. */
function gaps(kept, { base }) {
  const found = [];
  for (let from = 0, at = 0; at <= kept.length; at++) {
    if (at < kept.length && !kept[at]) continue;
    const gap = { from: base + from + NEAR, to: base + at - NEAR };
    if (gap.to - gap.from >= LEAST) found.push(gap);
    from = at + 1;
  }
  return found;
}
