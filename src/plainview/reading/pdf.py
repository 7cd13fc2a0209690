"""PDF: the text layer page by page; pages without one are recognised."""

from __future__ import annotations

from typing import Any

from plainview.model import Anchor, Heading, Problem, Unreadable
from plainview.reading.parts import Draft, Material
from plainview.reading.reflow import reflow

# A scanned page often carries a stamp or a page number as its only text.
_STAMP = 120
_COVERS = 0.5


def read(material: Material) -> Draft:
    """The text of all pages, an anchor for each page.

    Raises Unreadable for an encrypted or unreadable file.
    """
    import pypdfium2 as pdfium

    data = material.data
    whole = b"%%EOF" in data[-2048:]
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _refused(error, whole) from error
    problems: list[Problem] = []
    if not whole:
        problems.append(
            material.problem(
                "truncated",
                "The file breaks off",
                advice="Pages are probably missing: get it again",
            )
        )
    try:
        parts, anchors = _pages(document, material, problems)
        title = _title(document.get_metadata_value("Title"))
    finally:
        document.close()
    if not parts and not any(problem.lost for problem in problems):
        problems.append(material.problem("no_text", "No page of the PDF holds words"))
    content = "".join(parts) if parts else None
    return Draft("pdf/1", content, anchors, Heading(title=title), problems)


def _refused(error: Any, whole: bool) -> Unreadable:
    import pypdfium2.raw as pdfium_c

    if error.err_code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY):
        return Unreadable(
            "encrypted",
            "The PDF is encrypted and needs a password",
            "Save it without a password and add that",
        )
    if not whole:
        return Unreadable("truncated", "The PDF breaks off and no page can be read", "Get it again")
    return Unreadable("damaged", "The PDF is damaged and no page can be read", "Get it again")


def _pages(
    document: Any, material: Material, problems: list[Problem]
) -> tuple[list[str], list[Anchor]]:
    parts: list[str] = []
    anchors: list[Anchor] = []
    place = recognised = 0
    count, most = len(document), material.limits.pdf_pages
    for number in range(1, min(count, most) + 1):
        text, inner, ocr = _page(document, number, material, problems, recognised)
        recognised += ocr
        if not text:
            continue
        if parts:
            parts.append("\n\n")
            place += 2
        parts.append(text)
        if inner:
            anchors += [
                Anchor(place + run.start, place + run.end, number, None, run.confidence)
                for run in inner
            ]
        else:
            anchors.append(Anchor(place, place + len(text), number))
        place += len(text)
    if count > most:
        problems.append(
            material.problem(
                "page_limit",
                f"Only the first {most:,} of {count:,} pages were read",
                f"pages {most + 1:,} to {count:,}",
                "Split the file, or raise the limit in the settings",
            )
        )
    return parts, anchors


def _page(
    document: Any, number: int, material: Material, problems: list[Problem], recognised: int
) -> tuple[str, list[Anchor], bool]:
    """Text of a page, anchors inside it where it was recognised, and whether it was."""
    import pypdfium2 as pdfium

    where = f"page {number}"
    try:
        page = document[number - 1]
        textpage = page.get_textpage()
    except pdfium.PdfiumError:
        problems.append(material.problem("damaged", "The page cannot be read", where))
        return "", [], False
    try:
        text = reflow(textpage.get_text_range())
        if text and (len(text) > _STAMP or not _is_scan(page)):
            return text, [], False
        if not text and not any(True for _ in page.get_objects()):
            problems.append(
                material.problem("page_without_text", "The page is blank", where, lost=False)
            )
            return "", [], False
        if recognised >= material.limits.ocr_pages:
            problems.append(
                material.problem(
                    "ocr_limit",
                    f"The page has no text layer, and {recognised} pages were already recognised",
                    where,
                    "Raise the limit in the settings",
                )
            )
            return text, [], False
        from plainview.reading import ocr

        seen = ocr.page_of_pdf(page, material, where)
        problems += seen.problems
        # What little the text layer says is better than nothing recognised.
        return (seen.content, seen.anchors, True) if seen.content else (text, [], True)
    finally:
        textpage.close()
        page.close()


def _is_scan(page: Any) -> bool:
    """Whether one image covers most of the page."""
    import pypdfium2 as pdfium
    import pypdfium2.raw as pdfium_c

    width, height = page.get_size()
    for image in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        try:
            left, bottom, right, top = image.get_bounds()
        except pdfium.PdfiumError:
            continue
        if (right - left) * (top - bottom) >= _COVERS * width * height:
            return True
    return False


def _title(value: str) -> str | None:
    """The title property, unless a program put the file's name there."""
    title = " ".join(value.removeprefix("Microsoft Word - ").split())
    is_name = title.lower().endswith((".doc", ".docx", ".pdf", ".indd", ".rtf", ".xls", ".xlsx"))
    return title if title and not is_name and title.lower() != "untitled" else None
