"""Two dated events that a text puts in an order which their dates deny.

Only joints that leave no doubt about what is compared are read: a date right before "after …" and
the one date behind it, a first clause ("Before it expired on …,"), and what comes "later, on …".
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from plainview.checks.prose import Prose, Run
from plainview.model import Finding

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = (
    r"(?P<month{0}>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
)
_DATE = re.compile(
    rf"\b{_MONTH.format(1)} (?P<day1>\d\d?)(?:st|nd|rd|th)?(?:, ?(?P<year1>(?:19|20)\d\d))?"
    r"(?![\d-])"
    rf"|\b(?P<day2>\d\d?) {_MONTH.format(2)},? (?P<year2>(?:19|20)\d\d)\b"
    rf"|\b{_MONTH.format(3)} (?P<year3>(?:19|20)\d\d)\b"
)
_DAYS = {"day": 1, "week": 7, "month": 30.4, "year": 365.25}
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_SPAN = (
    r"(?:(?P<number>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r" (?P<unit>day|week|month|year)s? )"
)
_FEW = r"(?:[^\s⟦⟧¶,;:]+ )"
_JUST = r"(?:(?:just|shortly|soon|only|barely|almost|about|nearly|exactly|some) )*"
_FOLLOWS = (
    r"after|following|in (?:response|reply) to|answer(?:s|ed|ing)|respond(?:s|ed|ing) to"
    r"|repl(?:ies|ied|ying) to"
)
_PRECEDES = r"before|ahead of|prior to"
_FORMS = (
    # on …, three weeks after the first had been brought in on …
    re.compile(
        rf"⟦0⟧ (?:, )?{_JUST}{_SPAN}?(?:(?P<later>{_FOLLOWS})|(?P<sooner>{_PRECEDES})) "
        rf"(?:(?!(?:not|never|would|should|if|unless) ){_FEW}){{0,16}}⟦1⟧"
    ),
    # Before the contract expired on …, the agency renewed it on …
    re.compile(
        rf"(?:^|¶ ){_JUST}{_SPAN}?(?:(?P<sooner>after|following)|(?P<later>{_PRECEDES})) "
        rf"{_FEW}{{0,14}}⟦0⟧ , {_FEW}{{1,14}}(?:on|in|of) ⟦1⟧"
    ),
    # Two months later, on …, it sent the first list
    re.compile(
        rf"⟦0⟧ (?:(?!⟦)\S+ ){{0,24}}?{_JUST}(?:{_SPAN}(?:(?P<sooner>later|afterwards?)"
        r"|(?P<later>earlier|before))|subsequently|afterwards) ,? ?(?:on|in) ⟦1⟧"
    ),
    # Signed on …, the agreement took effect on …
    re.compile(
        r"\b(?:signed|approved|adopted|awarded|passed|concluded) (?:on|in) ⟦0⟧ "
        rf"(?:, )?{_FEW}{{0,6}}(?:t(?:ook|akes) effect|entered into force|beg[ai]ns?|expire[ds]"
        r"|end(?:ed|s)|was (?:renewed|extended|amended|terminated)) (?:on|in) ⟦1⟧"
    ),
)
"""Whether what stands before is later, or sooner, than what stands behind."""
_UNLESS = re.compile(r"\b(?:not|never|instead|would|should|if|unless|that|which|who|whose)\b")
_NEXT_YEAR = 300
_APART = 2.0
_ROOM = 7


class _Day(NamedTuple):
    """The first and the last day that a printed date can mean, and how it is printed."""

    first: date
    last: date
    printed: str


def find(text: Prose) -> Iterator[Finding]:
    """The contradictions of one text, each sentence alone and with the next of its paragraph."""
    if len(_DATE.findall(text.content)) < 2:
        return
    place = -1
    for found in _DATE.finditer(text.content):
        if found.start() < place:
            continue
        sentence = text.sentence(found.start())
        place = sentence.end
        following = text.sentence(min(_skip(text, sentence.end), len(text.content) - 1))
        for runs in ((sentence,), (sentence, following)):
            if len(runs) == 2 and not _next(text, *runs):
                continue
            if one := _judged(text, runs):
                yield one
                break


def _skip(text: Prose, place: int) -> int:
    """The next place that is no space."""
    while place < len(text.content) and text.content[place].isspace():
        place += 1
    return place


def _next(text: Prose, sentence: Run, following: Run) -> bool:
    between = text.content[sentence.end : following.start]
    return following.start >= sentence.end and "\n" not in between


def _judged(text: Prose, runs: tuple[Run, ...]) -> Finding | None:
    whole = Run(runs[0].start, runs[-1].end)
    dates = list(_DATE.finditer(text.content, *whole))
    if len(dates) != 2:
        return None
    days = _days(dates, text.published)
    if days is None:
        return None
    words = _words(text.content, runs, dates)
    for form in _FORMS:
        joint = form.search(words)
        if joint and (form is _FORMS[0] or not _UNLESS.search(joint.group())):
            return _compared(text, runs, joint, *days)
    return None


def _words(content: str, runs: tuple[Run, ...], dates: list[re.Match[str]]) -> str:
    """The words of one or two sentences in lower case, with marks for dates and the second."""
    start, pieces = runs[0].start, []
    marks = [(one.start(), one.end(), f"⟦{number}⟧") for number, one in enumerate(dates)]
    marks += [(run.start, run.start, "¶") for run in runs[1:]]
    for begin, end, mark in sorted(marks):
        pieces += [content[start:begin], f" {mark} "]
        start = end
    pieces.append(content[start : runs[-1].end])
    return " ".join(re.sub(r"([,;:()])", r" \1 ", "".join(pieces)).lower().split())


def _days(dates: list[re.Match[str]], published: str | None) -> tuple[_Day, _Day] | None:
    """Both days; a year that only one of them has is that of both, else the last one before the
    text appeared."""
    years = [_part(one, "year") for one in dates]
    if not all(years):
        if not published and not any(years):
            return None
        known = next((int(year) for year in years if year), None)
        years = [year or (str(known) if known else None) for year in years]
    days = [_day(one, year, published) for one, year in zip(dates, years, strict=True)]
    first, second = days
    if first is None or second is None:
        return None
    # "in December 2024 … on January 5": the year was that of one of them only
    guessed = [one for one in dates if not _part(one, "year")]
    if guessed and abs((first.first - second.first).days) > _NEXT_YEAR // 2:
        return None
    return first, second


def _part(found: re.Match[str], name: str) -> str | None:
    return next(
        (text for key, text in found.groupdict().items() if text and key[:-1] == name), None
    )


def _day(found: re.Match[str], year: str | None, published: str | None) -> _Day | None:
    month = 1 + next(
        number for number, name in enumerate(_MONTHS)
        if name.startswith((_part(found, "month") or "").lower().rstrip(".")[:3])
    )  # fmt: skip
    day = _part(found, "day")
    try:
        if year is None:
            last = date.fromisoformat((published or "")[:10])
            made = date(last.year, month, int(day or 1))
            made = made if made <= last else date(last.year - 1, month, int(day or 1))
            return _Day(made, made, found.group())
        if day:
            made = date(int(year), month, int(day))
            return _Day(made, made, found.group())
        end = monthrange(int(year), month)[1]
        return _Day(date(int(year), month, 1), date(int(year), month, end), found.group())
    except ValueError:
        return None


def _compared(
    text: Prose, runs: tuple[Run, ...], joint: re.Match[str], one: _Day, other: _Day
) -> Finding | None:
    """Where the first is said to be later than the second and is earlier, or the other way."""
    first_is_later = bool(joint.groupdict().get("later"))
    later, sooner = (one, other) if first_is_later else (other, one)
    apart = (later.first - sooner.last).days
    if later.last < sooner.first:
        words = f"{later.printed} is put after {sooner.printed}"
        sums = f"{later.first} lies before {sooner.last}"
    elif (stated := _stated(joint)) and not _about(apart, (later.last - sooner.first).days, stated):
        words = f"{later.printed} is put {stated[1]} after {sooner.printed}"
        sums = f"from {sooner.first} to {later.last} there are {apart} days"
    else:
        return None
    whole = Run(runs[0].start, runs[-1].end)
    return Finding(
        "event_order", "medium", f"{text.doc}: {words}", sums, text.within(*runs),
        "the dates of the two events", (text.quote(whole),),
    )  # fmt: skip


def _stated(joint: re.Match[str]) -> tuple[float, str] | None:
    """The days that are said to lie between, and how that is printed."""
    number, unit = joint.groupdict().get("number"), joint.groupdict().get("unit")
    if not number or not unit:
        return None
    count = _NUMBERS.get(number) or int(number)
    return count * _DAYS[unit], f"{number} {unit}{'s' if count > 1 else ''}"


def _about(least: int, most: int, stated: tuple[float, str]) -> bool:
    """Whether a length of time in round units can be meant."""
    days = stated[0]
    return least <= days * _APART + _ROOM and most >= days / _APART - _ROOM
