// Single files of the engine, and what may be wrong with them.

const { fetch } = globalThis; // the worker puts another in its place for Pyodide

/** An error with a code that a page can act upon: missing, altered, timeout, failed or stopped. */
export function fault(code, message) {
  return Object.assign(new Error(message), { code });
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

/** Tell whether bytes have this hash; a page that was not served safely cannot, and trusts them. */
export async function isSame(bytes, sha256) {
  if (!globalThis.crypto?.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("") === sha256;
}
