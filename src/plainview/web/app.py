"""The pages over a record: a server that reads, and on this machine also judges and adds."""

from __future__ import annotations

from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware

from plainview import __version__
from plainview.model import PlainviewError, RecordBusy, WrongUse
from plainview.store import Record
from plainview.web import changing
from plainview.web.batches import Batches
from plainview.web.citing import KnowsItsSite
from plainview.web.head import AnswersHead
from plainview.web.headers import HEADERS, SendsHeaders
from plainview.web.kept import Kept, NotReady
from plainview.web.page import AGAIN, page
from plainview.web.pages import (
    adding,
    check,
    claims,
    documents,
    facts,
    findings,
    flows,
    gaps,
    institutions,
    judging,
    ledgers,
    lineage,
    overview,
    pictures,
    problems,
    programs,
    reader,
    search,
    sources,
    timeline,
)
from plainview.web.writing import Writing

_PAGES = (
    search, overview, findings, claims, flows, gaps, facts, sources, documents, lineage, reader,
    pictures, check, problems, institutions, programs, timeline, ledgers,
)  # fmt: skip
_CHANGES = (judging, adding)
"""Pages that change the record: on this machine alone."""
SEARCHES = 2
"""How many searches run at once; others wait for their turn."""
_LOCAL = ["127.0.0.1", "localhost", "[::1]"]
_HEADINGS = {
    400: "Not understood", 403: "Not done", 404: "Not found", 413: "Too much", 503: "Not ready yet",
}  # fmt: skip


def create_app(record: Path, *, public: bool = False) -> FastAPI:
    """The application over a record; raises as `Record.open` does.

    `public` shows what may leave the machine: names of people without a listed office read as █,
    and of each document only the words that carry facts. Without it the server answers only to
    local host names, so that no page elsewhere can read it through a visitor's browser.
    """
    app = FastAPI(title="Plainview", version=__version__, openapi_url=None, lifespan=_lifespan)
    app.state.record = Record.open(record)
    app.state.public = public
    app.state.token = "" if public else changing.new_token()
    app.state.kept = Kept(app.state.record.folder.database)
    app.state.searching = ThreadPoolExecutor(SEARCHES, "search")
    if not public:
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=_LOCAL)
        app.state.batches = Batches(app.state.record.folder)
        app.state.writing = Writing(record, app.state.kept.renew)
    for module in _PAGES if public else _PAGES + _CHANGES:
        app.include_router(module.router)
    static = files("plainview.web") / "static"
    app.mount("/static", StaticFiles(directory=str(static)), name="static")
    app.add_middleware(SendsHeaders)
    app.add_middleware(AnswersHead)
    app.add_middleware(KnowsItsSite)
    app.add_exception_handler(Exception, _unforeseen)
    app.add_exception_handler(PlainviewError, _plain_error)
    app.add_exception_handler(NotReady, _not_ready)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _wrong_address)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.searching.shutdown(wait=False)
    if not app.state.public:
        await run_in_threadpool(app.state.writing.close)
        app.state.batches.close()


def _plain_error(request: Request, error: Exception) -> Response:
    if isinstance(error, WrongUse):
        # an ambiguous beginning of an id is answered with the names of files
        words = "There is no such page." if request.app.state.public else str(error)
        return _answer(request, 404, words)
    if isinstance(error, RecordBusy) and not request.app.state.public:
        return _answer(request, 503, str(error))
    # what is wrong with the record names its folder, which is nobody else's business
    words = "The record cannot be read just now." if request.app.state.public else str(error)
    return _answer(request, 500, words)


def _not_ready(request: Request, error: Exception) -> Response:
    words = "What this page shows is being worked out; it loads itself again until it is there."
    answer = _answer(request, 503, words)
    answer.headers["Retry-After"] = answer.headers["Refresh"] = str(AGAIN)
    return answer


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
    answer.headers.update(HEADERS)  # this answer is given outside of all middleware
    return answer


def _answer(request: Request, status: int, message: str) -> Response:
    if request.url.path.endswith(".json"):
        return JSONResponse({"error": message}, status)
    heading = _HEADINGS.get(status, "Something went wrong")
    return page(request, "error.html", status=status, heading=heading, message=message)
