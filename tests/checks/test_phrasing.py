"""Set phrases told in plain words, and what two sentences say against each other by them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.checks.draft import glance, sentence
from plainview.checks.draft.lines import Line
from plainview.checks.draft.phrasing import plainly

# a sentence with a set phrase, the plain word for it; None where the words are no set phrase
PHRASES = [
    ("The court struck the rule down in May.", "overturned"),  # an object in between
    ("Agents picked up nine people.", "arrested"),
    ("The county will pull the plug on the deal.", "end"),
    ("The files were off limits to officers.", "forbidden"),
    ("The jail has been in operation for a year.", "ran"),
    ("Deputies looked through the phones.", "searched"),
    ("The board signed the contract on Friday.", None),  # a date, not "sign on to"
    ("The bill passed the House on Tuesday.", None),
    ("The stops led to an arrest.", None),
]


@pytest.mark.parametrize(("words", "plain"), PHRASES)
def test_phrases(words: str, plain: str | None) -> None:
    before = line(words)
    after = plainly(before)
    assert {word.word for word in after.words} - {word.word for word in before.words} == (
        {plain} if plain else set()
    )


@given(st.lists(st.sampled_from(("pick", "up", "turn", "the", "offer", "down", "on", "to", "a"))))
def test_every_word_stays_in_its_place(words: list[str]) -> None:
    told = plainly(line("Agents " + " ".join(words) + " papers."))
    starts = [word.start for word in told.words]
    assert starts == sorted(starts)
    assert told.keys <= {word.key for word in told.words} | {
        key for key in told.keys if key.startswith("@")
    }


# relation, what differs, two sentences printed a day apart; why it is awkward
CASES = [
    ("contradicts", {"polarity"}, "The council shot down the camera deal with Flock.",
     "The camera deal with Flock was given the green light by the council."),
    ("contradicts", {"number"}, "Of the 90 beds at Elmore, 31 are empty.",
     "Of the 90 beds at Elmore, 12 are empty."),
    ("contradicts", {"number"}, "Guards have put 14 of the 60 men at Elmore in isolation.",
     "At Elmore, 33 of the 60 men are in isolation."),  # a part of one whole
    ("contradicts", {"number"}, "Nlets charges Iowa nothing for the queries.",
     "Iowa pays Nlets $2 for each of the queries."),
    ("contradicts", {"number"}, "ICE gets the list from Nlets two days before a raid.",
     "Nlets gives ICE the list a week before a raid."),  # a time without a number
    ("contradicts", {"agency"}, "The unit in Laredo reports to the Marshals Service.",
     "The unit in Laredo reports to the Coast Guard."),
    ("contradicts", {"agency"}, "GEO Group is building the center in Elmore.",
     "The center in Elmore is being built by CoreCivic."),
    ("contradicts", {"date"}, "The Elmore jail opened in March 2025.",
     "The jail in Elmore has been open since July 2025."),  # so since it began
    ("contradicts", {"polarity"}, "Iowa extended its deal with Flock through 2028.",
     "Iowa has dropped its deal with Flock."),  # a date ahead dates nothing
    ("differs", {"number", "scope"}, "GEO Group earned $90 million in the quarter.",
     "GEO Group earned $40 million from ICE in the quarter."),  # what one party pays
    ("differs", {"number", "scope"}, "In one of the three wings at Elmore, 40 people are held.",
     "At Elmore, 130 people are held."),
    ("differs", {"number", "definition"},
     "The deal requires CoreCivic to have 80 guards at Elmore.",
     "CoreCivic has 52 guards at Elmore."),  # what is owed, and what there is
    ("differs", {"stage"}, "The union asked the court to close the Elmore jail.",
     "The court closed the Elmore jail."),
    ("same", set(), "A judge barred Iowa from shutting down the Elmore jail.",
     "Iowa may not shut down the Elmore jail, a judge ruled."),
]  # fmt: skip


@pytest.mark.parametrize(("relation", "differs", "one", "two"), CASES)
def test_two_sentences(relation: str, differs: set[str], one: str, two: str) -> None:
    found = glance(line(one), line(two), ("2025-08-01", "2025-08-02"))
    assert (found.relation, set(found.differs)) == (relation, differs)
    back = glance(line(two), line(one), ("2025-08-02", "2025-08-01"))
    assert (back.relation, set(back.differs)) == (relation, differs)


def line(words: str) -> Line:
    found = sentence(words, "2025-08-01")
    assert found is not None
    return found
