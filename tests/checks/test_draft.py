"""Verdicts on statements of a draft, as tables of awkward cases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plainview import pipeline
from plainview.checks.draft import Verdict
from plainview.checks.draft.lines import lines_of
from plainview.checks.draft.sums import wrong_sums
from plainview.model import Text, WrongUse
from plainview.store import Record

from .papers import PAPERS, record_of


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(record_of(tmp_path_factory.mktemp("draft"), PAPERS)) as found:
        yield found


def verdict_on(record: Record, sentence: str) -> Verdict:
    found = record.check(sentence).found
    assert len(found) == 1, sentence
    return found[0][1]


@pytest.mark.parametrize(
    ("sentence", "verdict", "differs"),
    [
        # two papers that owe each other nothing
        ("The IRS gave ICE about 47,300 addresses in August 2025.", "supported", ()),
        ("ICE held 1,240 people at the Fenwick jail.", "one_origin", ()),
        # rounding is allowed, and named
        ("ICE held about 1,200 people at the Fenwick jail on May 1, 2025.", "one_origin", ()),
        ("ICE held 1,540 people at the Fenwick jail on May 1, 2025.", "contradicted", ("number",)),
        ("ICE held 12,400 people at the Fenwick jail.", "contradicted", ("scale",)),
        ("ICE plans to spend €30 million on license plate readers.", "contradicted", ("unit",)),
        ("ICE plans to spend $30 billion on license plate readers.", "contradicted", ("scale",)),
        ("Customs and Border Protection made 6,700 queries a day.", "contradicted", ("unit",)),
        ("ICE has spent $30 million on license plate readers.", "differs", ("stage",)),
        ("The FBI lent 300 agents to the operation.", "differs", ("qualifier",)),
        ("ICE held 1,240 people at the Fenwick jail on June 1, 2023.", "differs", ("date",)),
        ("The Secret Service gave ICE about 47,300 addresses in August 2025.", "differs",
         ("agency",)),
        ("ICE gave the Internal Revenue Service about 47,300 addresses in August 2025.", "differs",
         ("direction",)),
        ("The sheriff needs a warrant for the search.", "contradicted", ("polarity",)),
        ("ICE held 1,240 people at the Fenwick jail, the Quarry Post reported.", "one_origin", ()),
        ("ICE held 1,240 people at the Fenwick jail, the Marlow Ledger reported.", "differs",
         ("attribution",)),
        ("ICE held 1,240 people at the Fenwick jail, The New York Times reported.", "differs",
         ("attribution",)),
        # what the record only reports as false, and what it only asks
        ("The Coast Guard bought 40 spy balloons.", "contradicted", ("polarity",)),
        ("The Secret Service bought 75 spy balloons.", "not_in_record", ()),
        ("The Coast Guard opened a school for divers in Alaska.", "not_in_record", ()),
        ("ICE held 1,240 people at the Barstow jail in Nevada.", "not_in_record", ()),
    ],
)  # fmt: skip
def test_verdicts(record: Record, sentence: str, verdict: str, differs: tuple[str, ...]) -> None:
    found = verdict_on(record, sentence)
    assert (found.verdict, found.differs) == (verdict, differs), found


def test_what_stands_beside_a_verdict(record: Record) -> None:
    wrong = verdict_on(record, "ICE held 1,540 people at the Fenwick jail on May 1, 2025.")
    assert wrong.tellings[0].doc == "jail.txt"
    assert wrong.tellings[0].quote.startswith("ICE held 1,240 people at the Fenwick jail")
    assert "300 apart" in wrong.arithmetic
    rounded = verdict_on(record, "ICE held about 1,200 people at the Fenwick jail.")
    assert any("1,240" in note for note in rounded.notes)
    both = verdict_on(record, "The IRS gave ICE about 47,300 addresses in August 2025.")
    assert len(both.roots) == 2
    assert {telling.doc for telling in both.tellings} == {"jail.txt", "second.txt"}
    lacking = verdict_on(record, "ICE held 1,240 people at the Barstow jail in Nevada.")
    assert "Barstow" in lacking.notes[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "How many people can a jail hold?",
        "In our opinion this is shameful.",
        "Read more about ICE and the IRS below.",
        "# The week in detention",
        "Nobody laughed.",
    ],
)
def test_what_is_no_statement(record: Record, sentence: str) -> None:
    assert record.check(f"{sentence}\n\nICE held 1,240 people.").found[0][0].line.start > 0


def test_a_record_with_two_values_gives_both(tmp_path: Path) -> None:
    papers = {
        "one.txt": ("Quarry Post", "2025-05-02", "The jail in Fenwick holds 310 people for ICE."),
        "two.txt": ("Harbour Wire", "2025-05-02", "The jail in Fenwick holds 450 people for ICE."),
    }
    with Record.open(record_of(tmp_path, papers)) as record:
        found = verdict_on(record, "The jail in Fenwick holds 310 people for ICE.")
    assert found.verdict == "one_origin"
    assert [telling.doc for telling in found.against] == ["two.txt"]
    assert "two values" in found.notes[0] and "450" in found.notes[0]


STORY = """\
The county board learned in March that its plate cameras were open to federal agents. A clerk found
the logs in a folder that nobody had asked for in three years, beside invoices for paint.

ICE held 1,240 people at the county jail in May 2023. The jail had been built for a third of that,
and the sheriff moved cots into the gymnasium, the chapel and a corridor behind the kitchen.

The sheriff did not tell the board about the contract. A lawyer for the county wrote two memos on
it, one of which was lost when the office moved from the court house to the old bank."""


def test_a_number_that_only_a_retelling_has_is_held_against_its_source(tmp_path: Path) -> None:
    papers = {
        "first.txt": ("Marlow Ledger", "2024-01-08", STORY),
        "copy.txt": ("Quarry Post", "2024-01-11", STORY.replace("1,240", "2,140")),
    }
    place = record_of(tmp_path, papers)
    with Record.open(place, write=True) as record:
        pipeline.trace(record)
    with Record.open(place) as record:
        wrong = verdict_on(record, "ICE held 2,140 people at the county jail in May 2023.")
        right = verdict_on(record, "ICE held 1,240 people at the county jail in May 2023.")
    assert (wrong.verdict, wrong.differs) == ("contradicted", ("number",))
    assert wrong.tellings[0].doc == "first.txt" and wrong.against[0].doc == "copy.txt"
    assert "only retellings say so" in wrong.notes[0]
    assert right.verdict == "one_origin" and len(right.roots) == 1


def test_an_empty_record_supports_nothing(tmp_path: Path) -> None:
    with Record.open(record_of(tmp_path, {})) as record:
        assert verdict_on(record, "ICE held 1,240 people.").verdict == "not_in_record"


@pytest.mark.parametrize(
    ("sentence", "sums"),
    [
        ("Two requests named 7.6 million and 7.3 million people, 16.9 million in all.", 1),
        ("Two requests named 7.6 million and 7.3 million people, 14.9 million in all.", 0),
        ("The awards, $4 million and $3 million, come to $9 million altogether.", 1),
        # rounded parts leave room
        ("About 290,000 and about 600,000 queries make about 900,000 together.", 0),
        ("The IRS returned 47,300 of 1.28 million names, or 13.7%.", 1),
        ("The IRS returned 47,300 of 1.28 million names, or 3.7%.", 0),
        # different things are not added up
        ("Together, 3 agencies and 40 agents searched 5 houses.", 0),
        ("All three of them have a combined two bills.", 0),
        # some of them are named, not all
        ("They sent a total of 860 officers, among them 140 inspectors and 212 rangers.", 0),
        # a price for each is no total
        ("It would pay $134 per person per day, up from $97.50, and guarantee 150 beds.", 0),
        ("It held an average of 28,168 people, compared with 33,227 a year earlier.", 0),
        ("It pays 608 million to states; one asked for the whole of this sum and held 982.", 0),
    ],
)
def test_sums_of_the_draft_itself(sentence: str, sums: int) -> None:
    (line,) = lines_of(Text("draft", "draft/1", sentence))
    assert len(wrong_sums(line)) == sums


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("", "no words"),
        (" \n\t 12 % — …", "no words"),
        (
            "Die Behörde hielt im Mai mehr als tausend Menschen in einem Gefängnis fest, das für"
            " neunhundert gebaut worden war, wie die Zeitung am Freitag berichtete.",
            "English",
        ),
        ("ICE held 1,240 people. " * 60_000, "characters"),
    ],
)  # fmt: skip
def test_drafts_that_cannot_be_checked(record: Record, draft: str, words: str) -> None:
    with pytest.raises(WrongUse) as error:
        record.check(draft)
    assert words in error.value.message
    assert error.value.advice
    assert "1,240" not in str(error.value)
