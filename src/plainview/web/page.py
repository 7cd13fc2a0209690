"""Rendering: one environment for all pages, and what each of them is given."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from plainview.store import Record

_ENVIRONMENT = Environment(
    loader=PackageLoader("plainview.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def record_of(request: Request) -> Record:
    record: Record = request.app.state.record
    return record


def is_public(request: Request) -> bool:
    return bool(request.app.state.public)


def page(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """A page from its template; `here` is the page's address, `query` what was searched for."""
    given = {"here": request.url.path, "public": is_public(request), "query": "", **context}
    return HTMLResponse(_ENVIRONMENT.get_template(template).render(given), status)
