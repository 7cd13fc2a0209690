"""What stands around a numeral: sign, currency, unit, rate and base."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plainview.extraction.quantities.nouns import Noun, noun_after, plural
from plainview.extraction.quantities.numbers import Number
from plainview.extraction.quantities.tables import tables

_UNIT = re.compile(r"[\s-]{0,2}([^\W\d_]+\.?|[%％€£¥¢°²³$])")
_OF_UNIT = re.compile(r"\s(?:us|u\.s\.|of an?(?: us| u\.s\.)?)(?=\s)")
_DASH = re.compile(r"[-–/—]")
_SLASHED = re.compile(r"[/⁄]")
_FIRST_WORDS = [re.compile(rf"[^\s,;()]+(?:\s[^\s,;()]+){{{size - 1}}}") for size in (3, 2, 1)]
_ADVERBS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "annually": "year",
    "yearly": "year",
    "annual": "year",
}
_PERIODS = "second|minute|hour|day|night|week|month|quarter|year|decade"
_AGO = r"(?!\s(?:ago|earlier|later|before|after|old|prior|previously|from now)\b|-)"
_PER = re.compile(
    r"(?:,?\s?(?:per\s|/\s?)|,?\s(?:for each|for every|each|every|in a|in any|an?)\s(?:single\s)?)"
    rf"((?:sq|square|fiscal|calendar)\s[a-z]+|[a-z]+)(?![a-z]){_AGO}"
)
_PER_HYPHEN = re.compile(r"-(?:a|an|per)-(day|night|week|month|year|hour|person|head)(?![a-z])")
_PERIOD = re.compile(rf"(?:fiscal |calendar )?({_PERIODS})$")
_PER_ADVERB = re.compile(r",?\s(daily|weekly|monthly|annually|yearly)(?![a-z])")
_PER_LATER = re.compile(
    rf"(?:\s[a-z’'-]+){{1,4}}?\s(?:per|each|every)\s({_PERIODS})(?![a-z]){_AGO}(?!\s(?:since|for|from))"
)
_PER_OF = re.compile(
    r"\sof(?:\s(?!(?:in|on|for|at|by|from|within?|over|during|after|before|as|than|and|to)\s)"
    rf"[a-z’'-]+){{1,4}}?\san?\s({_PERIODS})(?![a-z]){_AGO}"
)
_PER_BEFORE = re.compile(
    r"(?<![a-z])(annual|yearly|monthly|weekly|daily)(?: [a-z]+){1,2} (?:of|at|is|was)\s$"
)
_PER_HEAD = re.compile(
    r"(?:^|[;:—–]\s|\b(?:and|but|that)\s)[^\w\s$€£¥]*(?:every|each|per)\s(?:single\s)?"
    rf"({_PERIODS}),?\s$"
)
_CONVERTED = re.compile(r"\s\([^()]{2,24}\)(?=\s(?:a|an|per|each)\s)")
_VERBS = (
    "was|were|is|are|had|has|have|who|that|which|in|on|at|from|for|by|said|to|and|but|or|with|as"
    "|will|would|could|did|do|does|came|went|say|may|can|voted|since|last|this|during|than"
)
_BASE = re.compile(rf"\s+of\s+((?:[^\s,.;:()—–]|[.,](?=\S)|\s(?!(?:{_VERBS})(?![a-z]))){{2,70}})")
_THE = re.compile(r"\s(?:all\s)?(?:the|its|their|his|her|our|those|these)(?=\s)")
_LOSS = re.compile(r"[$€£]\s?$|[0-9)|\t]\s*$|\s\s$|(?:loss|change|net|deficit)\s$")


@dataclass(slots=True)
class Reading:
    """A numeral with what stands around it.

    `high` is the second numeral of a range, `change` whether the range says "from X to Y".
    `unit` is None for a bare number; `kind` is money, ratio, points, count, duration, physical,
    age or damaged (a number that lost its scale word, and has no value). `start` to `end` holds
    the qualifier, the numeral and the unit; `tail` is the end of the words of a rate.
    """

    number: Number
    high: Number | None
    change: bool
    start: int
    end: int
    tail: int
    sign: float
    qualifier: str
    unit: str | None
    kind: str
    noun: Noun | None
    per: str | None
    of: str | None


def unit_after(low: str, content: str, number: Number, end: int) -> tuple[str, str, int] | None:
    """Unit, kind and end of a listed unit right after a number."""
    table = tables()
    at = number.end
    if (number.form == "share" or _SLASHED.search(low, number.start, at) or number.value == 1) and (
        of := _OF_UNIT.match(low, at, end)
    ):
        at = of.end()
    match = _UNIT.match(low, at, end)
    if not match:
        return None
    first = match.start(1)
    tail = low[first : min(end, first + 26)]
    for pattern in _FIRST_WORDS:
        piece = pattern.match(tail)
        if not piece:
            continue
        form = piece[0]
        for trimmed in (form, form.rstrip(".:!?’'”\""), _DASH.split(form)[0]):
            if trimmed in table.units:
                unit, kind = table.units[trimmed]
                if content[first : first + len(trimmed)] == "Nm":
                    return "newton meters", kind, first + 2
                if _fits(
                    trimmed, content[first : first + len(trimmed)], first == number.end, number
                ):
                    return unit, kind, first + len(trimmed)
    if tail[:1] in ("%", "％"):
        return "ratio", "ratio", first + 1
    return None


def _fits(form: str, printed: str, glued: bool, number: Number) -> bool:
    """Whether a short form is the unit and no other word ("in.", "V", "W")."""
    if len(form) > 3 or (not form.isalpha() and form != "in."):
        return True
    if form in ("g", "in.", "pa", "mi", "gal", "um", "mo", "m"):
        return number.form == "digits" and printed.islower() and (glued or form == "m")
    if form == "nm":
        return printed == "nm"
    return number.form == "digits" or form in ("won", "day", "yen", "ton", "mph", "usd")


def sign_before(low: str, at: int, start: int) -> tuple[str | None, int]:
    """The currency whose sign or code ends at `at`, and where that starts."""
    table = tables()
    if low[max(start, at - 2) : at].rstrip()[-1:] not in table.sign_ends:
        return None, at
    match = table.sign_before.search(low, max(start, at - 8), at)
    if not match:
        return None, at
    return table.signs[match[0].strip()], match.start()


def minus(content: str, at: int, start: int) -> bool:
    """Whether a minus sign stands right before `at` and before it no word or number."""
    if at <= start or content[at - 1] not in "-−–":
        return False
    return at - 1 == start or content[at - 2] in " (\t\n$|"


def accounting(content: str, at: int, end: int, start: int) -> bool:
    """Whether a number in brackets is a loss, as in tables and after a currency sign."""
    if at <= start or content[at - 1] != "(" or content[end : end + 1] != ")":
        return False
    return at - 1 == start or bool(_LOSS.search(content[max(start, at - 9) : at - 1]))


def rate(low: str, at: int, end: int) -> tuple[str | None, str | None, int]:
    """`per`, what each of them is for (`of`), and the end of the words."""
    if match := _PER_ADVERB.match(low, at, end):
        return _ADVERBS[match[1]], None, match.end()
    if match := _PER_HYPHEN.match(low, at, end):
        return match[1], None, match.end()
    if converted := _CONVERTED.match(low, at, end):
        at = converted.end()
    per, of, place = None, None, at
    for _ in range(2):
        match = _PER.match(low, place, end)
        if not match:
            break
        word, link = match[1], low[match.start() : match.start(1)].strip(" ,")
        if low[match.start()] == "," and link in ("a", "an"):
            break  # "47,600 people, an official said"
        period = _PERIOD.match(word)
        if period and per is None:
            per, place = period[1], match.end()
        elif (
            of is None
            and word not in tables().stops
            and (
                link in ("per", "/", "each", "for each", "for every")
                or (
                    link in ("a", "an")
                    and (word in tables().people or _PER.match(low, match.end(), end))
                )
            )
        ):
            of, place = word, match.end()
        else:
            break
    return (of, None, place) if per is None else (per, of, place)


def rate_around(low: str, start: int, where: int, first: int, at: int, end: int) -> str | None:
    """A period told apart from the number: "an annual budget of $2", "34 beds filled every day".

    `where` is the start of its qualifier, `first` that of its sign: "every day, over 40 arrests".
    """
    for place in dict.fromkeys((where, first)):
        if match := _PER_BEFORE.search(low, max(start, place - 40), place):
            return _ADVERBS[match[1]]
    if match := _PER_HEAD.search(low[max(start, where - 32) : where]):
        return match[1]
    match = _PER_LATER.match(low, at, end) or _PER_OF.match(low, at, end)
    return match[1] if match else None


def base_after(low: str, content: str, at: int, end: int) -> str | None:
    """The plural noun phrase right after a share: "one in five searches", "half the beds"."""
    the = _THE.match(low, at, end)
    noun = noun_after(low, content, the.end() if the else at, end, None)
    return noun.text if noun and plural(noun.text.rsplit(" ", 1)[-1].lower()) else None


def base_of(content: str, at: int, end: int) -> str | None:
    """The phrase that a share is of: "of the 98 jurisdictions"."""
    match = _BASE.match(content, at, end)
    if not match:
        return None
    words = re.sub(r"^(?:all\s)?(?:the|its|their)\s", "", " ".join(match[1].split()))
    return words.strip(" '\"“”‘’") or None
