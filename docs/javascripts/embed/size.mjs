// Tells the page around how high this one is, and where in it the reader has moved to.
import { root } from "../page.mjs";
import { say } from "./host.mjs";

let told = 0;

function measure() {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (height === told) return;
  told = height;
  say("resize", { height });
}

new ResizeObserver(measure).observe(document.body);

root.addEventListener("con-brought", ({ target }) => {
  measure(); // or the place might lie outside of the frame as it is
  const top = target === root ? 0 : target.getBoundingClientRect().top + window.scrollY;
  say("moved", { top: Math.round(top) });
});
