// Reads a GIFT file by another project's reader, and prints what it found as JSON.
import { readFileSync } from "node:fs";
import { parse } from "gift-pegjs";

process.stdout.write(JSON.stringify(parse(readFileSync(process.argv[2], "utf8"))));
