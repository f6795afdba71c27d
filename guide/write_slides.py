"""Slides as Markdown: one after the other with a line between, as most programs for slides read.

What the trainer may say stands in comments, which those programs show to the trainer alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from guide.notebook import plain
from guide.prose import say
from guide.slides import Item, Slide
from guide.version import POLICY_VERSION

BETWEEN = "\n\n---\n\n"


def slides_markdown(slides: Sequence[Slide]) -> str:
    """Return the slides as one Markdown text."""
    footer = plain(say("text", "policy", "footer", version=POLICY_VERSION))
    return BETWEEN.join([_slide(slide) for slide in slides]) + f"\n\n{footer}\n"


def _slide(slide: Slide) -> str:
    parts = [f"# {plain(slide.title)}", *(plain(line) for line in slide.lead)]
    if slide.quote:
        parts.append("\n".join(f"> {plain(line)}  " for line in slide.quote.split("\n")))
    if slide.items:
        parts.append("\n".join(_item(slide, place) for place in range(len(slide.items))))
    return "\n\n".join([*parts, f"<!-- {slide.trainer} -->"])


def _item(slide: Slide, place: int) -> str:
    item: Item = slide.items[place]
    label = f"**{plain(item.label)}**" if item.label else ""
    said = ": ".join(part for part in (label, plain(item.text)) if part)
    return f"{place + 1}. {said}" if slide.order else f"- {said}"
