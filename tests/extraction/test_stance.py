"""What institutions think and ask for, read from whole sentences."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.extraction import attribution, mentions, sentences
from plainview.extraction.attribution.cues import cues
from plainview.extraction.frames import stance, stance_points
from plainview.extraction.frames.frame import Frame
from plainview.extraction.parts import Sketch
from plainview.model import Heading

ACLU = "American Civil Liberties Union"
ICE = "U.S. Immigration and Customs Enforcement"

STANCES = [
    # text, holder, words of about or calls_for, status
    ("“The cameras are a danger to every driver,” the ACLU said.", ACLU, "The cameras", "stated"),
    ("The ACLU said the program violates the Fourth Amendment.", ACLU, "the program", "stated"),
    ("The ACLU opposes the new rule.", ACLU, "new rule", "stated"),
    ("The ACLU urged Congress to end the purchases.", ACLU, "end the purchases", "demanded"),
    ("The ACLU called on ICE to delete the scans.", ACLU, "delete the scans", "demanded"),
    (
        "“This must be stopped,” said Dana Orwell, a senior attorney at the ACLU.",
        ACLU,
        "be stopped",
        "demanded",
    ),
    ("ICE denied that the flights were secret.", ICE, "flights", "denied"),
    ("The rule was criticized by the ACLU as a threat to privacy.", ACLU, "rule", "stated"),
    ("The ACLU warned that the database could be abused.", ACLU, "the database", "stated"),
    ("The ACLU expressed concern about the contract.", ACLU, "contract", "stated"),
    ("The ACLU asked ICE to delete the scans.", ACLU, "delete the scans", "demanded"),
    ("ICE did not concur with the first recommendation.", ICE, "recommendation", "stated"),
    ("The ACLU objects to the contract.", ACLU, "contract", "stated"),
    ("ICE has appealed the ruling.", ICE, "ruling", "stated"),
    ("The ACLU filed a motion to unseal the order.", ACLU, "order", "demanded"),
    ("The ACLU balked at the price of the scanners.", ACLU, "price", "stated"),
    ("In a brief the ACLU attacked the program.", ACLU, "program", "stated"),
]

NOT_STANCES = [
    "ICE said it arrested 114 people on Sunday.",
    "ICE said the flight took off at 9 a.m. on Tuesday.",
    "“I was so afraid of the police,” said Ana Ruiz, who lives next door.",
    "ICE declined to comment on the lawsuit.",
    "The report shows that 300 people were held in the county.",
    "The rule took effect in May.",
    "ICE declined to confirm, deny or explain the program.",
    "If the ACLU wants to win, the program must end.",
    "“The FBI missed every warning,” said Paul Aid, author of a history of the FBI.",
    "“The rule is a disgrace,” said Lena Moss, a law professor at Ohio State University.",
    "A group that opposes the wall met in Dayton.",
    "ICE is calling attention to the new forms.",
    "The White House announced that the secretary would travel to Dayton on Friday.",
]

AUDIT = (
    "Office of Inspector General\n\nWe recommend that ICE (1) reduce the population, "
    "(2) enforce the intake limit, and (3) recover the payments. "
    "The Director should publish the logs.\n"
)


def found(text: str, others: Sequence[Frame] = ()) -> list[Frame]:
    split = sentences.split(text)
    row = mentions.find(text, split, None)
    empty = tuple(() for _ in split)
    said = attribution.find(text, split, row, Heading())
    return stance.find(text, Sketch(split, row, empty, empty, said), others)


@pytest.mark.parametrize(("text", "holder", "words", "status"), STANCES)
def test_stance(text: str, holder: str, words: str, status: str) -> None:
    frames = found(text)
    assert [f.names("holder") for f in frames] == [frozenset({holder})]
    things = [f for f in frames[0].fillers if f.role in ("about", "calls_for")]
    assert any(words in (filler.surface or "") for filler in things), things
    assert frames[0].status == status


@pytest.mark.parametrize("text", NOT_STANCES)
def test_no_stance(text: str) -> None:
    assert not found(text)


def test_two_claims_of_one_speech_are_two_stances() -> None:
    text = "“The camps are cruel,” the ACLU said. “Congress should close them and fund lawyers.”"
    assert [f.names("holder") for f in found(text)] == [frozenset({ACLU})] * 2


def test_safeguards_take_their_name_from_the_vocabulary() -> None:
    frame = found("The ACLU urged ICE to get a warrant before each search.")[0]
    assert frame.names("calls_for") == {"safeguard:warrant"}
    assert frame.names("addressee") == {ICE}


def test_each_demand_of_a_list_is_a_stance() -> None:
    text = "The ACLU urged ICE to delete the scans, to publish its logs, and to end the contract."
    asked = [f.surface for frame in found(text) for f in frame.fillers if f.role == "calls_for"]
    assert asked[1:] == ["publish its logs", "end the contract"]


def test_auditors_recommend_in_their_own_voice() -> None:
    frames = found(AUDIT)
    asked = [f.surface for frame in frames for f in frame.fillers if f.role == "calls_for"]
    assert asked == [
        "ICE (1) reduce the population",
        "enforce the intake limit",
        "recover the payments",
        "The Director should publish the logs",
    ]
    assert {name for frame in frames for name in frame.names("holder")} == {
        "Office of Inspector General"
    }


def test_speech_that_reports_another_fact_is_no_stance() -> None:
    text = "The ACLU said that ICE shares our records with the county against the law."
    (frame,) = found(text)
    told = replace(frame, type="access", start=frame.start + 20, end=frame.end - 10)
    assert not found(text, [told])
    assert found(text.replace("said that", "opposes how"), [told])


def test_who_urges_speaks_for_itself() -> None:
    (frame,) = found("The ACLU urged the county to end the contract.")
    assert [hop.name for hop in frame.said] == [ACLU]


def test_joint_holders() -> None:
    frame = found("The ACLU and Amazon said the bill would protect privacy.")[0]
    assert frame.names("holder") == {ACLU, "Amazon"}


def test_an_audit_that_only_wonders_advises_nothing() -> None:
    text = AUDIT.replace("The Director should", "We asked whether the Director should")
    asked = [f.surface for frame in found(text) for f in frame.fillers if f.role == "calls_for"]
    assert len(asked) == 3


def test_every_listed_word_has_points() -> None:
    lists = stance_points.weights()
    assert len(lists.points) > 200
    assert all(lists.points.values())
    assert all(cue in cues().verb_class or cue == "according to" for cue in lists.cues)


def test_every_listed_shape_can_be_seen() -> None:
    """A weight for a name that no speech ever has would be dead."""
    kinds = {"official", "official_body", "organisation", "anonymous", "court"}
    manners = {*cues().verb_class.values(), "according"}
    source = inspect.getsource(stance_points.shape)
    listed = set(stance_points.weights().shape) - kinds - manners
    assert {name for name in listed if f'"{name}"' not in source} == {
        "calls_for",
        "addressee",
        "instrument",
    }


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        (
            "“The camps are cruel,” the ACLU said. “Congress should close them and send help.”",
            2,
        ),
        ("“The camps are cruel,” the ACLU said. “We went there in May.”", 1),
        ("The ACLU said the camps held 12 people.", 0),
        ("The ACLU argued that the camps held people without any reason.", 1),
    ],
)
def test_going_on_is_no_second_stance_unless_it_claims_something(text: str, stances: int) -> None:
    assert len(found(text)) == stances


PIECES = st.sampled_from(
    ["ICE", "the ACLU", "said", "“", "”", ",", ".", "\n", "he", "must", "we", "the bill",
     "is wrong", "urged", "Congress", "to", "and", "opposes", "that", "never", "a warrant",
     "in a letter", "12 people", "denied"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_frames_are_grounded(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for frame in found(text):
        assert 0 <= frame.start < frame.end <= len(text)
        assert {f.role for f in frame.fillers} & {"about", "calls_for"}
        for filler in frame.fillers:
            assert filler.name
            assert filler.start is not None
            assert filler.end is not None
            assert text[filler.start : filler.end] == filler.surface
