"""The questionnaire's scripts, which stand in its page, taken out of it on the way to a browser."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.support.questionnaire import PAGE
from tests.support.site_server import Answer, SiteServer

_SCRIPTS = re.compile(
    rb'<script type="text/plain" id="con-script">(.*?)</script>\n'
    rb'<script type="module" async>.*?</script>',
    re.DOTALL,
)
#: Where the script is when it comes as a file of its own.
FILE = "engine/apart.js"


def remove(site: SiteServer) -> None:
    """Send the page as it is before its script has come."""
    _change(site, b"")


def part(site: SiteServer) -> None:
    """Send the page with its script in a file of its own, which may then come late."""
    _change(site, f'<script type="module" async src="../{FILE}"></script>'.encode())
    page = (site.folder / PAGE / "index.html").read_bytes()
    (script,) = _SCRIPTS.findall(page)
    found = Answer(200, script, {"Content-Type": "text/javascript"})
    site.change(rf"^{FILE}$", lambda _: found)


def _change(site: SiteServer, text: bytes) -> None:
    def changed(answer: Answer) -> Answer:
        body, count = _SCRIPTS.subn(lambda _: text, answer.body)
        assert count == 1
        return replace(answer, body=body)

    site.change(rf"^{PAGE}$", changed)
