"""Rendering: one environment for all pages, and what each of them is given."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from plainview.web import changing
from plainview.web.citing import cite_page
from plainview.web.nav import places
from plainview.web.visible import Visible

_ISLANDS = Path(__file__).parent / "static" / "islands" / "main.js"
_ENVIRONMENT = Environment(
    loader=PackageLoader("plainview.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,  # templates do not change under a server: no page has to look
)

AGAIN = 10
"""Seconds until a page loads itself again that waits for something."""


def record_of(request: Request) -> Visible:
    """The record as whoever asks may see it."""
    state = request.app.state
    return Visible(state.record, state.public, state.kept)


def fragment(template: str, macro: str, *given: Any) -> Markup:
    """What a macro of a template makes of what it is given."""
    made: Markup = getattr(_ENVIRONMENT.get_template(template).module, macro)(*given)
    return made


def page(
    request: Request, template: str, *, status: int = 200, again: bool = False, **context: Any
) -> HTMLResponse:
    """A page from its template; `here` is the page's address, `query` what was searched for,
    `token` what a form that changes the record has to hold ("" where none may), `cited` how to cite
    it. One that is shown before all of it is worked out loads itself `again`."""
    given = {
        "here": request.url.path,
        "public": request.app.state.public,
        "query": "",
        "token": changing.token_of(request),
        "places": places(request.app),
        "islands": _ISLANDS.is_file(),
        "cited": cite_page(request, datetime.now(UTC).date()) if status == 200 else None,
        **context,
    }
    answer = HTMLResponse(_ENVIRONMENT.get_template(template).render(given), status)
    if again:
        answer.headers["Refresh"] = str(AGAIN)
    changing.hand_out(request, answer)
    return answer
