"""Scans: what is recognised keeps its page and its confidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from plainview.model import Unreadable
from plainview.reading import Reading, read

All = Callable[..., list[Reading]]


def test_a_picture_of_a_page_is_read_with_confidence(made: Any) -> None:
    text = read(made.picture(made.cap, "Signed in March."))
    assert text.content == f"{made.cap} Signed in March."
    assert text.anchors and all(0 < (run.confidence or 0) <= 1 for run in text.anchors)
    assert all(run.page == 1 for run in text.anchors)
    assert text.at(text.content.index("1,200"), len(text.content)) is not None


def test_each_run_of_words_stands_where_its_anchor_says(made: Any) -> None:
    lines = (
        "The agreement that both agencies signed gives infor-",
        "mation on 1,200 addresses to the enforcement office",
        "each month, and sets no limit on how long it is kept.",
    )
    text = read(made.picture(*lines))
    assert "gives information on 1,200 addresses" in text.content
    covered = " ".join(text.content[run.start : run.end] for run in text.anchors)
    assert covered.replace("infor mation", "information") == text.content.replace("\n", " ")
    assert all(a.end <= b.start for a, b in zip(text.anchors, text.anchors[1:], strict=False))


@pytest.mark.parametrize("form", ["JPEG", "BMP", "WEBP"])
def test_other_image_formats(form: str, made: Any) -> None:
    assert "1,200 a month" in read(made.picture(made.cap, form=form)).content


def test_a_fax_of_several_pages(made: Any, read_all: All) -> None:
    data = made.picture("First page of it.", form="TIFF", more=["", "Third page of it."])
    (reading,) = read_all(data)
    assert reading.text is not None
    assert reading.text.content == "First page of it.\n\nThird page of it."
    third = reading.text.at(reading.text.content.index("Third"), len(reading.text.content))
    assert third is not None and third.page == 3
    assert [(problem.code, problem.where) for problem in reading.problems] == [
        ("page_without_text", "page 2")
    ]


def test_a_scanned_pdf_is_recognised_page_by_page(made: Any, read_all: All) -> None:
    data = made.scanned_pdf(made.picture(made.cap), made.picture(made.beds))
    (reading,) = read_all(data)
    assert reading.text is not None
    assert reading.text.content == f"{made.cap}\n\n{made.beds}"
    assert {run.page for run in reading.text.anchors} == {1, 2}
    (limited,) = read_all(data, ocr_pages=1)
    assert limited.text is not None and limited.text.content == made.cap
    assert [(problem.code, problem.where) for problem in limited.problems] == [
        ("ocr_limit", "page 2")
    ]


def test_a_stamp_on_a_scan_does_not_hide_the_scan(made: Any) -> None:
    assert made.cap in read(made.scanned_pdf(made.picture(made.cap), stamp="FOIA 000123")).content


def test_a_blank_scan_says_so(made: Any, read_all: All) -> None:
    (reading,) = read_all(made.picture())
    assert reading.text is None
    assert [problem.code for problem in reading.problems] == ["page_without_text"]


def test_an_image_over_the_pixel_limit_is_not_decoded(made: Any, read_all: All) -> None:
    (reading,) = read_all(made.picture(made.cap), page_pixels=1000)
    assert [problem.code for problem in reading.problems] == ["image_too_large"]


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_a_cut_image_is_damaged(form: str, made: Any, read_all: All) -> None:
    data = made.picture(made.cap, form=form)
    (reading,) = read_all(data[: len(data) // 2])
    assert "damaged" in [problem.code for problem in reading.problems]


def test_nothing_but_a_signature_of_an_image(made: Any) -> None:
    with pytest.raises(Unreadable) as caught:
        read(b"\x89PNG\r\n\x1a\n")
    assert caught.value.code == "damaged"
