"""Bundle what packages carry beside the player: how they report, and the page that looks into it.

Run as ``python -m macros.adapter_kit [OUT]``; OUT is ``guide/kit`` unless given.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from macros import bundle
from macros.command import BuildError, run

OUT = bundle.ROOT / "guide" / "kit"
SOURCE = bundle.SCRIPTS / "practice" / "adapters"
#: Each becomes a plain script, which learning systems serve as such; .mjs they often do not.
SCRIPTS = ("scorm12", "scorm2004", "cmi5", "dispatch", "hosted", "h5p", "html", "doctor")
STYLES = ("package.css", "html.css", "h5p.css")
SETTINGS = [one for one in bundle.SETTINGS if one != "--format=esm"]


def main(arguments: list[str]) -> int:
    """Bundle into the folder named on the command line."""
    out = Path(arguments[0]) if arguments else OUT
    try:
        make_adapters(out)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(SCRIPTS)} scripts by which packages report.")
    return 0


def make_adapters(out: Path) -> None:
    """Write the scripts and the style into a folder, which need not be there yet."""
    if not bundle.ESBUILD.exists():
        raise BuildError("node_modules lacks esbuild, which bundles the scripts: run npm ci.")
    out.mkdir(parents=True, exist_ok=True)
    sources = [str(SOURCE / f"{name}.mjs") for name in SCRIPTS]
    run([str(bundle.ESBUILD), *sources, f"--outdir={out}", *SETTINGS, "--format=iife"])
    # The engine's own script knows these from the site's build; a package says them itself.
    known = ["--define:WORKER_FILE=connectOrNotPackage.worker", "--define:import.meta.url=location"]
    judged = [str(SOURCE / "judged.mjs"), f"--outfile={out / 'judged.js'}"]
    run([str(bundle.ESBUILD), *judged, *SETTINGS, *known, "--format=iife"])
    for name in STYLES:
        shutil.copyfile(SOURCE / name, out / name)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
