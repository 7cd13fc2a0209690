"""Orders of events that their dates, or the terms of office holders in them, make impossible."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import islice
from typing import NamedTuple

from plainview.checks import dated_events
from plainview.checks.check import Check
from plainview.checks.prose import Prose, Run
from plainview.checks.terms import Term, full_names, terms
from plainview.model import Finding

_PARAGRAPHS_BACK = 2  # what "the move" takes up stands no further back
_FORMER = re.compile(
    r"\b(?:former|ex|onetime|incoming|future|nominee|candidate)\b[\w .-]{0,40}$", re.IGNORECASE
)
_WROTE = re.compile(r"\b(?:wrote|written|letter)\b")


class _Held(NamedTuple):
    """A holder of one office in a text: where the name stands, and the one term."""

    run: Run
    term: Term


def find(items: Sequence[Prose]) -> Iterator[Finding]:
    """What one text puts after another thing that can only have come later."""
    for text in items:
        yield from dated_events.find(text)
        if not any(after in text.content for after in _words()["after"]):
            continue
        for match in _later().finditer(text.content):
            sentence = text.sentence(match.start())
            earlier = [held.term for held in _holders(text, Run(match.end(), sentence.end))]
            then = _then(text, match.start())
            if earlier and then:
                begun = max(earlier, key=lambda term: term.first)
                yield from _compare(text, match, begun, then)


def _holders(text: Prose, run: Run) -> Iterator[_Held]:
    """The holders of one office, once, whom a run names in full, but for those called former."""
    for match in full_names().finditer(text.content, run.start, run.end):
        before = text.content[max(0, match.start() - 60) : match.start()]
        held = terms()[match.group()]
        if len(held) == 1 and not _FORMER.search(before):
            yield _Held(Run(*match.span()), held[0])


def _then(text: Prose, place: int) -> _Held | None:
    """A holder at the time ("then-acting secretary") in what is taken up before a place."""
    for run in (text.paragraph(place), *islice(text.paragraphs_before(place), _PARAGRAPHS_BACK)):
        for held in _holders(text, Run(run.start, min(run.end, place))):
            start = text.sentence(held.run.start).start
            if held.term.last and _held_then().search(text.content[start : held.run.start]):
                return held
    return None


def _compare(text: Prose, match: re.Match[str], begun: Term, then: _Held) -> Iterator[Finding]:
    over, sentence = then.term, text.sentence(match.start())
    said = text.sentence(then.run.start)
    if not over.last or over.last > begun.first:
        return
    thing = text.content[match.start() : match.start("after")].strip().lower()
    wrote = _WROTE.search(text.content, match.end(), sentence.end)
    words = (
        f"{text.doc}: {thing} is put after {'a letter' if wrote else 'something'} in which the"
        f" {begun.name} has a part, but the {over.name} of the time spoke for it"
    )
    days = (
        f"{over.name}: {over.first} to {over.last}; {begun.name}: since {begun.first}."
        f" {over.last} lies before {begun.first}: what is put first came later"
    )
    yield Finding(
        "event_order", "medium", words, days, text.within(said, sentence),
        "the dates on the two documents", (text.quote(said), text.quote(sentence)),
    )  # fmt: skip


@cache
def _words() -> dict[str, list[str]]:
    text = resources.files("plainview.checks").joinpath("order.toml").read_text("utf-8")
    return tomllib.loads(text)


def _any(key: str) -> str:
    return "|".join(map(re.escape, _words()[key]))


@cache
def _later() -> re.Pattern[str]:
    start = rf"\b(?:The|This|That) (?:new )?(?:{_any('taken_up')})"
    return re.compile(rf"{start} (?P<after>{_any('after')})\b")


@cache
def _held_then() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('held_then')})[\w. ]{{0,60}}$")


CHECK = Check(
    "event_order",
    "What a text puts after another thing came after it: both dates say so, and what lies between"
    " is about as long as the text says. An office holder who spoke for the later"
    " thing held the office then; who has a part in the earlier one held theirs by then. Where the"
    " first term ended before the second began, the order is the other way round.",
    "“on …, three weeks after … on …”; “the move came after …” with the holders of offices on both"
    " sides and their terms",
    "a memo of an acting secretary whose term ended on January 25 cannot come after a letter of the"
    " successor",
    "prose",
    find,
)
