"""What a plain page of Python is made of, under stock Pyodide and under PyScript."""
