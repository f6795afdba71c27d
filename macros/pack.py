"""Pick what Python has really imported, and compile it; runs inside the browser's own Python.

This is run before any request is answered, and `needed` or `pack` after the last one.  Line numbers
and docstrings stay behind: they are half of the bytes, and what goes wrong in the browser is
compared with what goes right here.
"""

from __future__ import annotations

import ast
import importlib.util
import marshal
import sys
import zipimport
from types import CodeType

LIBRARY = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip/"
UNCHECKED = (1).to_bytes(4, "little") + bytes(8)  # compiled from a source that is not there
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)

read: list[str] = []
_get_data = zipimport.zipimporter.get_data


def _noted(self: zipimport.zipimporter, path: str) -> bytes:
    read.append(path)
    return _get_data(self, path)


zipimport.zipimporter.get_data = _noted  # type: ignore[method-assign,assignment]


def needed() -> list[str]:
    """Name the members of the library that were imported or read so far."""
    specs = [getattr(module, "__spec__", None) for module in [*sys.modules.values()]]
    paths = [str(spec.origin) for spec in specs if spec] + read
    return sorted({p.removeprefix(LIBRARY) for p in paths if p.startswith(LIBRARY)})


def pack(target: str) -> None:
    """Write an archive of all that is needed."""
    names = needed()
    from zipfile import ZipFile  # noqa: PLC0415 - or it would count as imported by the engine

    with ZipFile(LIBRARY.rstrip("/")) as library, ZipFile(target, "w") as packed:
        for name in names:
            content = library.read(name)
            if name.endswith(".py"):
                packed.writestr(f"{name}c", compiled(content, name))
            else:
                packed.writestr(name, content)


def compiled(source: bytes, name: str) -> bytes:
    """Compile a module as it will stand in the archive."""
    tree = ast.parse(source, name)
    for node in ast.walk(tree):
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node, clean=False) is not None:
            node.body[0].value.value = "-"  # type: ignore[attr-defined] # some want one to be there
    code = without_lines(compile(tree, name, "exec", dont_inherit=True))
    return importlib.util.MAGIC_NUMBER + UNCHECKED + marshal.dumps(code)


def without_lines(code: CodeType) -> CodeType:
    """Leave out which instruction belongs to which line."""
    inner = (without_lines(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=tuple(inner))
