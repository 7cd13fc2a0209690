"""Clients that ask a server at once, and what the server's process spends on them."""

from __future__ import annotations

import os
import re
import selectors
import socket
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bench.pages_asked import Asked

_TICKS = os.sysconf("SC_CLK_TCK")
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.I)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered, and how long it took from the request to the last byte."""

    asked: Asked
    status: int
    seconds: float
    body: bytes


@dataclass(frozen=True, slots=True)
class Server:
    """A server on this machine; `process` is the id of its process."""

    port: int
    process: int

    def wait(self, seconds: float) -> None:
        """Wait until it takes connections; raises TimeoutError."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError(f"nothing answers on port {self.port}")

    def ask(self, asked: Asked) -> Answer:
        """What one client gets alone."""
        (answer,) = ask_all(self, [asked], 1)
        return answer


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


class _Client:
    """One connection that stays, read as lengths and ends of chunks ask for and no further: what a
    client spends on its answers is taken from the server's two cores."""

    def __init__(self, server: Server) -> None:
        self.socket = socket.create_connection(("127.0.0.1", server.port), 600)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._parts: list[bytes] = []
        self._head, self._held = b"", 0

    def ask(self, asked: Asked) -> None:
        self._parts, self._head, self._held = [], b"", 0
        self._asked, self._began = asked, time.perf_counter()
        self.socket.sendall(f"GET {asked.address} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())

    def answer(self) -> Answer | None:
        """The answer where its last byte is there; raises ConnectionError where it never comes."""
        part = self.socket.recv(1 << 20)
        if not part:
            raise ConnectionError(f"the server hung up on {self._asked.address}")
        self._parts.append(part)
        self._held += len(part)
        if not self._head:
            head, found, _ = b"".join(self._parts).partition(b"\r\n\r\n")
            if not found:
                return None
            self._head = head
        if not self._whole():
            return None
        took = time.perf_counter() - self._began
        body = b"".join(self._parts)[len(self._head) + 4 :]
        return Answer(self._asked, int(self._head[9:12]), took, body)

    def _whole(self) -> bool:
        length = _LENGTH.search(self._head)
        if length:
            return self._held >= len(self._head) + 4 + int(length[1])
        return b"".join(self._parts[-2:]).endswith(b"0\r\n\r\n")  # sent in chunks


def ask_all(server: Server, asked: list[Asked], clients: int) -> list[Answer]:
    """All answers; each client asks for the next thing as soon as it has its answer."""
    waiting, answers = iter(asked), list[Answer]()
    with selectors.DefaultSelector() as ready:
        for one in islice(waiting, clients):
            client = _Client(server)
            ready.register(client.socket, selectors.EVENT_READ, client)
            client.ask(one)
        while ready.get_map():
            for key, _ in ready.select():
                answer = key.data.answer()
                if answer is None:
                    continue
                answers.append(answer)
                one_more = next(waiting, None)
                if one_more:
                    key.data.ask(one_more)
                else:
                    ready.unregister(key.fileobj)
                    key.data.socket.close()
    return answers


def processor_seconds(process: int) -> float:
    """What a process and those that it started have spent so far, in all threads (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    started = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    own = (int(fields[11]) + int(fields[12])) / _TICKS
    return own + sum(processor_seconds(int(child)) for child in started)


def quantile(ordered: list[float], share: float) -> float:
    """The value below which that share of some sorted values lies (nearest rank)."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
