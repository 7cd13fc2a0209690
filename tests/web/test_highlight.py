"""A text cut at the borders of its facts' evidence loses nothing and escapes everything."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.store.rows import EvidenceRow, FactRow
from plainview.web.highlight import excerpts, pieces, shown


def fact(name, *spans, content):
    evidence = tuple(EvidenceRow(a, b, content[a:b], None, None) for a, b in spans)
    return FactRow(
        name, "d", "doc", None, None, None, "t", "custody", "in_force", "asserted", "+", (), (),
        None, (), evidence, (), "p",
    )  # fmt: skip


def plain(html):
    return unescape(re.sub(r"<[^>]*>", "", html))


spans = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=5)


@given(st.text(min_size=1, max_size=60), spans)
def test_the_text_stays_whole(content, runs):
    places = [(a, min(a + n, len(content))) for a, n in runs if a < len(content)]
    rows = [fact(f"f{n}", span, content=content) for n, span in enumerate(places)]
    found = pieces(content, 0, rows, titles={row.id: row.id for row in rows})
    assert "".join(plain(str(piece.html)) for piece in found) == content
    for row in rows:
        mine = "".join(plain(str(p.html)) for p in found if row.id in p.facts)
        assert mine == row.evidence[0].quote
    anchors = [anchor for piece in found for anchor in piece.anchors]
    assert sorted(anchors) == sorted(f"at-{row.id}" for row in rows)


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a & b", "a &amp; b"),
        ("SSN ███ here", 'SSN <span class="masked" title="masked">███</span> here'),
        ("██", '<span class="masked" title="masked">██</span>'),
        ("", ""),
    ],
)
def test_words_as_html(words, html):
    assert str(shown(words)) == html


def test_a_part_shows_only_its_own_run_and_its_pages():
    content = "0123456789" * 4
    row = fact("f", (5, 15), content=content)
    found = pieces(content[10:30], 10, [row], titles={"f": "t"}, places=[(20, "page 2")])
    assert [(str(p.html), p.facts, p.place) for p in found] == [
        ("01234", ("f",), ""),
        ("56789", (), ""),
        ("0123456789", (), "page 2"),
    ]


def test_excerpts_show_nothing_but_evidence():
    content = "one two three four five"
    rows = [fact("a", (0, 3), content=content), fact("b", (8, 13), (19, 23), content=content)]
    found = excerpts(rows, titles={"a": "", "b": ""})
    assert "".join(str(piece.html) for piece in found) == "one\n\n[…]\n\nthree\n\n[…]\n\nfive"


def test_excerpts_put_together_what_overlaps():
    content = "one two three four five"
    rows = [fact(name, span, content=content) for name, span in
            (("a", (4, 13)), ("b", (0, 7)), ("c", (4, 7)), ("d", (19, 23)))]  # fmt: skip
    found = excerpts(rows, titles={row.id: row.id for row in rows}, chosen="a")
    assert [(str(piece.html), piece.facts, piece.anchors) for piece in found] == [
        ("one ", ("b",), ("at-b",)),
        ("two", ("c", "b", "a"), ("at-c", "at-a")),
        (" three", ("a",), ()),
        ("\n\n[…]\n\n", (), ()),
        ("five", ("d",), ("at-d",)),
    ]
    assert [piece.chosen for piece in found] == [False, True, True, False, False]


@given(st.text(alphabet="ab█ <", min_size=1, max_size=60), spans)
def test_excerpts_hold_the_evidence_and_nothing_else(content, runs):
    places = [(a, min(a + n, len(content))) for a, n in runs if a < len(content)]
    rows = [fact(f"f{n}", span, content=content) for n, span in enumerate(places)]
    found = excerpts(rows, titles={row.id: row.id for row in rows})
    carried = {at for a, b in places for at in range(a, b)}
    assert sum(len(plain(str(p.html))) for p in found if p.facts) == len(carried)
    for row in rows:
        mine = "".join(plain(str(p.html)) for p in found if row.id in p.facts)
        assert mine == row.evidence[0].quote
