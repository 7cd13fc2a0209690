"""Assembling: restatements, joined frames, further sums, what is argued, attribution and dates."""

from __future__ import annotations

from collections.abc import Callable

from plainview.extraction.facts import assemble
from plainview.extraction.frames import find
from plainview.extraction.parts import Attribution, DateMention, Sketch
from plainview.model import Fact, Heading, Hop, Text

SketchOf = Callable[..., tuple[str, Sketch]]
FactsOf = Callable[..., list[Fact]]
RolesOf = Callable[[Fact], dict[str, set[str]]]

RECORDS = "[tax records|category:data:tax_address]"


def test_a_headline_restates_and_never_makes_a_fact(facts_of: FactsOf) -> None:
    headline = ("headline", f"[IRS|org:IRS] gives [ICE|org] {RECORDS}")
    body = f"[the IRS|org:IRS] gave [ICE|org] {RECORDS}."
    (fact,) = facts_of(headline, body)
    assert [e.quote for e in fact.evidence][1:] == ["IRS gives ICE tax records"]
    assert facts_of(headline) == []


def test_the_same_again_is_evidence_and_another_number_is_not(
    facts_of: FactsOf,
) -> None:
    first = "[the Border Patrol|org:BP] arrested [114|count:people=114] people."
    again = "In all, [114|count:people=114] people were arrested by [the Border Patrol|org:BP]."
    other = "[the Border Patrol|org:BP] arrested [105|count:people=105] people."
    facts = facts_of(first, again, other)
    assert [[m.value for m in fact.measures] for fact in facts] == [[114.0], [105.0]]
    assert [len(fact.evidence) for fact in facts] == [2, 1]


def test_population_and_capacity_of_one_sentence_are_one_fact(facts_of: FactsOf) -> None:
    (fact,) = facts_of(
        "[ICE|org] was housing [310|count:people=310] people there, though it was designed for"
        " [250|count:detainees=250] detainees."
    )
    assert {m.name: m.value for m in fact.measures} == {"population": 310.0, "capacity": 250.0}


def test_attribution_and_date_of_the_clause(sketch_of: SketchOf) -> None:
    content, bare = sketch_of([("body", "[ICE|org] arrested [12|count:people=12] people in May.")])
    at = content.index("May")
    hop = Hop("outlet", "NPR", via="inferred")
    sketch = Sketch(
        bare.sentences,
        bare.mentions,
        bare.quantities,
        ((DateMention(at, at + 3, "May", "2025-05", ""),),),
        ((Attribution(0, len(content), (hop,)),),),
    )
    (fact,) = assemble(Text("0" * 64, "test/1", content), sketch, find(content, sketch, Heading()))
    assert fact.said == (hop,)
    assert fact.time is not None
    assert (fact.time.event, fact.time.surface) == ("2025-05", "May")


def test_each_sum_of_a_series_is_a_fact(facts_of: FactsOf, roles: RolesOf) -> None:
    facts = facts_of(
        "[Congress|org] appropriated [$61 million|money=61000000] for boats and"
        " [$9 million|money=9000000] to paint old ones."
    )
    assert [[m.value for m in fact.measures] for fact in facts] == [[61e6], [9e6]]
    assert [roles(fact)["payer"] for fact in facts] == [{"Congress"}, {"Congress"}]
    assert facts[1].evidence[0].quote == "$9 million to paint old ones"


def test_the_data_is_what_was_named_last(facts_of: FactsOf, roles: RolesOf) -> None:
    facts = facts_of(
        f"[the IRS|org:IRS] holds {RECORDS}.",
        "[the FBI|org:FBI] collected the data from [Acme|org].",
    )
    assert roles(facts[-1])["category"] == {"data:tax_address"}
    assert [f.via for f in facts[-1].filled("category")] == ["coref"]


def test_troops_belong_to_the_body_named_last(facts_of: FactsOf, roles: RolesOf) -> None:
    named = "[the National Guard|org:us-ng] was called up."
    sent = "[the governor|office] sent [300|count:troops=300] [troops|staff] to [Acme|org]."
    assert roles(facts_of(named, sent)[-1])["lender"] == {"us-ng"}
    assert roles(facts_of(sent)[-1])["lender"] == {"United States armed forces"}


def test_an_unresolved_reference_stops_the_search_for_a_subject(
    facts_of: FactsOf, roles: RolesOf
) -> None:
    assert facts_of(f"[ICE|org], [Acme|org], collected {RECORDS}.") != []
    assert facts_of(f"[it|open], [Acme|org], collected {RECORDS}.") == []
    (fact,) = facts_of(f"[the agency|open], [Acme|org], collected {RECORDS}.")
    assert "agency" in roles(fact)["recipient"], "whichever it is, it acts"


def test_an_outlet_is_never_who_acts(facts_of: FactsOf, roles: RolesOf) -> None:
    (fact,) = facts_of(
        "[The New York Times|org:src-nyt] and [ICE|org] arrested [12|count:people=12] people."
    )
    assert "src-nyt" not in roles(fact)["agency"]
