"""Checks of the guide's own data: what is missing, dead, shadowed, unknown or said twice."""

from __future__ import annotations

from guide.lint.model import Finding, Model, own_model
from guide.lint.reach import reach_findings
from guide.lint.shape import shape_findings
from guide.lint.words import words_findings

__all__ = ["Finding", "Model", "lint", "own_model"]


def lint(model: Model) -> list[Finding]:
    """Return every finding about a model; the guide's own is `own_model()`, and has none.

    What can be reached is only looked at once the shape is sound.
    """
    shape = shape_findings(model)
    return shape or [*reach_findings(model), *words_findings(model)]
