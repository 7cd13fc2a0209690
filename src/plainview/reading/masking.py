"""Masking of identifiers of people where text enters the record.

Each character of an identifier becomes one █, so that lengths and offsets never change. What
counts as one: numbers that a state, a bank, a carrier or a maker gives to a person or to a
person's things, telephone numbers of anybody, addresses of homes, dates of birth, and e-mail
addresses other than an institution's role addresses (press@, foia@). Award numbers, agency
identifiers, docket and report numbers, citations, amounts, counts and addresses of facilities
are not identifiers of people and stay.
"""

from __future__ import annotations

import re
import unicodedata

from plainview.reading.identifiers import Span, by_cue, by_form
from plainview.reading.places import addresses, homes

MASK = "█"

# Characters that scanners, word processors and right-to-left layouts put between or in place of
# plain digits, dashes and blanks.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
UNUSUAL = re.compile(
    "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2010-\u2015\u2212\ufe58\ufe63\uff01-\uff5e\u0410\u0430]"
    r"|[^\W\x00-\x7f]"
)
WORTH_A_LOOK = re.compile(r"\d|@|\bdot\b|\[at\]", re.IGNORECASE)
PLAIN = {"\u0410": "A", "\u0430": "a", "\u2212": "-", "\ufe58": "-", "\ufe63": "-"}


def mask(content: str) -> tuple[str, int]:
    """`content` with every identifier of a person as █, and how many identifiers that were.

    The length and all other characters are kept; masking masked text changes nothing.
    """
    count = 0
    while spans := _identifiers(content):
        pieces, position = [], 0
        for start, end in spans:
            pieces += [content[position:start], MASK * (end - start)]
            position = end
        content = "".join([*pieces, content[position:]])
        count += len(spans)
    return content, count


def _identifiers(content: str) -> list[Span]:
    if not WORTH_A_LOOK.search(content):
        return []
    plain, kept = _plain(content)
    found = sorted({*by_form(plain), *by_cue(plain), *addresses(plain), *homes(plain)})
    spans: list[Span] = []
    for start, end in found:
        if kept is not None:
            start, end = kept[start], kept[end - 1] + 1
        if spans and start < spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    return spans


def _plain(content: str) -> tuple[str, list[int] | None]:
    """`content` with plain digits, dashes and blanks, and where each character came from."""
    if content.isascii():
        return content, None
    kept = None
    if INVISIBLE.search(content):
        kept = [i for i, c in enumerate(content) if not INVISIBLE.match(c)]
        content = "".join([content[i] for i in kept])
    return UNUSUAL.sub(_usual, content), kept


def _usual(match: re.Match[str]) -> str:
    character = match.group()
    if character in PLAIN:
        return PLAIN[character]
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if character.isspace():
        return " "
    if "\u2010" <= character <= "\u2015":
        return "-"
    if "\uff01" <= character <= "\uff5e":
        return chr(ord(character) - 0xFEE0)
    return character
