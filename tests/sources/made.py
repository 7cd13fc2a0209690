"""Small workbooks and tables for the tests, made on the spot, read as a file would be."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import openpyxl
import pytest

from plainview.model import Text
from plainview.reading import read


def book(merge: Iterable[str] = (), **sheets: Sequence[Sequence[object]]) -> bytes:
    """An XLSX with the rows of each sheet; `merge` are ranges of its first sheet."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title.replace("_", " "))
        for row in rows:
            sheet.append(list(row))
    for cells in merge:
        workbook.worksheets[0].merge_cells(cells)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def sheet_text(merge: Iterable[str] = (), **sheets: Sequence[Sequence[object]]) -> Text:
    """What the reader makes of such a workbook."""
    return read(book(merge, **sheets), name="made.xlsx")


def csv_text(rows: Sequence[Sequence[object]]) -> Text:
    """What the reader makes of the rows as CSV."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return read(out.getvalue().encode(), name="made.csv")


def record(shared: Path, name: str) -> Text:
    """What the reader makes of a shared record, read once; skips where it is not there."""
    path = shared / "records" / name
    if not path.is_file():
        pytest.skip(f"{name} is not among the shared records")
    return _read(path)


@lru_cache
def _read(path: Path) -> Text:
    return read(path)
