"""Serving the pages on this machine."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import socket
import sys
from collections.abc import Callable, Sized
from contextlib import suppress
from functools import partial
from multiprocessing.connection import wait
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from plainview.model import WrongUse
from plainview.store import Record
from plainview.web.app import create_app
from plainview.web.dossiers import GAPS
from plainview.web.finding_list import NAME, worked_out
from plainview.web.kept import NotReady
from plainview.web.visible import Visible
from plainview.web.ways import Ways

HOST = "127.0.0.1"
_MOST_PASSED = 20
"""Turns of its loop that a process passes before it takes a connection."""


def serve(
    record: Path, *, port: int, public: bool, ready: Callable[[str], None], processes: int = 1
) -> None:
    """Serve until interrupted; `ready` gets the address. Port 0 takes any free one.

    Several processes can answer only where the pages are public: what changes a record goes through
    one. Each works out for itself what it keeps. Raises as `Record.open` does, and WrongUse where
    the port is taken or for such a number.
    """
    if not 0 < processes <= (64 if public else 1):
        raise WrongUse(
            f"{processes} processes cannot serve this", "Several can with --read-only, up to 64"
        )
    Record.open(record).close()  # what is wrong with it is said before anything is promised
    # said to be TCP: else the event loop lets the rest of an answer wait for its head's receipt
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except OSError as error:
            raise WrongUse(
                f"Port {port} cannot be used: {error.strerror}", "Choose another one with --port"
            ) from error
        # who follows the address at once waits in the queue instead of being refused
        listener.listen(128)
        address = f"http://{HOST}:{listener.getsockname()[1]}/"
        if processes == 1:
            app = _warm(create_app(record, public=public))
            ready(address)
            _run(app, listener)
        else:
            ready(address)
            _share(record, listener, processes)


def _warm(app: FastAPI) -> FastAPI:
    """Have what the first pages need worked out while these are on their way."""
    kept, record = app.state.kept, app.state.record
    visible = Visible(record, app.state.public, kept)
    ways = Ways(record, visible, kept)
    kept.soon("searchable", record.searchable, patience=0)
    kept.soon(GAPS, record.gaps, patience=0)
    for early in (visible.folded, ways.prepare):
        with suppress(NotReady):
            early(patience=0)
    kept.soon("words of passages", record.learn_words, patience=0, slow=True)
    kept.soon(NAME, partial(worked_out, record, kept), patience=0, slow=True)
    return app


SWITCHED = 0.0005
"""Seconds that a thread waits at most for one that computes: pages ask the record many times over,
and each time they would wait 5 ms, as threads do unless told."""


def _run(app: FastAPI, listener: socket.socket) -> None:
    gc.collect()
    gc.freeze()  # what is loaded by now stays: looking through it again would hold up a page
    sys.setswitchinterval(SWITCHED)
    config = uvicorn.Config(app, log_level="warning", access_log=False)
    server = uvicorn.Server(config)
    if isinstance(listener, _InTurn):
        listener.held = server.server_state.connections
    server.run(sockets=[listener])


class _InTurn(socket.socket):
    """A listening socket of several processes that gives a connection to who has fewest.

    The event loop takes all that wait, and browsers keep what they opened: one process would have
    most of the work. So each passes as many turns of its loop as it holds connections, and takes
    one at a time.
    """

    held: Sized = ()
    _passed = -1

    def accept(self) -> tuple[socket.socket, object]:
        if self._passed < min(len(self.held), _MOST_PASSED):
            self._passed += 1
            raise BlockingIOError
        found = super().accept()
        self._passed = -1
        return found


def _answer(record: Path, listener: socket.socket) -> None:
    """What one of several processes does."""
    with suppress(KeyboardInterrupt), _InTurn(fileno=listener.detach()) as shared:
        _run(_warm(create_app(record, public=True)), shared)


def _share(record: Path, listener: socket.socket, processes: int) -> None:
    """Answer with several processes until interrupted, or until one of them ends."""
    fresh = multiprocessing.get_context("spawn")
    workers = [
        fresh.Process(target=_answer, args=(record, listener), daemon=True)
        for _ in range(processes)
    ]
    for worker in workers:
        worker.start()
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with suppress(KeyboardInterrupt):
            wait([worker.sentinel for worker in workers])
    finally:
        signal.signal(signal.SIGTERM, before)
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.join(10)
