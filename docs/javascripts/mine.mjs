// What the reader answered in the questionnaire, where this browser keeps it.
import * as store from "./store.mjs";
import { model } from "./tables/model.mjs";

/** The answers, or null where there are none of this edition. */
export function mine() {
  try {
    const { version, answers } = JSON.parse(store.read());
    return version === model.version ? answers : null;
  } catch {
    return null;
  }
}
