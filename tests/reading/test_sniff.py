"""Media types come from content; these are the near misses."""

from __future__ import annotations

import bz2
import gzip
import lzma
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.reading import sniff

MEMO = "TO: All field office directors\nFROM: The director\nSUBJECT: Detainers\nDATE: May 3, 2017\n"
TEXTS = [
    ("prose", "The agency, officials said, will pay. It has, so far, paid.", sniff.TEXT),
    ("prose of short lines with one comma each", "Dear Sir,\nYours, truly\nSo, there", sniff.TEXT),
    ("a memorandum is no e-mail", MEMO, sniff.TEXT),
    ("an opening bracket is no JSON", "[Editor's note: corrected] The count is 105.", sniff.TEXT),
    ("a footnote mark is no JSON", "[1] See the report.\n[2] See above.", sniff.TEXT),
    ("empty brackets are no JSON", "[] edit Impact\nThe program ended.", sniff.TEXT),
    ("numbered list", "1.\tIgnore case.\n2.\tCount words.\n3.\tStop.\n", sniff.TEXT),
    ("table of Markdown", "| a | b |\n|---|---|\n| 1 | 2 |\n\n# End\n", sniff.MARKDOWN),
    ("quotes after blanks", '"a", "b"\n"x", "1, 2"\n"y", "3"\n', sniff.CSV),
    ("markup in the middle is no page", "Use <p> for paragraphs, he said.", sniff.TEXT),
    ("page", "<!DOCTYPE html><html><p>Words</p></html>", sniff.HTML),
    ("page after a comment", "<!-- saved -->\n<html><p>Words</p></html>", sniff.HTML),
    ("page as XML", '<?xml version="1.0"?>\n<html xmlns="x"><p>Words</p></html>', sniff.HTML),
    ("fragment of a page", "<div class='story'><p>Words</p></div>", sniff.HTML),
    ("other XML", '<?xml version="1.0"?><feed><title>x</title></feed>', sniff.TEXT),
    ("object", '{"title": "x"}', sniff.JSON),
    ("list of objects", ' [\n {"title": "x"}]', sniff.JSON),
    ("one object a line", '{"title": "x"}\n{"title": "y"}\n', sniff.JSON_LINES),
    ("commas", "agency,beds,year\nICE,38500,2020\nUSMS,41500,2020\n", sniff.CSV),
    ("tabs, two columns", "agency\tbeds\nICE\t38500\n", sniff.CSV),
    ("semicolons, commas in cells", "agency;beds\nICE;38,500\nUSMS;41,500\n", sniff.CSV),
    ("quoted line ends", 'agency,note,beds\nICE,"two\nlines",5\nUSMS,"one, line",6\n', sniff.CSV),
    ("lists in cells", 'a,b\n1,"w, x, y, z"\n2,"w, x, y, z"\n', sniff.CSV),
    ("heading", "# Agreement\n\nWords.", sniff.MARKDOWN),
    ("front matter", "---\ntitle: Agreement\n---\nWords.", sniff.MARKDOWN),
    ("e-mail", "Message-ID: <1@x.gov>\nFrom: a@x.gov\nSubject: Cap\n\nWords.", sniff.EMAIL),
    (
        "e-mail without an id",
        "From: a@x.gov\nDate: Mon, 7 Apr 2025 10:00:00 -0400\n\nW",
        sniff.EMAIL,
    ),
    ("mailbox", "From a@x.gov Mon Apr  7\nMessage-ID: <1@x>\nFrom: a@x.gov\n\nW", sniff.MBOX),
]


@pytest.mark.parametrize(("reason", "text", "kind"), TEXTS, ids=[case[0] for case in TEXTS])
def test_text_by_content(reason: str, text: str, kind: str) -> None:
    assert sniff.media_type(text.encode()) == kind, reason
    assert sniff.media_type(b"\xef\xbb\xbf" + text.encode()) == kind, "with a byte order mark"


def test_binaries(made: Any) -> None:
    tar = made.tarred({"a.txt": b"words"})
    for data, kind in [
        (made.pdf("x"), sniff.PDF),
        (b"junk before\n" + made.pdf("x"), sniff.PDF),
        (made.picture("x"), "image/png"),
        (made.picture("x", form="TIFF"), "image/tiff"),
        (made.picture("x", form="JPEG"), "image/jpeg"),
        (made.xlsx(("A", [[1]])), sniff.XLSX),
        (made.zipped({"a.txt": b"x"}), sniff.ZIP),
        (made.zipped({"datapackage.json": b"{}", "archive/a.warc": b"x"}), sniff.WACZ),
        (tar, sniff.TAR),
        (gzip.compress(tar), sniff.GZIP),
        (bz2.compress(b"x"), sniff.BZIP2),
        (lzma.compress(b"x"), sniff.XZ),
        (made.warc(("http://a.gov/", 200, "text/html", b"x")), sniff.WARC),
        (made.warc(("http://a.gov/", 200, "text/html", b"x"), packed_records=True), sniff.WARC),
        (b"", sniff.EMPTY),
        (bytes(range(256)) * 20, sniff.UNKNOWN),
        ("Wide words without a mark".encode("utf-16-le"), sniff.TEXT),
    ]:
        assert sniff.media_type(data) == kind


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_have_a_type(data: bytes) -> None:
    assert "/" in sniff.media_type(data)


@settings(max_examples=300, deadline=None)
@given(st.text(",;|\t\r\n\v\x85\u2028 \"'a1.:-{}[]<>#", max_size=80))
def test_any_punctuation_has_a_type(text: str) -> None:
    assert sniff.media_type(text.encode()) in (
        sniff.EMPTY,
        sniff.TEXT,
        sniff.MARKDOWN,
        sniff.CSV,
        sniff.JSON,
        sniff.JSON_LINES,
        sniff.HTML,
    )


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([b"PK\x03\x04", b"\x1f\x8b", b"%PDF-", b"II*\x00"]), st.binary(max_size=200))
def test_a_magic_number_before_nonsense_does_no_harm(magic: bytes, rest: bytes) -> None:
    assert "/" in sniff.media_type(magic + rest)
