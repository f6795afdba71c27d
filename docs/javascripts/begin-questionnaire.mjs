// Begins the questionnaire: at once where its script has something else to show, and otherwise when
// the first question, which stands in the page, is on the screen. Its script stands in the page as
// text, so that the browser compiles nothing of it before.
import { read } from "./store.mjs";

const { start } = document.querySelector("#questionnaire").dataset;

function begin() {
  const text = document.querySelector("#con-script");
  const script = document.createElement("script");
  script.textContent = text.textContent;
  text.replaceWith(script);
}

if (start !== "questions" || location.hash || read()) begin();
else requestAnimationFrame(() => setTimeout(begin));
