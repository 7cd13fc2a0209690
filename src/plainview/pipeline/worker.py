"""A worker process: takes paths from its parent, gives back documents ready for the record.

Started as a program of its own and spoken to over a socket, so that it neither runs the parent's
main module again nor inherits its state. It ends when the socket does.
"""

from __future__ import annotations

import contextlib
import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from plainview.pipeline.stages import DiskFailed, prepare
from plainview.reading import Limits


def main() -> None:
    """Serve one parent: the first message is (limits, spool folder), then come paths."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        serve(Connection(int(sys.argv[1])))


def serve(connection: Connection) -> None:
    """Send each path's documents, then None; a failing disk ends it with a DiskFailed."""
    limits: Limits
    spool_folder: Path
    limits, spool_folder = connection.recv()
    connection.send("ready")
    while True:
        path: Path = connection.recv()
        try:
            for prepared in prepare(path, limits, spool_folder):
                connection.send(prepared)
        except DiskFailed as error:
            connection.send(error)
        connection.send(None)


if __name__ == "__main__":
    main()
