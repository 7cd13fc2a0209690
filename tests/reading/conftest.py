"""Documents for the tests, made on the spot: nothing binary is kept in the repository."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Iterable
from email.message import EmailMessage
from typing import Any

import pytest

from plainview.reading import Limits, Reading, readings

CAP = "The agreement caps requests for taxpayer addresses at 1,200 a month."
BEDS = "Congress paid for 38,500 detention beds, the inspector general said."
LONG = " ".join(f"Sentence {number} tells how many beds were paid for." for number in range(30))


def pdf(*pages: str, password: str = "", title: str = "") -> bytes:
    """A PDF with a text layer, a page for each string, a line for each of its lines."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password) if password else None)
    if title:
        canvas.setTitle(title)
    for page in pages:
        for number, line in enumerate(page.split("\n")):
            canvas.drawString(60, 780 - 16 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def picture(*lines: str, form: str = "PNG", more: Iterable[str] = ()) -> bytes:
    """A page as an image; each of `more` is a further page with one line."""
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.load_default(size=40)
    pages = []
    for page in (lines, *((line,) for line in more)):
        image = Image.new("L", (1700, 600), 255)
        draw = ImageDraw.Draw(image)
        for number, line in enumerate(page):
            draw.text((80, 80 + 70 * number), line, font=font, fill=0)
        pages.append(image)
    out = io.BytesIO()
    rest = {"save_all": True, "append_images": pages[1:]} if len(pages) > 1 else {}
    pages[0].save(out, form, dpi=(200, 200), **rest)
    return out.getvalue()


def scanned_pdf(*images: bytes, stamp: str = "") -> bytes:
    """A PDF whose pages are pictures, with an optional stamp as text over each."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 216))
    for image in images:
        canvas.drawImage(ImageReader(io.BytesIO(image)), 0, 0, 612, 216)
        if stamp:
            canvas.drawString(20, 5, stamp)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def xlsx(
    *sheets: tuple[str, list[list[object]]], change: Callable[..., None] | None = None
) -> bytes:
    """A workbook of named sheets; `change` gets the workbook before it is saved."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def article(**changes: object) -> dict[str, object]:
    value: dict[str, object] = {
        "title": "A cap on requests",
        "content_original": f" {CAP}\n\n\u2018Never trimmed.\u2019 \n",
        "date": "2025-04-07",
        "authors": "A. Writer",
        "url": "https://news.example/cap",
        "source": "The Example",
    }
    return value | changes


def message(body: str = CAP, subject: str = "Cap on requests", **headers: str) -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = subject
    mail["From"] = headers.pop("sender", "Press Office <press@agency.gov>")
    mail["To"] = "list@news.example"
    mail["Date"] = "Mon, 07 Apr 2025 10:00:00 -0400"
    mail["Message-ID"] = "<1@agency.gov>"
    for name, value in headers.items():
        mail[name] = value
    mail.set_content(body)
    return mail


def warc(*records: tuple[str, int, str, bytes], packed_records: bool = False) -> bytes:
    """A web archive of responses: address, status, content type, payload."""
    parts = []
    for address, status, kind, payload in records:
        http = (
            f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\n"
            f"Content-Length: {len(payload)}\r\n\r\n"
        ).encode() + payload
        record = (
            "WARC/1.0\r\nWARC-Type: response\r\n"
            "WARC-Record-ID: <urn:uuid:0a0a0a0a-0000-4000-8000-000000000000>\r\n"
            f"WARC-Target-URI: {address}\r\nWARC-Date: 2025-03-01T12:00:00Z\r\n"
            "Content-Type: application/http;msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        ).encode() + http
        whole = record + b"\r\n\r\n"
        parts.append(gzip.compress(whole) if packed_records else whole)
    return b"".join(parts)


def page(body: str = f"<p>{LONG}</p>", head: str = "<title>Beds paid for</title>") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


@pytest.fixture
def made() -> Any:
    """The makers above, under one name."""

    class Made:
        cap, beds, long = CAP, BEDS, LONG

    for maker in (
        pdf,
        picture,
        scanned_pdf,
        xlsx,
        zipped,
        tarred,
        article,
        message,
        warc,
        page,
    ):
        setattr(Made, maker.__name__, staticmethod(maker))
    return Made


@pytest.fixture
def read_all() -> Callable[..., list[Reading]]:
    """All readings of some bytes, with limits given by name."""

    def every(data: bytes, name: str = "document", **limits: int) -> list[Reading]:
        return list(readings(data, name, Limits(**limits)))

    return every


@pytest.fixture
def as_json() -> Callable[[object], bytes]:
    return lambda value: json.dumps(value, ensure_ascii=False).encode()


@pytest.fixture(scope="session")
def samples() -> list[bytes]:
    """One small file of each kind that is more than text."""
    from docx import Document

    out = io.BytesIO()
    document = Document()
    document.add_paragraph(CAP)
    document.save(out)
    return [
        out.getvalue(),
        pdf(CAP, BEDS),
        xlsx(("Beds", [["Year", "Beds"], [2020, 38500]])),
        zipped({"a.txt": CAP.encode()}),
        gzip.compress(tarred({"a.txt": CAP.encode()})),
        warc(("https://agency.example/", 200, "text/html", page())),
        message().as_bytes(),
        page(),
    ]
