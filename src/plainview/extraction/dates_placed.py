"""Where a date expression stands in the calendar, given the day of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_SEASONS = {"spring": 21, "summer": 22, "fall": 23, "autumn": 23, "winter": 24}
_QUARTERS = {"first": 33, "second": 34, "third": 35, "fourth": 36}
_QUARTERS |= {"1st": 33, "2nd": 34, "3rd": 35, "4th": 36}
_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_NUMBERS = {word: number for number, word in enumerate(_WORDS)} | {"a": 1, "an": 1}
_AHEAD = re.compile(
    r"\b(?:(?:will|would|scheduled|set to|plan(?:s|ned)? to|expected|slated|due|upcoming|going to"
    r"|deadline|expires?|begins?|starts?|takes effect)\b"
    r"|(?:by|until)(?: (?:at least|the|early|late|mid|beginning|start|middle|end|of))*[ -]?$)",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"(?P<before>.*)\b(?:signed|dated|issued|announced|adopted|reached|released|published|filed|passed"
    r"|enacted|approved|awarded|sent|granted)(?: on)? $",
    re.IGNORECASE | re.DOTALL,
)
"""What an act of the past adds to a noun: "will pay under the order signed on April 2"."""
_STILL_TO_BE = re.compile(r"\bbe\b[^,;]*$", re.IGNORECASE)
_LOOKING = frozenset(("full", "euro", "weekday", "monthrel"))
"""Kinds whose place depends on whether the sentence looks ahead."""
NEAR_AHEAD = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Publication:
    """The day of publication as far as it is known."""

    year: int | None = None
    month: int | None = None
    day: date | None = None

    @classmethod
    def of(cls, published: str | None) -> Publication:
        """From an EDTF date; an interval or a text that is none counts as unknown."""
        found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?", published or "")
        if not found:
            return cls()
        year = int(found[1])
        month = int(found[2]) if found[2] else None
        if month is None or not 1 <= month <= 12:
            return cls(year)
        try:
            return cls(year, month, date(year, month, int(found[3])) if found[3] else None)
        except ValueError:
            return cls(year, month)


def edtf_of(kind: str, match: re.Match[str], publication: Publication, before: str) -> str | None:
    """The EDTF value of an expression, None where it cannot be placed.

    `before` is the sentence up to the expression: "will", "scheduled" look ahead of publication.
    """
    try:
        ahead = kind in _LOOKING and looks_ahead(before)
        return _PLACES[kind](match, publication, ahead)
    except ValueError:  # 31 April and the like
        return None


def looks_ahead(before: str) -> bool:
    """Whether the words up to a date look ahead; "by May" sets a term, "by ICE in May" none."""
    done = _DONE.fullmatch(before)
    if done and not _STILL_TO_BE.search(done["before"]):
        return False
    return _AHEAD.search(before) is not None


def month_of(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _day_of(year: int, month: int, day: int) -> str:
    return date(year, month, day).isoformat()


def _range(match: re.Match[str], publication: Publication, ahead: bool) -> str | None:
    start, end = _point(match["from"]), _point(match["to"])
    return f"{start}/{end}" if start <= end else None


def _point(text: str) -> str:
    month, _, year = text.rpartition(" ")
    return f"{year}-{month_of(month):02}" if month else year


def _iso(match: re.Match[str], publication: Publication, ahead: bool) -> str | None:
    return date.fromisoformat(match["iso"]).isoformat()


def _us(match: re.Match[str], publication: Publication, ahead: bool) -> str | None:
    month, day, year = map(int, match["us"].split("/"))
    return _day_of(year + 2000 if year < 100 else year, month, day)


def _fiscal(match: re.Match[str], publication: Publication, ahead: bool) -> str | None:
    if match["fy"]:
        year = _number(match["fy"])
        year += 2000 if year < 100 else 0
    else:
        if publication.year is None or publication.month is None:
            return None
        year = publication.year + (publication.month >= 10)
        relation = match["fyrel"].split()[-1]
        year += {"last": -1, "previous": -1, "next": 1}.get(relation, 0)
    return f"{year - 1}-10-01/{year}-09-30"


def _full(match: re.Match[str], publication: Publication, ahead: bool) -> str | None:
    month, day = month_of(match["m1"]), _number(match["d1"])
    if match["d2"]:
        last = _number(match["d2"])
        year = int(match["y1"]) if match["y1"] else year_of(month, day, publication, ahead)
        if year is None:
            return None
        return f"{_day_of(year, month, day)}/{_day_of(year, month, last)}"
    return _dated(month, day, match["y1"], publication, ahead)


def _euro(match: re.Match[str], publication: Publication, ahead: bool) -> str | None:
    return _dated(month_of(match["m2"]), _number(match["d3"]), match["y2"], publication, ahead)


def _dated(
    month: int, day: int, year: str | None, publication: Publication, ahead: bool
) -> str | None:
    placed = int(year) if year else year_of(month, day, publication, ahead)
    return None if placed is None else _day_of(placed, month, day)


def year_of(month: int, day: int, publication: Publication, ahead: bool) -> int | None:
    """The year of a day without one: the last such day, or the next where the text looks ahead."""
    if publication.day is None:
        return None
    for year in (publication.day.year + 1, publication.day.year, publication.day.year - 1):
        try:
            there = date(year, month, day)
        except ValueError:
            continue
        reach = timedelta(days=300) if ahead else NEAR_AHEAD
        if there <= publication.day + reach:
            return year
    return None


def _month_year(match: re.Match[str], publication: Publication, ahead: bool) -> str | None:
    year = year_word(match["y3"], publication)
    return None if year is None else f"{year}-{month_of(match['m3']):02}"


def year_word(text: str, publication: Publication) -> int | None:
    if text.isdigit():
        return int(text)
    if publication.year is None:
        return None
    return publication.year - ("last" in text)


def _quarter(match: re.Match[str], publication: Publication, ahead: bool) -> str | None:
    return f"{match['yq']}-{_QUARTERS[match['q'].lower()]}"


def _season(match: re.Match[str], publication: Publication, ahead: bool) -> str | None:
    season = _SEASONS[(match["s"] or match["s2"]).lower()]
    if match["ys"]:
        year = year_word(match["ys"], publication)
        return None if year is None else f"{year}-{season}"
    if publication.year is None or publication.month is None:
        return None
    year, first = publication.year, {21: 3, 22: 6, 23: 9, 24: 12}[season]
    if (match["srel2"] or "").lower() == "last" and publication.month < first + 3:
        year -= 1
    if (match["srel2"] or "").lower() == "next" and publication.month >= first:
        year += 1
    if season == 24 and (match["srel2"] or "").lower() == "this" and publication.month <= 2:
        year -= 1
    return f"{year}-{season}"


def _count(text: str | None) -> int | None:
    if text is None:
        return 1
    text = text.strip().lower()
    return int(text) if text.isdigit() else _NUMBERS.get(text)


def _ago(match: re.Match[str], publication: Publication, ahead: bool) -> str | None:
    return _back(_count(match["n"]), match["u"], publication)


def _back(count: int | None, unit: str, publication: Publication) -> str | None:
    unit = unit.rstrip("s")
    if count is None or publication.year is None:
        return None
    if unit in ("year", "decade"):
        return f"{publication.year - count * (10 if unit == 'decade' else 1)}~"
    if unit == "month" and publication.month is not None:
        months = publication.year * 12 + publication.month - 1 - count
        return f"{months // 12}-{months % 12 + 1:02}~"
    if publication.day is None:
        return None
    if unit == "day":
        return (publication.day - timedelta(days=count)).isoformat()
    if unit == "week":
        return f"{(publication.day - timedelta(weeks=count)).isoformat()}~"
    return None


def _past(match: re.Match[str], publication: Publication, ahead: bool) -> str | None:
    if match["u2"] is None:
        return None
    start = _back(_count(match["n2"]), match["u2"], publication)
    if start is None or publication.year is None:
        return None
    if publication.day is not None:
        end = publication.day.isoformat()
    elif publication.month is not None:
        end = f"{publication.year}-{publication.month:02}"
    else:
        end = str(publication.year)
    return f"{start}/{end}"


def _rel(match: re.Match[str], publication: Publication, ahead: bool) -> str | None:
    step = {"this": 0, "next": 1}.get(match["r"].lower(), -1)
    if publication.year is None:
        return None
    unit = match["ru"]
    if unit == "year":
        return str(publication.year + step)
    if unit == "month" and publication.month is not None:
        months = publication.year * 12 + publication.month - 1 + step
        return f"{months // 12}-{months % 12 + 1:02}"
    if unit == "week" and publication.day is not None:
        monday = publication.day - timedelta(days=publication.day.weekday() - 7 * step)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    return None


def _weekday(match: re.Match[str], publication: Publication, ahead: bool) -> str | None:
    if publication.day is None:
        return None
    gap = (publication.day.weekday() - _DAYS.index(match["w"].lower())) % 7
    if (match["wr"] or "").lower() == "next" or (
        ahead and gap and (match["wr"] or "").lower() != "last"
    ):
        return (publication.day + timedelta(days=7 - gap)).isoformat()
    if (match["wr"] or "").lower() == "last" and gap == 0:
        gap = 7
    return (publication.day - timedelta(days=gap)).isoformat()


def _day(match: re.Match[str], publication: Publication, ahead: bool) -> str | None:
    if publication.day is None:
        return None
    step = {"yesterday": -1, "tomorrow": 1}.get(match["day"].lower(), 0)
    return (publication.day + timedelta(days=step)).isoformat()


def _decade(match: re.Match[str], publication: Publication, ahead: bool) -> str | None:
    return match["dy"][:3] + "X"


def _month_rel(match: re.Match[str], publication: Publication, ahead: bool) -> str | None:
    if publication.year is None or publication.month is None:
        return None
    month, relation = month_of(match["m4"]), match["mr"].lower()
    if match["y4"]:
        return f"{publication.year - ('last' in match['y4'])}-{month:02}"
    year = publication.year
    later = month > publication.month
    if relation == "last":
        year -= month >= publication.month
    elif relation == "next" or (ahead and relation not in ("since", "after")):
        year += month < publication.month
    elif relation != "this" and later:
        year -= 1
    return f"{year}-{month:02}"


def _year(match: re.Match[str], publication: Publication, ahead: bool) -> str | None:
    return match["y"]


_PLACES = {
    "range": _range, "iso": _iso, "us": _us, "fiscal": _fiscal, "full": _full, "euro": _euro,
    "monthyear": _month_year, "quarter": _quarter, "season": _season, "ago": _ago, "past": _past,
    "rel": _rel, "weekday": _weekday, "day": _day, "decade": _decade, "monthrel": _month_rel,
    "year": _year,
}  # fmt: skip
