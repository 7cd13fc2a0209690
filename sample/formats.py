"""Writers of single documents; imported by `sample.build` only, for it needs development tools."""

from __future__ import annotations

import csv
import html
import io
import json
import random
import textwrap
from datetime import datetime

import docx
import openpyxl  # type: ignore[import-untyped]
import xlwt  # type: ignore[import-untyped]
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import LETTER  # type: ignore[import-untyped]
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from sample.containers import without_clock, zip_of
from sample.source import SOURCES, Source, Table

PAGE = (1275, 1650)
"""A letter page at 150 dots an inch, the least that recognises well."""


def html_of(source: Source) -> bytes:
    blocks = []
    for block in source.blocks:
        words = html.escape(block, quote=False)
        blocks.append(f"<h2>{words[3:]}</h2>" if block.startswith("## ") else f"<p>{words}</p>")
    page = (SOURCES / "page.html").read_text(encoding="utf-8")
    fields = {"title": source.title, "outlet": source.outlet, "byline": source.byline}
    escaped = {key: html.escape(value) for key, value in fields.items()}
    return page.format(
        **escaped,
        address=source.address,
        published=source.published,
        long_date=source.long_date,
        body="\n".join(blocks),
    ).encode("utf-8")


def txt_of(source: Source) -> bytes:
    head = [source.title, f"{source.byline}, {source.long_date}"]
    return ("\n\n".join([*head, *source.blocks]) + "\n").encode("utf-8")


def md_of(source: Source) -> bytes:
    head = [f"# {source.title}", f"*{source.byline}, {source.long_date}*"]
    return ("\n\n".join([*head, *source.blocks]) + "\n").encode("utf-8")


def json_of(source: Source) -> bytes:
    article = {
        "title": source.title,
        "content_original": "\n\n".join(source.blocks),
        "date": source.published,
        "authors": source.byline,
        "url": source.address,
        "source": source.outlet,
    }
    return (json.dumps(article, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def pdf_of(source: Source) -> bytes:
    """A PDF with a text layer; `invariant` leaves out the time of its making."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=LETTER, invariant=1)
    canvas.setTitle(source.title)
    canvas.setAuthor(source.byline)
    for number, page in enumerate(source.pages, 1):
        y = 720.0
        if number == 1:
            canvas.setFont("Helvetica-Bold", 15)
            canvas.drawString(72, y, source.title)
            canvas.setFont("Helvetica", 10)
            canvas.drawString(72, y - 20, f"{source.byline}, {source.long_date}")
            y -= 52
        canvas.setFont("Helvetica", 11)
        for block in page:
            for line in textwrap.wrap(block, 88):
                canvas.drawString(72, y, line)
                y -= 15
            y -= 10
        canvas.setFont("Helvetica", 9)
        canvas.drawCentredString(306, 40, f"Page {number} of {len(source.pages)}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _picture(source: Source, number: int, blocks: list[str]) -> Image.Image:
    """A page as a scanner sees it: slightly turned, with specks."""
    page = Image.new("L", PAGE, 250)
    draw = ImageDraw.Draw(page)
    y = 130
    if number == 0:
        draw.text((130, y), source.title, fill=15, font=ImageFont.load_default(38))
        draw.text(
            (130, y + 60),
            f"{source.byline}, {source.long_date}",
            fill=30,
            font=ImageFont.load_default(24),
        )
        y += 140
    font = ImageFont.load_default(27)
    for block in blocks:
        for line in textwrap.wrap(block, 76):
            draw.text((130, y), line, fill=25, font=font)
            y += 40
        y += 26
    specks = random.Random(f"{source.file} {number}")
    for _ in range(250):
        draw.point((specks.randrange(PAGE[0]), specks.randrange(PAGE[1])), fill=130)
    turned = page.rotate(0.3, resample=Image.Resampling.BICUBIC, fillcolor=250)
    return turned.quantize(16).convert("L")


def png_of(source: Source) -> bytes:
    out = io.BytesIO()
    _picture(source, 0, source.blocks).quantize(16).save(out, "PNG", optimize=True, dpi=(150, 150))
    return out.getvalue()


def scan_of(source: Source) -> bytes:
    """A PDF of page images without text."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=LETTER, invariant=1)
    for number, blocks in enumerate(source.pages):
        picture = ImageReader(_picture(source, number, blocks))
        canvas.drawImage(picture, 0, 0, width=LETTER[0], height=LETTER[1])
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def docx_of(source: Source) -> bytes:
    document = docx.Document()
    document.core_properties.author = source.byline
    document.core_properties.title = source.title
    document.core_properties.created = datetime.fromisoformat(source.published)
    document.add_heading(source.title, 0)
    document.add_paragraph(f"{source.byline}, {source.long_date}")
    for block in source.blocks:
        if block.startswith("## "):
            document.add_heading(block[3:], 1)
        else:
            document.add_paragraph(block)
    out = io.BytesIO()
    document.save(out)
    return without_clock(out.getvalue(), source.published)


def _sheets(source: Source) -> list[Table]:
    """The tables, and the public sources on a sheet of their own."""
    credit = tuple((name,) for name in source.sources)
    return [*source.tables, Table("Sources", (("Public source",), *credit))]


def xlsx_of(source: Source) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = source.title
    for sheet in _sheets(source):
        page = book.create_sheet(sheet.name)
        for row in sheet.rows:
            page.append(row)
    out = io.BytesIO()
    book.save(out)
    return without_clock(out.getvalue(), source.published)


def xls_of(source: Source) -> bytes:
    book = xlwt.Workbook()
    for sheet in _sheets(source):
        page = book.add_sheet(sheet.name)
        for number, row in enumerate(sheet.rows):
            for column, value in enumerate(row):
                page.write(number, column, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODS_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "manifest")
)
ODS_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def _ods_cell(value: str | int | float) -> str:
    words = f"<text:p>{html.escape(str(value), quote=False)}</text:p>"
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string">{words}</table:table-cell>'
    kind = f'office:value-type="float" office:value="{value}"'
    return f"<table:table-cell {kind}>{words}</table:table-cell>"


def ods_of(source: Source) -> bytes:
    """Written by hand, for odfpy declares other namespaces on each call."""
    sheets = []
    for sheet in _sheets(source):
        rows = [
            f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"
            for row in sheet.rows
        ]
        sheets.append(f'<table:table table:name="{sheet.name}">{"".join(rows)}</table:table>')
    content = (
        f'{ODS_HEAD}<office:document-content {ODS_SPACES} office:version="1.2"><office:body>'
        f"<office:spreadsheet>{''.join(sheets)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", ODS_TYPE), ("content.xml", "text/xml"))
    )
    manifest = (
        f'{ODS_HEAD}<manifest:manifest {ODS_SPACES} manifest:version="1.2">{entries}'
        "</manifest:manifest>"
    )
    return zip_of(
        [
            ("mimetype", ODS_TYPE.encode()),
            ("content.xml", content.encode("utf-8")),
            ("META-INF/manifest.xml", manifest.encode("utf-8")),
        ]
    )


def csv_of(source: Source) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(source.tables[0].rows)
    return out.getvalue().encode("utf-8")
