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
    ("ICE's policy bars ICE from keeping scans.", "forbids", ("bound", "ICE"), "keeping scans"),
    (
        "The rules, issued in May, forbid deputies to ask about papers.",
        "forbids",
        ("bound", "deputies"),
        "ask about papers",
    ),
    (
        "The Privacy Act took effect in May, allowing deputies to question drivers.",
        "allows",
        ("holder", "deputies"),
        "question drivers",
    ),
    (
        "The law may not be popular, but under the order ICE may only enter courts with a warrant.",
        "requires",
        ("bound", "ICE"),
        "enter courts",
    ),
    ("Police need a warrant to read the scans.", "requires", ("bound", "Police"), "a warrant"),
    (
        "Deputies do not need a warrant to read the scans.",
        "exempts",
        ("holder", "Deputies"),
        "a warrant",
    ),
    (
        "The vendor deletes the scans after 30 days.",
        "requires",
        ("bound", "vendor"),
        "deletes the scans after 30 days",
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
    "They were not authorized to disclose private talks about the order.",
    # a wish, a demand, a hypothesis, a hope
    "The mayor wants to allow deputies to keep the scans under the law.",
    "The ACLU said the judge should not allow ICE to keep the scans.",
    "It is unclear whether drivers are required to show papers.",
    "Officials hope the court will allow ICE to keep the scans.",
    "To violate a court order requires nerve.",
    # numbers to reach, caps and denials are other facts
    "The order requires each office to make 75 arrests a day.",
    "The agreement allows ICE to submit up to 50,000 requests a month.",
    "ICE was never directed to meet a quota.",
    # keeping without records, and no rule in "allowed" of a machine
    "The vendor keeps a booth at the fair for two days.",
    "The database allows officers to look up owners.",
    "A federal judge rejected a request from the state.",
]

AGENTLESS = [
    # text, act, words of the act, limit
    ("Photographs may be kept for five years.", "allows", "kept for five years", 5.0),
    ("Under the order, scans must be purged within 24 hours.", "requires", "purged", 24.0),
    ("Metadata is stored for 30 days.", "allows", "stored for 30 days", 30.0),
]

AGREEMENT = (
    "DATA AGREEMENT\n\n1.1 The Division shall give access to scans.\n"
    "1.2 Members may search scans only for a criminal case.\n"
    "1.3 Members shall not search scans to monitor protests.\n"
    "1.4 ICE may look at the scans but may not copy them.\n"
    "1.5 Notices shall be sent to 12 Main Street.\n"
)


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


@pytest.mark.parametrize(("text", "act", "words", "value"), AGENTLESS)
def test_a_clause_without_agent(text: str, act: str, words: str, value: float) -> None:
    frame = found(text)[0]
    assert frame.names("act") == {act}
    assert words in next(f.surface or "" for f in frame.fillers if f.role == "act")
    assert [m.value for m in frame.measures if m.name == "limit"] == [value]


def test_a_text_that_rules_needs_no_law_beside_each_clause() -> None:
    frames = found(AGREEMENT)
    acts = [(f.name, f.surface) for frame in frames for f in frame.fillers if f.role == "act"]
    assert ("forbids", "search scans to monitor protests") in acts
    assert ("forbids", "copy them") in acts
    assert any(name == "requires" and "only for" in (words or "") for name, words in acts)
    assert not any("12 Main" in (words or "") for _, words in acts)


def test_an_end_to_a_rule_is_rescinded() -> None:
    assert found("The sheriff rescinded the order on scans.")[0].status == "rescinded"
    assert not found("The sheriff could rescind the order on scans.")


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


@pytest.mark.parametrize(
    "law",
    [
        "Immigration and Nationality Act",
        "Health Insurance Portability and Accountability Act",
        "Ports and Waterways Act",
    ],
)
def test_the_name_of_a_law_is_whole(law: str) -> None:
    frame = found(f"The {law} bars ICE from holding children there.")[0]
    assert [f.surface for f in frame.fillers if f.role == "instrument"] == [f"The {law}"]
