"""One visit after another in a real Chromium, and what each of them cost."""

from __future__ import annotations

import os
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.server import FAST, SLOW_4G, Host
from tests.support.chromium import EXECUTABLE, FLAGS, ONLY_HERE

PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")
LONGEST = 120_000  # milliseconds that anything may take
MOMENTS = ("first", "result", "python")
Row = dict[str, Any]


@dataclass(frozen=True)
class Condition:
    """A line and a processor; visited once, and once more."""

    name: str
    slow_line: bool = False
    slow_processor: bool = False


def conditions() -> tuple[Condition, ...]:
    """Return the four conditions, each for a first and a second visit."""
    return (
        Condition("fast"),
        Condition("4g", slow_line=True),
        Condition("fast-cpu4", slow_processor=True),
        Condition("4g-cpu4", slow_line=True, slow_processor=True),
    )


@contextmanager
def chromium() -> Iterator[tuple[Browser, str]]:
    """Run the system's Chromium as the tests do, but with its usual WebAssembly compilers."""
    mark = f"--bench-mark={uuid.uuid4().hex}"
    flags = [flag for flag in FLAGS if "liftoff" not in flag]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=EXECUTABLE, args=[*flags, ONLY_HERE, mark]
        )
        yield browser, mark
        browser.close()


class Memory:
    """The most that this browser's renderers held at once while the block ran, in bytes."""

    def __init__(self, mark: str) -> None:
        """Watch the browser whose command line bears a mark."""
        self.mark, self.peak = mark, 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        """Begin to watch."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Look once more, and stop."""
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while True:
            self.peak = max(self.peak, renderers_pss(self.mark))
            if self._over.wait(0.3):
                break


def renderers_pss(mark: str) -> int:
    """Return the proportional set size of the renderers below the browser with a mark."""
    parents: dict[int, int] = {}
    commands: dict[int, str] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int(
                (folder / "stat").read_text().rpartition(")")[2].split()[1]
            )
            commands[int(folder.name)] = (folder / "cmdline").read_bytes().decode(errors="replace")
        except (OSError, ValueError, IndexError):
            continue
    total = 0
    for process, command in commands.items():
        if "--type=renderer" in command and is_below(process, mark, parents, commands):
            total += pss(process)
    return total


def is_below(process: int, mark: str, parents: dict[int, int], commands: dict[int, str]) -> bool:
    """Tell whether a process descends from the one with a mark."""
    while process > 1:
        if mark in commands.get(process, ""):
            return True
        process = parents.get(process, 0)
    return False


def pss(process: int) -> int:
    """Return a process's proportional set size in bytes."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


class Lab:
    """A browser and a host, ready for visits."""

    def __init__(self, browser: Browser, mark: str, host: Host) -> None:
        """Take a browser, the mark of its process, and a host."""
        self.browser, self.mark, self.host = browser, mark, host

    def pair(
        self, variant: str, roots: tuple[Path, ...], condition: Condition, visits: set[str]
    ) -> dict[str, Row]:
        """Visit a variant in a fresh context, and again once the first visit has settled."""
        context = self.browser.new_context(viewport={"width": 1280, "height": 900})
        rows = {}
        try:
            if "cold" in visits:
                rows["cold"] = self.visit(
                    context, variant, roots, condition, settle="warm" in visits
                )
            else:
                self.visit(context, variant, roots, Condition("fast"), settle=True)
            if "warm" in visits:
                rows["warm"] = self.visit(context, variant, roots, condition)
        finally:
            context.close()
        return rows

    def visit(
        self,
        context: BrowserContext,
        variant: str,
        roots: tuple[Path, ...],
        condition: Condition,
        *,
        settle: bool = False,
    ) -> Row:
        """Open the page, answer as fast as it allows, and return what that took."""
        self.host.begin(roots, SLOW_4G if condition.slow_line else FAST)
        page = context.new_page()
        page.add_init_script(PROBE)
        page.set_default_timeout(LONGEST)
        if condition.slow_processor:
            slow = context.new_cdp_session(page)
            slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        with Memory(self.mark) as memory:
            page.goto(f"{self.host.url}policy/", wait_until="commit")
            page.wait_for_function("window.bench?.result !== null", polling=100)
            patient = variant == "site" and not condition.slow_processor
            if patient:
                page.wait_for_function("window.bench.python !== null", polling=100)
            page.wait_for_timeout(150)
        row = self.row(page, variant, memory.peak)
        if settle:
            self.host.line = FAST
            self.settle(page, variant)
        page.close()
        return row

    def settle(self, page: Page, variant: str) -> None:
        """Wait until the page has put by all that it keeps, a service worker included."""
        if variant == "site":
            page.wait_for_function("window.bench.python !== null", polling=100)
        page.wait_for_function(
            """async () => {
              const found = await navigator.serviceWorker?.getRegistration();
              return !found || Boolean(found.active) && !found.installing && !found.waiting;
            }"""
        )
        quiet = time.time() + 20
        while time.time() < quiet:
            count = (len(self.host.asked), len(self.host.sent))
            page.wait_for_timeout(700)
            if count == (len(self.host.asked), len(self.host.sent)):
                return

    def row(self, page: Page, variant: str, memory: int) -> Row:
        """Put together what the page and the host noted."""
        found = page.evaluate("({...window.bench, origin: performance.timeOrigin})")
        if variant in ("stock", "pyscript"):
            found["python"] = found["result"]
        row: Row = {name: found[name] for name in MOMENTS}
        for name in MOMENTS:
            if found[name] is not None:
                moment = (found["origin"] + found[name]) / 1000
                row[f"bytes-{name}"], row[f"requests-{name}"] = self.host.count_until(moment)
        blocks = found["longtasks"] + found["gaps"]
        end = found["python"] or float("inf")
        late = [took for at, took in blocks if found["first"] <= at <= end]
        row["block"] = max((took for _, took in blocks), default=0.0)
        row["block-after-first"] = max(late, default=0.0)
        tasks = [took for at, took in found["longtasks"] if found["first"] <= at <= end]
        row["longtask-after-first"] = max(tasks, default=0.0)
        calm = [took for at, took in blocks if found["result"] + 50 <= at <= end]
        row["block-python"] = max(calm, default=0.0) if found["python"] else None
        row["memory"] = memory
        row["lost"] = found["lost"]
        row["load"] = os.getloadavg()[0]
        return row
