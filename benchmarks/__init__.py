"""How fast the page is beside a hand-written quiz, stock Pyodide and PyScript: `make bench`."""
