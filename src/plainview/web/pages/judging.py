"""Judging findings and claims from their pages: confirm, dismiss, note, take back.

Only mounted on this machine. The change goes to the one writer; once it is safe, the browser is
sent back to where it came from, and that page says what was done.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from plainview.model import Claim, Finding, PlainviewError, RecordError, WrongUse
from plainview.pipeline import judge_claim, judge_finding
from plainview.store import Record
from plainview.web import changing
from plainview.web.page import page
from plainview.web.pages import claims, findings
from plainview.web.writing import Writing

router = APIRouter()
LONGEST = 2_000
"""Characters of a reason."""
VERDICTS = ("yes", "no", "unsure", "withdrawn")
_OWN = re.compile(r"/(?:findings|claims)(?:/[0-9a-f]{6,64})?")

Fields = Annotated[dict[str, str], Depends(changing.guard)]


@router.post("/findings/{finding_id}/judge")
def on_finding(request: Request, finding_id: str, fields: Fields) -> Response:
    found = findings.one(request, finding_id).finding

    def judge(record: Record, verdict: str, why: str) -> Finding:
        return judge_finding(record, found, verdict, why)

    return _judged(request, fields, f"/findings/{found.id}", judge)


@router.post("/claims/{claim_id}/judge")
def on_claim(request: Request, claim_id: str, fields: Fields) -> Response:
    found = claims.one(request, claim_id).claim

    def judge(record: Record, verdict: str, why: str) -> Claim:
        return judge_claim(record, found.id, verdict, why)

    return _judged(request, fields, f"/claims/{found.id}", judge)


def _judged(
    request: Request,
    fields: dict[str, str],
    address: str,
    judge: Callable[[Record, str, str], object],
) -> Response:
    """Do it, and send the browser back; a reason that was typed is never lost."""
    verdict, why = fields.get("verdict", ""), fields.get("why", "").strip()
    writing: Writing = request.app.state.writing
    try:
        if verdict not in VERDICTS:
            raise WrongUse("It was not said what to judge", "Use one of the buttons")
        if not why:
            raise WrongUse("A judgement needs a reason", "Say in a few words why")
        if len(why) > LONGEST:
            raise WrongUse(f"The reason is longer than {LONGEST:,} characters", "Shorten it")
        writing.change(lambda record: judge(record, verdict, why))
    except (WrongUse, RecordError) as error:
        status = 400 if isinstance(error, WrongUse) else 503
        return _not_done(request, address, why, error, status)
    return RedirectResponse(_back(fields.get("back", ""), address, verdict), 303)


def _not_done(
    request: Request, address: str, why: str, error: PlainviewError, status: int
) -> Response:
    return page(
        request, "not_judged.html", status=status, address=address, why=why[:LONGEST],
        message=error.message, advice=error.advice, longest=LONGEST,
    )  # fmt: skip


def _back(asked: str, address: str, verdict: str) -> str:
    """The page that it was judged on, if it is one of ours, with what it shall say."""
    parts = urlsplit(asked)
    if parts.scheme or parts.netloc or not _OWN.fullmatch(parts.path):
        parts = urlsplit(address)
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name not in ("said", "on")]
    thing = address.rsplit("/", 1)[-1]
    return f"{parts.path}?{urlencode([*kept, ('said', verdict), ('on', thing)])}#notice"
