"""What every answer tells the browser: what a page may load and do, and what it says of itself."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    # pages hold words from anywhere: no script runs but our own, nothing is loaded from elsewhere
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self';"
        " img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    # no page elsewhere learns where one came from; our own forms say so (web/changing.py)
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


class SendsHeaders:
    """Middleware that puts these headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self._app(scope, receive, send_on if scope["type"] == "http" else send)
