// Reads texts, one JSON text in every line, and writes what a grammar checker says of each.
// usage: node check_grammar.mjs TEXTS FINDINGS
import { readFile, writeFile } from "node:fs/promises";
import { Dialect, LocalLinter } from "harper.js";
import { binary } from "harper.js/binary";

const [texts, findings] = process.argv.slice(2);
const linter = new LocalLinter({ binary, dialect: Dialect.British });
await linter.setup();
const lines = (await readFile(texts, "utf8")).split("\n").filter((line) => line);
const said = [];
for (const line of lines) {
  const text = JSON.parse(line);
  const lints = await linter.lint(text, { language: "plaintext" });
  said.push(lints.map((lint) => ({ kind: lint.lint_kind(), words: lint.get_problem_text(), message: lint.message() })));
}
await writeFile(findings, said.map((one) => `${JSON.stringify(one)}\n`).join(""));
