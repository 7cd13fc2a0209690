"""Sources that stand inside others, behind a noun, or far from the verb that credits them."""

from __future__ import annotations

import pytest

from plainview.extraction import attribution, mentions, sentences
from plainview.extraction.parts import Attribution

ICE = "U.S. Immigration and Customs Enforcement"

FIRST = [
    # text, name of the source that its last sentence credits first
    ("A March report from the county’s jail watchdog found that 40 died.", "March report"),
    ("One of the slides, though, openly praised the search of 900 phones.", "slides"),
    ("The order is short. The order goes on to describe how 300 names are kept.", "order"),
    ("The order suspends all visits for 90 days.", "order"),
    ("Immigration and Customs Enforcement agents said they held the driver.", ICE),
    (
        "New figures from the U.S. Customs and Border Protection agency (CBP) show a rise of 9%.",
        "New figures from the U.S. Customs and Border Protection",
    ),
    ("Two rules, outlined in a pair of Department of Homeland Security memos, end the visits.",
     "Department of Homeland Security memos"),
    ("It takes 4,000 scans a day that are described in the leaked agency slides as a start.",
     "leaked agency slides"),
    ("The mayor spoke after Tuesday’s report that ICE had rented 90 beds.", "Tuesday’s report"),
    ("The envoy was called in over reports in The Guardian that the NSA had taken the calls.",
     "The Guardian"),
    ("“It reads 300 letters a day,” The Guardian wrote, citing a secret memo.",
     "secret memo"),
    ("The talks end in May, The Guardian said, quoting an unnamed senior official.",
     "unnamed senior official"),
    ("It came after an article which quoted unnamed diplomats as saying that ICE paid.",
     "unnamed diplomats"),
    ("The Guardian is reporting that ICE rented 90 beds.", "The Guardian"),
    ("The Guardian article described it otherwise. According to the story, ICE rented 90 beds.",
     "The Guardian"),
    ("ICE estimated as many as 87 million were listed.", ICE),
    ("The White House asked for 30 buses, NPR first reported.", "NPR"),
    ("His administration this month said it would go on.", "administration"),
    ("Papers obtained by the ACLU show officials went to 30 fairs.", "Papers"),
    ("In all 1,401 came, State Department figures as of Wednesday reveal.",
     "State Department figures"),
    ("The May audit counted 2,776 breaches.", "May audit"),
    ("“One memo says that ICE listed 300 homes in a single week of the spring.”", "One memo"),
    ("Army Gen. Keith Alexander, the NSA director, claimed that no calls were read.",
     "Director of the National Security Agency"),
    ("“It fell,” said Ronald Vitiello, the acting deputy commissioner of Customs and Border"
     " Protection.",
     "Acting Deputy Commissioner of U.S. Customs and Border Protection"),
]  # fmt: skip

NOBODY = [
    "ICE changed the form after it was alleged that 300 were held.",
    "ICE took every caller’s calling records for a year.",
    "The case rests on the Government Accountability Office (GAO) report on the program.",
    "ICE refused the plan, citing the cost of buses.",
    "The clerk claims authority over the list.",
    "ICE holds 300 people in the county.",
    "ICE counted 300 people at the jail.",
    "Democrats agreed to open the parks again.",
    "The senators asked whether ICE had 300 beds.",
    "The United States has admitted 20,918 refugees.",
    "The agreement requires ICE to free 300 people.",
]


def rows(text: str) -> tuple[tuple[Attribution, ...], ...]:
    split = sentences.split(text)
    return attribution.find(text, split, mentions.find(text, split, None))


def credited(text: str) -> list[str]:
    """Who the last sentence credits, the first of each attribution."""
    return [a.hops[0].name for a in rows(text)[-1] if a.hops]


@pytest.mark.parametrize(("text", "name"), FIRST)
def test_who_is_credited_first(text: str, name: str) -> None:
    assert credited(text)[:1] == [name]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_credited(text: str) -> None:
    assert not credited(text)


def test_a_source_inside_a_quotation_comes_before_who_is_quoted() -> None:
    text = "“The memo says that ICE listed 300 homes in one week. It is wrong,” the ACLU said."
    assert [hop.name for hop in rows(text)[0][0].hops] == ["memo", "American Civil Liberties Union"]


def test_he_is_not_whom_the_text_calls_she() -> None:
    text = (
        "President Donald Trump said it would end. White House spokeswoman Dana Orwell said no."
        " She added that it was early. Later he said that the deal was bad."
    )
    assert credited(text)[:1] == ["President of the United States"]


def test_a_surname_behind_another_first_name_is_another_person() -> None:
    text = "Ottokar Gutierrez, who has a shop in Dover, said the van was empty."
    assert not credited(text)
