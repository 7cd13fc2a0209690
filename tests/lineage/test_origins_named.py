"""The outlets that a text leans on by name, and the spinner of the benchmark."""

from __future__ import annotations

import pytest
from bench.retold import SYNONYMS, lexicon_of_names

from plainview.lineage.roots import leanings

CASES = [
    ("The Washington Post reported that ICE asked for mail covers.", [("The Washington Post", "")]),
    ("ICE asked for mail covers, according to the Washington Post.", [("The Washington Post", "")]),
    ("ICE asked for them, documents obtained by the Washington Post show.",
     [("The Washington Post", "documents")]),
    ("It was in the Post’s files. The Washington Post’s report names two offices.",
     [("The Washington Post", "")]),
    ("She drove past the Washington Post on her way to the harbour.", []),
    ("NPR reviewed the letters. Later, emails seen by NPR told more.", [("NPR", "emails")]),
    ("NPR found the letters and CNN found the envelopes.", [("NPR", ""), ("CNN", "")]),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_outlets_that_a_text_credits(text: str, expected: list[tuple[str, str]]) -> None:
    found = leanings(text)
    assert [(one.name, one.what) for one in found] == expected
    assert all(0 <= one.start < one.end <= len(text) for one in found)


def test_an_outlet_does_not_lean_on_itself() -> None:
    assert leanings("NPR found the letters.", "NPR") == []


def test_the_spinner_of_the_benchmark_knows_no_word_of_the_repair_lexicon() -> None:
    own = {word for given, others in SYNONYMS.items() for word in (given, *others)}
    assert len(SYNONYMS) > 150
    assert not own & lexicon_of_names()
