"""Word documents: paragraphs, tables, notes, headers and footers, straight from the XML."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import Any

from plainview.model import Heading, Unreadable
from plainview.reading.dates import edtf
from plainview.reading.parts import Draft, Material
from plainview.reading.rows import SEPARATOR
from plainview.reading.zips import check_office

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CREATED = "{http://purl.org/dc/terms/}created"
# Deleted text is no longer said, field codes are instructions, alternates repeat their neighbour.
_LEFT_OUT = {_W + "del", _W + "moveFrom", _W + "instrText", _FALLBACK}
_CHARACTERS = {
    _W + "tab": "\t",
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "-",
    _W + "ptab": "\t",
}
_SEPARATORS = {"separator", "continuationSeparator"}
_BLANKS = re.compile(r"\s+")


def read(material: Material) -> Draft:
    """Headers, body, notes, comments and footers, a line a paragraph or table row.

    The heading takes title and creation date of the core properties, never who wrote or changed
    the file. Raises Unreadable for a damaged or encrypted file.
    """
    with check_office(material.data, material.limits) as archive:
        names = set(archive.namelist())
        lines: list[str] = []
        for part in _order(names):
            root = _xml(archive, part)
            if root is None:
                raise Unreadable("damaged", f"The part {part} is not well formed", "Save it again")
            # The same header on odd and even pages says it once.
            lines += [line for line in _lines(root) if "header" not in part or line not in lines]
        heading = _heading(_xml(archive, "docProps/core.xml")) if _CORE in names else Heading()
    content = "\n".join(lines)
    if not content.strip():
        raise Unreadable("no_text", "The document holds no words", "Its pages may be pictures")
    return Draft("docx/1", content, heading=heading)


_CORE = "docProps/core.xml"


def _order(names: set[str]) -> Iterator[str]:
    for stem in ("header", "document", "footnotes", "endnotes", "comments", "footer"):
        pattern = re.compile(rf"word/{stem}(\d*)\.xml")
        found = [
            (int(hit.group(1) or 0), name) for name in names if (hit := pattern.fullmatch(name))
        ]
        yield from (name for _, name in sorted(found))


def _xml(archive: zipfile.ZipFile, part: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        return etree.fromstring(archive.read(part), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _heading(core: Any) -> Heading:
    if core is None:
        return Heading()
    title = _BLANKS.sub(" ", core.findtext(_TITLE) or "").strip()
    return Heading(title=title or None, published=edtf(core.findtext(_CREATED)))


def _lines(element: Any) -> Iterator[str]:
    """Paragraphs and table rows under an element, in the order of the page."""
    for child in element:
        if child.tag == _W + "p":
            yield from _paragraph(child)
        elif child.tag == _W + "tbl":
            for row in child.iter(_W + "tr"):
                if _table_of(row) is child:
                    yield from filter(None, [_row(row)])
        elif child.tag not in _LEFT_OUT and child.get(_W + "type") not in _SEPARATORS:
            yield from _lines(child)


def _table_of(row: Any) -> Any:
    parent = row.getparent()
    while parent is not None and parent.tag != _W + "tbl":
        parent = parent.getparent()
    return parent


def _row(row: Any) -> str:
    cells = []
    for cell in row:
        if cell.tag == _W + "sdt":
            cell = cell.find(f"{_W}sdtContent/{_W}tc")
        if cell is not None and cell.tag == _W + "tc":
            cells.append(_BLANKS.sub(" ", " ".join(_lines(cell))).strip())
    return SEPARATOR.join(cell for cell in cells if cell)


def _paragraph(paragraph: Any) -> Iterator[str]:
    """The paragraph's own text, then the text boxes anchored in it."""
    parts: list[str] = []
    boxes: list[Any] = []
    _runs(paragraph, parts, boxes)
    text = "".join(parts)
    if text.strip():
        yield text
    for box in boxes:
        yield from _lines(box)


def _runs(element: Any, parts: list[str], boxes: list[Any]) -> None:
    for child in element:
        tag = child.tag
        if tag == _W + "t":
            parts.append(child.text or "")
        elif tag in _CHARACTERS:
            parts.append(_CHARACTERS[tag])
        elif tag == _W + "txbxContent":
            boxes.append(child)
        elif tag not in _LEFT_OUT and tag != _W + "pPr":
            _runs(child, parts, boxes)
