"""Names that nobody has, orders that cannot be, holders who did not hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.checks.law_made import prose, role, told

from plainview.checks import altered_names, event_order, office_holder, terms
from plainview.checks.told import Role
from plainview.names import (
    is_distorted,
    is_turned,
    may_be_distorted,
    replacing_words,
    resolve,
)
from plainview.vocab import entities, entity


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("The Inner Income Service shared the list.", ["Internal Revenue Service"]),
        ("Officials of the Division of Homeland Safety met.", ["Department of Homeland Security"]),
        ("He wrote to U.S. Citizenship and Immigration Providers.",
         ["U.S. Citizenship and Immigration Services"]),
    ],
)  # fmt: skip
def test_replaced_words_are_told(sentence: str, meant: list[str]) -> None:
    found = list(altered_names.altered([prose(sentence)]))
    assert len(found) == 1
    assert all(name in found[0].text for name in meant)
    assert [quote.quote in sentence for quote in found[0].quotes] == [True] * len(found[0].quotes)
    assert found[0].facts == ("fact1",)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Department of Homeland Security met the Internal Revenue Service.",
        "Public Safety Canada and the Department of Home Affairs of Australia signed it.",  # theirs
        "The Fourth Circuit Court of Appeals agreed.",  # a court in another order is that court
        "Customs officers and the Border Patrol waited in Home Depot.",
        "The Texas Department of Public Safety and the Santa Clara Police Department agreed.",
        "the inner income of a service",
    ],
)
def test_real_names_are_left_alone(sentence: str) -> None:
    assert not list(altered_names.altered([prose(sentence)]))
    assert not list(altered_names.no_body([prose(sentence)]))


def test_words_in_another_order_are_no_body() -> None:
    sentence = "The Customs and Immigration Enforcement agency declined."
    (found,) = altered_names.no_body([prose(sentence)])
    assert "Immigration and Customs Enforcement" in found.text
    assert not list(altered_names.altered([prose(sentence)]))


NAME_WORDS = sorted(
    {"of", "and", "the", "Texas", "Smith", "House", *(word.title() for word in replacing_words())}
    | {word for one in entities() if one.kind == "agency" for word in one.name.split()}
)


NAMES = some.lists(some.sampled_from(NAME_WORDS), min_size=2, max_size=6) | some.sampled_from(
    [one.name.split() for one in entities() if one.kind == "agency"]
).flatmap(some.permutations)


@given(NAMES.map(" ".join))
def test_names_that_nobody_is_asked_for_are_none_that_are_told(name: str) -> None:
    if may_be_distorted(name) or is_turned(name):
        return
    best = resolve(name)[:1]
    assert not any(is_distorted(one) or "in another order" in one.reason for one in best)


def test_a_name_is_told_once_and_many_are_counted() -> None:
    sentence = "The Inner Income Service sued. The Inner Income Service lost."
    (found,) = altered_names.altered([prose(sentence)])
    assert found.text.count("Inner Income Service") == 1
    assert len(found.quotes) == 1


HUFFMAN = "“This is a step,” then-acting DHS Secretary Benjamine Huffman said of the memo.\n"
SANDWEG = "“No,” then-acting ICE Director John Sandweg said.\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # the acting secretary left on January 25, the addressee came on January 28
        (HUFFMAN + "The move came after Kristi Noem wrote to Scott Bessent last month.", 1),
        (HUFFMAN + "\nIt went on.\nThe directive was issued after a letter to Scott Bessent.", 1),
        # an office that the holder had long before
        (HUFFMAN + "The move came after Tom Vilsack wrote to the department.", 0),
        (HUFFMAN + "The move came after Kevin McAleenan resigned.", 0),
        # nobody's time is told
        ("The move came after Kristi Noem wrote to Scott Bessent last month.", 0),
        # the holder speaks today and not then
        ("“A step,” Benjamine Huffman said.\nThe move came after Scott Bessent wrote.", 0),
        # a former holder is not in office
        (HUFFMAN + "The move came after former Treasury Secretary Scott Bessent wrote.", 0),
        # what came after is another thing, further back
        (HUFFMAN + "\nA.\nB.\nC.\nThe move came after Scott Bessent wrote.", 0),
        (SANDWEG + "The decision came after Loretta Lynch wrote to the White House.", 1),
        (SANDWEG + "Loretta Lynch wrote after the decision came.", 0),
        (SANDWEG + "The decision came after Jeh Johnson wrote to the White House.", 0),
    ],
)
def test_order_of_events(text: str, found: int) -> None:
    findings = list(event_order.find([prose(text)]))
    assert len(findings) == found
    for one in findings:
        assert one.arithmetic.count("20") >= 4  # the days on both sides
        assert [quote.quote for quote in one.quotes] == [
            text[quote.start : quote.end] for quote in one.quotes
        ]


def test_findings_name_offices_and_no_holders() -> None:
    text = HUFFMAN + "The move came after Kristi Noem wrote to Scott Bessent last month."
    (found,) = event_order.find([prose(text)])
    assert "Huffman" not in found.text + found.arithmetic
    assert "Acting Secretary of Homeland Security" in found.text


def test_every_term_has_an_office_and_an_order() -> None:
    for held in terms.terms().values():
        for term in held:
            assert entity(term.office) is not None
            assert term.last is None or term.first <= term.last


LEADER = "us-sen-majleader"


def holder(surface: str, start: int = 0) -> Role:
    return Role("holder", LEADER, "Senate Majority Leader", "name", surface, start)


@pytest.mark.parametrize(
    ("surface", "quote", "event", "published", "found"),
    [
        ("Senate Majority Leader Mitch McConnell", "", "2014-11-05", "2014-11-07", 1),
        ("Senate Majority Leader Mitch McConnell", "", "2016-11-05", "2016-11-07", 0),
        # within a week of taking office
        ("Senate Majority Leader Mitch McConnell", "", "2014-12-30", "2014-12-31", 0),
        ("Mitch McConnell", "", "2014-11-05", "2014-11-07", 0),  # called by no title
        ("Mr. Mitch McConnell", "", "2014-11-05", "2014-11-07", 0),
        ("Senate Majority Leader Mitch McConnell", "incoming ", "2014-11-05", "2014-11-07", 0),
        ("Senate Majority Leader Mitch McConnell", "", "2014-11-05", "2015-11-07", 0),  # long ago
        ("Senate Majority Leader Mitch McConnell", "", "2014-11-05", None, 0),
        ("Senate Majority Leader Mitch McConnell", "", "2014", "2014-11-07", 0),
    ],
)
def test_office_holder(
    surface: str, quote: str, event: str, published: str | None, found: int
) -> None:
    words = f"{quote}{surface} warned of it."
    fact = told(
        "stance", holder(surface, len(quote)), event=event, published=published, quote=words
    )
    findings = list(office_holder.find([fact]))
    assert len(findings) == found
    assert all("McConnell" not in one.text for one in findings)


def test_other_roles_are_no_offices() -> None:
    fact = told("stance", role("holder", "us-ice"), event="2014-11-05", published="2014-11-07")
    assert not list(office_holder.find([fact]))
