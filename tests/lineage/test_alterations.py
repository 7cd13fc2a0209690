"""What retelling altered: one awkward pair a row, and pairs in which nothing was."""

from __future__ import annotations

import pytest

from plainview.lineage.alterations import KINDS, Alteration, alterations
from plainview.model import Alignment, Text

BEFORE = "The sheriff of Marlow County signed the agreement after a vote of the board last winter. "
AFTER = " A clerk of the county keeps the papers in a drawer beside the door of the office."


def _alterations(one: str, two: str) -> list[Alteration]:
    source, other = BEFORE + one + AFTER, BEFORE + two + AFTER
    whole = Alignment(0, len(source), 0, len(other), 1.0)
    return alterations(Text("", "", source), Text("", "", other), [whole])


ALTERED = [
    ("number", "ICE held 1,240 people at the county jail.",
     "ICE held 1,420 people at the county jail."),
    ("number", "ICE paid $4.5 million to Palantir for the software.",
     "ICE paid $45 million to Palantir for the software."),
    ("number", "ICE paid $4.5 million to Palantir for the software.",
     "ICE paid $4.5 billion to Palantir for the software."),
    ("number", "The jail has 312 beds and held 290 people in May.",
     "The jail has 312 beds and held 390 people in May."),
    ("unit", "ICE paid $4.5 million to Palantir.", "ICE paid €4.5 million to Palantir."),
    ("unit", "ICE may request 600 records a month.", "ICE may request 600 records a year."),
    ("unit", "About 97% of requests were granted by the inspectors.",
     "About 97 of requests were granted by the inspectors."),
    ("unit", "The jail has 312 beds for the agency.", "The jail has 312 people for the agency."),
    ("qualifier", "ICE may request up to 600 records.", "ICE may request 600 records."),
    ("qualifier", "The jail holds at least 290 people.", "The jail holds 290 people."),
    ("qualifier", "The jail holds 290 people.", "The jail holds more than 290 people."),
    ("negation", "The county did not share addresses with ICE.",
     "The county did share addresses with ICE."),
    ("negation", "The county doesn’t share addresses with ICE.",
     "The county shares addresses with ICE."),
    ("negation", "The county never shared addresses with ICE agents.",
     "The county shared addresses with ICE agents."),
    ("negation", "The board approved the search of the cameras.",
     "The board never approved the search of the cameras."),
    ("modality", "The agency asked the county to share its logs.",
     "The agency required the county to share its logs."),
    ("modality", "The order compels the county to share its logs.",
     "The order encourages the county to share its logs."),
    ("name", "Immigration and Customs Enforcement searched the cameras of the county.",
     "Customs and Border Protection searched the cameras of the county."),
    ("quotation", "“We never looked at the logs again,” a deputy told the board.",
     "“We did not check the logs again,” a deputy told the board."),
    ("date", "The agreement took effect on March 3, 2025, a clerk told the board.",
     "The agreement took effect on March 9, 2025, a clerk told the board."),
    ("scope", "Some of the searches were made for immigration agents.",
     "All of the searches were made for immigration agents."),
    ("scope", "Only a judge may approve a search of the mail.",
     "A judge may approve a search of the mail."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "one", "two"), ALTERED)
def test_an_alteration_is_found_with_its_words(kind: str, one: str, two: str) -> None:
    found = _alterations(one, two)
    assert kind in [item.kind for item in found]
    source, other = BEFORE + one + AFTER, BEFORE + two + AFTER
    for item in found:
        assert item.kind in KINDS
        assert source[item.source_start : item.source_end] in one
        assert other[item.other_start : item.other_end] in two
        assert source[slice(*item.source_sentence)] == one
        assert other[slice(*item.other_sentence)] == two


KEPT = [
    ("ICE held 1,240 people at the jail.", "ICE held 1,240 individuals at the jail.", "a synonym"),
    ("ICE paid $1,200,000 to Palantir.", "ICE paid $1.2 million to Palantir.", "one value"),
    ("ICE held 1,243 people at the jail.", "ICE held about 1,200 people at the jail.", "rounded"),
    ("ICE held six hundred people there.", "ICE held 600 people there.", "words for digits"),
    ("The jail holds more than 290 people.", "The jail holds over 290 people.", "same bound"),
    ("The county did not share addresses.", "The county refused to share addresses.", "refused"),
    ("The county may not share addresses.", "The county is prohibited from sharing addresses.",
     "prohibited"),
    ("The agency asked the county for logs.", "The agency requested logs of the county.",
     "same force"),
    ("ICE searched the plates of the county.",
     "Immigration and Customs Enforcement searched the plates of the county.", "acronym"),
    ("“We never looked at the logs,” a deputy said.",
     "A deputy said: “We never looked at the logs.”",
     "same words"),
    ("The agreement took effect on March 3, 2025.", "The agreement took effect in March 2025.",
     "less exact"),
    ("Not only the county but also the state shared the addresses.",
     "The county and the state shared the addresses.", "not only"),
    ("The task force finds people who are here without papers, The Washington Post reported.",
     "The task force finds people who are here, a desk wrote, citing The Washington Post.",
     "what is denied ends with its clause"),
    ("The furnace was never repaired by them.", "The furnace was ne’er repaired by them.",
     "a spinner’s never"),
    ("The camera of the county can’t tip over.", "The camera of the county cannot be overturned.",
     "the same denial in other words"),
    ("The camera can’t send the plates to ICE.", "The camera can’ t send the plates to ICE.",
     "a blank in a contraction"),
    ("The county just signed the agreement.", "The county signed the agreement.", "just"),
    ("A government library keeps the papers.", "A Senate library keeps the papers.",
     "the government is nobody in particular"),
    ("A fact sheet of the Justice Department counts the requests of the county.",
     "The New York Times counts the requests of the county.", "an outlet is credited"),
    ("“We never looked at the logs again, not once,” a deputy said.",
     "“We never looked at the logs again,” a deputy said.", "a shorter quotation"),
    ("“We never looked at the logs agian,” a deputy said.",
     "“We never looked at the logs agian [sic],” a deputy said.", "an editor’s brackets"),
    ("The board will meet the sheriff next week.", "The board met the sheriff last week.",
     "told on another day"),
    ("One deputy of the county read the plates.", "Millions of the county read the plates.",
     "one points, and does not count"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two", "why"), KEPT)
def test_what_says_the_same_is_no_alteration(one: str, two: str, why: str) -> None:
    assert _alterations(one, two) == [], why
    assert _alterations(two, one) == [], why


def test_what_was_left_out_is_no_alteration() -> None:
    one = "ICE held 1,240 people at the jail. It did not pay the county for 31 of them."
    assert _alterations(one, "ICE held 1,240 people at the jail.") == []


def test_nothing_outside_the_aligned_passages_is_compared() -> None:
    source, other = (Text("", "", BEFORE + f"ICE held {n} people." + AFTER) for n in (12, 21))
    aligned = [Alignment(0, len(BEFORE), 0, len(BEFORE), 1.0)]
    assert alterations(source, other, aligned) == []
