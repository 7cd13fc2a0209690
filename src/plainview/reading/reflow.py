"""Lines of a printed page back to paragraphs."""

from __future__ import annotations

import re
from math import ceil

# PDFium writes the hyphen at the end of a line as one of these.
_SOFT = re.compile("(?<=[^\\W\\d_])[\ufffe\x02\xad][ \t]*\r?\n[ \t]*(?=[a-z])")
_HARD = re.compile("[\ufffe\x02\xad]")
_BLANKS = re.compile(r"[ \t\xa0]+")
_STARTS = re.compile(r"(?:[•●▪■◦o·–—*-] |\(?[0-9]{1,3}[.)] |\(?[a-zA-Z][.)] |[IVXLC]{1,5}\. )")
_ENDS = re.compile(r"[.?!:;][\"'”’)\]]*\d{0,2}$")
_DIGITS = re.compile(r"\d")
_LAST_COLUMNS = re.compile(r"(?:\s[$(]?\d[\d,.]*[%)]?){2,}$")


def reflow(text: str) -> str:
    """Join the lines of each paragraph; keep lines of tables, lists and headings apart.

    A line goes on in the next one if it is about as long as the page's lines are, and neither of
    the two looks like a row of figures.
    """
    text = _HARD.sub("-", _SOFT.sub("", text))
    lines = [_BLANKS.sub(" ", line).strip() for line in text.splitlines()]
    width = _usual_width(lines)
    parts: list[str] = []
    before = ""
    for line in lines:
        if not line:
            before = ""
            continue
        if before and _goes_on(before, line, width):
            parts.append(" ")
        elif parts:
            parts.append("\n")
        parts.append(line)
        before = line
    return "".join(parts)


def _usual_width(lines: list[str]) -> int:
    lengths = sorted(len(line) for line in lines if line)
    return lengths[ceil(0.85 * (len(lengths) - 1))] if lengths else 0


def _goes_on(line: str, following: str, width: int) -> bool:
    if width < 40 or _STARTS.match(following) or _figures(line) or _figures(following):
        return False
    if _ENDS.search(line):
        return len(line) >= 0.85 * width
    if _LAST_COLUMNS.search(line):
        return False
    # A note's raised number may break a line in two; a small letter then shows that it goes on.
    if following[0].islower() and line.count(" ") >= 3:
        return len(line) >= 0.3 * width
    return len(line) >= 0.75 * width


def _figures(line: str) -> bool:
    return len(line) > 8 and len(_DIGITS.findall(line)) > 0.3 * len(line)
