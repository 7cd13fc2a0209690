"""Serving: several processes behind one address, where nobody may change anything."""

import signal
import socket
import subprocess
import sys
from urllib.request import urlopen

import pytest
from tests.store.made import record_with

from plainview.model import WrongUse
from plainview.web import server
from plainview.web.server import _InTurn, serve

SCRIPT = """
import sys
from pathlib import Path
from plainview.web.server import serve
serve(Path(sys.argv[1]), port=0, public=True, processes=2, ready=lambda at: print(at, flush=True))
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    path = tmp_path_factory.mktemp("served") / "r"
    record_with(path, 1).close()
    return path


def test_several_processes_answer_until_they_are_told_to_end(record):
    command = [sys.executable, "-c", SCRIPT, str(record)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        address = process.stdout.readline().decode().strip()
        try:
            with urlopen(f"{address}documents.json", timeout=60) as answer:
                assert b"harbour" in answer.read().lower()
        finally:
            process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, b"")
    port = int(address.rstrip("/").rpartition(":")[2])
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), 1)


@pytest.mark.parametrize(("public", "processes"), [(False, 2), (True, 0), (True, 65)])
def test_where_the_record_may_change_one_process_serves(record, public, processes):
    with pytest.raises(WrongUse, match="--read-only"):
        serve(record, port=0, public=public, processes=processes, ready=lambda address: None)


@pytest.mark.parametrize(("held", "passed"), [(0, 1), (3, 4), (1000, 21)])
def test_who_holds_more_connections_passes_more_turns(held, passed):
    with _InTurn() as listener:
        listener.held = range(held)
        listener.bind(("127.0.0.1", 0))
        listener.listen(4)
        visitors = [socket.create_connection(listener.getsockname()) for _ in range(2)]
        for visitor in visitors:
            for _ in range(passed):
                with pytest.raises(BlockingIOError):
                    listener.accept()
            taken, _ = listener.accept()
            taken.close()
            visitor.close()


def test_what_listens_is_said_to_be_tcp(record, monkeypatch):
    """Otherwise asyncio does not turn off the delay of small packets: 40 ms for every answer."""
    seen = []
    monkeypatch.setattr(server, "_run", lambda app, listener: seen.append(listener.proto))
    serve(record, port=0, public=True, ready=lambda address: None)
    assert seen == [socket.IPPROTO_TCP]
