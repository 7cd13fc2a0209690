"""What laws, orders and policies allow, require and forbid."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.extraction import attribution, mentions, sentences
from plainview.extraction.frames import rule
from plainview.extraction.frames.frame import Frame
from plainview.extraction.frames.rules import Rule, rules
from plainview.extraction.parts import Sketch
from plainview.extraction.quantities import find as quantities_in
from plainview.model import Heading

ICE = "U.S. Immigration and Customs Enforcement"

RULES = [
    # text, act, role and words of who is bound or may, words of the act
    (
        "The law prohibits ICE from searching the driver index.",
        "forbids",
        ("bound", "ICE"),
        "searching",
    ),
    (
        "The order directs ICE to delete the scans within 30 days.",
        "requires",
        ("bound", "ICE"),
        "delete the scans",
    ),
    ("The policy does not allow ICE to keep the scans.", "forbids", ("bound", "ICE"), "keep"),
    ("The statute does not require ICE to get a warrant.", "exempts", ("holder", "ICE"), "warrant"),
    ("Employers are required to check papers.", "requires", ("bound", "Employers"), "check papers"),
    ("ICE is not allowed to enter schools.", "forbids", ("bound", "ICE"), "enter schools"),
    ("Under the law, ICE may not enter courts.", "forbids", ("bound", "ICE"), "enter courts"),
    (
        "A federal judge barred ICE from holding children there.",
        "forbids",
        ("bound", "ICE"),
        "holding children",
    ),
    (
        "The bill would prohibit ICE from buying location data.",
        "forbids",
        ("bound", "ICE"),
        "buying location data",
    ),
    (
        "The county has passed a law, which allows ICE to use its jail.",
        "allows",
        ("holder", "ICE"),
        "use its jail",
    ),
]

NOT_RULES = [
    # a noun, a capability, a wish, a story
    "The order to ICE from the firm was for 12 cars.",
    "The camera can be seen from the road.",
    "ICE must be tired of this, she said.",
    "A fence stopped the boy from leaving.",
    "He was not authorized to speak to reporters.",
]


def found(text: str) -> list[Frame]:
    split = sentences.split(text)
    row = mentions.find(text, split, None)
    numbers = quantities_in(text, [(s.start, s.end) for s in split])
    said = attribution.find(text, split, row, Heading())
    return rule.find(text, Sketch(split, row, tuple(numbers), tuple(() for _ in split), said))


@pytest.mark.parametrize(("text", "act", "who", "words"), RULES)
def test_rule(text: str, act: str, who: tuple[str, str], words: str) -> None:
    frames = found(text)
    assert len(frames) == 1, frames
    assert frames[0].names("act") == {act}
    surfaces = {f.role: f.surface or "" for f in frames[0].fillers}
    assert who[1] in surfaces[who[0]]
    assert words in surfaces["act"]


@pytest.mark.parametrize("text", NOT_RULES)
def test_no_rule(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize("pattern", rules().rules, ids=lambda r: r.id)
def test_example_of_each_pattern(pattern: Rule) -> None:
    frames = found(pattern.example)
    assert [frame.pattern for frame in frames] == [pattern.id]
    assert frames[0].names("act") == {pattern.expects["act"]}
    surfaces = {f.role: f.surface or "" for f in frames[0].fillers}
    for role, words in pattern.expects.items():
        assert role == "act" or words in surfaces[role]


def test_status_and_limit() -> None:
    frame = found("The bill would require ICE to delete the scans within 30 days.")[0]
    assert (frame.status, frame.modality) == ("proposed", "possible")
    assert [(m.name, m.value, m.unit) for m in frame.measures] == [("limit", 30.0, "days")]


def test_a_court_enjoins() -> None:
    frame = found("A federal judge blocked the travel order on Friday.")[0]
    assert frame.status == "enjoined"
    assert frame.flags == ("unresolved",)


def test_instrument_and_issuer_are_told_apart() -> None:
    by_law = found("The law bars ICE from searching the index.")[0]
    by_court = found("A federal judge barred ICE from searching the index.")[0]
    assert by_law.names("instrument")
    assert not by_law.names("issuer")
    assert by_court.names("issuer")


PIECES = st.sampled_from(
    ["The law", "ICE", "must", "may not", "bars", "allows", "to", "from", "searching",
     "delete scans", ",", ".", "a judge", "blocked", "under the order", "is", "not", "allowed",
     "which", "the bill would", "require", "warrant", "unless", "within 30 days", "authorized"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_frames_are_grounded(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for frame in found(text):
        assert 0 <= frame.start < frame.end <= len(text)
        assert frame.names("act") <= {"allows", "requires", "forbids", "exempts"}
        for filler in frame.fillers:
            assert filler.name
            assert filler.start is not None
            assert filler.end is not None
            assert text[filler.start : filler.end] == filler.surface
