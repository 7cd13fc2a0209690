"""Lines of CSV that a spreadsheet program shows as they are and does not run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")


def csv_line(cells: Sequence[str]) -> bytes:
    """A line of UTF-8; cells that begin like a formula get an apostrophe in front, numbers stay.

    A spreadsheet program would run such a cell (OWASP, CSV injection).
    """
    line = io.StringIO()
    csv.writer(line).writerow([_safe(cell) for cell in cells])
    return line.getvalue().encode("utf-8", "replace")


def _safe(cell: str) -> str:
    # programs pass over blanks in front of a formula
    risky = len(cell) > 1 and cell.lstrip(" ").startswith(_FORMULA)
    return "'" + cell if risky and not _NUMBER.fullmatch(cell) else cell
