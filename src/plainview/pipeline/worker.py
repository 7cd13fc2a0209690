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

from plainview.pipeline.stages import DiskFailed, Seen
from plainview.pipeline.tasks import Job


def main() -> None:
    """Serve one parent: the first message is the job, then come paths."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        serve(Connection(int(sys.argv[1])))


def serve(connection: Connection) -> None:
    """Send each path's documents, then None; a failing disk ends it with a DiskFailed."""
    job: Job = connection.recv()
    connection.send("ready")
    while True:
        path: Path
        seen: Seen | None
        path, seen = connection.recv()
        try:
            for outcome in job(path, seen):
                connection.send(outcome)
        except DiskFailed as error:
            connection.send(error)
        connection.send(None)


if __name__ == "__main__":
    main()
