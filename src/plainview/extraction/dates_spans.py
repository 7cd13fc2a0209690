"""Intervals that name both ends: "between June 6 and June 22", "from January to March"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from plainview.extraction.dates_placed import Publication, looks_ahead, month_of, year_of, year_word

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
YEAR = r"(?:19[0-9]\d|20[0-4]\d)"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"


def _end(place: str) -> str:
    """The pattern of one end: a month, with a day before or after it and a year where printed."""
    return (
        rf"(?:{WEEKDAY},?\ )?(?:(?P<before{place}>{DAY})\ "
        r"|(?:early|late|mid|(?:the\ )?(?:beginning|start|end|middle)\ of)[ -])?"
        rf"(?P<month{place}>{MONTH})(?:\ (?P<after{place}>{DAY})(?![\d%]|,\d))?(?![\w'’])"
        rf"(?:,?\ (?:of\ )?(?P<year{place}>{YEAR}|last\ year|this\ year)(?!\d))?"
    )


SPAN = re.compile(
    rf"""
    (?:(?P<between>[Bb]etween\ )|(?P<from>[Ff]rom\ ))?{_end("1")}
    (?:,?\ (?:(?(between)and|(?:to|through|thru))|(?(from)(?:until|till)|(?!)))\ |\ ?[-–—]\ ?)
    (?:{_end("2")}
    |(?(between)|(?(from)|(?!)))(?P<bare>{DAY})(?![\w%-]|[,.:/]\d)(?:,\ (?P<year3>{YEAR}))?
        (?!\ (?!(?:in|at|on|of|by|for|with|when|while|as|and|the|this|that|near)\b)[a-z]))
    """,
    re.VERBOSE,
)
# "postponed from June 6 to June 22" names two days, not the stretch between them
_MOVED = re.compile(
    r"\b(?:mov(?:e[ds]?|ing)|postpon\w+|delay\w*|push(?:e[ds]|ing)?|reschedul\w+|deferr\w+"
    r"|shift\w*|chang(?:e[ds]?|ing)|put off|brought forward|slipped|adjourned|extended)"
    r"\b[^.;:]{0,60}$",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"\b(?:in|on|since|by|until|before|after) $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _End:
    month: int
    day: int | None
    year: int | None


def bounds_one(match: re.Match[str], before: str) -> bool:
    """Whether both ends bound one stretch of time; `before` is the sentence up to them."""
    if match["between"]:
        return True
    return not _MOVED.search(before) and bool(match["from"] or not _INSIDE.search(before))


def span_of(match: re.Match[str], publication: Publication, before: str) -> str | None:
    """The EDTF interval, None where it cannot be placed or has no length.

    An end without a year takes that of the other. Where no year is printed, the stretch is the last
    that began by the day of publication, or the next that ends where the text looks ahead.
    """
    first, last = _ends(match, publication)
    if last.year is None and first.year is None:
        if looks_ahead(before):
            last = replace(last, year=_year_of(last, publication, ahead=True))
        else:
            first = replace(first, year=_year_of(first, publication, ahead=False))
    turned = (first.month, first.day or 1) > (last.month, last.day or 31)
    if last.year is None and first.year is not None:
        last = replace(last, year=first.year + turned)
    elif first.year is None and last.year is not None:
        first = replace(first, year=last.year - turned)
    if first.year is None or last.year is None or (first.year, turned) > (last.year, False):
        return None
    try:
        return f"{_text(first, first.year)}/{_text(last, last.year)}"
    except ValueError:  # 31 April and the like
        return None


def _text(end: _End, year: int) -> str:
    return date(year, end.month, end.day).isoformat() if end.day else f"{year}-{end.month:02}"


def _ends(match: re.Match[str], publication: Publication) -> tuple[_End, _End]:
    first = _end_of(match, "1", publication)
    if match["bare"]:
        year = year_word(match["year3"], publication) if match["year3"] else None
        return first, _End(first.month, _day(match["bare"]), year)
    return first, _end_of(match, "2", publication)


def _end_of(match: re.Match[str], place: str, publication: Publication) -> _End:
    day, year = match["before" + place] or match["after" + place], match["year" + place]
    return _End(
        month_of(match["month" + place]),
        _day(day) if day else None,
        year_word(year, publication) if year else None,
    )


def _day(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _year_of(end: _End, publication: Publication, ahead: bool) -> int | None:
    if end.day is not None:
        return year_of(end.month, end.day, publication, ahead)
    if publication.year is None or publication.month is None:
        return None
    if ahead:
        return publication.year + (end.month < publication.month)
    return publication.year - (end.month > publication.month)
