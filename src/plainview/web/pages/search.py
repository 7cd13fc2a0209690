"""Search: passages of all documents by their words, with the facts that were read from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from plainview.publish.words import date_words, fact_words
from plainview.store.rows import Hit
from plainview.store.search import ORDERS, Found
from plainview.store.search_hits import Match
from plainview.store.search_suggestions import Suggestion
from plainview.vocab.acronyms import acronyms
from plainview.web.page import page, record_of
from plainview.web.searching import Reading, Typed, read
from plainview.web.views import kind_words, stated
from plainview.web.visible import Visible

router = APIRouter()
SIZE = 20
OPTIONS = 8
"""Choices of one kind that are offered."""
Words = Annotated[str, Query(max_length=300)]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a snippet; `found` where it answers the query."""

    words: str
    found: bool


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact in one line, and its own page."""

    type: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class HitView:
    """A passage with what was found in it, where it stands, and the facts read from it."""

    reader: str
    document: str
    origin: tuple[str, ...]
    pieces: list[Run]
    facts: tuple[FactLine, ...]
    more_facts: int


@dataclass(frozen=True, slots=True)
class Option:
    """A choice that narrows the search: how many passages it leaves, and its address."""

    words: str
    passages: int
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


def typed(
    q: Annotated[str, Query(max_length=500)] = "",
    type: Words = "",
    org: Words = "",
    outlet: Words = "",
    kind: Words = "",
    year: Words = "",
    since: Words = "",
    until: Words = "",
    order: Words = "",
) -> Typed:
    given = (q, type, org, outlet, kind, year, since, until, order)
    return Typed(*(each.strip() for each in given))


After = Annotated[int | None, Query(ge=0, le=1 << 60)]


@router.get("/search")
def search(
    request: Request, given: Annotated[Typed, Depends(typed)], after: After = None
) -> HTMLResponse:
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


@router.get("/search.json")
def search_json(
    request: Request, given: Annotated[Typed, Depends(typed)], after: After = None
) -> JSONResponse:
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
        Option(one.typed, one.passages, Typed(one.typed, order=asked.order).address())
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
        hits=list(map(_hit_view, found.matches)),
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
    return f"{found.total:,} {'passage' if found.total == 1 else 'passages'}"


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
    named = {entity: record.body_name(entity) or entity for entity in orgs}
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
        for options in [
            [
                Option(shown(value), number, asked.address(**{name: value}))
                for value, number in counts.most_common(OPTIONS + 1)
                if value
            ][:OPTIONS]
        ]
        if len(options) > 1 or (options and name in ("type", "org"))
    ]


def _hit_view(match: Match) -> HitView:
    hit = match.hit
    first = hit.snippet_start + (hit.marks[0][0] if hit.marks else 0)
    place = f"cell {hit.cell}" if hit.cell else f"page {hit.page}" if hit.page else ""
    return HitView(
        reader=f"/documents/{hit.document_id}?at={first}#here",
        document=hit.title or hit.name,
        origin=stated(hit.outlet, date_words(hit.published), place),
        pieces=_pieces(hit),
        facts=tuple(
            FactLine(row.type, fact_words(row, acronyms()), f"/facts/{row.id}")
            for row in match.facts
        ),
        more_facts=match.more_facts,
    )


def _pieces(hit: Hit) -> list[Run]:
    pieces = [Run("… ", False)] if hit.snippet_start > hit.start else []
    at = 0
    for start, end in hit.marks:
        pieces += [Run(hit.snippet[at:start], False), Run(hit.snippet[start:end], True)]
        at = end
    cut = hit.snippet_start + len(hit.snippet) < hit.end
    pieces.append(Run(hit.snippet[at:].rstrip() + (" …" if cut else ""), False))
    return pieces
