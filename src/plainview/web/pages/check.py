"""A draft held against the record: pasted or dropped, checked, shown, and forgotten.

Nothing of it is written down: the request is read into memory, and what goes wrong is told without
the draft's words, since errors reach the log of the server.
"""

from __future__ import annotations

import threading
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import parse_qs, urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser

from plainview.checks.draft import Checked, Telling
from plainview.model import PlainviewError, Unreadable, WrongUse
from plainview.publish.draft_page import draft_page, paragraphs
from plainview.publish.draft_words import MARKS, place_words, verdict_words
from plainview.reading import Limits, read
from plainview.web.batches import safe_name
from plainview.web.page import page, record_of

router = APIRouter()
MOST = 100_000
"""Characters of a draft; longer ones are for the command line."""
MOST_PUBLIC = 20_000
"""The same in a public copy, where anybody may ask."""
BYTES = 900_000
"""Of a request: a form writes one character of another script in up to nine bytes."""

FILE_BYTES = 10_000_000
"""Of a file that is dropped; on this machine alone."""
_LIMITS = Limits(file_bytes=FILE_BYTES, archive_bytes=20 * FILE_BYTES, pdf_pages=300, ocr_pages=20)
_FILE = "multipart/form-data"
_FORM, _PLAIN = "application/x-www-form-urlencoded", "text/plain"
Answer = TypeVar("Answer", bound=Response)
_busy = threading.Lock()


@dataclass(frozen=True, slots=True)
class Told:
    """The record's words beside a statement; `words` is empty where they are kept back."""

    words: str
    place: str
    reader: str
    against: bool


class _InMemory(MultiPartParser):
    """Keeps what is sent in memory, where the parser would lay larger files on the disk."""

    spool_max_size = 2 * FILE_BYTES


@router.get("/check")
def form(request: Request) -> HTMLResponse:
    return _form(request, "", "", 200)


@router.post("/check")
async def check(request: Request) -> Response:
    _demand_own(request)
    try:
        draft = await _draft(request)
    except Unreadable as error:
        return _form(request, "", str(error), 400)
    most = _most(request)
    if len(draft) > most:
        words = f"The draft has {len(draft):,} characters; this page takes {most:,}."
        return _form(request, draft[:most], words, 413)
    try:
        checked = await run_in_threadpool(_checked, request, draft)
    except WrongUse as error:
        return _form(request, draft, f"{str(error)[0].upper()}{str(error)[1:]}.", 400)
    return await run_in_threadpool(_shown, request, checked, draft)


@router.post("/check.json")
async def check_json(request: Request) -> JSONResponse:
    answer = JSONResponse((await _asked(request)).to_json())
    if request.query_params.get("save"):
        answer.headers["Content-Disposition"] = 'attachment; filename="checked-draft.json"'
    return _forgotten(answer)


@router.post("/check.html")
async def check_page(request: Request) -> Response:
    """The draft with its verdicts as a page of its own, to be saved where its writer wants it."""
    checked = await _asked(request)
    answer = HTMLResponse(await run_in_threadpool(draft_page, checked))
    answer.headers["Content-Disposition"] = 'attachment; filename="checked-draft.html"'
    return _forgotten(answer)


async def _asked(request: Request) -> Checked:
    """The draft of a request, checked; raises HTTPException where that cannot be."""
    _demand_own(request)
    try:
        draft = await _draft(request)
        if len(draft) > _most(request):
            raise HTTPException(413, f"The draft is longer than {_most(request):,} characters.")
        return await run_in_threadpool(_checked, request, draft)
    except (WrongUse, Unreadable) as error:
        raise HTTPException(400, str(error)) from None


def _checked(request: Request, draft: str) -> Checked:
    # a check may take seconds: in a public copy one at a time, so that the pages stay quick
    if not request.app.state.public:
        return _held(request, draft)
    if not _busy.acquire(timeout=10):
        raise HTTPException(503, "Other drafts are being checked. Try again in a moment.")
    try:
        return _held(request, draft)
    finally:
        _busy.release()


def _held(request: Request, draft: str) -> Checked:
    try:
        return record_of(request).check(draft)
    except PlainviewError:
        raise
    except Exception as error:
        # what it tripped over can be words of the draft
        words = f"The draft could not be checked ({type(error).__name__})."
        raise HTTPException(500, words) from None


def _shown(request: Request, checked: Checked, draft: str) -> HTMLResponse:
    counts = checked.counts()
    answer = page(
        request,
        "checked.html",
        draft=draft,
        most=_most(request),
        counts=[(MARKS[name], counts[name], verdict_words(name), name) for name in counts],
        paragraphs=paragraphs(checked),
        told={
            number: [
                *(_told(one, False) for one in verdict.tellings),
                *(_told(one, True) for one in verdict.against),
            ]
            for number, (_, verdict) in enumerate(checked.found, 1)
        },
    )
    return _forgotten(answer)


def _told(telling: Telling, against: bool) -> Told:
    if telling.facts:
        fact = telling.facts[0]
        rest = f"?{urlencode({'fact': fact})}#at-{fact[:16]}"
    else:
        rest = f"?at={telling.start}#here" if telling.quote else ""
    words = " ".join(telling.quote.split())
    return Told(words, place_words(telling), f"/documents/{telling.document_id}{rest}", against)


def _form(request: Request, draft: str, complaint: str, status: int) -> HTMLResponse:
    most = _most(request)
    answer = page(
        request, "check.html", status=status, draft=draft, complaint=complaint, most=most,
        megabytes=FILE_BYTES // 1_000_000,
    )  # fmt: skip
    return _forgotten(answer)


def _most(request: Request) -> int:
    return MOST_PUBLIC if request.app.state.public else MOST


def _forgotten(answer: Answer) -> Answer:
    """An answer that browsers and what stands between do not keep either."""
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _demand_own(request: Request) -> None:
    """Only this site's own pages and programs may have drafts checked, no page elsewhere."""
    if request.headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        raise HTTPException(403, "Another site asked for this; it was not done.")


async def _draft(request: Request) -> str:
    """The draft that was sent, by a form or as plain text; held in memory alone."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == _FILE and not request.app.state.public:
        return await _of_file(request)
    if kind not in (_FORM, _PLAIN):
        raise HTTPException(415, "Send the draft as a form or as plain text.")
    words = (await _body(request, BYTES)).decode("utf-8", "replace")
    if kind == _PLAIN:
        return words
    try:
        found = parse_qs(words, keep_blank_values=True, max_num_fields=2)
    except ValueError as error:
        raise HTTPException(400, "This is no form of the page.") from error
    return found.get("draft", [""])[0].replace("\r\n", "\n")


async def _body(request: Request, most: int) -> bytes:
    sent = bytearray()
    async for part in request.stream():
        sent += part
        if len(sent) > most:
            raise HTTPException(413, f"That is more than this page takes ({most:,} bytes).")
    return bytes(sent)


async def _of_file(request: Request) -> str:
    """The text of a file that was sent; raises Unreadable with a reason without its words."""
    body = await _body(request, FILE_BYTES + 10_000)

    async def once() -> AsyncGenerator[bytes, None]:
        yield body

    try:
        form = await _InMemory(request.headers, once(), max_files=1, max_fields=5).parse()
    except MultiPartException as error:
        raise HTTPException(400, "This is no form of the page.") from error
    file = form.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        raise Unreadable("empty", "No file was chosen")
    data, name = await file.read(), safe_name(file.filename)
    await form.close()
    return await run_in_threadpool(_read, data, name)


def _read(data: bytes, name: str) -> str:
    try:
        return read(data, name, _LIMITS).content
    except PlainviewError as error:
        raise Unreadable("draft", error.message, error.advice) from None
    except Exception as error:
        raise Unreadable("draft", f"The file cannot be read ({type(error).__name__})") from None
