"""For whom a person speaks whose body is no listed one, and who speaks where grammar is hard."""

from __future__ import annotations

import pytest

from plainview.extraction import attribution, mentions, sentences
from plainview.extraction.attribution.behind import is_body
from plainview.extraction.parts import Attribution
from plainview.model import Heading

CREDITED = [
    # text, the name of the first who is credited in its last sentence
    (
        "“It got us far,” Dana Orwell, a spokeswoman for the Fair Harvest Movement, said Monday.",
        "Fair Harvest Movement",
    ),
    (
        "“We hear it weekly,” said Dana Orwell, director of policy studies for the Dover-based"
        " Center for Quiet Streets. The buses ran at night. “It goes on,” Orwell said.",
        "Center for Quiet Streets",
    ),
    ("But Dana Orwell, HALDEN’s executive director, said the denial was empty.", "HALDEN"),
    (
        "Dana Orwell, a lawyer with the digital-rights group Ingress, said: “It is a loss.”",
        "Ingress",
    ),
    ("“It is time,” said Dana Orwell of the Quiet Streets Project.", "Quiet Streets Project"),
    (
        "Lou Marsh, who runs the advocacy group Farmers for Fair Roads, agreed that it was late.",
        "Farmers for Fair Roads",
    ),
    (
        "Quiet Streets Project Director Dana Orwell said the vans came at dawn.",
        "Quiet Streets Project",
    ),
    ("“It’s staggering,” Dover City Manager Lou Marsh said.", "Dover City Manager"),
    ("State Rep. Dana Orwell said the bill was dead.", "State Representative"),
    ("Texas state Sen. Dana Orwell, D-Texas, said the bill was dead.", "State Senator"),
    ("“It is quiet,” said Capt. Lou Marsh, the port’s director.", "Captain"),
    (
        "The Illinois attorney general warned of it. Dover’s inspector general reported that the"
        " index held 134,000 entries.",
        "Dover’s inspector general",
    ),
    ("Lt. Gov. Lou Marsh said the troopers would go.", "Lieutenant Governor"),
    ("Kent County Judge Lou Marsh said that the jail is full.", "Kent County Judge"),
    ("Undersheriff Lou Marsh told the paper that nobody was held.", "Undersheriff"),
    ("“It is a threat,” Councilor Dana Orwell said.", "Councilor"),
    ("Danish Prime Minister Dana Orwell said the plan must go.", "Danish Prime Minister"),
    ("The Danish prime minister, Dana Orwell, said the plan must go.", "Danish prime minister"),
    (
        "Now Attorney General Jeff Sessions’ vow stands. Sessions said 35 lawyers would be hired.",
        "Attorney General of the United States",
    ),
    (
        "Rep. Ken Buck (R-Colo.) of Greeley, Colorado, who sits on a House panel, told the paper"
        " that 300 beds were empty.",
        "Member of the U.S. House of Representatives (R-Colorado)",
    ),
    (
        "Sen. Patty Murray (D-Wash.) -- a member of the panel -- also predicted it will pass.",
        "United States Senator (D-Washington)",
    ),
    (
        "Congress cut the fund, so ICE changed the title and argued that it kept to the law.",
        "U.S. Immigration and Customs Enforcement",
    ),
    (
        "The rule came from the Department of Justice’s inspector general, who said agents must"
        " answer.",
        "Inspector general of the Department of Justice",
    ),
    (
        "The search is waived because she is the victim, said ICE.",
        "U.S. Immigration and Customs Enforcement",
    ),
    ("“There can be no one barrier,” reads the report.", "report"),
    ("One of the documents says that 300 calls were kept.", "documents"),
    ("“The fines were cut,” the inspector general said.", "inspector general"),
    ("“Those who stay will be asked to leave,” the Texas Democrat said.", "Texas Democrat"),
    ("The jail is full, analysts say.", "analysts"),
    ("Two aides said the bill would fail.", "Two aides"),
    ("The jails were empty, PlainDover.com has reported.", "PlainDover.com"),
    ("The Dover Daily Star reported that 12 jails closed.", "Dover Daily Star"),
]

NOBODY = [
    "ICE moved the money in response to the White House policy.",
    "The flights go on in accordance with federal law.",
    "The judge weighed ICE’s claim that beds were short.",
    "The deal gives the ACLU weekly reports about each of them.",
]

PRIVATE = [
    "Lou Marsh, an officer at the home of Dana Orwell, said the door was shut.",
    "Lou Marsh, a lawyer for Dana Orwell, said the door was shut.",
    "Lou Marsh, a friend of the group leader Dana Orwell, said the door was shut.",
    "Council Member Friend Dana Orwell said the door was shut.",
    "DANA ORWELL’S Lou Marsh said the door was shut.",
    "Orwell, with the family of Dana Orwell, said the door was shut.",
]


def credited(text: str, heading: Heading | None = None) -> tuple[Attribution, ...]:
    split = sentences.split(text)
    return attribution.find(text, split, mentions.find(text, split, None), heading or Heading())[-1]


@pytest.mark.parametrize(("text", "name"), CREDITED)
def test_credited(text: str, name: str) -> None:
    chains = [a.hops for a in credited(text) if a.hops]
    assert chains
    assert name == chains[0][0].name


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_credited(text: str) -> None:
    assert not [hop for a in credited(text) for hop in a.hops]


@pytest.mark.parametrize("text", PRIVATE)
def test_no_person_becomes_a_body(text: str) -> None:
    names = " ".join(hop.name for a in credited(text) for hop in a.hops).lower()
    assert "orwell" not in names
    assert "marsh" not in names


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Fair Harvest Movement", True),
        ("Center for Quiet Streets", True),
        ("HALDEN", True),
        ("Council Member Dana Orwell", False),
        ("DANA ORWELL", False),
        ("Dana Orwell", False),
    ],
)
def test_a_name_of_a_body(name: str, body: bool) -> None:
    assert is_body(name) is body


def test_a_guest_author_of_known_office_is_credited() -> None:
    text = (
        "Buses cost $3 million in 2024.\n\nRep. Dana Orwell, Texas Republican, serves on the"
        " House Judiciary Committee."
    )
    hops = credited(text, Heading(byline="Dana Orwell, special to The Bee"))[-1].hops
    assert [hop.kind for hop in hops] == ["official"]
    assert credited(text, Heading(byline="Lou Marsh")) == ()


def test_what_stands_behind_who_said_is_not_credited_ahead() -> None:
    text = "Lee has the power, thanks to the Department of Justice, which said agents must answer."
    for speech in credited(text):
        assert not speech.hops or text[speech.start :].startswith("Department of Justice")
