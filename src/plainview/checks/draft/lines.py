"""Sentences as the draft check reads them: what they are about, count, date and credit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.readings import reread
from plainview.checks.draft.thesaurus import meaning
from plainview.extraction import sketch
from plainview.extraction.parts import DateMention, Mention, Quantity, Sketch
from plainview.lineage.words import STOP_WORDS, WORD
from plainview.model import Hop, Text
from plainview.vocab.registry import entity

_NOT = re.compile(r"(?<=\w)n[’']t\b")
_BODIES = frozenset(("org", "office", "facility", "program"))
_EVIDENT = frozenset(("official", "acronym", "colloquial", "holder", "pattern"))
EVERYBODY = frozenset(("us-gov", "us-officials", "pl-us"))
"""What any report on these programs names: it tells no two statements apart."""
CELLS = " | "
_CLAUSE = re.compile(r",? (?:and|but|while|whereas) |[,;:—–] ")
_CELL_DATE = re.compile(r"(?<=\| )(?:19|20)\d\d-[01]\d(?:-[0-3]\d)?(?= \||$)")
_CLOSE = 2  # sentences on either side that a sentence leans on


class Word(NamedTuple):
    """A word in lower case, what it is compared by, and its place."""

    word: str
    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence at `start` to `end` of its text.

    `keys` are its content words and the ids of what it names ("@us-ice") in place of its words,
    `spelt` the words of these names, `proper` those of its keys that are names. `around` is all
    that of the sentences near it, `nearby` of the whole passage; `when` are the dates near it, that
    of publication among them. `bodies` are the ids of institutions, offices, places and programs
    that it names outright, `meant` also those that it refers to. `hops` is who it credits, in its
    own words. `names` gives the words of each id; `subjects` is, of a row, what tells it from
    other rows, each by its words and id. `beside` are the numbers of the sentences near it, each
    with the keys of its own clause. `columns` are the keys of the names of the columns of a row.
    """

    start: int
    end: int
    content: str
    kind: str
    words: tuple[Word, ...]
    keys: frozenset[str]
    spelt: frozenset[str]
    around: frozenset[str]
    bodies: frozenset[str]
    meant: frozenset[str]
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    hops: tuple[Hop, ...]
    subjects: tuple[frozenset[str], ...] = ()
    when: tuple[DateMention, ...] = ()
    proper: frozenset[str] = frozenset()
    nearby: frozenset[str] = frozenset()
    names: tuple[tuple[str, frozenset[str]], ...] = ()
    beside: tuple[tuple[Quantity, frozenset[str]], ...] = ()
    columns: frozenset[str] = frozenset()

    def tells_of(self, subject: frozenset[str]) -> bool:
        """Whether the sentence names a subject: its id, or half of the words of its name."""
        own = self.spelt | self.keys
        ids = {one for one in subject if one.startswith("@")}
        words = subject - ids
        return bool(ids & own) or 2 * len(words & own) >= max(len(words), 1)


def lines_of(text: Text) -> list[Line]:
    """The sentences of a text in order, menus and the like left out."""
    return lines_in(text, sketch(text))


def lines_in(text: Text, found: Sketch) -> list[Line]:
    """The same, of a text that was sketched before."""
    plain = [
        _line(text.content, found, number)
        for number, sentence in enumerate(found.sentences)
        if sentence.kind != "furniture"
    ]
    heading = text.heading
    title = keys_of(words_of(heading.title or "", 0))
    printed = heading.published
    day = (DateMention(0, 0, printed, printed, ""),) if printed else ()
    passage = title.union(*(line.keys | line.spelt for line in plain))
    rows = [line for line in plain if CELLS in line.content]
    head = rows if rows and not rows[0].quantities else plain
    return [
        _within(
            line, plain[max(0, place - _CLOSE) : place + _CLOSE + 1], head[0], title, day, passage
        )
        for place, line in enumerate(plain)
    ]


def _within(
    line: Line,
    near: Sequence[Line],
    head: Line,
    title: frozenset[str],
    day: tuple[DateMention, ...],
    passage: frozenset[str],
) -> Line:
    others = [other for other in near if other is not line]
    around = title.union(*(other.keys | other.spelt for other in others))
    columns: frozenset[str] = frozenset()
    if CELLS in line.content and head is not line:
        around |= head.keys | head.spelt
        columns = head.keys | head.spelt if CELLS in head.content and line.quantities else columns
    told = (date for other in others for date in other.dates)
    when = tuple(date for date in told if "/" not in (date.edtf or "")) + day
    beside = tuple((one, clause_of(other, one)) for other in others for one in other.quantities)
    return replace(line, around=around, when=when, nearby=passage, beside=beside,
                   columns=columns)  # fmt: skip


def clause_of(line: Line, item: Quantity) -> frozenset[str]:
    """The keys of the clause that a number stands in: up to the commas around it, or the "and"."""
    at, end = item.measure.start - line.start, item.measure.end - line.start
    cuts = [found.span() for found in _CLAUSE.finditer(line.content)]
    before = [last for _, last in cuts if last <= at]
    after = [first for first, _ in cuts if first >= end]
    first = line.start + (before[-1] if before else 0)
    last = line.start + (after[0] if after else len(line.content))
    named = [one for one in line.mentions if one.entity and first <= one.start < last]
    row = CELLS in line.content  # which its year tells from other rows
    years = {f"#{(date.edtf or '')[:4]}" for date in line.dates[:1] if row}
    return (
        keys_of([word for word in line.words if first <= word.start < last], ())
        | years
        | {f"@{one.entity}" for one in named}
    )


def _line(content: str, found: Sketch, number: int) -> Line:
    sentence, mentions = found.sentences[number], found.mentions[number]
    run = content[sentence.start : sentence.end]
    named = [one for one in mentions if one.entity and one.entity not in EVERYBODY]
    words = words_of(run, sentence.start)
    told_dates = found.dates[number] + _cell_dates(run, sentence.start, found.dates[number])
    dates = [(date.start, date.end) for date in told_dates]
    outlets = [one for one in named if _is_outlet(one.entity)]
    # "404 Media" counts nothing
    quantities = reread(
        run,
        sentence.start,
        [
            one
            for one in found.quantities[number]
            if not any(name.start <= one.measure.start < name.end for name in outlets)
        ],
    )
    besides = dates + [place for one in quantities for place in numerals(one, words)]
    plain = _content_words(words, besides)
    bodies = [one for one in named if one.kind in _BODIES]
    hops = tuple(
        hop
        for part in found.attributions[number]
        for hop in part.hops
        if hop.via != "inferred" and hop.start is not None
    )
    return Line(
        sentence.start,
        sentence.end,
        run,
        sentence.kind,
        words,
        _keys(plain, named),
        frozenset(word.key for word in plain),
        frozenset(),
        frozenset(one.entity for one in bodies if one.how in _EVIDENT and one.entity),
        frozenset(one.entity for one in bodies if one.entity),
        mentions,
        quantities,
        told_dates,
        tuple(dict.fromkeys(hops)),
        proper=_proper(words, content, named, besides),
        names=tuple((f"@{one.entity}", keys_of(words_of(one.surface, one.start))) for one in named),
    )


def _cell_dates(run: str, start: int, known: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """The cells of a row that hold a date alone: "2025-09"."""
    if CELLS not in run:
        return ()
    return tuple(
        DateMention(start + hit.start(), start + hit.end(), hit.group(), hit.group(), "")
        for hit in _CELL_DATE.finditer(run)
        if not any(one.start <= start + hit.start() < one.end for one in known)
    )


def _is_outlet(entity_id: str | None) -> bool:
    entry = entity(entity_id) if entity_id else None
    return entry is not None and entry.kind == "outlet"


def numerals(item: Quantity, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The words of a quantity that are no noun: "about forty" of "about forty agents"."""
    noun = re.findall(r"[^\W_]+", (item.noun or item.measure.of or "").lower())
    for word in words:
        inside = item.measure.start <= word.start < item.measure.end
        if inside and word.word not in noun and word.key != meaning("average"):
            yield word.start, word.end


def _proper(
    words: Sequence[Word],
    content: str,
    named: Sequence[Mention],
    besides: Sequence[tuple[int, int]],
) -> frozenset[str]:
    """The keys of names: ids, and capitalised words that do not open the sentence."""
    inside = _inside(words, named, besides)
    capital = {
        word.key
        for word in words[1:]
        if content[word.start].isupper()
        and len(word.word) > 2
        and word.key not in STOP_WORDS
        and word.start not in inside
    }
    return frozenset(capital | {f"@{one.entity}" for one in named})


def words_of(run: str, start: int) -> tuple[Word, ...]:
    """The words of a run; a contracted "n't" is a word "no" of its own."""
    found = []
    for hit in WORD.finditer(_NOT.sub(" no", run)):  # as long as what it replaces
        word, (first, end) = hit.group().lower(), hit.span()
        found.append(Word(word, meaning(word), start + first, start + end))
    return tuple(found)


def keys_of(
    words: Sequence[Word],
    named: Sequence[Mention] = (),
    besides: Sequence[tuple[int, int]] = (),
) -> frozenset[str]:
    """Content words and the ids of what is named in place of its words.

    Numbers and the runs of `besides` (dates) are left out.
    """
    return _keys(_content_words(words, besides), named)


def _keys(plain: Sequence[Word], named: Sequence[Mention]) -> frozenset[str]:
    """The keys of content words, and the ids of what is named in place of its words."""
    inside = _inside(plain, named, ())
    found = {word.key for word in plain if word.start not in inside}
    return frozenset(found | {f"@{one.entity}" for one in named})


def _content_words(words: Sequence[Word], besides: Sequence[tuple[int, int]]) -> list[Word]:
    aside = _inside(words, (), besides)
    return [word for word in words if word.start not in aside and _has_content(word.word, word.key)]


@lru_cache(maxsize=1 << 15)
def _has_content(word: str, meant: str) -> bool:
    return (
        meant not in STOP_WORDS
        and len(word) > 1
        and not word[0].isdigit()
        and word not in lexicon().light
    )


def _inside(
    words: Sequence[Word], named: Sequence[Mention], besides: Sequence[tuple[int, int]]
) -> set[int]:
    """Where the words start that are part of names, or of other runs."""
    spans = [*((one.start, one.end) for one in named), *besides]
    if not spans:
        return set()
    return {word.start for start, end in spans for word in words if start <= word.start < end}


@lru_cache(maxsize=1 << 14)
def family(entity_id: str) -> frozenset[str]:
    """An institution with all that it is part of: HSI is of ICE and of DHS."""
    found = {entity_id}
    entry = entity(entity_id)
    while entry and entry.parent and entry.parent not in found | EVERYBODY:
        found.add(entry.parent)
        entry = entity(entry.parent)
    return frozenset(found)


def related(one: str, two: str) -> bool:
    """Whether two institutions are one, or one is part of the other."""
    return one in family(two) or two in family(one)


def is_month(line: Line, word: Word) -> bool:
    """Whether a "May" is the month."""
    return word.word == "may" and line.content[word.start - line.start].isupper()
