"""Numerals that measure nothing: dates, times, labels, addresses, versions, names, ages."""

from __future__ import annotations

import re

from plainview.extraction.quantities.ages import is_age, is_age_of
from plainview.extraction.quantities.numbers import Number
from plainview.extraction.quantities.tables import tables

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july"
    r"|august|september|october|november|december)"
)
_MONTH_BEFORE = re.compile(
    rf"(?<![a-z])({_MONTH})\.?\s+(?:[0-9]{{1,2}}(?:st|nd|rd|th)?"
    r"(?:\s*[-–—,&]\s*|\s+and\s+|\s+to\s+|,?\s+)|of\s+|the\s+)*$"
)
_MONTH_AFTER = re.compile(
    rf"(?:\s*(?:[-–&]|and|to)\s*[0-9]{{1,2}})?\s+(?:of\s+)?({_MONTH})(?![a-z])"
)
_CLOCK = re.compile(
    r"\s?(?:[ap]\.m|[ap]m(?![a-z])|o['’]?clock)|:[0-9]{2}(?![0-9])"
    r"|\s?(?:[-–]|to)\s?[0-9]{1,2}(?:[:.][0-9]{2})?\s?[ap]\.?m(?![a-z])"
)
_ZONE = re.compile(r"\s?(?:gmt|utc|est|edt|pst|pdt|cst|cdt|bst|hours local)(?![a-z])")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|[’']?s)(?![a-z])|\([a-z]\)|\([0-9]{1,2}\)(?=\()|[a-z]\)")
_CODE = re.compile(
    r"\s+(?:u\.?\s?s\.?\s?c\b|c\.?f\.?r\b|stat\.|fed\.\s?reg|u\.s\.\s[0-9]|f\.[23]d)"
)
_STREET = re.compile(
    r"(?:[-–][0-9]+)?(?:\s+(?:[NSEW]|[NS][EW]|North|South|East|West)\.?)?"
    r"(?:\s+(?:[A-Z][\w.’'-]*|[0-9]+(?:st|nd|rd|th))){1,3}\s+(?:St|Street|Ave|Avenue|Rd|Road|Blvd"
    r"|Boulevard|Dr|Drive|Ln|Lane|Hwy|Highway|Pkwy|Parkway|Court|Ct|Way|Plaza|Square|Pike|Place"
    r"|Terrace)\b"
)
_STATE_BEFORE = re.compile(r",?\s(?:[A-Z]{2}|D\.C\.)\s+$")
_PHONE = re.compile(
    r"(?<![0-9])(?:\+?1[-. ])?(?:\([0-9]{3}\)\s?|[0-9]{3}[-. ])[0-9]{3}[-. ][0-9]{4}(?![0-9])"
    r"|(?<![0-9])[0-9]{3}-[0-9]{2}-[0-9]{4}(?![0-9])|(?<![0-9])1-8[0-9]{2}-[\w-]+"
)
_DATE = re.compile(r"(?<![\w,])[0-9]{1,4}([/.-])[0-9]{1,2}\1[0-9]{1,4}(?![0-9])")
_APART = re.compile(r"[0-9](?:[-./ ]| of )[0-9]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,80}@[^\s@]{1,120}")
_AGED = re.compile(
    r"(?<![a-z])(?:aged?|ages|turned|turning) (?:between )?(?:[0-9]{1,2}\s?(?:to|and|or|-|–)\s?)?$"
)
_YEAR_CUE = re.compile(
    r"(?:(?<![a-z])(?:in|since|of|by|from|until|till|through|during|before|after|between|early|late"
    r"|mid|year|fiscal|fy|spring|summer|fall|autumn|winter|and|to|the)[\s-]+|[-–—/(’'\"“]\s?|^)$"
)
_ERA = re.compile(r"(?<![a-z])(?:a\.d\.|ad|circa|c\.)\s(?:[0-9]{1,4}\s?(?:and|to|[-–])\s?)?$")
# "11 of 15 Photos", "zero tolerance"
_COUNTER = re.compile(r"[0-9]+ of [0-9]+ (?:Photos|Images|Slides|Pictures|Videos)")
_IDIOM = re.compile(r"zero[\s-](?:tolerance|sum|day)")
_NAMED = re.compile(r"[A-Z][\w.’'&+-]*[A-Za-z+][\s-]$")
_OPENING = re.compile(r"(?:^|[.!?:;”\"]\s+|\n\s*)[A-Z][\w’'-]*\s$")
_LAST_WORD = re.compile(r"(?<![\w.’'&§#])([\w.’'&§#]++(?:-19)?)\s*[-–]?$")
_EACH = re.compile(r"(?:every|each|per)\s(?:single\s)?(?:day|week)\s$")
# "sections 215 and 702"
_LABELS = re.compile(
    r"([\w.]+s)\s(?:[0-9]+(?:\([a-z0-9]\))*(?:,\s(?:and\s|or\s)?|\s(?:and|or|to|through)\s))+$"
)
_JOINED = re.compile(r"[a-z]+[-–]$")
_SUFFIX = re.compile(
    r"[_@]|\.[a-z0-9]{1,4}(?![a-z0-9.])(?!\s)|[/:⁄][0-9]|[-–][0-9]+(?:[-–./][0-9]|$)"
)
_MIXED = re.compile(r"[a-z]+[0-9]")
_HOME = re.compile(r"bed(?:room)? (?:apartment|flat|home|house|condo)")
_PERCENT = re.compile(r"\s?(?:%|per ?cent)")
_EXPONENT = re.compile(r"[a-zµμ]{1,2}[23](?![a-z0-9])")
_SCORE = re.compile(r"[-–][0-9]{1,3}(?![0-9%]|[.,][0-9]|[\s-]?[a-z]{1,12}s\b)")


def blocked_spans(content: str, start: int, end: int) -> list[tuple[int, int]]:
    """Runs in which no digit counts: phone numbers, numeric dates, web and mail addresses."""
    patterns = [_PHONE, _DATE, _COUNTER] if _APART.search(content, start, end) else []
    if any(map(content[start:end].__contains__, ("@", "://", "www."))):
        patterns.append(_ADDRESS)
    return [match.span() for pattern in patterns for match in pattern.finditer(content, start, end)]


def _glued(low: str, number: Number, start: int) -> bool:
    """Whether digits stand inside a token such as "S23", "img_4.png", "COVID-19" or "2-2"."""
    first, end = number.start, number.end
    if first > start:
        previous, earlier = low[first - 1], low[first - 2] if first - 1 > start else " "
        if previous.isalnum() or previous in "_#@§\\":
            return True
        if previous == "." and earlier.isalnum():
            return True
        if previous in "-–" and earlier.isalpha():
            word = _JOINED.search(low, max(start, first - 12), first)
            return not (word and word[0][:-1] in ("sub", "over", "nearly", "almost", "under"))
        if previous in "-–/:⁄" and earlier.isdigit():
            return True
    if _SUFFIX.match(low, end) or (number.plain and _SCORE.match(low, end)):
        return True
    return bool(_MIXED.match(low, end)) and not _EXPONENT.match(low, end)


def _dated(low: str, content: str, number: Number, start: int, end: int) -> bool:
    """Whether digits belong to a date or a clock time."""
    value, first = number.value or 0, number.start
    if value < 25 and _CLOCK.match(low, number.end, end):
        return True
    if number.form != "digits" or not number.plain:
        return False
    if number.end - first <= 4 and _ZONE.match(low, number.end, end):
        return True
    if value <= 31 or 1500 <= value <= 2100:
        # "Dec." may have ended the sentence before
        month = _MONTH_BEFORE.search(low, max(0, first - 34), first)
        if month and content[month.start(1)].isupper():
            return not _PERCENT.match(low[number.end : number.end + 9])
    if value <= 31:
        month = _MONTH_AFTER.match(low, number.end, end)
        return month is not None and content[month.start(1)].isupper()
    return False


def _labelled(low: str, content: str, number: Number, start: int, end: int) -> bool:
    """Whether a number names a section, a chapter, a house, a list item or the like."""
    named = number.form == "words" and content[number.start].isupper()
    if number.form != "digits" and not named:
        return False
    first = max(start, number.start - 24)
    word = _LAST_WORD.search(content[first : number.start])
    label = word is not None and word[1].lower() in tables().labels
    if number.form != "digits":
        # "Chapter Two", but not "page two hundred people": both words carry capitals
        return bool(label and word and word[1][0].isupper())
    if not number.plain:
        return False
    each = _EACH.search(low, first, number.start)  # "every day 300 people", not "day 300"
    if label and not each and low[number.end : number.end + 1] not in "%":
        return True
    several = _LABELS.search(low, max(start, number.start - 60), number.start)
    if several and several[1].removesuffix("s") in tables().labels:
        return True
    if _ORDINAL.match(low, number.end, end) or _CODE.match(low, number.end, end):
        return True
    if _STREET.match(content, number.end, end):
        return True
    length = number.end - number.start
    if length == 5 and _STATE_BEFORE.search(content, first, number.start):
        return True
    if not content[start : number.start].strip() and re.match(r"[.)]\s", content[number.end :][:2]):
        return True
    return low.startswith(" zip", number.end)


def is_name(content: str, number: Number, start: int, counted: bool) -> bool:
    """Whether digits are the tail of a name ("Fortune 100", "iPhone 12", "Planet 9").

    `counted` says that a unit or a plural noun in lower case follows, or that a qualifier leads.
    """
    if number.form != "digits" or not number.plain or counted:
        return False
    before = content[max(start, number.start - 30) : number.start]
    return bool(_NAMED.search(before)) and not _OPENING.search(before)


def is_attribute(low: str, number: Number, noun_start: int, known: bool) -> bool:
    """Whether a small number only describes a thing: "four-door", "two-tier", "three-bed house"."""
    small = number.form == "words" and 0 < (number.value or 0) <= 12
    if not small or noun_start != number.end + 1 or low[number.end] not in "-–":
        return False
    return not known or bool(_HOME.match(low, noun_start))


def is_year(low: str, number: Number, start: int, counted: bool) -> bool:
    """Whether four plain digits are a year; `counted` says that a counted noun follows."""
    value = number.value or 0
    if not (number.form == "digits" and number.plain and number.end - number.start == 4):
        return False
    if _ERA.search(low, max(start, number.start - 18), number.start):
        return True
    first = max(start, number.start - 12)
    if counted or not 1500 <= value <= 2100:
        return False
    return value >= 1900 or bool(_YEAR_CUE.search(low, first, number.start))


def refusal(
    low: str, content: str, number: Number, start: int, end: int, money: bool = False
) -> str:
    """ "" for a quantity, "age" for an age, "no" for what measures nothing."""
    if number.form == "digits" and not money and _glued(low, number, start):
        return "no"
    if number.form in ("share", "vague") or number.value is None:
        return ""
    if is_age(low, number, end):
        return "age"
    if not money and _dated(low, content, number, start, end):
        return "no"
    if _labelled(low, content, number, start, end) or _IDIOM.match(low, number.start):
        return "no"
    if number.value < 120 and number.scale == 1.0:
        first = max(start, number.start - 24)
        if is_age_of(low, number.start, first):
            return "age"
        if _AGED.search(low, first, number.start):
            return "no"
        name = number.plain and re.search(r"[A-Z][\w.’'-]+,\s$", content[first : number.start])
        if name and re.match(r",|\.(?:\s|$)", low[number.end : number.end + 2]):
            return "no"
    return ""
