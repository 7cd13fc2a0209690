"""What a sentence leaves to the document, and the bodies and data that it only describes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plainview.extraction import extract
from plainview.model import Fact, Text

FactsOf = Callable[..., list[Fact]]
RolesOf = Callable[[Fact], dict[str, set[str]]]

SHARES = (
    "[the Labor Department|org:us-dol] shares [wage data|category:data:employment_record]"
    " with [ICE|org]."
)
SIGNED = "[ICE|org:us-ice] signed a [$2 million|money=2000000] contract with [Acme|org]."


def read(text: str) -> list[Fact]:
    return extract(Text("0" * 64, "test/1", text), patterns_only=True)


def test_counts_of_requests_take_parties_and_data_from_the_document(
    facts_of: FactsOf, roles: RolesOf
) -> None:
    fact = facts_of(SHARES, "[ICE|org] submitted [900 requests|count:requests=900] in May.")[-1]
    assert roles(fact) == {
        "recipient": {"ICE"}, "provider": {"us-dol"}, "category": {"data:employment_record"},
    }  # fmt: skip
    assert {f.role: f.via for f in fact.fillers} == {
        "recipient": "name", "provider": "inferred", "category": "inferred",
    }  # fmt: skip


def test_nothing_is_taken_over_where_no_statement_lends_it(facts_of: FactsOf) -> None:
    assert facts_of("[ICE|org] submitted [900 requests|count:requests=900] in May.") == []
    assert facts_of("The ceiling of the award is [$9 million|money=9000000].") == []


def test_the_statement_about_the_same_party_lends_first(facts_of: FactsOf, roles: RolesOf) -> None:
    other = "[Acme|org] sells [phone records|category:data:call_record] to [the FBI|org:FBI]."
    fact = facts_of(SHARES, other, "[ICE|org] submitted [9 requests|count:requests=9].")[-1]
    assert roles(fact)["category"] == {"data:employment_record"}


def test_a_verb_without_its_subject_inherits_nothing(facts_of: FactsOf) -> None:
    facts = facts_of(SHARES, "It was wrong to collect [DNA|category:data:dna] there.")
    assert [fact.fillers[0].name for fact in facts if "dna" in str(fact.fillers)] == []


def test_a_payer_is_taken_over_only_where_there_is_one(facts_of: FactsOf, roles: RolesOf) -> None:
    ceiling = "The contract has a ceiling of [$9 million|money=9000000]."
    assert roles(facts_of(SIGNED, ceiling)[-1])["payer"] == {"us-ice"}
    second = "[the FBI|org:us-fbi] paid [Acme|org] [$3 million|money=3000000]."
    assert "payer" not in roles(facts_of(SIGNED, second, ceiling)[-1])


def test_a_raised_goal_counts_what_the_goal_before_counted() -> None:
    first, second = read(
        "ICE has a goal of 900 arrests a day. In May the goal was raised to 1,200."
    )
    assert (first.measures[0].unit, first.measures[0].per) == ("people", "day")
    assert (second.measures[0].unit, second.measures[0].per) == ("people", "day")
    assert second.status == "raised"


def test_labelled_lines_name_the_parties_of_a_notice() -> None:
    facts = read(
        "Notice of award\n\nAgency: Department of Energy\nContractor: Palantir Technologies\n"
        "Ceiling: $12.5 million\nBase value: $4,100,000.00\nOption Year 2: $2.3 million\n"
    )
    assert [
        (m.name, m.value, m.definition) for fact in facts for m in fact.measures
    ] == [
        ("ceiling", 12.5e6, None), ("obligated", 4.1e6, None), ("planned", 2.3e6, "option"),
    ]  # fmt: skip
    for fact in facts:
        names = {filler.role: filler.name for filler in fact.fillers}
        assert names["payer"] == "Department of Energy"
        assert names["payee"] == "Palantir Technologies"


@pytest.mark.parametrize(
    ("sentence", "bound", "why"),
    [
        ("Each field office must make 40 arrests a day.", "Each field office", "a class of bodies"),
        ("The Miami office must make 40 arrests a day.", "Miami office", "a place inside the name"),
        ("The vendor shall process 40 cases a day.", "vendor", "nobody says which vendor"),
    ],
)
def test_a_described_body_is_bound(sentence: str, bound: str, why: str) -> None:
    (fact,) = [fact for fact in read(sentence) if fact.type == "target"]
    (filler,) = fact.filled("bound")
    assert (filler.surface or "").removeprefix("The ").removeprefix("Each ") in bound, why
    assert filler.entity is None, why


def test_a_definite_description_is_the_body_named_before(facts_of: FactsOf, roles: RolesOf) -> None:
    fact = facts_of(
        "[the Division of Motor Vehicles|org:Division of Motor Vehicles] is in Denver.",
        "The Division shares [photos|category:data:face_image] with [ICE|org].",
    )[-1]
    assert roles(fact)["provider"] == {"Division of Motor Vehicles"}
    assert next(f for f in fact.fillers if f.role == "provider").via == "coref"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Labor Department gave ICE more information.",
        "The Labor Department gave ICE public records.",
        "The department said it has no data.",
    ],
)
def test_no_category_is_made_of_words_that_say_none(sentence: str) -> None:
    assert [fact for fact in read(sentence) if fact.type == "access"] == []


def test_data_of_an_unknown_kind_is_personal_records() -> None:
    (fact,) = [f for f in read("Acme County gave ICE library files.") if f.type == "access"]
    (category,) = fact.filled("category")
    assert (category.name, category.surface) == ("data:personal_records", "library files")


@pytest.mark.parametrize(
    ("words", "polarity"),
    [
        ("ICE has no arrest quota", "-"),
        ("ICE has a quota of 900 arrests a day", "+"),
    ],
)
def test_no_before_the_noun_denies_it(words: str, polarity: str) -> None:
    (fact,) = [fact for fact in read(f"{words}, its lawyers said.") if fact.type == "target"]
    assert fact.polarity == polarity


def test_no_more_than_is_a_limit_and_no_denial() -> None:
    fact = read(
        "The IRS shares tax data with ICE. ICE may submit no more than 300 requests a month."
    )
    cap = next(m for f in fact for m in f.measures if m.name == "cap")
    assert (cap.value, cap.qualifier, cap.per) == (300, "up_to", "month")
    assert all(f.polarity == "+" for f in fact)


def test_a_cap_on_data_is_not_a_rule_as_well() -> None:
    facts = read("The IRS shares tax data with ICE. ICE is limited to 50,000 requests a month.")
    assert [(f.type, f.pattern) for f in facts if f.type == "rule"] == []
    (cap,) = [m for f in facts for m in f.measures]
    assert (cap.name, cap.value, cap.per) == ("cap", 50000, "month")


def test_data_of_two_sources_are_two_facts(facts_of: FactsOf, roles: RolesOf) -> None:
    facts = facts_of(
        "[ICE|org] obtained [wages|category:data:employment_record] from [Labor|org] and"
        " [accounts|category:data:bank_account] from [Acme|org]."
    )
    assert [(roles(f)["category"], roles(f)["provider"]) for f in facts] == [
        ({"data:employment_record"}, {"Labor"}),
        ({"data:bank_account"}, {"Acme"}),
    ]


def test_offices_of_a_list_have_their_own_numbers(facts_of: FactsOf, roles: RolesOf) -> None:
    facts = facts_of(
        "[Atlanta|org] must make [130 arrests|count:people=130], [Dallas|org]"
        " [115|count=115] and tiny [Buffalo|org] [25|count=25]."
    )
    assert [(roles(f)["bound"], f.measures[0].value) for f in facts if f.type == "target"] == [
        ({"Atlanta"}, 130), ({"Dallas"}, 115), ({"Buffalo"}, 25),
    ]  # fmt: skip
