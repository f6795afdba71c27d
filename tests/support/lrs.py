"""A learning system for cmi5: it launches, gives the token once, keeps states and statements.

It lives on an origin of its own, as most do, so that the browser asks whether it may be reached.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.support.site_server import QuietServer

TOKEN = "bGVhcm5lcjpzZWNyZXQ="  # noqa: S105 - of a system that lives for one test
REGISTRATION = "6f9619ff-8b86-4d01-b42d-00c04fc964ff"
SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
ACTIVITY = "https://lms.example.org/activity/1"
ACTOR = {"objectType": "Agent", "account": {"homePage": "https://lms.example.org", "name": "7"}}
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "Authorization,Content-Type,X-Experience-API-Version",
    "Access-Control-Allow-Methods": "GET,POST,PUT",
}


@dataclass
class LearningSystem:
    """What it keeps, and how it behaves; a test may change either."""

    url: str = ""
    launches: int = 0
    used: set[str] = field(default_factory=set)
    states: dict[str, Any] = field(default_factory=dict)
    statements: list[dict[str, Any]] = field(default_factory=list)
    mode: str = "Normal"
    mastery: float | None = 0.7
    return_url: str = ""
    down: bool = False

    def launch(self) -> str:
        """Return the query with which the learning system opens the course."""
        self.launches += 1
        template = {
            "contextActivities": {"grouping": [{"objectType": "Activity", "id": "urn:x:course"}]},
            "extensions": {SESSION: f"session-{self.launches}"},
        }
        data: dict[str, Any] = {"contextTemplate": template, "launchMode": self.mode}
        data |= {} if self.mastery is None else {"masteryScore": self.mastery}
        data |= {"returnURL": self.return_url} if self.return_url else {}
        self.states["LMS.LaunchData"] = {**data, "moveOn": "CompletedAndPassed"}
        asked = {
            "endpoint": f"{self.url}xapi",
            "fetch": f"{self.url}fetch/{self.launches}",
            "actor": json.dumps(ACTOR),
            "registration": REGISTRATION,
            "activityId": ACTIVITY,
        }
        return urlencode(asked)

    def answer(self, method: str, path: str, query: dict[str, str], body: bytes) -> tuple[int, Any]:
        """Return the status and the document for a request."""
        if self.down:
            return 503, None
        if method == "POST" and path.startswith("/fetch/"):
            return self._token(path)
        if path == "/xapi/activities/state":
            return self._state(method, query, body)
        if method == "POST" and path == "/xapi/statements":
            given = json.loads(body)
            self.statements += given
            return 200, [one["id"] for one in given]
        return 404, None

    def _token(self, path: str) -> tuple[int, Any]:
        if path in self.used:
            return 200, {"error-code": "1", "error-text": "it was given out already"}
        self.used.add(path)
        return 200, {"auth-token": TOKEN}

    def _state(self, method: str, query: dict[str, str], body: bytes) -> tuple[int, Any]:
        assert json.loads(query["agent"]) == ACTOR
        assert (query["activityId"], query["registration"]) == (ACTIVITY, REGISTRATION)
        if method == "PUT":
            self.states[query["stateId"]] = json.loads(body)
            return 204, None
        found = self.states.get(query["stateId"])
        return (404, None) if found is None else (200, found)


def _handler(system: LearningSystem) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            body = self.rfile.read(int(self.headers["Content-Length"] or 0))
            if self.command == "OPTIONS":
                return self.say(204, None)
            if parts.path.startswith("/xapi") and not self.is_let_in():
                return self.say(401, None)
            return self.say(*system.answer(self.command, parts.path, query, body))

        do_GET = do_POST = do_PUT = do_OPTIONS = handle_any  # noqa: N815 - the library's names

        def is_let_in(self) -> bool:
            version = self.headers["X-Experience-API-Version"]
            return self.headers["Authorization"] == f"Basic {TOKEN}" and version == "1.0.3"

        def say(self, status: int, document: object) -> None:
            body = b"" if document is None else json.dumps(document).encode()
            self.send_response(status)
            for name, value in {**OPEN, "Content-Type": "application/json"}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    return Handler


@contextmanager
def learning_system() -> Iterator[LearningSystem]:
    """Run a learning system on a free port of this machine until the block ends."""
    system = LearningSystem()
    with QuietServer(("127.0.0.1", 0), _handler(system)) as server:
        system.url = f"http://127.0.0.1:{server.server_port}/"
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield system
        server.shutdown()
