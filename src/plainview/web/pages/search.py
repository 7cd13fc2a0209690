"""Search: passages of all documents by their words, with the facts that were read from them."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import asdict, dataclass
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from markupsafe import Markup, escape

from plainview.publish.words import date_words, fact_words
from plainview.store.rows import Hit
from plainview.store.search import ORDERS, Found
from plainview.store.search_hits import Match
from plainview.store.search_suggestions import Suggestion
from plainview.vocab.acronyms import acronyms
from plainview.web.page import fragment, page, record_of
from plainview.web.searching import Reading, Typed, asked, read
from plainview.web.views import kind_words, stated
from plainview.web.visible import Visible

router = APIRouter()
SIZE = 20
OPTIONS = 8
"""Choices of one kind that are offered."""
KEPT = 2000
"""Passages whose facts are kept in words."""


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact in one line, and its own page."""

    type: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class HitView:
    """A passage: its words with those marked that answer, where they stand, and its facts."""

    reader: str
    document: str
    origin: str
    words: Markup
    facts: Markup


@dataclass(frozen=True, slots=True)
class Option:
    """A choice that narrows the search: how many passages it leaves, and its address."""

    words: str
    passages: str
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    """Choices of one kind."""

    words: str
    options: list[Option]


@dataclass(frozen=True, slots=True)
class Results:
    """What was found, as the page shows it."""

    count: str
    order: str
    hits: list[HitView]
    groups: list[Group]
    orders: list[tuple[str, str, bool]]
    phrase: str
    first: str
    next: str


async def search(request: Request) -> Response:
    """The page."""
    return await _in_turn(request, _page)


async def search_json(request: Request) -> Response:
    """The same as data."""
    return await _in_turn(request, _data)


# routes of Starlette's own: of fields that are checked by hand nothing needs to be solved
router.add_route("/search", search, methods=["GET"])
router.add_route("/search.json", search_json, methods=["GET"])


async def _in_turn(request: Request, answer: Callable[[Request], Response]) -> Response:
    """Few searches at once: each that waits costs those that run their turns of the interpreter."""
    turns = request.app.state.searching
    loop, known = asyncio.get_running_loop(), copy_context()  # web/citing.py knows the request
    return await loop.run_in_executor(turns, known.run, answer, request)


def _page(request: Request) -> Response:
    given, after = asked(request.query_params)
    record = record_of(request)
    reading = read(record, given, after)
    found = None if reading.empty else record.find(reading.asked, limit=SIZE)
    return page(
        request,
        "search.html",
        query=given.q,
        typed=reading.typed,
        chosen=reading.chosen,
        notes=[note[:1].upper() + note[1:] + "." for note in reading.notes],
        understood=reading.understood,
        results=_results(record, reading, found) if found and found.total else None,
        asked=not reading.empty,
        suggestions=_suggestions(record, reading) if found and not found.total else [],
    )


def _data(request: Request) -> Response:
    given, after = asked(request.query_params)
    record = record_of(request)
    reading = read(record, given, after)
    said = {
        "query": given.q,
        "understood": reading.asked.words.readable if reading.asked.words else "",
        "narrowed": {choice.name: choice.words for choice in reading.chosen},
        "notes": reading.notes,
    }
    if reading.empty:
        return JSONResponse({**said, "total": 0, "more": False, "passages": []})
    found = record.find(reading.asked, limit=SIZE)
    return JSONResponse(
        {
            **said,
            "total": found.total,
            "more": found.more,
            "order": reading.asked.order if found.ranked else "added last first",
            "facets": {name: dict(counts) for name, counts in _counts(found).items()},
            "passages": [_json(match) for match in found.matches],
            "after": found.matches[-1].key if found.rest else None,
            "suggestions": [] if found.total else list(map(asdict, _close(record, reading))),
        }
    )


def _counts(found: Found) -> dict[str, Counter[str]]:
    facets = found.facets
    return {name: getattr(facets, name) for name in facets.__slots__}


def _json(match: Match) -> dict[str, Any]:
    return {
        **asdict(match.hit),
        "facts": [
            {"id": row.id, "type": row.type, "words": fact_words(row, acronyms())}
            for row in match.facts
        ],
    }


def _close(record: Visible, reading: Reading) -> list[Suggestion]:
    return record.suggestions(reading.asked.words) if reading.asked.words else []


def _suggestions(record: Visible, reading: Reading) -> list[Option]:
    """Searches that find something where this one did not."""
    asked = reading.typed
    return [
        Option(one.typed, _passages(one.passages), Typed(one.typed, order=asked.order).address())
        for one in _close(record, reading)
    ]


def _results(record: Visible, reading: Reading, found: Found) -> Results:
    asked, words = reading.typed, reading.asked.words
    phrase = ""
    if words and words.plain and len(words.terms) > 1 and found.more:
        phrase = " ".join(word for term in words.terms for word in term.words)
    return Results(
        count=_count(found),
        order=_order(reading, found),
        hits=_hit_views(record, found.matches),
        groups=_groups(record, reading, found),
        orders=[
            (
                name,
                asked.address(order="" if name == ORDERS[0] else name),
                found.ranked and name == chosen,
            )
            for chosen in (reading.asked.order,)
            for name in ORDERS
        ],
        phrase=asked.address(q=f'"{phrase}"') if phrase else "",
        first=asked.address() if reading.asked.after is not None else "",
        next=asked.address(after=found.matches[-1].key) if found.rest else "",
    )


def _count(found: Found) -> str:
    if found.more:
        return f"More than {found.total:,} passages"
    return _passages(found.total)


def _passages(number: int) -> str:
    return f"{number:,} {'passage' if number == 1 else 'passages'}"


def _order(reading: Reading, found: Found) -> str:
    if not found.ranked:
        return "too many to rank: those added last come first"
    if reading.asked.order != ORDERS[0]:
        return f"{reading.asked.order} first by date of publication"
    return "best first" if reading.asked.words else "those added last first"


def _groups(record: Visible, reading: Reading, found: Found) -> list[Group]:
    """Choices that are not made yet, those that leave most first."""
    facets, asked = found.facets, reading.typed
    orgs = Counter(dict(facets.orgs.most_common(OPTIONS)))
    names = record.body_names(orgs)
    named = {entity: names[entity] or entity for entity in orgs}
    known = acronyms()
    kinds: Counter[str] = Counter()
    for kind, number in facets.kinds.items():
        kinds[kind_words(kind)] += number
    offered: list[tuple[str, str, Counter[str], Callable[[str], str]]] = [
        ("type", "Facts", facets.types, str),
        ("org", "Institution", orgs, lambda entity: known.get(named[entity], named[entity])),
        ("outlet", "Outlet", facets.outlets, str),
        ("year", "Published", facets.years, str),
        ("kind", "Document", kinds, str),
    ]
    return [
        Group(words, options)
        for name, words, counts, shown in offered
        if not getattr(asked, name) and (name != "year" or not (asked.since or asked.until))
        for address in [asked.addresses(name)]
        for options in [
            [
                Option(shown(value), f"{number:,}", address(value))
                for value, number in counts.most_common(OPTIONS + 1)
                if value
            ][:OPTIONS]
        ]
        if len(options) > 1 or (options and name in ("type", "org"))
    ]


def _hit_views(record: Visible, matches: tuple[Match, ...]) -> list[HitView]:
    kept: dict[int, Markup] = record.kept("facts of passages", dict)
    if len(kept) > KEPT:
        kept.clear()
    return [_hit_view(match, kept) for match in matches]


def _hit_view(match: Match, kept: dict[int, Markup]) -> HitView:
    hit = match.hit
    first = hit.snippet_start + (hit.marks[0][0] if hit.marks else 0)
    place = f"cell {hit.cell}" if hit.cell else f"page {hit.page}" if hit.page else ""
    if match.key not in kept:
        kept[match.key] = _stated(match)
    return HitView(
        reader=f"/documents/{hit.document_id}?at={first}#here",
        document=hit.title or hit.name,
        origin=", ".join(stated(hit.outlet, date_words(hit.published), place)),
        words=_marked(hit),
        facts=kept[match.key],
    )


def _stated(match: Match) -> Markup:
    """The facts of a passage as the page lists them."""
    if not match.facts:
        return Markup()
    short = acronyms()
    lines = [FactLine(row.type, fact_words(row, short), f"/facts/{row.id}") for row in match.facts]
    return fragment("search_parts.html", "stated", lines, match.more_facts)


def _marked(hit: Hit) -> Markup:
    """The words of a passage, those marked that answer."""
    pieces = ["… " if hit.snippet_start > hit.start else ""]
    at = 0
    for start, end in hit.marks:
        pieces += [escape(hit.snippet[at:start]), "<mark>", escape(hit.snippet[start:end])]
        pieces.append("</mark>")
        at = end
    cut = hit.snippet_start + len(hit.snippet) < hit.end
    pieces += [escape(hit.snippet[at:].rstrip()), " …" if cut else ""]
    return Markup("".join(pieces))
