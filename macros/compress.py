"""Put brotli and gzip copies beside every file that becomes smaller by it.

Run as ``python -m macros.compress [FOLDER]``; FOLDER is ``site`` unless given.
A host that knows such copies sends them; to any other host they are files that nobody asks for.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli

ROOT = Path(__file__).resolve().parent.parent
#: Ending of a copy to how it is made; the name that HTTP has for it is in CODINGS.
COPIES: dict[str, Callable[[bytes], bytes]] = {
    ".br": lambda data: brotli.compress(data, quality=11, lgwin=24),
    ".gz": lambda data: gzip.compress(data, 9, mtime=0),
}
CODINGS = {"br": ".br", "gzip": ".gz"}
#: What is compressed by its own format already.
PACKED = frozenset((".br", ".gz", ".whl", ".woff2", ".png", ".jpg", ".webp"))
LEAST = 512  # bytes; below this a copy saves nothing worth a file


def main(arguments: list[str]) -> int:
    """Compress the folder named on the command line."""
    folder = Path(arguments[0]) if arguments else ROOT / "site"
    made = compress(folder)
    print(f"{len(made)} compressed copies in {folder.name}.")
    return 0


def compress(folder: Path) -> list[Path]:
    """Write the copies for all files below a folder; return those that were worth keeping."""
    paths = sorted(path for path in folder.rglob("*") if is_compressible(path))
    with ProcessPoolExecutor() as pool:
        return [copy for copies in pool.map(copies_of, paths) for copy in copies]


def is_compressible(path: Path) -> bool:
    """Tell whether a copy of this file may be worth making."""
    return path.is_file() and path.suffix not in PACKED and path.stat().st_size >= LEAST


def copies_of(path: Path) -> list[Path]:
    """Write the copies of one file that are smaller than it is."""
    data = path.read_bytes()
    return list(_written(path, ((ending, make(data)) for ending, make in COPIES.items()), data))


def _written(path: Path, made: Iterable[tuple[str, bytes]], data: bytes) -> Iterable[Path]:
    for ending, packed in made:
        copy = path.with_name(path.name + ending)
        copy.unlink(missing_ok=True)
        if len(packed) < len(data):
            copy.write_bytes(packed)
            yield copy


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
