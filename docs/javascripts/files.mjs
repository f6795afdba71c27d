// Single files from the engine's folder, and what may be wrong with them.

/** An error with a code that a page can act upon: missing, timeout, failed or stopped. */
export function fault(code, message) {
  return Object.assign(new Error(message), { code });
}

/** The list of the engine's files: always asked for afresh, for it names the others by content. */
export async function readManifest(base) {
  const response = await get(new URL("manifest.json", base), { cache: "no-cache" });
  return response.json();
}

/** Fetch a file, or say in a sentence why it is missing. */
export async function get(url, options) {
  const response = await fetch(url, options).catch((error) => {
    throw fault("missing", `${url.pathname} could not be fetched: ${error.message}`);
  });
  if (!response.ok) throw fault("missing", `${url.pathname} answered ${response.status}`);
  return response;
}

/** Some servers do not know WebAssembly by name, and then Pyodide would never start. */
export function asWasm(response) {
  const headers = { "Content-Type": "application/wasm" };
  const known = response.headers.get("Content-Type") === headers["Content-Type"];
  return known ? response : new Response(response.body, { headers });
}
