"""A publisher on this machine: a real HTTP server whose answers a test writes down.

Everything goes to 127.0.0.1; the settings of the pull name this server instead of the publishers.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import orjson


@dataclass(frozen=True)
class Asked:
    """A request as it came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    at: float

    @property
    def json(self) -> Any:
        return orjson.loads(self.body)


@dataclass(frozen=True)
class Reply:
    """What to send. `length` is what Content-Length claims, None for a body that ends with the
    connection; `pause` comes before each piece of the body."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = -1
    pieces: Iterator[bytes] | None = None
    pause: float = 0.0


def json_reply(value: object, **headers: str) -> Reply:
    return Reply(orjson.dumps(value), headers={"Content-Type": "application/json", **headers})


Answer = Callable[[Asked], Reply]


class Publisher:
    """Answers by path (without its query), and remembers what was asked."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.answers: dict[str, Answer] = {}
        self.asked: list[Asked] = []

    def serve(self, path: str, *replies: Reply | Answer) -> None:
        """Give these replies one after the other, the last of them for ever."""
        left = list(replies)

        def answer(asked: Asked) -> Reply:
            reply = left.pop(0) if len(left) > 1 else left[0]
            return reply if isinstance(reply, Reply) else reply(asked)

        self.answers[path] = answer

    @property
    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]


def _handler(publisher: Publisher) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle(self) -> None:
            # a reader that hangs up in the middle is what some tests are about
            with suppress(ConnectionError):
                super().handle()

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(self.command, self.path, headers, body, time.monotonic())
            publisher.asked.append(asked)
            answer = publisher.answers.get(self.path.partition("?")[0])
            self._send(answer(asked) if answer else Reply(b"nothing here", 404))

        do_POST = do_GET

        def _send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            length = len(reply.body) if reply.length == -1 else reply.length
            if length is not None and reply.pieces is None and reply.status != 304:
                self.send_header("Content-Length", str(length))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            for piece in reply.pieces or iter((reply.body,)):
                time.sleep(reply.pause)
                self.wfile.write(piece)
            if reply.pieces is not None or length != len(reply.body):
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@contextmanager
def serving() -> Iterator[Publisher]:
    """A publisher while the block runs."""
    publisher = Publisher("")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(publisher))
    server.daemon_threads = True
    publisher.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield publisher
    finally:
        server.shutdown()
        server.server_close()
