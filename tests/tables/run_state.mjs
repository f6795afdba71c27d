// Writes and reads in Node, as a page does, what is kept of a learner's way through a course.
// usage: node run_state.mjs TABLES COURSE ASKED OUT     one text or one state in every line
import { readFile, writeFile } from "node:fs/promises";
import { pack, unpack } from "../../docs/javascripts/practice/state.mjs";
import { load } from "../../docs/javascripts/tables/model.mjs";

const [tables, course, asked, out] = process.argv.slice(2);
const read = async (path) => JSON.parse(await readFile(path, "utf8"));
load(await read(tables));
const given = await read(course);
const byId = Object.fromEntries(given.scenarios.map((one) => [one.id, one]));

const told = (one) => (typeof one === "string" ? plain(unpack(given, one)) : pack(given, full(one)));
const plain = ({ tries, ...rest }) => ({ ...rest, tries: tries.map((one) => ({ ...one, scenario: one.scenario.id })) });
const full = ({ tries, ...rest }) => ({ ...rest, tries: tries.map((one) => ({ ...one, scenario: byId[one.scenario] })) });

const lines = (await readFile(asked, "utf8")).split("\n").filter(Boolean);
await writeFile(out, lines.map((line) => JSON.stringify(told(JSON.parse(line)))).join("\n"));
