"""Tables: XLSX, XLS, ODS and CSV, one line a row, each cell with its address."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from plainview.model import Heading, Problem, Unreadable
from plainview.reading import sniff
from plainview.reading.decode import decode
from plainview.reading.parts import Draft, Material
from plainview.reading.plain import encoding_problems
from plainview.reading.rows import Lines, delimiter, rows_of
from plainview.reading.zips import check_office

# The library lays a sheet out as a full rectangle, 24 to 32 bytes a cell, empty ones too.
_MOST_LAID_OUT = 20_000_000
# Cells that close at once hold a format and no value.
_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*(?<!/)>(?!</)")
_SAMPLE = 65_536


def read(material: Material) -> Draft:
    """The rows of all sheets; cells joined by " | ", empty ones skipped, merged ones once.

    Raises Unreadable for a damaged or encrypted file.
    """
    if material.media_type == sniff.CSV:
        return _csv(material)
    return _workbook(material)


def _csv(material: Material) -> Draft:
    decoded = decode(material.data)
    problems = encoding_problems(material, decoded)
    head = decoded.content[:_SAMPLE]
    sign = delimiter(head, whole=len(head) == len(decoded.content))
    lines = Lines()
    for number, row in enumerate(rows_of(decoded.content, sign or ","), 1):
        if lines.cells >= material.limits.sheet_cells and any(row):
            problems.append(_cells_limit(material, f"from row {number:,} on"))
            break
        lines.row(row, number)
    return Draft("csv/1", lines.content, lines.anchors, Heading(), problems)


def _workbook(material: Material) -> Draft:
    import python_calamine as calamine

    problems: list[Problem] = []
    if material.media_type in (sniff.XLSX, sniff.ODS):
        with check_office(material.data, material.limits) as archive:
            _check_extent(archive)
    try:
        book = calamine.load_workbook(io.BytesIO(material.data))
    except calamine.PasswordError as error:
        raise Unreadable("encrypted", "The file is encrypted", "Save it unprotected") from error
    except calamine.CalamineError as error:
        raise Unreadable("damaged", "The workbook is damaged", "Save it again") from error
    lines = Lines()
    several = len(book.sheet_names) > 1
    for sheet in book.sheets_metadata:
        if sheet.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        if sheet.visible != calamine.SheetVisibleEnum.Visible:
            problems.append(
                material.problem("hidden_sheet", "The sheet is hidden", sheet.name, lost=False)
            )
        try:
            rows = book.get_sheet_by_name(sheet.name)
        except calamine.CalamineError:
            problems.append(material.problem("damaged", "The sheet is damaged", sheet.name))
            continue
        if several and rows.end is not None:
            lines.line(f"\n{sheet.name}" if lines.cells else sheet.name)
        if not _sheet(rows, lines, material.limits.sheet_cells):
            problems.append(_cells_limit(material, sheet.name))
            break
    if not lines.cells:
        raise Unreadable("no_text", "No cell of the workbook holds a value")
    return Draft("sheet/1", lines.content, lines.anchors, Heading(), problems)


def _sheet(sheet: Any, lines: Lines, most: int) -> bool:
    """Write a sheet's rows; False where the limit on cells stopped it."""
    if sheet.start is None:
        return True
    # Rows are handed out from the first row of the sheet on, columns from the first with a value.
    first = sheet.start[1]
    prefix = f"{sheet.name}!"
    for number, row in enumerate(sheet.iter_rows(), 1):
        if lines.cells >= most:
            return False
        lines.row(row, number, prefix, first)
    return True


def _check_extent(archive: zipfile.ZipFile) -> None:
    """Refuse a sheet whose far-apart cells would be laid out as billions of empty ones."""
    for name in archive.namelist():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            columns, last = set(), 0
            for found in _CELL.finditer(archive.read(name)):
                columns.add(found.group(1))
                last = max(last, int(found.group(2)))
            widest = max(map(_number, columns), default=0)
            if widest * last > _MOST_LAID_OUT:
                raise Unreadable(
                    "sheet_limit",
                    f"A sheet reaches over {widest:,} columns and {last:,} rows",
                    "Delete stray cells far from the table, or save the sheet as CSV",
                )


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _cells_limit(material: Material, where: str) -> Problem:
    return material.problem(
        "sheet_limit",
        f"Only the first {material.limits.sheet_cells:,} cells were read",
        where,
        "Split the file, or raise the limit in the settings",
    )
