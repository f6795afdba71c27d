// Begins the questionnaire: at once where its script has something else to show, and otherwise when
// the first question, which stands in the page, is on the screen.
import { read } from "./store.mjs";

const { start } = document.querySelector("#questionnaire").dataset;
const begin = () => import("./questionnaire.mjs"); // bundled with this, and run when it is asked for

if (start !== "questions" || location.hash || read()) begin();
else requestAnimationFrame(() => setTimeout(begin));
