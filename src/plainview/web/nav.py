"""The pages that every page leads to, as far as the application has them."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import FastAPI
from starlette.routing import Match

_REMEMBERED = 4000
_LOCAL_ONLY = frozenset(["/add"])
_TOP = (
    ("Overview", ("/",)),
    ("Findings", ("/findings",)),
    ("Institutions", ("/institutions",)),
    ("Ledgers", ("/ledgers", "/ledgers/access", "/facts")),
    ("Claims", ("/claims",)),
    ("Flows", ("/flows",)),
    ("Timeline", ("/timeline",)),
    ("Sources", ("/sources", "/documents")),
    ("Check a draft", ("/check",)),
    ("Gaps", ("/gaps",)),
    ("Add", ("/add",)),
)
"""Names, each with the addresses it may lead to: the first that there is."""
_ALSO = {
    "Institutions": ("/programs",),
    "Ledgers": ("/facts",),
    "Sources": ("/documents", "/lineage", "/problems"),
}
"""Addresses of pages that belong to a name, beside those that begin with its own."""
_FOOT = (
    ("All facts", ("/facts",)),
    ("Documents", ("/documents",)),
    ("Retellings", ("/lineage",)),
    ("Not read", ("/problems",)),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A link; addresses that begin with `section` are below it, `also` are other pages of it."""

    name: str
    address: str
    section: str
    also: tuple[str, ...] = ()

    def current(self, here: str) -> str:
        """For aria-current: "page" on the page itself, "true" on others of it, else empty."""
        if here == self.address:
            return "page"
        below = (self.section, *(f"{one}/" for one in self.also))
        within = here in self.also or any(one and here.startswith(one) for one in below)
        return "true" if within else ""


@dataclass(frozen=True, slots=True)
class Places:
    """The links at the top of each page and at its foot."""

    top: tuple[Place, ...]
    foot: tuple[Place, ...]


def places(app: FastAPI) -> Places:
    """The links to pages that this application has; worked out once."""
    if not hasattr(app.state, "places"):
        top = _present(app, _TOP)
        taken = {place.address for place in top}
        foot = tuple(place for place in _present(app, _FOOT) if place.address not in taken)
        app.state.places = Places(top, foot)
    found: Places = app.state.places
    return found


def _present(app: FastAPI, listed: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Place, ...]:
    shown = (
        (name, next((one for one in addresses if answers(app, one)), ""))
        for name, addresses in listed
    )
    return tuple(
        Place(name, address, f"/{address.split('/')[1]}/" if address != "/" else "",
              _ALSO.get(name, ()))
        for name, address in shown
        if address and not (app.state.public and address in _LOCAL_ONLY)
    )  # fmt: skip


def answers(app: FastAPI, address: str) -> bool:
    """Whether the application has a page of that address; remembers what it was asked last."""
    if not hasattr(app.state, "answers"):
        app.state.answers = {}
    known: dict[str, bool] = app.state.answers
    if address not in known:
        if len(known) > _REMEMBERED:
            known.clear()
        known[address] = _matched(app, address)
    return known[address]


def _matched(app: FastAPI, address: str) -> bool:
    asked = {"type": "http", "method": "GET", "path": address, "root_path": "", "headers": []}
    return any(route.matches(asked)[0] is Match.FULL for route in app.router.routes)
