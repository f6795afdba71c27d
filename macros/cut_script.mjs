// Cuts Pyodide's own script down to what its cut WebAssembly asks of it: the rest is there for
// packages in C, of which a page loads none.
import { minify } from "terser";

const IMPORTS = "wasmImports={";
const EXPORT = /var \w+=(?:Module\["\w+"\]=)?wasmExports\["(\w+)"\];/g;
const OFFER = /(?<=[;}])Module\["(\w+)"\]=\1;/g;
const EVAL = /\beval\(/g; // in a scope where it stands alone, nothing could be left out

/** Return the script for this module; `others` is the text of the scripts that use it. */
export async function cutScript(script, others, module) {
  const exported = names(WebAssembly.Module.exports(module));
  const imported = names(WebAssembly.Module.imports(module));
  const spoken = new Set([...`${script}${others}`.matchAll(/\.([A-Za-z_$][\w$]*)/g)].map(([, name]) => name));
  const cut = withImports(script, imported)
    .replace(EXPORT, (all, name) => (exported.has(name) ? all : ""))
    .replace(OFFER, (all, name) => (spoken.has(name) ? all : ""))
    .replace(EVAL, "(0,eval)(");
  const { code } = await minify(cut, { compress: { passes: 2, pure_getters: true } });
  return code;
}

const names = (list) => new Set(list.map(({ name }) => name));

/** Keep of what is offered to WebAssembly what it imports. */
function withImports(script, imported) {
  const from = script.indexOf(IMPORTS) + IMPORTS.length;
  const to = script.indexOf("};", from);
  const offered = script.slice(from, to).split(",");
  const kept = offered.filter((one) => imported.has(one.split(":")[0]));
  if (from < IMPORTS.length || !kept.length) throw new Error("Pyodide's script is not as it was");
  return script.slice(0, from) + kept.join(",") + script.slice(to);
}
