"""One event that two sentences date to two days: an agreement is signed, a center opened, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from plainview.checks.draft.clauses import days_of, matter, unsourced, words_in
from plainview.checks.draft.dating import placed
from plainview.checks.draft.forms import form, group, named
from plainview.checks.draft.lines import Line
from plainview.checks.draft.opposing import tells
from plainview.checks.draft.times import day_of

_FEWEST = 4  # words and names that both sentences have
_TOGETHER = timedelta(days=25)  # between two reports, as of `times.one_event`


def on_two_days(one: Line, two: Line, published: tuple[str | None, str | None]) -> bool:
    """Whether two sentences that were printed together have one thing signed, opened or closed on
    two days; what is not called "the" agreement may be another."""
    first, second = (day_of(day) for day in published)
    if first is None or second is None or abs(first - second) > _TOGETHER:
        return False
    ours, theirs = unsourced(one), unsourced(two)
    days = [days_of(line) for line in (ours, theirs)]
    if any(
        len(each) != 1 or len(line.dates) != 1
        for each, line in zip(days, (ours, theirs), strict=True)
    ):
        return False
    if placed(days[0])[0].meets(placed(days[1])[0]):
        return False
    if any(form("again").search(line.content) for line in (ours, theirs)):
        return False
    things = [
        {hit[1].lower() for hit in form("the_thing").finditer(line.content)}
        for line in (ours, theirs)
    ]
    events = [
        frozenset(name for name, said in group("once").items() if said.search(line.content))
        for line in (ours, theirs)
    ]
    both = events[0] & events[1]
    if not things[0] & things[1] or not both:
        return False
    aside = words_in(one, named(both, group("once"), one.content))
    aside |= words_in(two, named(both, group("once"), two.content))
    found = matter(one, two, aside)
    return tells(replace(found, days=None), _FEWEST) and not found.deeds
