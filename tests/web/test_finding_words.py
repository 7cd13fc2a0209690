"""Findings in words: titles for file names, and headings that can be read at a glance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plainview.model import Finding
from plainview.store.finding_rows import Cited, FindingRow
from plainview.store.rows import DocumentRow
from plainview.web.finding_words import LONGEST, headed, in_titles, shortened

LONG = "what a text of many words goes on to say about it, in more letters than a heading has "


def document(id_: str, title: str | None) -> DocumentRow:
    fields = dict.fromkeys(DocumentRow.__dataclass_fields__)
    return DocumentRow(**{**fields, "id": id_, "title": title})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a.txt: words were replaced", "“Harbour news”: words were replaced"),
        ("aa.txt says 3, a.txt says 4", "“The second”, cut says 3, “Harbour news” says 4"),
        ("bare.txt says 5", "bare.txt says 5"),  # it has no title
        ("other.txt says 5", "other.txt says 5"),  # nothing rests on it
    ],
)
def test_documents_are_called_by_their_titles(text: str, told: str) -> None:
    held = {"1": "Harbour news", "2": "The second”, cut", "3": None}
    cited = [Cited(name, id_, 0, 1, "q") for name, id_ in
             (("a.txt", "1"), ("aa.txt", "2"), ("bare.txt", "3"))]  # fmt: skip
    row = FindingRow(Finding("share", "low", text, "", ()), tuple(cited))
    documents = {id_: document(id_, title) for id_, title in held.items()}
    (found,) = in_titles([row], documents)
    assert found == told.replace("“The second”, cut", "“The second”, cut”")


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Short: all of it stays.", "Short: all of it stays."),
        (f"“One”: words of a name were replaced. Probably meant: {LONG * 2}",
         "“One”: words of a name were replaced."),
        (f"“Judge: no” states a rule and reports what it limits: a law (5 U.S.C. 1): {LONG * 2}",
         "“Judge: no” states a rule and reports what it limits"),
        (f"No break anywhere in these many words {LONG * 2}",
         f"No break anywhere in these many words {LONG * 2}"),
    ],
)  # fmt: skip
def test_a_heading_ends_where_a_sentence_or_clause_does(text: str, heading: str) -> None:
    assert headed(text)[0] == heading


@given(some.text("ab.:; “”()…1", max_size=400))
def test_a_heading_and_what_goes_on_are_the_whole(text: str) -> None:
    heading, rest = headed(text)
    assert len(heading) <= LONGEST or not rest
    assert text.startswith(heading.removesuffix(".")) and text.endswith(rest[1:])


@given(some.text("abc  ,-", max_size=80), some.integers(10, 60))
def test_a_title_is_cut_at_a_word(title: str, most: int) -> None:
    words = " ".join(title.split())
    found = shortened(title, most)
    assert len(found) <= most
    if found != words:
        assert found.endswith("…") and words.startswith(found[:-1])
