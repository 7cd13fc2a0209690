"""PDF: text with its pages, and every way in which a PDF is only half there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from plainview.model import Unreadable
from plainview.reading import Reading, read
from plainview.reading.reflow import reflow

All = Callable[..., list[Reading]]


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


def test_each_page_has_an_anchor(made: Any) -> None:
    text = read(made.pdf(made.cap, made.beds, "Third page.", title="An agreement"))
    assert text.content == f"{made.cap}\n\n{made.beds}\n\nThird page."
    assert text.heading.title == "An agreement"
    for page, words in enumerate((made.cap, made.beds, "Third page."), 1):
        start = text.content.index(words)
        anchor = text.at(start, start + len(words))
        assert anchor is not None and anchor.page == page
        assert text.content[anchor.start : anchor.end] == words


TITLES = ["Microsoft Word - MOA final.docx", "scan0001.pdf", "untitled", ""]


@pytest.mark.parametrize("title", TITLES)
def test_a_file_name_is_no_title(title: str, made: Any) -> None:
    assert read(made.pdf("x y", title=title)).heading.title is None


def test_an_encrypted_file_is_named_as_such(made: Any) -> None:
    with pytest.raises(Unreadable) as caught:
        read(made.pdf(made.cap, password="secret"), name="moa.pdf")
    assert caught.value.code == "encrypted"
    assert "moa.pdf" in caught.value.message and "password" in caught.value.advice


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_never_silent(share: float, made: Any, read_all: All) -> None:
    whole = made.pdf(*(f"Page {number} of the report." for number in range(30)))
    (reading,) = read_all(whole[: int(share * len(whole))])
    assert "truncated" in codes(reading)


def test_a_damaged_file_is_refused(made: Any, read_all: All) -> None:
    (reading,) = read_all(b"%PDF-1.7\n" + b"nonsense " * 50 + b"\n%%EOF")
    assert reading.text is None and codes(reading) == ["damaged"]


def test_pages_over_the_limit_are_named(made: Any, read_all: All) -> None:
    (reading,) = read_all(made.pdf("One.", "Two.", "Three."), pdf_pages=2)
    assert reading.text is not None and reading.text.content == "One.\n\nTwo."
    assert [(problem.code, problem.where) for problem in reading.problems] == [
        ("page_limit", "pages 3 to 3")
    ]


def test_a_blank_page_is_noted(made: Any, read_all: All) -> None:
    (reading,) = read_all(made.pdf("One.", "", "Three."))
    assert reading.text is not None and reading.text.content == "One.\n\nThree."
    problem = reading.problems[0]
    assert (problem.code, problem.where, problem.lost) == ("page_without_text", "page 2", False)


def test_a_pdf_of_blank_pages_has_no_text(made: Any, read_all: All) -> None:
    (reading,) = read_all(made.pdf("", ""))
    assert reading.text is None
    assert codes(reading) == ["page_without_text", "page_without_text", "no_text"]


PROSE = "The agreement between the two agencies was signed on Monday by their"
LINES = [
    ("a paragraph", f"{PROSE}\n{PROSE}\nheads.", f"{PROSE} {PROSE} heads."),
    ("a heading stays apart", f"1. Purpose\n{PROSE}\nheads.", f"1. Purpose\n{PROSE} heads."),
    ("paragraphs by a short last line", f"{PROSE}\nheads.\n{PROSE}", f"{PROSE} heads.\n{PROSE}"),
    ("hyphen at the line end", "infor\ufffe\r\nmation", "information"),
    ("hyphen before a figure", "FY\ufffe\r\n2020", "FY-\n2020"),
    (
        "rows of figures",
        f"Adelanto Correctional Facility East 19 587\nAlhambra City Jail 0 3\n{PROSE}",
        f"Adelanto Correctional Facility East 19 587\nAlhambra City Jail 0 3\n{PROSE}",
    ),
    ("list", f"{PROSE}\n• {PROSE}\n• {PROSE}", f"{PROSE}\n• {PROSE}\n• {PROSE}"),
    (
        "a raised number splits a line",
        f"{PROSE}\nheads, and its personnel7\ncan now conduct a query within a\n{PROSE}",
        f"{PROSE} heads, and its personnel7 can now conduct a query within a\n{PROSE}",
    ),
]


@pytest.mark.parametrize(("reason", "lines", "expected"), LINES, ids=[case[0] for case in LINES])
def test_lines_become_paragraphs(reason: str, lines: str, expected: str) -> None:
    assert reflow(lines) == expected, reason
