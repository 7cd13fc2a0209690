"""Who may change the record through its pages: somebody who sits before a page of this server.

A request that changes something has to come from one of this server's own pages (`Origin`, else
`Referer`), bring the token that this start of the server gave to the browser (a cookie that no
script reads and no other site sends along), and repeat it in a field of the form or in a header,
which nobody can who has not read a page. Routes that change anything are not mounted at all where
the pages are public.
"""

from __future__ import annotations

import secrets
from urllib.parse import parse_qs, urlsplit

from fastapi import Request, Response
from starlette.exceptions import HTTPException

FIELD = "token"
HEADER = "x-plainview-token"
FORM = "application/x-www-form-urlencoded"
MOST = 40_000
"""Bytes of a form that carries a judgement: the field of its reason holds far less."""

_OLD = (
    "This page is older than the server that answers now, or came from elsewhere. Nothing was"
    " changed. Open the page again and repeat it there."
)


def new_token() -> str:
    """A token for one start of a server."""
    return secrets.token_urlsafe(32)


def token_of(request: Request) -> str:
    """What a page's forms have to hold; "" where nothing may be changed."""
    token: str = request.app.state.token
    return token


def hand_out(request: Request, response: Response) -> None:
    """Give the browser the token as a cookie, where it has none or one of an earlier start."""
    token = token_of(request)
    if token and request.cookies.get(_cookie(request)) != token:
        response.set_cookie(_cookie(request), token, httponly=True, samesite="strict", path="/")


async def guard(request: Request) -> dict[str, str]:
    """The fields of a form that may change the record.

    Raises HTTPException: 403 for a request that no page of this server made, 413 and 415 for one
    that is no form or too long a one.
    """
    demand_own_page(request)
    fields = await _fields(request) if _is_form(request) else {}
    demand_token(request, request.headers.get(HEADER) or fields.get(FIELD, ""))
    return fields


def demand_own_page(request: Request) -> None:
    """Raises HTTPException 403 unless a page of this very server sent it, to our own browser.

    Looks at nothing but the headers, so that it can be asked before a body is read.
    """
    own = f"{request.url.scheme}://{request.headers.get('host', '')}"
    asked = request.headers.get("origin") or _origin(request.headers.get("referer", ""))
    if asked != own or request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        raise HTTPException(403, "No page of this server asked for this; nothing was changed.")
    if not _equal(request.cookies.get(_cookie(request), ""), token_of(request)):
        raise HTTPException(403, _OLD)


def demand_token(request: Request, given: str) -> None:
    """Raises HTTPException 403 unless that is the token of this start of the server."""
    if not _equal(given, token_of(request)):
        raise HTTPException(403, _OLD)


def _cookie(request: Request) -> str:
    # cookies do not tell ports apart: two records that are open at once would take turns
    _, port = request.scope["server"]
    return f"plainview-{port}"


def _equal(given: str, token: str) -> bool:
    """Whether both are the same, in a time that tells nothing; never for an empty token."""
    return bool(token) and secrets.compare_digest(given.encode(), token.encode())


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _is_form(request: Request) -> bool:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == FORM


async def _fields(request: Request) -> dict[str, str]:
    sent = bytearray()
    async for part in request.stream():
        sent += part
        if len(sent) > MOST:
            raise HTTPException(413, "That is more than this page takes; nothing was changed.")
    try:
        found = parse_qs(sent.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=20)
    except ValueError as error:
        raise HTTPException(400, "This is no form of the page.") from error
    return {name: values[0].replace("\r\n", "\n") for name, values in found.items()}
