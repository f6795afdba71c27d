"""Small modules that stand in the browser for large ones of which its Python uses next to nothing.

Pyodide's start imports an event loop and a package installer, which no page of ours ever runs,
and the guide reads its data files through two modules whose generality costs a page dearly.
`macros/library.py` puts these in their places, and then has the whole engine compared with the
Python that builds the site: a stand-in that no longer fits fails the build.
"""
