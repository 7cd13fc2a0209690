"""Light labels: notes are taken as offsets, and what cannot be taken is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from gold.schema import records
from gold.shared import SHARED

from gold import light

TEXT = "The bureau gets call records. It asked two carriers for them. Nobody knows how many."
PLACES = [(0, 29), (30, 61), (62, 84)]


def words(span: list[int]) -> str:
    return TEXT[span[0] : span[1]]


def test_a_note_is_offsets_only() -> None:
    label = light.note(
        "1 access requested/requested recipient=The bureau; provider=two carriers;"
        " category=call records@0",
        TEXT,
        PLACES,
    )
    assert label["evidence"] == [30, 61]
    assert (label["status"], label["modality"], label["polarity"]) == (
        "requested",
        "requested",
        "+",
    )
    assert {role: [words(span) for span in spans] for role, spans in label["roles"].items()} == {
        "recipient": ["The bureau"],
        "provider": ["two carriers"],
        "category": ["call records"],
    }


def test_a_role_that_comes_twice_keeps_both_fillers() -> None:
    label = light.note("1 access sought category=call; category=records@0", TEXT, PLACES)
    assert [words(span) for span in label["roles"]["category"]] == ["call", "records"]


def test_what_a_rule_does_is_kept_beside_its_words() -> None:
    label = light.note("1 rule in_force bound=The bureau@0; act:requires=asked", TEXT, PLACES)
    assert label["act"] == "requires" and words(label["roles"]["act"][0]) == "asked"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("x access in_force", "not a note"),
        ("9 access in_force", "no sentence 9"),
        ("0 gossip stated", "no type 'gossip'"),
        ("0 access swirling", "no stage 'swirling'"),
        ("0 access in_force holder=The bureau", "access has no 'holder'"),
        ("0 access in_force recipient=the office", "'the office' does not stand near"),
        ("0 rule in_force act:hopes=records", "no act 'hopes'"),
        ("0 access in_force category=carriers@2", "'carriers' does not stand near"),
    ],
)
def test_what_cannot_be_taken_is_said(line: str, said: str) -> None:
    with pytest.raises(light.Wrong, match=said):
        light.note(line, TEXT, PLACES)


@pytest.mark.parametrize(
    ("line", "tier", "polarity", "modality"),
    [
        ("0 access in_force ~ recipient=The bureau", "soft", "+", "asserted"),
        ("0 access refused/denied/- recipient=The bureau", "core", "-", "denied"),
    ],
)
def test_marks_of_a_note(line: str, tier: str, polarity: str, modality: str) -> None:
    label = light.note(line, TEXT, PLACES)
    assert (label["tier"], label["polarity"], label["modality"]) == (tier, polarity, modality)


def test_labels_kept_here_hold_no_words() -> None:
    paths = sorted(light.LIGHT.glob("*.jsonl"))
    assert paths
    for label in (label for path in paths for label in records(path)):
        spans = [label["evidence"], *(span for kind in ("roles", "measures") for spans in
                 label[kind].values() for span in spans)]  # fmt: skip
        assert all(isinstance(place, int) for span in spans for place in span)


def test_no_document_of_the_shared_gold_has_them(shared: Path) -> None:
    gold = {path.stem for path in (SHARED / "gold/news").glob("*.jsonl")}
    assert gold and not gold & {path.stem for path in light.LIGHT.glob("*.jsonl")}


def test_labels_are_found_again_in_their_documents(shared: Path) -> None:
    for path, facts in light.facts():
        text = light.body(path.stem)
        for fact in facts:
            fillers = [filler for role in fact["roles"].values() for filler in role]
            assert all(part["surface"] == text[part["start"] : part["end"]] for part in fillers)
            assert fact["evidence"][0]["quote"].strip()
