"""Who gives and who gets, as the sentences of a draft and of a record say it."""

from __future__ import annotations

import pytest

from plainview.checks.draft.lines import Line, lines_of
from plainview.checks.draft.moves import direction
from plainview.checks.draft.stages import stages
from plainview.checks.draft.words import polarity
from plainview.model import Text


def line(words: str) -> Line:
    (found,) = lines_of(Text("draft", "draft/1", words))
    return found


@pytest.mark.parametrize(
    ("claim", "told", "agreed", "expected"),
    [
        ("The FBI gave ICE 40 names.", "ICE gave the FBI 40 names.", True, ["direction"]),
        ("The FBI gave ICE 40 names.", "ICE was given 40 names by the FBI.", True, []),
        ("The FBI gave ICE 40 names.", "ICE received 40 names from the FBI.", True, []),
        # the one body that gives is who gets in the other
        ("ICE gave the IRS 40 names.", "The IRS returned 40 names.", True, ["direction"]),
        ("ICE gave the IRS 40 names.", "The IRS returned 40 names.", False, []),
        # the "by" is that of another verb
        ("ICE submits names to the IRS.",
         "Names that ICE submits are checked by the IRS.", False, []),
        # the "it" is who was named before
        ("The Bureau of Prisons reimburses ICE for the beds.",
         "The Bureau of Prisons holds people, and ICE reimburses it for the beds.", False,
         ["direction"]),
        ("Clearview sued the ACLU in 2020.", "The ACLU sued the company in 2020.", False,
         ["direction"]),
        ("The ACLU sued Clearview in 2020.", "Clearview was sued by the ACLU in 2020.", False, []),
        ("DHS joined a task force of the FBI.", "The FBI joined a task force of DHS.", False,
         ["direction"]),
        ("The ACLU sued ICE.", "The FBI sued the ACLU.", False, []),  # one may sue, and be sued
    ],
)  # fmt: skip
def test_direction(claim: str, told: str, agreed: bool, expected: list[str]) -> None:
    assert direction(line(claim), line(told), agreed=agreed) == expected


@pytest.mark.parametrize(
    ("claim", "told", "expected"),
    [
        ("The judge blocked the agreement of the IRS.",
         "The judge allowed the agreement of the IRS.", ["polarity"]),
        ("The court has yet to rule on the request.",
         "The court has not ruled on the request.", []),
        ("The Army refused to work with the investigators.",
         "The Army said that it was working with the investigators.", ["polarity"]),
        # a month allows nothing
        ("The judge blocked the agreement on May 12.", "The judge blocked the agreement.", []),
        ("The state may not share the plate data.", "The state bars sharing the plate data.", []),
        # both deny something, and only one what the other says
        ("Sheriffs may hold people without a warrant.",
         "Sheriffs may not hold people without a warrant.", ["polarity"]),
        ("Aurora police deny that they shared plate data with ICE.",
         "Aurora police shared plate data with ICE.", ["polarity"]),
        ("The memo says who pays for the agents.",
         "It remains unclear who pays for the agents.", ["polarity"]),
        ("The police don't know what they share.", "The police do not know what they share.", []),
        ("The inspectors must get a warrant for a cover.",
         "The inspectors do not need a warrant for a cover.", ["polarity"]),
        ("The detention at the base is unlawful, DHS says.",
         "DHS says that the detention at the base is lawful.", ["polarity"]),
    ],
)  # fmt: skip
def test_polarity(claim: str, told: str, expected: list[str]) -> None:
    assert polarity(line(claim), line(told)) == expected


@pytest.mark.parametrize(
    ("claim", "told", "expected"),
    [
        ("The governors have blocked the searches.",
         "Lawmakers urged the governors to block the searches.", ["stage"]),
        ("The value has risen to $159 million.",
         "The value could rise to $159 million.", ["stage"]),
        ("The House is expected to pass the bill.", "The House passed the bill.", ["stage"]),
        ("The city is considering a goal for arrests.", "The city set a goal for arrests.",
         ["stage"]),
        ("It held 40 people on May 1.", "It held 40 people on June 1.", []),
    ],
)  # fmt: skip
def test_stages(claim: str, told: str, expected: list[str]) -> None:
    assert stages(line(claim), line(told), []) == expected
