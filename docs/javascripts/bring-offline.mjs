// Brings in what registers the service worker, once the page has all that it asked for itself. It
// stands in every page and is the same in all, for the content policy names it.
const { file } = document.currentScript.dataset;
addEventListener("load", () => import(new URL(file, document.baseURI)).catch(() => {}));
