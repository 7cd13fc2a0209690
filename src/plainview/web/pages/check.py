"""A draft held against the record: pasted, checked, shown, and forgotten."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import parse_qs, urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from plainview.checks.draft import Checked, Telling
from plainview.model import WrongUse
from plainview.publish.draft_page import paragraphs
from plainview.publish.draft_words import MARKS, place_words, verdict_words
from plainview.web.page import page, record_of

router = APIRouter()
MOST = 100_000
"""Characters of a draft; longer ones are for the command line."""
MOST_PUBLIC = 20_000
"""The same in a public copy, where anybody may ask."""
BYTES = 900_000
"""Of a request: a form writes one character of another script in up to nine bytes."""

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


@router.get("/check")
def form(request: Request) -> HTMLResponse:
    return _form(request, "", "", 200)


@router.post("/check")
async def check(request: Request) -> Response:
    _demand_own(request)
    draft = await _draft(request)
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
    _demand_own(request)
    draft = await _draft(request)
    if len(draft) > _most(request):
        raise HTTPException(413, f"The draft is longer than {_most(request):,} characters.")
    try:
        checked = await run_in_threadpool(_checked, request, draft)
    except WrongUse as error:
        return _forgotten(JSONResponse({"error": str(error)}, 400))
    return _forgotten(JSONResponse(checked.to_json()))


def _checked(request: Request, draft: str) -> Checked:
    # a check may take seconds: in a public copy one at a time, so that the pages stay quick
    if not request.app.state.public:
        return record_of(request).check(draft)
    if not _busy.acquire(timeout=10):
        raise HTTPException(503, "Other drafts are being checked. Try again in a moment.")
    try:
        return record_of(request).check(draft)
    finally:
        _busy.release()


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
    answer = page(request, "check.html", status=status, draft=draft, complaint=complaint, most=most)
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
    if kind not in (_FORM, _PLAIN):
        raise HTTPException(415, "Send the draft as a form or as plain text.")
    sent = bytearray()
    async for part in request.stream():
        sent += part
        if len(sent) > BYTES:
            raise HTTPException(413, "That is more than this page takes.")
    words = sent.decode("utf-8", "replace")
    if kind == _PLAIN:
        return words
    try:
        found = parse_qs(words, keep_blank_values=True, max_num_fields=2)
    except ValueError as error:
        raise HTTPException(400, "This is no form of the page.") from error
    return found.get("draft", [""])[0].replace("\r\n", "\n")
