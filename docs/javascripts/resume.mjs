// Lets Pyodide go on from the memory of a Python that the build has started, instead of starting one.
//
// Pyodide can write its memory down and read it back (`_makeSnapshot`, `_loadSnapshot`). Here that
// memory lies in the WebAssembly itself, so it comes and is proved with it, and is in its place
// before anything runs. What Emscripten then sets up anew is undone by a copy made just before.

/**
 * Have the Pyodide that starts next go on from its WebAssembly's memory; returns the options that
 * loadPyodide needs for it. Pyodide's own script must have been read before. In bytes, `memory` is
 * the memory's size and `used` how far it is filled; what stands at `zeroed` is set to zero at the
 * start, and so lies behind the rest; `state` is what Pyodide itself keeps beside its memory.
 */
export function resuming({ memory, used, zeroed, state }) {
  const create = globalThis._createPyodideModule;
  globalThis._createPyodideModule = async (settings) => {
    let copy;
    const { instantiateWasm } = settings;
    const instantiate = (imports, done) =>
      instantiateWasm(imports, (instance, module) => {
        const held = used + zeroed.bytes;
        copy = new Uint8Array(imports.env.memory.buffer, 0, held).slice();
        done(instance, module);
      });
    Object.assign(settings, { INITIAL_MEMORY: memory, instantiateWasm: instantiate });
    const python = await create(settings);
    settings.API.restoreSnapshot = () => {
      python.HEAPU8.set(copy);
      python.HEAPU8.copyWithin(zeroed.at, used, used + zeroed.bytes).fill(0, used);
      return state;
    };
    return python;
  };
  return { _loadSnapshot: new Uint8Array(0) };
}
