// Prints what the hand-written quiz decides: a JSON line of answers in, a JSON line of platforms out.
import { readFileSync } from "node:fs";
import { policy } from "./decide.mjs";

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  console.log(JSON.stringify(policy(JSON.parse(line))));
}
