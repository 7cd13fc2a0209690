"""Serving the pages on this machine."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from plainview.model import WrongUse
from plainview.web.app import create_app

HOST = "127.0.0.1"


def serve(record: Path, *, port: int, public: bool, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; `ready` gets the address. Port 0 takes any free one.

    Raises as `Record.open` does, and WrongUse where the port is taken.
    """
    app = create_app(record, public=public)
    # the checks run while the first page is on its way
    app.state.kept.soon("findings", app.state.record.judged_findings, patience=0, slow=True)
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except OSError as error:
            raise WrongUse(
                f"Port {port} cannot be used: {error.strerror}", "Choose another one with --port"
            ) from error
        # who follows the address at once waits in the queue instead of being refused
        listener.listen(128)
        ready(f"http://{HOST}:{listener.getsockname()[1]}/")
        config = uvicorn.Config(app, log_level="warning", access_log=False)
        uvicorn.Server(config).run(sockets=[listener])
