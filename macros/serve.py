"""Preview the site, and show every edit without a restart by hand.

Run as ``python -m macros.serve``; ``PORT`` chooses another port than 8000.
MkDocs follows edits to pages by itself, but it keeps the Python it has imported: after an edit to
the guide, the macros or a script, the engine is compiled again and MkDocs started afresh.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from watchfiles import DefaultFilter, watch

from macros import embed

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
PAGES = ROOT / "docs"
SCRIPTS = PAGES / "javascripts"
CODE = [ROOT / name for name in ("guide", "macros", "mkdocs.yml", "pyproject.toml")]
MADE = "compile_engine embed course_kit adapter_kit hosted_course write_pages wheel"
STEPS = tuple(f"macros.{step}" for step in MADE.split())
PATIENCE = 5  # seconds for MkDocs to tidy up after itself


def main() -> int:
    """Serve until interrupted."""
    for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, signal.default_int_handler)
    try:
        port = free_port(os.environ.get("PORT") or "8000")
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    preview = Preview(port)
    try:
        preview.run()
    except KeyboardInterrupt:
        print("\nThe preview has ended.")
    finally:
        preview.stop()
    return 0


def free_port(text: str) -> int:
    """Read a port number, and make sure that nobody uses the port."""
    if not text.isdecimal() or not 0 < int(text) < 1 << 16:
        message = f"PORT is {text!r}: give a number from 1 to 65535."
        raise ValueError(message)
    port = int(text)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            message = f"Port {port} cannot be used ({error.strerror}): try make serve PORT=8001."
            raise ValueError(message) from None
    return port


class Preview:
    """MkDocs in a process of its own, which an edit to the code replaces."""

    def __init__(self, port: int) -> None:
        """Start nothing yet."""
        self.port = port
        self.server: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        """Serve, and follow edits."""
        self.renew()
        paths = [path for path in (PAGES, *CODE) if path.exists()]
        made = [PAGES / one for one in ("engine", "downloads", "course", f"embed/{embed.NAME}")]
        edits = DefaultFilter(ignore_paths=[*made, ROOT / "guide" / "kit"])
        for changes in watch(*paths, watch_filter=edits):
            if not self.is_running() or touches_code(path for _, path in changes):
                self.renew()

    def renew(self) -> None:
        """Make what is made and start MkDocs afresh; after a failure, wait for the next edit."""
        for step in STEPS:
            made = subprocess.run([sys.executable, "-m", step], cwd=ROOT, check=False)
            if made.returncode:
                print(f"{step} did not succeed: the preview follows your next edit.")
                return
        self.stop()
        self.start()

    def start(self) -> None:
        """Start MkDocs out of reach of the terminal's Ctrl-C, which it would else get twice."""
        command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--no-strict"]
        self.server = subprocess.Popen(
            [*command, "--dev-addr", f"{HOST}:{self.port}"],
            cwd=ROOT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            start_new_session=True,
        )

    def is_running(self) -> bool:
        """Tell whether MkDocs runs; a page that cannot be built ends it."""
        return self.server is not None and self.server.poll() is None

    def stop(self) -> None:
        """End MkDocs, gently if it will."""
        if self.server is None or self.server.poll() is not None:
            return
        self.server.send_signal(signal.SIGINT)
        try:
            self.server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.server.kill()
            self.server.wait()


def touches_code(paths: Iterable[str]) -> bool:
    """Tell whether any of these paths is code rather than a page."""
    edited = [*map(Path, paths)]
    return any(not one.is_relative_to(PAGES) or one.is_relative_to(SCRIPTS) for one in edited)


if __name__ == "__main__":
    raise SystemExit(main())
