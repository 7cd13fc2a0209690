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
from collections.abc import Iterator, Sequence

from plainview.model import MASK
from plainview.reading.columns import by_column
from plainview.reading.identifiers import Span, around, by_cue, by_form
from plainview.reading.mailboxes import addresses, hides_address
from plainview.reading.places import homes

# Characters that scanners, word processors and right-to-left layouts put between or in place of
# plain digits, dashes and blanks; a soft hyphen takes the end of its line along.
INVISIBLE = re.compile(
    "\u00ad(?:[ \t]*\r?\n[ \t>]*)?|[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
UNUSUAL = re.compile(
    "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2010-\u2015\u2212\ufe58\ufe63\uff01-\uff5e\u0410\u0430]"
    r"|[^\W\x00-\x7f]"
)
PLAIN = {"\u0410": "A", "\u0430": "a", "\u2212": "-", "\ufe58": "-", "\ufe63": "-"}
# The end of a line with digits or a spelled address near it on both sides.
LINE_END = re.compile(r"\n[ \t>|]*(?=[\w(#@])(?=[^\n]{0,40}?[\d@])")
NEAR = 60
# An identifier is found by words and signs that are nearer to it than this.
AFFECTED = 600
EDGE = 200
CELLS = " | "
# Only lines up to this length are broken to fit a column.
LONGEST_LINE = 250
DIGIT_OR_AT = re.compile(r"[\d@]")
DIGIT = re.compile(r"\d")


def mask(content: str) -> tuple[str, int]:
    """`content` with every identifier of a person as █, and how many identifiers that were.

    The length and all other characters are kept; masking masked text changes nothing.
    """
    count = 0
    within: Sequence[Span] = ((0, len(content)),)
    while spans := _identifiers(content, within):
        pieces, position = [], 0
        for start, end in spans:
            pieces += [content[position:start], MASK * (end - start)]
            position = end
        content = "".join([*pieces, content[position:]])
        count += len(spans)
        # what was hidden changes what is seen around it, and nothing else
        within = tuple(around(spans, AFFECTED, AFFECTED, (0, len(content))))
    return content, count


def _identifiers(content: str, within: Sequence[Span]) -> list[Span]:
    """Identifiers of people in parts of a text, in order, without overlap."""
    if not (DIGIT.search(content) or hides_address(content)):
        return []
    plain, kept = _plain(content)
    found = set(by_column(plain))
    spaced, regular = plain.replace("_", " "), _regular_rows(plain)
    whole = (0, len(plain))
    for part in within if kept is None else (whole,):
        first, last = (part[0] + EDGE, part[1] - EDGE) if part != whole else whole
        for span in (*_found(plain, spaced, part), *_over_line_ends(plain, regular, part)):
            # at the edges a part of a longer number looks like a number
            if span[0] >= first and span[1] <= last:
                found.add(span)
    spans: list[Span] = []
    for start, end in sorted(found):
        if kept is not None:
            start, end = kept[start], kept[end - 1] + 1
        if spans and start < spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    return spans


def _found(plain: str, spaced: str, within: Span) -> Iterator[Span]:
    yield from by_form(plain, within)
    yield from by_cue(spaced, within)
    yield from addresses(plain, within)
    yield from (span for span in homes(plain, within) if not _over_rows(plain, span))


def _over_line_ends(plain: str, regular: set[int], within: Span) -> Iterator[Span]:
    """Identifiers that a line end breaks: found with the line ends, every other one, joined."""
    ends = []
    for match in LINE_END.finditer(plain, *within):
        start = match.start()
        if start in regular:
            continue
        while start and plain[start - 1] in " \t\r":
            start -= 1
        before = plain.rfind("\n", 0, start)
        if 0 < start - before - 1 <= LONGEST_LINE and DIGIT_OR_AT.search(
            plain, max(0, start - NEAR), start
        ):
            ends.append((start, match.end()))
    for parity in (0, 1):
        for first, last, breaks in _stretches(plain, ends[parity::2]):
            pieces: list[str] = []
            kept: list[int] = []
            position = first
            for start, end in breaks:
                pieces.append(plain[position:start])
                kept += range(position, start)
                if plain[start - 1] not in "-@" and not _within_number(plain, start, end):
                    pieces.append(" ")
                    kept.append(start)
                position = end
            pieces.append(plain[position:last])
            kept += range(position, last)
            joined = "".join(pieces)
            for start, end in _found(joined, joined.replace("_", " "), (0, len(joined))):
                span = kept[start], kept[end - 1] + 1
                if any(span[0] < a and b < span[1] for a, b in breaks):
                    yield span


def _regular_rows(plain: str) -> set[int]:
    """The line ends inside a table, where nothing is broken: three rows with as many cells."""
    if CELLS not in plain:
        return set()
    lines = plain.split("\n")
    cells = [line.count(CELLS) for line in lines]
    found, at = set(), 0
    for number, line in enumerate(lines[:-1]):
        at += len(line)
        if cells[number] and cells[number - 1] == cells[number] == cells[number + 1] and number:
            found.add(at)
        at += 1
    return found


def _over_rows(plain: str, span: Span) -> bool:
    """Whether a span runs from one row of cells into the next, as no address does."""
    end = plain.find("\n", *span)
    if end < 0:
        return False
    first, last = plain.rfind("\n", 0, end) + 1, plain.find("\n", end + 1)
    return CELLS in plain[first:end] and CELLS in plain[end : last if last > 0 else len(plain)]


def _within_number(plain: str, start: int, end: int) -> bool:
    return (
        plain[start - 1] in "./" and plain[start - 2 : start - 1].isdigit() and plain[end].isdigit()
    )


def _stretches(plain: str, ends: list[Span]) -> Iterator[tuple[int, int, list[Span]]]:
    """The text around line ends, overlapping stretches as one."""
    first = last = 0
    breaks: list[Span] = []
    for start, end in ends:
        if breaks and start - NEAR * 2 > last:
            yield first, last, breaks
            breaks = []
        if not breaks:
            first = max(0, start - NEAR * 2)
        last = min(len(plain), end + NEAR * 2)
        breaks.append((start, end))
    if breaks:
        yield first, last, breaks


def _plain(content: str) -> tuple[str, list[int] | None]:
    """`content` with plain digits, dashes and blanks, and where each character came from."""
    if content.isascii():
        return content, None
    kept: list[int] | None = None
    if INVISIBLE.search(content):
        kept, position = [], 0
        for match in INVISIBLE.finditer(content):
            kept += range(position, match.start())
            position = match.end()
        kept += range(position, len(content))
        content = INVISIBLE.sub("", content)
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
