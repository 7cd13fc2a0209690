"""Tables: XLSX, XLS, ODS and CSV, one line a row, each cell with its address."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from plainview.model import Heading, Problem, Unreadable
from plainview.reading import sniff
from plainview.reading.cell_errors import cell_errors
from plainview.reading.decode import decode
from plainview.reading.parts import Draft, Material
from plainview.reading.plain import encoding_problems
from plainview.reading.rows import Lines, column_number, delimiter, rows_of
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
    width = 0
    for number, row, last in _numbered(rows_of(decoded.content, sign or ",")):
        if lines.cells >= material.limits.sheet_cells and any(row):
            problems.append(_cells_limit(material, f"from row {number:,} on"))
            break
        if last and _breaks_off(decoded.content, row, width):
            lines.unanchored(row)
            problems.append(_cut_off(material, number, len(row), width))
        else:
            lines.row(row, number)
        width = len(row)
    return _draft("csv/1", lines, problems)


def _numbered(rows: Iterable[list[str]]) -> Iterator[tuple[int, list[str], bool]]:
    """Each row with its number, and whether it is the last."""
    held: list[str] | None = None
    number = 0
    for row in rows:
        if held is not None:
            yield number, held, False
        held, number = row, number + 1
    if held is not None:
        yield number, held, True


def _breaks_off(content: str, row: Sequence[str], width: int) -> bool:
    """Whether the last row ends before it is whole: fewer cells than the row above, no line end."""
    return len(row) < width and bool(any(row)) and not content.endswith(("\n", "\r"))


def _cut_off(material: Material, number: int, cells: int, width: int) -> Problem:
    return material.problem(
        "truncated",
        f"The file breaks off in the middle of a row, after {cells} of {width} cells",
        f"row {number:,}",
        "Its words are kept and give no fact, and rows are probably missing: get the file again",
    )


def _workbook(material: Material) -> Draft:
    import python_calamine as calamine

    problems: list[Problem] = []
    errors: dict[str, dict[int, dict[int, str]]] = {}
    if material.media_type in (sniff.XLSX, sniff.ODS):
        with check_office(material.data, material.limits) as archive:
            _check_extent(archive)
            errors = cell_errors(archive)
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
        if not _sheet(rows, lines, material.limits.sheet_cells, errors.get(sheet.name, {})):
            problems.append(_cells_limit(material, sheet.name))
            break
    if not lines.cells:
        raise Unreadable("no_text", "No cell of the workbook holds a value")
    return _draft("sheet/1", lines, problems)


def _draft(reader: str, lines: Lines, problems: list[Problem]) -> Draft:
    return Draft(reader, lines.content, lines.anchors, Heading(), problems, masked=lines.masked)


def _sheet(sheet: Any, lines: Lines, most: int, errors: Mapping[int, Mapping[int, str]]) -> bool:
    """Write a sheet's rows; False where the limit on cells stopped it."""
    if sheet.start is None:
        return True
    # Rows are handed out from the first row of the sheet on, columns from the first with a value.
    first = sheet.start[1]
    prefix = f"{sheet.name}!"
    for number, row in enumerate(sheet.iter_rows(), 1):
        if lines.cells >= most:
            return False
        for column, value in errors.get(number, {}).items():
            if first <= column < first + len(row):
                row[column - first] = value
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
            widest = max((column_number(name.decode()) + 1 for name in columns), default=0)
            if widest * last > _MOST_LAID_OUT:
                raise Unreadable(
                    "sheet_limit",
                    f"A sheet reaches over {widest:,} columns and {last:,} rows",
                    "Delete stray cells far from the table, or save the sheet as CSV",
                )


def _cells_limit(material: Material, where: str) -> Problem:
    return material.problem(
        "sheet_limit",
        f"Only the first {material.limits.sheet_cells:,} cells were read",
        where,
        "Split the file, or raise the limit in the settings",
    )
