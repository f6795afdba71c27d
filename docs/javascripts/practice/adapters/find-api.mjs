// Finds the learning system's API, which stands in a window above this one or above its opener.

const HIGHEST = 500; // windows above each other; more is a loop

/** Return the API of this name and where it was found, or null. */
export function findApi(name, from = self) {
  for (const [place, start] of [["parent", () => from], ["opener", () => from.opener], ["top-opener", () => from.top.opener]]) {
    const window = tried(start);
    const api = window && above(name, window);
    if (api) return { api, place };
  }
  return null;
}

function above(name, from) {
  let window = from;
  for (let height = 0; height < HIGHEST; height++) {
    const here = window;
    const api = tried(() => here[name]);
    if (api && typeof api === "object") return api;
    if (here.parent === here) return null;
    window = here.parent;
  }
  return null;
}

/** A window of another site answers with an error, and what is above it may still be ours. */
function tried(look) {
  try {
    return look();
  } catch {
    return null;
  }
}
