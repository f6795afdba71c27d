// Judges steps of a course in Node as a page does, without Python.
// usage: node run_practice.mjs TABLES COURSE ASKED OUT     one {scenario, step, answers} in every line
import { readFile, writeFile } from "node:fs/promises";
import { judge } from "../../docs/javascripts/practice/judge.mjs";
import { load } from "../../docs/javascripts/tables/model.mjs";
import { decisionData } from "../../docs/javascripts/tables/render.mjs";

const [tables, course, asked, out] = process.argv.slice(2);
const read = async (path) => JSON.parse(await readFile(path, "utf8"));
load(await read(tables));
const given = await read(course);

/** What is said of a step, in the words of the engine's border function. */
function told({ scenario: name, step, answers }) {
  const scenario = given.scenarios.find(({ id }) => id === name);
  const { decision, tastes, verdicts } = judge(given, scenario, step, answers);
  const action = Object.fromEntries(scenario.steps[step].choices.map((one) => [one.id, one.action]));
  return {
    best: verdicts.find(({ grade }) => grade === "best").id,
    reasons: decision ? decisionData({ ...decision, changes: [] }).reasons.map(reason) : [],
    verdicts: verdicts.map((one) => ({ ...one, "right-if": changes(decision, tastes, action[one.id]) })),
  };
}

const reason = ({ rule, role, because, sources, credits, "because-text": spelt }) => ({ rule, role, because, "because-text": spelt, sources, credits });

const changes = (decision, tastes, action) =>
  decision
    ? decisionData({ ...decision, reasons: [], changes: tastes.filter((one) => one.action === action) })["would-change"].map(({ question, to, text }) => ({ question, to, text }))
    : [];

const lines = (await readFile(asked, "utf8")).split("\n").filter(Boolean);
await writeFile(out, lines.map((line) => JSON.stringify(told(JSON.parse(line)))).join("\n"));
