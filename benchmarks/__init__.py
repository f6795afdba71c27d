"""Measures the site against other ways to do the same in a browser: `python -m benchmarks`."""
