"""Labels of who is credited: offsets only, and the floor under attribution on unread articles."""

from __future__ import annotations

import pytest
from gold.schema import records
from gold.shared import is_kept, is_validation

from gold import said
from plainview.model import Evidence, Fact, Filler, Hop

TEXT = "ICE said it held 300 people. The ACLU disagreed."


def fact(start: int, end: int, *hops: Hop) -> Fact:
    run = Evidence(start, end, TEXT[start:end])
    body = Filler("custodian", "ICE", "ICE", 0, 3)
    return Fact(TEXT, "t", "custody", "in_force", "asserted", "+", (body,), (), hops, (run,))


def test_each_label_finds_one_fact() -> None:
    labels = [
        {"type": "custody", "evidence": [0, 28], "said": [0, 3]},
        {"type": "custody", "evidence": [29, 48], "said": None},
        {"type": "target", "evidence": [0, 28], "said": None},
    ]
    first, second = fact(9, 27), fact(29, 48)
    assert said.paired(labels, [second, first]) == [(labels[0], first), (labels[1], second)]
    assert said.paired(labels[:1], [second, first, first]) == [(labels[0], first)]


@pytest.mark.parametrize(
    ("hop", "same"),
    [
        (Hop("official_body", "ICE", "ICE", 0, 3), True),
        (Hop("official_body", "the agency", "it", 9, 11), True),
        (Hop("official_body", "ICE", "it", 9, 11), False),
        (Hop("organisation", "ACLU", "ACLU", 33, 37), False),
        (Hop("official_body", "ICE", "disagreed", 38, 47), True),
    ],
)
def test_words_or_the_name_must_agree(hop: Hop, same: bool) -> None:
    label = {"said": [0, 3], "name": "the agency", "also": [38, 47]}
    assert said.agrees(label, [hop]) is same


def test_no_words_of_an_article_are_kept() -> None:
    for part, count in zip(said.PARTS, (20, 20, 40, 80, 77, 29), strict=True):
        assert len(said.stems(part)) == count
        for stem in said.stems(part):
            assert not is_kept(stem)
            assert not is_validation(stem)
            for row in records(said.SAID / part / f"{stem}.jsonl"):
                assert set(row) <= {"type", "evidence", "said", "name", "also"}


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize(
    ("part", "credited", "share", "over"), [("apart", 190, 0.84, 0.3), ("fresh", 85, 0.74, 0.14)]
)
def test_credits_on_articles_whose_errors_nobody_read(
    part: str, credited: int, share: float, over: float
) -> None:
    of = said.score(part)
    assert of.credited >= credited
    assert of.share >= share
    assert of.over <= over * of.alone
