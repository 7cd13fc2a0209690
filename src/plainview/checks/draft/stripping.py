"""A sentence as two are compared: without the words for who says so, classes in their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from plainview.checks.draft.lines import Line, keys_of
from plainview.checks.draft.phrasing import plainly
from plainview.checks.draft.portions import portioned
from plainview.claims.saying import dates_saying, sourcing
from plainview.claims.telling import besides
from plainview.extraction.parts import Mention, Quantity
from plainview.vocab.registry import entities

_SOURCES = frozenset(("officials", "people", "sources", "persons", "employees", "aides", "agents"))
_SAYS = frozenset(("said", "say", "told", "familiar"))
_SAYING = 3  # words after "two people" within which they speak


def stripped(line: Line) -> Line:
    """A sentence without the count and the content words of who says so."""
    return plainly(_opened(_unsourced(_without_sources(portioned(line)))))


def of_number(line: Line, item: Quantity, other: Line) -> Line:
    """A sentence without what it says besides what a number counts, its names, words and dates,
    unless the other sentence says the same."""
    spans = [
        (line.start + start, line.start + end)
        for start, end in besides(line.content, item.measure.surface)
    ]
    if not spans:
        return line
    told = other.keys | {word.key for word in other.words}
    words = tuple(word for word in line.words if word.key in told or not _inside(word.start, spans))
    mentions = tuple(
        one for one in line.mentions if f"@{one.entity}" in told or not _inside(one.start, spans)
    )
    kept = {word.key for word in words} | {f"@{one.entity}" for one in mentions}
    days = {one.edtf for one in other.dates}
    dates = tuple(one for one in line.dates if one.edtf in days or not _inside(one.start, spans))
    return replace(line, words=words, mentions=mentions, keys=line.keys & kept, dates=dates)


def _inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _opened(line: Line) -> Line:
    """A sentence in which a class of people that is named after a body ("ICE officers") names that
    body, and is told by its own words."""
    keys, mentions = set(line.keys), []
    for one in line.mentions:
        body = _named_after(one) if one.how == "class" and one.kind == "org" else None
        if body:
            inside = [word for word in line.words if one.start <= word.start < one.end]
            keys = (keys - {f"@{one.entity}"}) | {f"@{body}"} | keys_of(inside[1:])
            first = one.surface.split(" ")[0]
            one = replace(one, entity=body, how="acronym", surface=first, end=inside[0].end)
        mentions.append(one)
    return replace(line, keys=frozenset(keys), mentions=tuple(mentions))


def _named_after(mention: Mention) -> str | None:
    """The id of the body that a class is named after: of ICE for "ICE officers"."""
    first = mention.surface.split(" ")[0]
    return _bodies().get(first) if first.isupper() else None


@cache
def _bodies() -> dict[str, str]:
    return {
        alias.name: entry.id
        for entry in entities()
        if entry.type == "Org"
        for alias in entry.aliases
        if alias.how == "acronym"
    }


def _without_sources(line: Line) -> Line:
    """A sentence without the count of who says so, "two officials said", and without a "one" that
    counts nothing."""
    kept = tuple(
        item
        for item in line.quantities
        if not _of_sources(item, line) and (item.noun or item.measure.surface.lower() != "one")
    )
    return line if len(kept) == len(line.quantities) else replace(line, quantities=kept)


def _unsourced(line: Line) -> Line:
    """A sentence without the content words of who says so: what it says is compared."""
    spans = [(line.start + start, line.start + end) for start, end in sourcing(line.content)]
    if not spans:
        return line
    aside = {
        word.key for word in line.words if any(start <= word.start < end for start, end in spans)
    }
    kept = {word.key for word in line.words
            if not any(start <= word.start < end for start, end in spans)}  # fmt: skip
    # whom it was told to acts in nothing
    heard = [one for start, end in spans
             for one in [one for one in line.mentions if start <= one.start < end][1:]]  # fmt: skip
    mentions = tuple(one for one in line.mentions if one not in heard)
    dates = tuple(one for one in line.dates if not dates_saying(line.content, one.surface))
    return replace(line, keys=line.keys - (aside - kept), mentions=mentions, dates=dates)


def _of_sources(item: Quantity, line: Line) -> bool:
    after = [word.word for word in line.words if word.start >= item.measure.end][:_SAYING]
    noun = item.noun.lower().split()[-1:]
    return bool(noun) and noun[0] in _SOURCES and not _SAYS.isdisjoint(after)
