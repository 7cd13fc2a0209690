"""Clients that ask a server at once, and what the server's process spends on them."""

from __future__ import annotations

import http.client
import os
import socket
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

from bench.pages_asked import Asked

_TICKS = os.sysconf("SC_CLK_TCK")


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
        connection = self.connected()
        try:
            return self.over(connection, asked)
        finally:
            connection.close()

    def connected(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)

    def over(self, connection: http.client.HTTPConnection, asked: Asked) -> Answer:
        began = time.perf_counter()
        connection.request("GET", asked.address)
        answer = connection.getresponse()
        body = answer.read()
        return Answer(asked, answer.status, time.perf_counter() - began, body)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def ask_all(server: Server, asked: list[Asked], clients: int) -> list[Answer]:
    """All answers; each client asks for the next thing as soon as it has its answer."""
    waiting: SimpleQueue[Asked] = SimpleQueue()
    for one in asked:
        waiting.put(one)
    answers: list[Answer] = []

    def client() -> None:
        connection = server.connected()
        while True:
            try:
                one = waiting.get_nowait()
            except Empty:
                connection.close()
                return
            answers.append(server.over(connection, one))

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
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
