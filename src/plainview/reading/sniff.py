"""The media type of bytes, by what they hold and never by their name."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from plainview.reading.decode import decode, wide_encoding

TEXT, MARKDOWN, HTML = "text/plain", "text/markdown", "text/html"
JSON, JSON_LINES, CSV = "application/json", "application/x-ndjson", "text/csv"
EMAIL, MBOX, PDF = "message/rfc822", "application/mbox", "application/pdf"
_OOXML = "application/vnd.openxmlformats-officedocument."
DOCX = _OOXML + "wordprocessingml.document"
XLSX = _OOXML + "spreadsheetml.sheet"
XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
XLS = "application/vnd.ms-excel"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ENCRYPTED_OFFICE = "application/x-encrypted-office"
ZIP, TAR = "application/zip", "application/x-tar"
GZIP, BZIP2, XZ = "application/gzip", "application/x-bzip2", "application/x-xz"
WARC, WACZ = "application/warc", "application/wacz"
EMPTY, UNKNOWN = "application/x-empty", "application/octet-stream"
IMAGES = ("image/png", "image/jpeg", "image/tiff", "image/gif", "image/bmp", "image/webp")
CONTAINERS = {ZIP, TAR, GZIP, BZIP2, XZ, WARC, WACZ}

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"GIF8", "image/gif"),
    (b"BZh", BZIP2),
    (b"\xfd7zXZ\x00", XZ),
    (b"WARC/", WARC),
    (b"{\\rtf", "application/rtf"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"PAR1", "application/vnd.apache.parquet"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"\x7fELF", "application/x-executable"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", ENCRYPTED_OFFICE),
    ("WordDocument", "application/msword"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("Workbook", XLS),
    ("Book", XLS),
    ("__substg1.0_", "application/vnd.ms-outlook"),
)
_ZIP_PARTS = (
    ("word/document.xml", DOCX),
    ("xl/workbook.xml", XLSX),
    ("xl/workbook.bin", XLSB),
    ("ppt/presentation.xml", _OOXML + "presentationml.presentation"),
)
_SAMPLE = 65_536
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|title|meta|script|style|div|table|article|main|p|h1)\b",
    re.I | re.S,
)
_XML = re.compile(r"\s*<\?xml\b|\s*<!DOCTYPE\b")
_JSON = re.compile(r'\s*(?:\[\s*)?\{\s*["}]')
_JSON_LINE = re.compile(r"\s*\{.*\}[ \t]*\r?\n\s*\{")
_MARKDOWN = re.compile(
    r"\A---[ \t]*\r?\n(?:[\w-]+:.*\r?\n)+?---|^#{1,6} \S|^```|\[[^\]\n]+\]\(https?://", re.M
)


def media_type(data: bytes) -> str:
    """The media type of a document's bytes; application/octet-stream where nothing fits."""
    if not data:
        return EMPTY
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_type(data)
    if data.startswith(b"\x1f\x8b"):
        return _gzip_type(data)
    if data.startswith(_OLE):
        return _ole_type(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0":
        return "image/bmp"
    if _is_dbase(data):
        return "application/x-dbf"
    if b"%PDF-" in data[:1024]:
        return PDF
    if is_tar(data[:512]):
        return TAR
    return UNKNOWN if _binary(data) else text_type(data)


def is_tar(head: bytes) -> bool:
    """Whether a 512-byte block is a TAR header: its checksum is right."""
    if len(head) < 512:
        return False
    try:
        stated = int(head[148:156].strip(b" \0") or b"x", 8)
    except ValueError:
        return False
    return stated == sum(head[:148]) + 8 * 32 + sum(head[156:512])


def _is_dbase(data: bytes) -> bool:
    """A dBASE table is mostly blanks and words behind a header of a version and a date."""
    return (
        data[0] in (0x03, 0x30, 0x83, 0x8B)
        and len(data) > 32
        and 1 <= data[2] <= 12
        and 1 <= data[3] <= 31
    )


def text_type(data: bytes) -> str:
    """The media type of bytes that are known to be text."""
    # The cut may split a character; what is sniffed does not need it.
    head = decode(data[:_SAMPLE]).content
    if _HTML.match(head):
        return HTML
    if _XML.match(head):
        return HTML if re.search(r"<html\b", head, re.I) else TEXT
    if _JSON.match(head):
        return JSON_LINES if _JSON_LINE.match(head) else JSON
    mail = _mail_type(head)
    if mail:
        return mail
    from plainview.reading.rows import delimiter

    if delimiter(head, whole=len(data) <= _SAMPLE):
        return CSV
    return MARKDOWN if _MARKDOWN.search(head) else TEXT


_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]?(.*(?:\r?\n[ \t].*)*)\r?\n?")


def _mail_type(head: str) -> str | None:
    """E-mail by its header block; a memorandum with FROM, TO and SUBJECT lines is plain text."""
    kind, place = EMAIL, 0
    if head.startswith("From ") and "\n" in head:
        kind, place = MBOX, head.index("\n") + 1
    fields: dict[str, str] = {}
    while found := _HEADER.match(head, place):
        fields[found.group(1).lower()] = found.group(2)
        place = found.end()
    if fields.keys() & {"mime-version", "message-id", "received", "return-path"}:
        return kind if fields.keys() & {"from", "subject", "date", "to"} else None
    dated = re.match(r"(?:\w{3}, )?\d{1,2} \w{3} \d{4} \d{2}:\d{2}", fields.get("date", ""))
    return kind if dated and "@" in fields.get("from", "") else None


def _binary(data: bytes) -> bool:
    head = data[:_SAMPLE]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or wide_encoding(head):
        return False
    return len(_CONTROL.findall(head)) > max(2, 0.02 * len(head))


def _zip_type(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                return archive.read("mimetype").decode("ascii", "replace").strip() or ZIP
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        return ZIP
    for part, kind in _ZIP_PARTS:
        if part in names:
            return kind
    if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
        return WACZ
    return ZIP


def _gzip_type(data: bytes) -> str:
    try:
        head = zlib.decompressobj(wbits=31).decompress(data[:4096], 16)
    except zlib.error:
        return GZIP
    return WARC if head.startswith(b"WARC/") else GZIP


def _ole_type(data: bytes) -> str:
    for stream, kind in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind
    return "application/x-ole-storage"
