"""Cells of an XLSX that hold an error of the spreadsheet (#REF!, #N/A): the library reads none.

An empty cell says that there was nothing; an error, that there was something. See ECMA-376 part 1,
18.3.1.4 (cells of type "e") and 18.2.19 (sheets and their parts).
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from typing import Any

from plainview.reading.rows import column_number

# cheaper than to parse: most sheets have none
_ERROR = re.compile(rb"\bt=[\"']e[\"']")
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def cell_errors(archive: zipfile.ZipFile) -> dict[str, dict[int, dict[int, str]]]:
    """The errors by sheet, row (from 1) and column (from 0), as they are printed."""
    found: dict[str, dict[int, dict[int, str]]] = {}
    for name, part in _sheets(archive).items():
        if part in archive.namelist():
            data = archive.read(part)
            if _ERROR.search(data) and (cells := _errors(data)):
                found[name] = cells
    return found


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of the archive that holds each sheet."""
    if not {_BOOK, _RELATIONS} <= set(archive.namelist()):
        return {}
    relations, book = _xml(archive.read(_RELATIONS)), _xml(archive.read(_BOOK))
    if relations is None or book is None:
        return {}
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    return {
        sheet.get("name", ""): posixpath.normpath(
            posixpath.join("/xl", targets.get(sheet.get(_ID), ""))
        ).lstrip("/")
        for sheet in book.iter("{*}sheet")
    }


def _errors(data: bytes) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = {}
    root = _xml(data)
    for cell in root.iter("{*}c") if root is not None else ():
        place = _PLACE.fullmatch(cell.get("r", ""))
        value = cell.find("{*}v")
        if cell.get("t") == "e" and place and value is not None and value.text:
            found.setdefault(int(place[2]), {})[column_number(place[1])] = value.text
    return found


def _xml(data: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=True)
    return etree.fromstring(data, parser)
