// Answers requests in Node as a page does from the tables, without Python.
// usage: node run_tables.mjs TABLES REQUESTS REPLIES      one JSON text in every line
//        node run_tables.mjs TABLES --every PLATFORM OUT  the outcome of every combination of answers
import { closeSync, openSync, writeSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { load, step } from "../../docs/javascripts/tables.mjs";
import { model } from "../../docs/javascripts/tables/model.mjs";
import { complete, onPlatform } from "../../docs/javascripts/tables/recommend.mjs";

const [tables, requests, ...rest] = process.argv.slice(2);
load(JSON.parse(await readFile(tables, "utf8")));

/** All combinations of answers to the questions that one platform's policy can depend on. */
function* combinations(questions) {
  if (!questions.length) return yield {};
  const [{ id, options }, ...others] = questions;
  for (const option of options) for (const more of combinations(others)) yield { [id]: option.id, ...more };
}

const ids = (items) => items.map(({ id }) => id);

/** Number the different outcomes, and write which combination has which, in order. */
function every(name) {
  const questions = model.questions.filter((one) => !one.platform || one.platform === name);
  const platform = model.platforms.find(({ id }) => id === name);
  const seen = new Map();
  const which = [];
  for (const answers of combinations(questions)) {
    const { stance, rules, practices, settings } = onPlatform(complete(answers), platform);
    const outcome = JSON.stringify([stance, ids(rules), ids(practices), ids(settings)]);
    if (!seen.has(outcome)) seen.set(outcome, seen.size);
    which.push(seen.get(outcome));
  }
  return { outcomes: [...seen.keys()].map((text) => JSON.parse(text)), which };
}

if (requests === "--every") {
  await writeFile(rest[1], JSON.stringify(every(rest[0])));
} else {
  const lines = (await readFile(requests, "utf8")).split("\n").filter((line) => line.trim());
  // Line by line: a few thousand policies are more than a text can hold.
  const out = openSync(rest[0], "w");
  for (const line of lines) writeSync(out, `${JSON.stringify(step(JSON.parse(line)))}\n`);
  closeSync(out);
}
