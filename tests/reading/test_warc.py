"""Web archives: pages with their address and day, and nothing skipped without a word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from plainview.reading import Reading

All = Callable[..., list[Reading]]
PAGE, FILE = "https://agency.example/beds", "https://agency.example/beds.pdf"


@pytest.mark.parametrize("packed", [False, True])
def test_pages_and_files_with_address_and_day(packed: bool, made: Any, read_all: All) -> None:
    data = made.warc(
        (PAGE, 200, "text/html", made.page()),
        ("https://agency.example/old", 301, "text/html", b"moved"),
        ("https://agency.example/x.css", 200, "text/css", b"p { color: red }"),
        ("https://agency.example/x.js", 200, "application/javascript", b"var x = 1"),
        (FILE, 200, "application/octet-stream", made.pdf(made.beds)),
        ("https://agency.example/none", 200, "text/html", b""),
        packed_records=packed,
    )
    whole, page, file = read_all(data, "web.warc")
    assert whole.text is None
    assert {(p.where, p.lost) for p in whole.problems} == {
        ("answers with status 301", False),
        ("style sheets, scripts, fonts and pictures", False),
        ("empty answers", False),
    }
    assert (page.address, page.seen_at, page.how) == (PAGE, "2025-03-01T12:00:00Z", "web-archive")
    assert page.name == f"web.warc/{PAGE}" and page.parent == whole.document.id
    assert page.text is not None and made.long in page.text.content
    assert file.text is not None and file.text.content == made.beds


def test_a_document_sent_as_something_else_is_still_read(made: Any, read_all: All) -> None:
    data = made.warc((FILE, 200, "image/png", made.pdf(made.beds)))
    _, file = read_all(data)
    assert file.text is not None and file.text.content == made.beds


def test_a_packaged_archive_gives_its_pages(made: Any, read_all: All) -> None:
    inner = made.warc((PAGE, 200, "text/html", made.page()), packed_records=True)
    data = made.zipped(
        {
            "datapackage.json": b"{}",
            "pages/pages.jsonl": b'{"id": 1}\n{"id": 2}\n',
            "archive/data.warc.gz": inner,
        }
    )
    whole, archive, page = read_all(data, "beds.wacz")
    assert [(p.code, p.where) for p in whole.problems] == [
        ("record_skipped", "datapackage.json"),
        ("record_skipped", "pages/pages.jsonl"),
    ]
    assert archive.name == "beds.wacz/archive/data.warc.gz"
    assert page.address == PAGE and page.text is not None


@pytest.mark.parametrize("share", [0.55, 0.8, 0.98])
def test_a_cut_archive_says_so_and_keeps_what_came_before(
    share: float, made: Any, read_all: All
) -> None:
    data = made.warc(*((f"{PAGE}{number}", 200, "text/html", made.page()) for number in range(4)))
    whole, *pages = read_all(data[: int(share * len(data))])
    assert "truncated" in [problem.code for problem in whole.problems]
    assert len(pages) >= 2 and pages[0].text is not None


def test_nonsense_after_the_mark_is_damaged(read_all: All) -> None:
    (whole,) = read_all(b"WARC/1.0\r\nnonsense")
    assert {problem.code for problem in whole.problems} & {"damaged", "truncated"}


def test_answers_over_the_limits_are_named(made: Any, read_all: All) -> None:
    pages = [(f"{PAGE}{number}", 200, "text/html", made.page()) for number in range(4)]
    whole, *rest = read_all(made.warc(*pages), archive_members=2)
    assert len(rest) == 2
    assert [(p.code, p.where) for p in whole.problems] == [("archive_limit", f"{PAGE}2")]
    (whole,) = read_all(made.warc(*pages), file_bytes=500, container_bytes=10**6)
    assert [p.code for p in whole.problems] == ["too_large"] * 4
