"""What each sentence names: institutions, offices, programs, laws, data, places, people's classes.

Listed names lead. Then patterns add titles with names, bodies that no list has but whose name says
what they are, and acronyms that the text itself defines. A bare personal name is never a mention;
an official's name stands for the office, here and where the surname comes again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from plainview.extraction import (
    mentions_facilities,
    mentions_listed,
    mentions_offices,
    mentions_patterns,
    mentions_seats,
    mentions_short,
    mentions_sites,
    mentions_surnames,
)
from plainview.extraction.mentions_known import known, plain
from plainview.extraction.parts import Mention, Sentence
from plainview.extraction.references import references, without_parts
from plainview.vocab.registry import entities
from plainview.vocab.tables import words

_YEAR = re.compile(r"2(?<!\w2)0[0-2]\d\b")
_ACTS = re.compile(
    r" (?:has|have|had|does|do|did|will|would|can|could|may|must|should|passed|enacted|sued|agreed"
    r"|refuse[sd]?|joined|declined|allows?|requires?|says?|said|wants?|became|sends?|sent|began"
    r"|commit(?:s|ted)|lends?|lent|deploy(?:s|ed)|assign(?:s|ed)|contribut(?:es|ed)|detains|houses"
    r"|limits?|bars?|bans?|banned|opposes?|opposed|signed|filed|shares?|shared|provides?|provided"
    r"|collects?|collected|gives?|gave|blocks?|blocked|is (?:suing|asking|seeking|trying|one of)"
    r"|was (?:the first|one of)|is the first|officials|authorities|lawmakers|leaders)\b"
)
_PLACED = words(
    "in from at to across into near around through between toward towards outside inside within"
    " throughout off along over southern northern eastern western central"
)
_DATA_KINDS = frozenset(("category", "technology"))
_HOLDING_KINDS = frozenset(("program", "instrument"))
_PEOPLE_KINDS = frozenset(("staff", "population"))


def find(
    content: str, sentences: tuple[Sentence, ...], published: str | None
) -> tuple[tuple[Mention, ...], ...]:
    """The mentions of each sentence, sorted by start.

    `published` is the EDTF date of the document; without it the latest year in the text stands in.
    Named mentions (org, office, program, instrument, place, facility) do not overlap each other;
    vocabulary phrases may lie inside or around them.
    """
    text = plain(content)
    day = _day(published, content)
    named, terms = known(content, text, day)
    placed = mentions_facilities.places(content, text, named)
    named = _free_of(named, [*placed, *mentions_patterns.bodies(content, text, named)])
    named = _free_of(named, [*mentions_listed.listed(content, text, named)])
    named = _free_of(named, [*mentions_sites.field_offices(content, text, named)])
    named = _free_of(named, [*mentions_seats.seats(content, text)])
    named = [_acting(text, mention) for mention in named]
    named = mentions_offices.titled(content, text, named)
    named = _free_of(named, [*mentions_surnames.later(content, text, named)])
    named = _free_of(named, [*mentions_patterns.defined(content, text, named)])
    named = _free_of(named, [*mentions_short.shortened(content, text, named)])
    resolved = references(content, text, sentences, named, terms, day)
    named = _without_headline_words(without_parts(named, resolved), sentences)
    return _by_sentence(sentences, [*named, *_outside(terms, named), *resolved])


def _without_headline_words(named: list[Mention], sentences: tuple[Sentence, ...]) -> list[Mention]:
    """In a headline with capitals everywhere, capitals do not show where a name ends."""
    spans = [(item.start, item.end) for item in sentences if item.kind == "headline"]
    return [
        mention
        for mention in named
        if mention.how != "pattern"
        or mention.kind != "org"
        or not any(start <= mention.start < end for start, end in spans)
    ]


def _day(published: str | None, content: str) -> str:
    if published:
        date = published.split("/")[0]
        return date if len(date) == 10 else f"{date[:4]}-07-01" if date[:4].isdigit() else ""
    years = [year for year in _YEAR.findall(content) if year <= "2027"]
    return f"{max(years)}-07-01" if years else ""


def _free_of(named: list[Mention], found: list[Mention]) -> list[Mention]:
    """Both lists in order; what was found takes the place of shorter names that it covers."""
    if not found:
        return named
    merged: list[Mention] = []
    for mention in sorted((*named, *found), key=lambda item: (item.start, -item.end)):
        if merged and mention.start < merged[-1].end:
            if mention.end - mention.start <= merged[-1].end - merged[-1].start:
                continue
            merged.pop()
            while merged and mention.start < merged[-1].end:
                merged.pop()
        merged.append(mention)
    return merged


def _acting(text: str, mention: Mention) -> Mention:
    """A place that does something is its government: "Texas sued" is the State of Texas."""
    if mention.kind != "place":
        return mention
    government = _governments().get(mention.name)
    if government is None or not _ACTS.match(text, mention.end):
        return mention
    before = text[max(0, mention.start - 14) : mention.start].split()
    if before and before[-1].lower() in _PLACED:
        return mention
    name, entity = government
    return Mention(mention.start, mention.end, mention.surface, "org", name, entity, "colloquial")


def _governments() -> dict[str, tuple[str, str]]:
    if not _GOVERNMENTS:
        bodies = {entry.name: entry for entry in entities() if entry.type == "Org"}
        for entry in entities():
            for form in ("State of {}", "City of {}", "Government of {}", "Government of the {}"):
                body = bodies.get(form.format(entry.name))
                if entry.type == "Place" and body and entry.kind != "region":
                    _GOVERNMENTS[entry.name] = (body.name, body.id)
        _GOVERNMENTS["United States"] = ("United States federal government", "us-gov")
    return _GOVERNMENTS


_GOVERNMENTS: dict[str, tuple[str, str]] = {}


def _outside(terms: list[Mention], named: list[Mention]) -> Iterable[Mention]:
    """Phrases that are not merely part of a name."""
    starts = [mention.start for mention in named]
    for term in terms:
        place = bisect_right(starts, term.start) - 1
        holder = named[place] if place >= 0 else None
        if (
            holder is None
            or holder.end < term.end
            or (holder.kind in _HOLDING_KINDS and term.kind in _DATA_KINDS)
            or (term.kind in _PEOPLE_KINDS and holder.end == term.end and holder.how == "class")
        ):
            yield term


def _by_sentence(
    sentences: tuple[Sentence, ...], mentions: list[Mention]
) -> tuple[tuple[Mention, ...], ...]:
    starts = [sentence.start for sentence in sentences]
    found: list[list[Mention]] = [[] for _ in sentences]
    for mention in sorted(mentions, key=lambda item: (item.start, -item.end)):
        place = bisect_right(starts, mention.start) - 1
        if place >= 0 and mention.end <= sentences[place].end:
            found[place].append(mention)
    return tuple(map(tuple, found))
