"""Sentences: where they end, and what kind of text they are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.extraction.sentences import split

ENDS = [
    # text, sentences, why
    ("Sen. Ron Example spoke. He left.", 2, "title before a name"),
    ("It went to the U.S. Immigration Court. It stayed.", 2, "U.S. inside a name"),
    ("They moved to the U.S. The agency agreed.", 2, "U.S. ends a sentence before a starter"),
    ("The plan, by Rep. Jo Doe, R-Ariz., failed. A vote came.", 2, "state after a party"),
    ("It costs $3.5 million. It rose 2.1 percent.", 2, "decimal points"),
    ("“We share nothing.” The office denied it.", 2, "full stop inside a quotation"),
    ("“Why?” he asked. Nobody knew.", 2, "question inside a sentence"),
    ("The cap ended. . . and returned.", 1, "spaced dots before a small letter"),
    ("The bill, H.R. 2397, passed. It cut funds.", 2, "bill number"),
    ("Under No. 12 it may. Under none it may not.", 2, "No. before a number"),
    ("The answer was no. Then it was yes.", 2, "the word no"),
    ("John F. Example Jr. signed it.", 1, "initials and suffix"),
    ("It ended on Jan. 3. It began on Feb. 4.", 2, "months before days"),
    ("Heading without stop\n\nThe text starts here. It goes on.", 3, "heading above a paragraph"),
    ("It shared data.The board objected.", 2, "blank lost between sentences"),
    ("It shared data with the NSA.Officials objected.", 2, "blank lost behind capitals"),
    ("It fell short.XKeyscore was next.", 2, "blank lost before a name in capitals"),
    ("It was said to Sen.Orwell in Dover.", 1, "blank lost behind a title"),
    ("Write to office@agency.example.Gov for more.", 1, "address, not a boundary"),
]

KINDS = [
    ("Agency buys readers\n\nThe agency bought them.", ["headline", "body"]),
    (
        "A title\n\nFILE PHOTO: A van stands by a gate. REUTERS/Nobody",
        ["headline", "caption", "caption"],
    ),
    ("A title\n\nAdvertisement\n\nThe text went on.", ["headline", "furniture", "body"]),
    (
        "A title\n\nClick here to read the next one.\n\nIt went on.",
        ["headline", "furniture", "body"],
    ),
    ("A title\n\n• The cap was lowered.\n\n• The fee was raised.", ["headline", "item", "item"]),
    ("A title\n\nWho pays for it? The county does.", ["headline", "question", "body"]),
    ("A title\n\nSign up for Daily Newsletters\n\nIt went on.", ["headline", "furniture", "body"]),
]


@pytest.mark.parametrize(("text", "count", "why"), ENDS, ids=[row[2] for row in ENDS])
def test_ends(text: str, count: int, why: str) -> None:
    assert len(split(text)) == count, [text[s.start : s.end] for s in split(text)]


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [sentence.kind for sentence in split(text)] == kinds


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The office said that it had bought readers for the county and that they would\n"
        "stand by the roads to the north of the town for at least one year, the board was\n"
        "told. The county paid for them out of a fund that it keeps for repairs and for the\n"
        "upkeep of its vans."
    )
    assert [text[s.start : s.end][-5:] for s in split(text)] == ["told.", "vans."]


@given(st.text(alphabet=st.sampled_from('ab AB.!?\n"”’•1,U.S'), max_size=200))
def test_sentences_cover_everything_but_blanks_in_order(text: str) -> None:
    sentences = split(text)
    covered = "".join(text[s.start : s.end] for s in sentences)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(sentences))
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in sentences)
