"""What a notebook asks of a record that it is to show."""

from __future__ import annotations


class Shown:
    """A record that a notebook shows as a card rather than as code; `guide.cards` says which."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Return the card as HTML: complete in itself, without a script."""
        from guide.notebook import as_html  # noqa: PLC0415 - only a notebook needs it

        return as_html(self)

    def _repr_markdown_(self) -> str:
        """Return the card as Markdown."""
        from guide.notebook import as_markdown  # noqa: PLC0415 - only a notebook needs it

        return as_markdown(self)

    def _repr_mimebundle_(self, **_wanted: object) -> dict[str, str]:
        """Return the card as plain text, which a notebook keeps beside the others.

        Without it the text would be the record's whole code.
        """
        from guide.notebook import as_text  # noqa: PLC0415 - only a notebook needs it

        return {"text/plain": as_text(self)}
