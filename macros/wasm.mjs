// What is read of WebAssembly, and how it is written, with Binaryen.
import binaryen from "binaryen";

const { Features } = binaryen;
const FEATURES = // those that Pyodide is built with; with more, Binaryen writes what browsers lack
  Features.MutableGlobals |
  Features.SignExt |
  Features.BulkMemory |
  Features.BulkMemoryOpt |
  Features.NontrappingFPToInt |
  Features.ReferenceTypes |
  Features.ExceptionHandling |
  Features.Multivalue |
  Features.CallIndirectOverlong;

/** Read WebAssembly; a function's name is its number in that file. */
export function read(bytes) {
  const module = binaryen.readBinary(bytes);
  module.setFeatures(FEATURES);
  return module;
}

/** Write a module, which is no longer there afterwards. */
export function written(module) {
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}

const listed = (count, one) => Array.from({ length: count }, (_, place) => one(place));

/** List the functions that the module defines itself, and not its imports. */
export function functions(module) {
  const all = listed(module.getNumFunctions(), module.getFunctionByIndex);
  return all.map((ref) => ({ ref, ...binaryen.getFunctionInfo(ref) })).filter((one) => !one.module);
}

export const exportsOf = (module) => listed(module.getNumExports(), module.getExportByIndex).map(binaryen.getExportInfo);

/** List the parts that the function table is filled with. */
export const segments = (module) =>
  listed(module.getNumElementSegments(), module.getElementSegmentByIndex).map(binaryen.getElementSegmentInfo);

/** What runs when the module is made. */
export const starting = (module) => binaryen.getFunctionInfo(module.getStart());

/** Name the function that puts addresses into the data. */
export const relocating = (module) => exportsOf(module).find(({ name }) => name === "__wasm_apply_data_relocs").value;
