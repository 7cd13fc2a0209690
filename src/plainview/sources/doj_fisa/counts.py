"""The numbers of a FISA letter: what was counted, for whom, in which year, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBER = r"(\d{1,3}(?:,\d{3})+|\d+|[a-z]+(?:-[a-z]+)?)"
_APPLIED = re.compile(
    rf"[Dd]uring\s+calendar\s+year\s+(\d{{4}}),\s+the\s+Government\s+(?:made|filed)\s+{_NUMBER}\s+"
    r"(?:final,?\s+)?(?:filed\s+)?applications\s+to\s+the\s+[^.]{0,90}?\s+for\s+"
    r"(authority\s+to\s+conduct\s+electronic|access\s+to\s+certain\s+business|"
    r"[^.]{0,60}?pen\s+register)",
)
_WERE_MADE = re.compile(
    rf"[Dd]uring\s+calendar\s+year\s+(\d{{4}}),\s+{_NUMBER}\s+applications\s+were\s+made\s+"
    r"[^.]{0,120}?(electronic)",
)
_APPROVED = re.compile(
    rf"[Dd]uring\s+calendar\s+year\s+(\d{{4}}),\s+the\s+(?:FISC|Court)\s+approved\s+{_NUMBER}\s+"
    r"applications\s+for\s+(authority\s+to\s+conduct\s+electronic|access\s+to\s+certain\s+business)"
)
_LETTERS = re.compile(
    r"made\.?\s+(\d{1,3}(?:,\d{3})+)\s+NSL\.?\s+requests?\d?\s*(\([^)]{0,80}\))?\s*"
    r"(?:in\s*(\d{4})\s+)?(?:for\s+information\s+concerning\s+)?"
    r"((?:only\s+)?subscriber\s+information|(?:non-)?United\s+States\s+persons)"
)
_TOTALED = re.compile(
    r"total\s+number\s+of\s+NSL\s+requests\s+(\([^)]{0,80}\))\s+for\s+information\s+concerning\s+"
    r"(U\.S\.)\s+persons\s+totaled\s+(\d{1,3}(?:,\d{3})+)"
)
_PERSONS = re.compile(
    r"\.?\s*These\s+sought\s+information\s+pertaining\s+to\.?\s+"
    r"(\d{1,3}(?:,\d{3})+)\s+\w[\w -]{0,40}?persons?"
)
_REACH = 200


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a letter: measure, definition, year, value, and the run that states it.

    `persons` is the number of persons whom the requests were about, with its place.
    """

    subject: str
    measure: str
    definition: str | None
    year: str | None
    value: float
    number: tuple[int, int]
    year_at: tuple[int, int] | None
    run: tuple[int, int]
    persons: tuple[float, int, int] | None = None

    @property
    def key(self) -> tuple[object, ...]:
        return self.subject, self.measure, self.definition, self.year, self.value


def value_of(words: str) -> float | None:
    """A number in digits, or spelled out up to ninety-nine."""
    plain = words.lower().replace(",", "")
    if plain.isdigit():
        return float(plain)
    first, _, second = plain.partition("-")
    if first in _TENS:
        ones = _ONES.index(second) + 1 if second in _ONES[:9] else 0
        return float(20 + 10 * _TENS.index(first) + ones) if ones or not second else None
    return float(_ONES.index(plain) + 1) if plain in _ONES else None


def applications(content: str, year: str | None) -> Iterator[Found]:
    """Applications made to, and approved by, the Foreign Intelligence Surveillance Court."""
    kinds = ((_APPLIED, "requests"), (_WERE_MADE, "requests"), (_APPROVED, "grants"))
    for pattern, measure in kinds:
        for found in pattern.finditer(content):
            value = value_of(found[2])
            if value is None:
                continue
            what = found[3].lower()
            subject = next(
                name
                for mark, name in (
                    ("business", "business_records"),
                    ("pen", "pen_register"),
                    ("electronic", "electronic_surveillance"),
                )
                if mark in what
            )
            yield Found(
                subject, measure, "final_applications", found[1], value,
                found.span(2), found.span(1), found.span(),
            )  # fmt: skip


def letters(content: str, year: str | None) -> Iterator[Found]:
    """Requests made by national security letter, in the parts that the letters tell apart."""
    for found in _LETTERS.finditer(content):
        if _reported_by_correction(content, found.start()):
            continue
        value = value_of(found[1])
        assert value is not None  # the pattern takes digits only
        following = _PERSONS.search(content, found.end(), found.end() + _REACH)
        persons = _persons(following) if following else None
        end = following.end() if following else found.end()
        yield Found(
            "national_security_letters", "requests", _definition(found[4]),
            found[3] or year, value, found.span(1), found.span(3) if found[3] else None,
            (found.start(), end), persons,
        )  # fmt: skip
    for found in _TOTALED.finditer(content):
        value = value_of(found[3])
        assert value is not None
        yield Found(
            "national_security_letters", "requests", "us_persons", year, value,
            found.span(3), None, found.span(),
        )  # fmt: skip


def _persons(found: re.Match[str]) -> tuple[float, int, int] | None:
    value = value_of(found[1])
    return (value, *found.span(1)) if value is not None else None


def _definition(words: str) -> str:
    plain = words.lower()
    if "subscriber" in plain:
        return "subscriber_information"
    return "non_us_persons" if plain.startswith("non") else "us_persons"


def _reported_by_correction(content: str, place: int) -> bool:
    """Whether the number is quoted from another report, to be corrected."""
    return "stated the FBI" in " ".join(content[max(0, place - 80) : place].split())
