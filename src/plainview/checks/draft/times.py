"""Whether two sentences are of two times: by dates, by words, by the days of their printing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from plainview.checks.draft.dating import bare_alike, meeting, of_a_season, placed
from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.lines import Line
from plainview.checks.draft.portions import in_part
from plainview.checks.draft.thesaurus import meaning
from plainview.claims import terms
from plainview.model import PartialDate

_BEGIN, _SINCE_THEN = "began", "since"
_BEGUN = re.compile(r"\bsince\b", re.IGNORECASE)
_WEEK_OF = re.compile(r"\bweek(?:end)? (?:of|ending|that ended)\b", re.IGNORECASE)
_LASTING = timedelta(days=45)
"""Between two reports in which what has no date of its own has not changed."""
_LONG = timedelta(days=200)
"""Between two reports of which the later surely tells of another time."""
_MONTH = timedelta(days=27)
_LONGER = 1.9  # times that a time is the part of it which another sentence counts over
_SINCE = timedelta(days=25)
"""The same, between a date that one gives and the day on which the other was printed."""


def in_time(one: Line, two: Line) -> list[str]:
    """["date"] where the dates or words of two sentences name two times."""
    if meeting(one, two) == [False] or terms.at_other_times(one.content, two.content):
        return ["date"]
    if of_a_season(one, two):
        return ["date"]
    ours, theirs = placed(one.dates), placed(two.dates)
    if not any("/" in each.text for each in (*ours, *theirs)):
        return []
    if part_of_time(one, two) or any(map(in_part, (one, two))):
        return []  # no other time, but a part of it
    # two periods may overlap, and one go on where the other ends
    return ["date"] if _far(_last(ours), _last(theirs)) else []


def lasting(one: Line, two: Line, published: tuple[str | None, str | None]) -> bool:
    """Whether two sentences that were printed together say that a thing goes on and that it has
    ended, or never was: whatever dates they give, only one of the two is true."""
    first, second = (day_of(printed) for printed in published)
    if not first or not second or _far(first, second):
        return False
    said = [{word.word for word in line.words} for line in (one, two)]
    lists = lexicon()
    ended = any(said[a] & lists.lasting and said[b] & lists.ended for a, b in ((0, 1), (1, 0)))
    return ended or any(words & lists.never for words in said)


def since(one: Line, two: Line, published: tuple[str | None, str | None]) -> list[str]:
    """["date"] where only the days of publication tell that time went by."""
    if bare_alike(one, two):
        return []
    first, second = (day_of(printed) for printed in published)
    # until when a thing will be so does not say when it was told
    ours = [each for each in placed(one.dates) if not _ahead(each, first)]
    theirs = [each for each in placed(two.dates) if not _ahead(each, second)]
    if ours and theirs:
        return []
    if not ours and not theirs:
        return ["date"] if _far(first, second) else []
    dated, day = (ours, second) if ours else (theirs, first)
    begun = _BEGUN.search((one if ours else two).content)
    if begun and day and all(each.earliest for each in dated):
        # what has been so since then was otherwise before
        return ["date"] if any((each.earliest or day) > day for each in dated) else []
    return ["date"] if day and not any(_around(each, day) for each in dated) else []


def part_of_time(one: Line, two: Line) -> bool:
    """Whether one sentence counts over a month or more of the longer time that the other counts
    over."""
    spans = [
        [(date_.earliest, date_.latest) for date_ in placed(line.dates)] for line in (one, two)
    ]
    if any(len(span) != 1 for span in spans):
        return False
    (first, last), (start, end) = spans[0][0], spans[1][0]
    if not (first and last and start and end):
        return False
    # what two count from one day on has grown
    inside = (first < start and end <= last) or (start < first and last <= end)
    lengths = sorted((last - first, end - start))
    week = [_WEEK_OF.search(line.content) is not None for line in (one, two)]
    if week[0] != week[1]:
        return lengths[1] >= _MONTH
    return inside and lengths[0] >= _MONTH and lengths[1] > _LONGER * lengths[0]


def one_event(one: Line, two: Line, published: tuple[str | None, str | None]) -> bool:
    """Whether two sentences that were printed together each give the date on which one and the same
    thing was signed, began or ended, and another date."""
    if not placed(one.dates) or not placed(two.dates) or meeting(one, two) != [False]:
        return False
    first, second = (day_of(printed) for printed in published)
    said = [
        {word.key for word in line.words}
        | ({_SINCE_THEN} if _BEGUN.search(line.content) else set())
        for line in (one, two)
    ]
    alike = any(said[0] & group and said[1] & group for group in _events(one, two))
    return alike and bool(first and second and abs(first - second) <= _SINCE)


def _events(one: Line, two: Line) -> tuple[frozenset[str], ...]:
    """The groups of words for what happens once; what "has been" so since a day began on it."""
    if not any(_BEGUN.search(line.content) for line in (one, two)):
        return lexicon().events
    begun = {meaning(_BEGIN), meaning("opened")}
    first = frozenset().union(*(group for group in lexicon().events if group & begun))
    return (*lexicon().events, first | {_SINCE_THEN})


def long_after(one: Line, two: Line, published: tuple[str | None, str | None]) -> list[str]:
    """["date"] where neither sentence has a date and one was printed long after the other."""
    first, second = (day_of(printed) for printed in published)
    dated = placed(one.dates) and placed(two.dates)
    return ["date"] if not dated and first and second and abs(first - second) > _LONG else []


def _last(dates: Iterable[PartialDate]) -> date | None:
    return max((each.latest for each in dates if each.latest), default=None)


def _far(one: date | None, two: date | None) -> bool:
    return bool(one and two and abs(one - two) > _LASTING)


def _ahead(dated: PartialDate, printed: date | None) -> bool:
    return bool(printed and dated.earliest and dated.earliest > printed)


def _around(dated: PartialDate, day: date) -> bool:
    earliest, latest = dated.earliest or date.min, dated.latest or date.max
    return earliest - day <= _SINCE and day - latest <= _SINCE


def day_of(printed: str | None) -> date | None:
    """The first day that a date in EDTF may be; None where it is none."""
    try:
        return PartialDate.parse(printed or "").earliest
    except ValueError:
        return None
