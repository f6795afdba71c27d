"""Run the comparison and say what holds: ``python -m benchmarks``."""

from __future__ import annotations

import os
import time

from benchmarks import check, report
from benchmarks.measure import Lab, Row, chromium, conditions
from benchmarks.server import serve
from benchmarks.variants import SITE, VARIANTS, build

#: Where the slow ones are measured: only where a goal compares with them.
NEEDED = {
    "stock": {"cold-fast", "warm-fast"},
    "pyscript": {"cold-fast"},
}


def main() -> int:
    """Measure in turn what CONDITIONS and VARIANTS ask for, RUNS times, and write the results."""
    if not (SITE / "policy" / "index.html").is_file():
        print("The site is missing: run make build first.")
        return 1
    runs = int(os.environ.get("RUNS", "7"))
    wanted = os.environ.get("CONDITIONS", "").split()
    variants = os.environ.get("VARIANTS", "").split() or VARIANTS
    folders = build()
    print(check.against_engine())
    rows: dict[str, dict[str, list[Row]]] = {}
    began = time.monotonic()
    with serve() as host, chromium() as (browser, mark):
        lab = Lab(browser, mark, host)
        version = browser.version
        for run in range(runs):
            for condition in conditions():
                for variant in variants:
                    names = {f"{visit}-{condition.name}": visit for visit in ("cold", "warm")}
                    asked = {
                        visit
                        for name, visit in names.items()
                        if (name in wanted or not wanted) and name in NEEDED.get(variant, {name})
                    }
                    if not asked:
                        continue
                    found = lab.pair(variant, folders[variant], condition, asked)
                    for visit, row in found.items():
                        kept = rows.setdefault(f"{visit}-{condition.name}", {})
                        kept.setdefault(variant, []).append(row)
            print(f"Run {run + 1} of {runs} done after {time.monotonic() - began:.0f} s.")
    summary = report.summarise(rows, runs, version)
    report.write(summary)
    print(report.table(summary))
    print(report.goals_text(summary))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
