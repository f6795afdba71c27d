// Starts stock Pyodide as its documentation does, on the page's own thread.
(async () => {
  const python = await loadPyodide({ indexURL: "../runtime/" });
  await python.loadPackage("../runtime/WHEEL");
  const app = await fetch("app.py");
  await python.runPythonAsync(await app.text());
})();
