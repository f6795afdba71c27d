// Pyodide's own scripts, in a file of their own: they are parsed while its other files arrive.
import "pyodide/pyodide.asm.js"; // leaves its function where Pyodide looks for it

export { loadPyodide } from "pyodide/pyodide.mjs";
export { resuming } from "./resume.mjs";
