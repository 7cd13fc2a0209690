"""The pages over a record: a server that only reads."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware

from plainview import __version__
from plainview.model import PlainviewError, WrongUse
from plainview.store import Record
from plainview.web.head import AnswersHead
from plainview.web.kept import Kept
from plainview.web.page import page
from plainview.web.pages import (
    check,
    claims,
    documents,
    facts,
    findings,
    flows,
    gaps,
    lineage,
    overview,
    problems,
    reader,
    search,
)

_PAGES = (
    overview, findings, claims, flows, gaps, facts, documents, lineage, reader, check,
    search, problems,
)  # fmt: skip
_LOCAL = ["127.0.0.1", "localhost", "[::1]"]
_HEADERS = {
    # pages hold words from anywhere: no script runs, nothing is loaded from elsewhere
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def create_app(record: Path, *, public: bool = False) -> FastAPI:
    """The application over a record; raises as `Record.open` does.

    `public` shows what may leave the machine: names of people without a listed office read as █,
    and of each document only the words that carry facts. Without it the server answers only to
    local host names, so that no page elsewhere can read it through a visitor's browser.
    """
    app = FastAPI(title="Plainview", version=__version__, openapi_url=None)
    app.state.record = Record.open(record)
    app.state.public = public
    app.state.kept = Kept(app.state.record.folder.database)
    if not public:
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=_LOCAL)
    for module in _PAGES:
        app.include_router(module.router)
    static = files("plainview.web") / "static"
    app.mount("/static", StaticFiles(directory=str(static)), name="static")

    @app.middleware("http")
    async def add_headers(
        request: Request, call_next: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        response = await call_next(request)
        response.headers.update(_HEADERS)
        return response

    app.add_middleware(AnswersHead)
    app.add_exception_handler(Exception, _unforeseen)
    app.add_exception_handler(PlainviewError, _plain_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _wrong_address)
    return app


def _plain_error(request: Request, error: Exception) -> Response:
    if isinstance(error, WrongUse):
        # an ambiguous beginning of an id is answered with the names of files
        words = "There is no such page." if request.app.state.public else str(error)
        return _answer(request, 404, words)
    # what is wrong with the record names its folder, which is nobody else's business
    words = "The record cannot be read just now." if request.app.state.public else str(error)
    return _answer(request, 500, words)


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = "There is no such page." if error.status_code == 404 else str(error.detail)
    return _answer(request, error.status_code, words)


def _wrong_address(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = ", ".join(f"{item['loc'][-1]}: {item['msg']}" for item in error.errors())
    return _answer(request, 400, f"The address asks for something that makes no sense ({wrong}).")


def _unforeseen(request: Request, error: Exception) -> Response:
    answer = _answer(request, 500, "This page could not be made; the record is as it was.")
    answer.headers.update(_HEADERS)  # this answer is given outside of all middleware
    return answer


def _answer(request: Request, status: int, message: str) -> Response:
    if request.url.path.endswith(".json"):
        return JSONResponse({"error": message}, status)
    heading = {404: "Not found", 400: "Not understood"}.get(status, "Something went wrong")
    return page(request, "error.html", status=status, heading=heading, message=message)
