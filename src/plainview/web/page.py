"""Rendering: one environment for all pages, and what each of them is given."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from plainview.web.visible import Visible

_ENVIRONMENT = Environment(
    loader=PackageLoader("plainview.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def record_of(request: Request) -> Visible:
    """The record as whoever asks may see it."""
    state = request.app.state
    return Visible(state.record, state.public, state.kept)


def page(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """A page from its template; `here` is the page's address, `query` what was searched for."""
    given = {"here": request.url.path, "public": request.app.state.public, "query": "", **context}
    return HTMLResponse(_ENVIRONMENT.get_template(template).render(given), status)
