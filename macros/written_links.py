"""Write down where the written guide justifies each rule, for courses that are made without it.

Run as `python -m macros.written_links` after a sentence with such an anchor has moved.
"""

from __future__ import annotations

from pathlib import Path

from macros.anchors import anchors

FILE = Path(__file__).resolve().parent.parent / "guide" / "data" / "written.toml"
_HEAD = (
    "# Where the written guide says why a rule is one; written by python -m macros.written_links.\n"
)


def main() -> int:
    """Write the file and return the exit status."""
    FILE.write_text(written(), encoding="utf-8")
    print(f"{FILE.name}: where {len(rules())} rules are justified.")
    return 0


def written() -> str:
    """Return what the file must hold."""
    rows = [f'{rule} = "{page}"\n' for rule, page in rules().items()]
    return "".join([_HEAD, "\n[rules]\n", *rows])


def rules() -> dict[str, str]:
    """Return for each rule, in the order of the alphabet, the first page that justifies it."""
    found = anchors()
    return {
        name.removeprefix("why-"): found[name][0]
        for name in sorted(found)
        if name.startswith("why-")
    }


if __name__ == "__main__":
    raise SystemExit(main())
