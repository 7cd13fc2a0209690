"""Text, Markdown and news JSON: every character stays where it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plainview.model import Unreadable
from plainview.reading import Reading, read

All = Callable[..., list[Reading]]
Json = Callable[[object], bytes]


def test_plain_text_is_never_trimmed_and_keeps_its_line_endings() -> None:
    text = read(b"  Two blanks.\r\n\r\nThen a line.\n \n")
    assert (text.content, text.reader) == ("  Two blanks.\r\n\r\nThen a line.\n \n", "plain/1")
    assert text.heading.title is None


def test_path_bytes_and_name_give_the_same_text(tmp_path: Path, made: Any) -> None:
    file = tmp_path / "cap.txt"
    file.write_text(made.cap)
    assert read(file).id == read(str(file)).id == read(made.cap.encode(), name="other.txt").id


def test_markdown_is_kept_as_it_is_and_gives_a_heading() -> None:
    source = (
        '---\ntitle: "A cap"\ndate: 2025-04-07\nauthor: Staff\nsource: The Example\n'
        "url: https://news.example/cap\n---\n\n# Other\n\nThe **cap** is 1,200.\n"
    )
    text = read(source.encode())
    heading = text.heading
    assert (text.content, text.reader) == (source, "markdown/1")
    assert (heading.title, heading.published, heading.byline) == ("A cap", "2025-04-07", "Staff")
    assert (heading.outlet, heading.address) == ("The Example", "https://news.example/cap")
    assert read(b"# The *cap* #\n\nText").heading.title == "The *cap*"


def test_front_matter_without_an_end_is_text() -> None:
    source = b"---\ntitle: A cap\n" + b"more: words\n" * 50 + b"# Heading\n"
    assert read(source).heading.title == "Heading"


def test_news_text_is_title_blank_line_content(made: Any, as_json: Json) -> None:
    value = made.article()
    text = read(as_json(value), name="a.json")
    assert text.content == value["title"] + "\n\n" + value["content_original"]
    heading = text.heading
    assert (heading.published, heading.byline) == ("2025-04-07", "A. Writer")
    assert (heading.outlet, heading.address) == ("The Example", "https://news.example/cap")


DATES = [
    ("2018-07-17", "2018-07-17"),
    ("2018-07-17T23:00:00Z", "2018-07-17"),
    ("2018-07", "2018-07"),
    ("20180717", "2018-07-17"),
    ("July 17, 2018", "2018-07-17"),
    ("Sept. 7, 2018", "2018-09-07"),
    ("Tue, 17 Jul 2018 08:00:00 GMT", "2018-07-17"),
    ("07/08/2018", None),
    ("2018-13-40", None),
    ("yesterday", None),
    ("", None),
    (None, None),
    (20180717, None),
]


@pytest.mark.parametrize(("printed", "published"), DATES)
def test_dates_are_certain_or_absent(
    printed: object, published: str | None, made: Any, as_json: Json
) -> None:
    assert read(as_json(made.article(date=printed))).heading.published == published


def test_lists_and_lines_of_articles_become_members(
    made: Any, as_json: Json, read_all: All
) -> None:
    first, second = made.article(), made.article(title="Another", authors=["A", "B"])
    for data in (
        as_json([first, second, {"other": 1}]),
        as_json([first, second, {"other": 1}]).replace(b"}, {", b"}\n,\n {"),
        b"\n".join(map(as_json, (first, second, {"other": 1}))) + b"\n",
    ):
        whole, *members = read_all(data, "news.json")
        assert whole.text is None
        assert [(problem.code, problem.where) for problem in whole.problems] == [
            ("other_json", "3")
        ]
        assert [member.name for member in members] == ["news.json/1", "news.json/2"]
        assert all(member.parent == whole.document.id for member in members)
        assert json.loads(members[1].data) == second
        assert members[1].text is not None
        assert members[1].text.heading.byline == "A, B"


OTHERS = [
    (b'{"results": []}', "other_json"),
    (b'{"title": "x", "content_original": 5}', "other_json"),
    (b'[{"a": 1}]', "other_json"),
    (b'{"title": "x", ', "broken_json"),
    (b'{"a":' * 5000, "broken_json"),
]


@pytest.mark.parametrize(("data", "code"), OTHERS)
def test_other_json_is_refused_with_a_reason(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data)
    assert caught.value.code == code


def test_gold_texts_are_read_as_the_gold_counts_them(shared: Path) -> None:
    checked = 0
    for file in sorted((shared / "corpus/news/articles").glob("*.json"))[:100]:
        value = json.loads(file.read_text("utf-8"))
        content = value["title"] + "\n\n" + value["content_original"]
        text = read(file)
        assert len(text.content) == len(content)
        # masked characters aside, which only ever read as a block
        assert all(a == b or a == "█" for a, b in zip(text.content, content, strict=True))
        checked += 1
    for file in (shared / "seeds").glob("*.txt"):
        assert len(read(file).content) == len(file.read_bytes().decode("utf-8"))
        checked += 1
    assert checked > 100
