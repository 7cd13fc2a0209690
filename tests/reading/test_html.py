"""Web pages: the words and the heading of a page, whatever else it carries."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from plainview.reading import Reading, read
from plainview.reading.html import visible_text

All = Callable[..., list[Reading]]


def test_main_text_without_menus_under_the_title(made: Any) -> None:
    body = (
        "<nav><a href=/>Home</a><a href=/a>Subscribe now</a></nav><article><h1>Beds paid for</h1>"
        f"<p>{made.beds}</p><p>{made.long}</p><table><tr><th>Facility</th><th>Beds</th></tr>"
        "<tr><td>Alpha</td><td>1,200</td></tr></table></article><footer>Cookie notice</footer>"
    )
    text = read(made.page(body))
    assert text.content.startswith("Beds paid for\n")
    assert made.beds in text.content and "Facility | Beds\nAlpha | 1,200" in text.content
    assert "Subscribe" not in text.content and "Cookie" not in text.content
    assert text.reader == "html/1"


def test_a_title_outside_the_main_text_is_put_before_it(made: Any) -> None:
    text = read(made.page(head="<title>A title of its own</title>"))
    assert text.content.startswith("A title of its own\n\nSentence 0")


LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Site"},
        {
            "@type": ["NewsArticle"],
            "headline": "Headline of the data",
            "datePublished": "2025-04-07T09:00:00-04:00",
            "author": [{"@type": "Person", "name": "A. Writer"}, {"name": "B. Writer"}],
            "publisher": {"@type": "Organization", "name": "The Example"},
        },
    ],
}
OPEN_GRAPH = (
    "<title>Beds | The Example</title><meta property='og:title' content='Beds paid for'>"
    "<meta property='og:site_name' content='The Example'><meta name=author content='A. Writer'>"
    "<meta property='article:published_time' content='2025-04-07T09:00:00Z'>"
    "<link rel=canonical href='https://news.example/beds'>"
)
HEADS = [
    (
        "JSON-LD",
        f"<script type='application/ld+json'>{json.dumps(LINKED)}</script>",
        ("2025-04-07", "A. Writer, B. Writer", "The Example", None),
    ),
    (
        "OpenGraph",
        OPEN_GRAPH,
        ("2025-04-07", "A. Writer", "The Example", "https://news.example/beds"),
    ),
    ("broken JSON-LD", "<script type='application/ld+json'>{oops</script>", (None,) * 4),
    ("JSON-LD of numbers", "<script type='application/ld+json'>[1, null]</script>", (None,) * 4),
    ("author as address", "<meta name=author content='https://x.example/a'>", (None,) * 4),
    ("address that is a script", "<link rel=canonical href='javascript:x()'>", (None,) * 4),
    ("date with slashes", "<meta name=date content='04/07/2025'>", (None,) * 4),
]


@pytest.mark.parametrize(("reason", "head", "expected"), HEADS, ids=[case[0] for case in HEADS])
def test_headings(reason: str, head: str, expected: tuple[str | None, ...], made: Any) -> None:
    heading = read(made.page(head=head)).heading
    found = (heading.published, heading.byline, heading.outlet, heading.address)
    assert found == expected, reason


def test_several_times_on_a_page_are_no_publication_date(made: Any) -> None:
    one = "<time datetime='2025-04-07'>April 7</time>"
    other = "<time datetime='2025-04-01'>April 1</time>"
    assert read(made.page(f"<p>{made.long}</p>{one}")).heading.published == "2025-04-07"
    assert read(made.page(f"<p>{made.long}</p>{one}{other}")).heading.published is None


HOSTILE = [
    ("script", "<script>document.write('<p>injected words</p>')</script>"),
    ("script that never ends", "<p>end</p><script>var injected = '</div>"),
    ("event handler", '<img src=x onerror="injected()">'),
    ("style", "<style>p:after{content:'injected'}</style>"),
    ("gigantic attribute", f"<div data-x='{'injected ' * 200_000}'></div>"),
    ("template", "<template><p>injected words</p></template>"),
    ("comment", "<!-- injected -->"),
    ("entity bomb", "<!DOCTYPE x [<!ENTITY a 'injected'><!ENTITY b '&a;&a;'>]>&b;"),
    ("meta refresh", "<meta http-equiv=refresh content='0;url=file:///injected'>"),
]


@pytest.mark.parametrize(("reason", "attack"), HOSTILE, ids=[case[0] for case in HOSTILE])
def test_hostile_pages_are_harmless(reason: str, attack: str, made: Any) -> None:
    text = read(made.page(f"<article><p>{made.beds}</p><p>{made.long}</p></article>{attack}"))
    assert made.beds in text.content
    assert "injected" not in text.content, reason


@pytest.mark.parametrize("depth", [300, 20_000])
def test_deep_nesting_loses_no_words(depth: int, made: Any, read_all: All) -> None:
    body = "<div>" * depth + made.beds + "</div>" * depth + f"<p>{made.cap}</p>"
    (reading,) = read_all(made.page(body))
    assert reading.text is not None
    assert made.beds in reading.text.content and made.cap in reading.text.content
    assert [(problem.code, problem.lost) for problem in reading.problems] == [
        ("no_main_text", False)
    ]


def test_a_page_without_main_text_says_so(made: Any, read_all: All) -> None:
    (reading,) = read_all(made.page("<footer>Beds</footer><script>no()</script>", ""))
    assert reading.text is not None and reading.text.content == "Beds"
    assert [problem.code for problem in reading.problems] == ["no_main_text"]


def test_a_page_too_large_for_a_tree_is_still_read(made: Any, read_all: All) -> None:
    (reading,) = read_all(made.page(), html_bytes=100)
    assert reading.text is not None and made.long in reading.text.content


def test_declared_encoding_is_used(made: Any) -> None:
    data = made.page(head="<meta charset='windows-1252'><title>x</title>")
    assert "“quote”" in read(data.replace(b"Sentence 0", "“quote”".encode("cp1252"))).content


ENDLESS = ["<!--", "<![CDATA[", "</", "<a ", "<a href='", "<a x=", "<svg>", "<p>x", "&#", "<?", "<"]


@pytest.mark.parametrize("run", ENDLESS)
def test_endless_runs_take_no_endless_time(run: str, made: Any, read_all: All) -> None:
    started = time.process_time()
    source = f"<p>{made.beds}</p>" + run * 20_000
    assert made.beds in visible_text(source)
    (reading,) = read_all(f"<html><body>{source}".encode())
    assert reading.text is not None and made.beds in reading.text.content
    assert time.process_time() - started < 3


VISIBLE = [
    ("<p title='a > b'>x</p><p>y", "x\ny"),
    ("a &amp; b<br>c", "a & b\nc"),
    ("x<SCRIPT>if (a</b) {}</Script>y", "xy"),
    ("x<svg>y", "xy"),
    ("x<svg><text>no</text></svg>y", "xy"),
    ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
    ("<td>a</td><td>b</td>", "a b"),
    ("x<!-- <p>no</p> -->y<!-- no", "xy"),
]


@pytest.mark.parametrize(("source", "text"), VISIBLE)
def test_visible_text(source: str, text: str) -> None:
    assert visible_text(source) == text


def test_a_page_without_words_is_refused(read_all: All) -> None:
    (reading,) = read_all(b"<html><body><script>build()</script></body></html>")
    assert [problem.code for problem in reading.problems] == ["no_text"]
