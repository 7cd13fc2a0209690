"""Cuts, leaks and comparisons on small graphs of invented institutions."""

from __future__ import annotations

from math import inf

import pytest

from plainview.flows import (
    Change,
    Edge,
    build,
    cut,
    difference,
    dominators,
    effect,
    leaks,
    reach,
    without,
)
from plainview.model import WrongUse

PLATES = "licence_plate_read"


def plates(provider: str, recipient: str, instrument: str | None = None, **more: str) -> Edge:
    facts = (f"{provider}>{recipient}",)
    return Edge(provider, recipient, PLATES, instrument=instrument, facts=facts, **more)  # type: ignore[arg-type]


TWO_CITIES = [
    plates("City A", "Center", "Center agreement", start="2023", onward="allowed"),
    plates("City B", "Center", "Center agreement", start="2024", onward="allowed"),
    plates("Center", "Agency", "Query agreement", start="2024", onward="allowed"),
    plates("City B", "Sheriff", start="2024"),
    plates("Sheriff", "Agency", "instrument:contract", start="2025"),
]


def test_an_instrument_of_two_cities_ends_as_one() -> None:
    found = cut(build(TWO_CITIES[:2] + TWO_CITIES[2:3]), PLATES, "Agency")
    assert [[item.name for item in one] for one in found.cuts] == [
        ["Center agreement"],
        ["Query agreement"],
    ]
    assert found.cuts[0][0].facts == ("City A>Center", "City B>Center")


def test_all_minimum_cuts() -> None:
    found = cut(build(TWO_CITIES), PLATES, "Agency")
    assert found.size == 2 and not found.more
    assert {frozenset(item.name for item in one) for one in found.cuts} == {
        frozenset(pair)
        for pair in (
            ("Center agreement", "City B to Sheriff"),
            ("Center agreement", "Sheriff to Agency"),
            ("Query agreement", "City B to Sheriff"),
            ("Query agreement", "Sheriff to Agency"),
        )
    }
    assert cut(build(TWO_CITIES), PLATES, "Agency", limit=3).more


def test_documented_chains_alone_are_cut_by_less() -> None:
    assert cut(build(TWO_CITIES), PLATES, "Agency", documented=True).size == 1


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        (
            {"Query agreement": 9.0, "Sheriff to Agency": 0.5},
            {"Center agreement", "Sheriff to Agency"},
        ),
        (
            {"Center agreement": inf, "City B to Sheriff": inf},
            {"Query agreement", "Sheriff to Agency"},
        ),
    ],
)
def test_weights(weights: dict[str, float], expected: set[str]) -> None:
    found = cut(build(TWO_CITIES), PLATES, "Agency", weights=weights)
    assert [{item.name for item in one} for one in found.cuts] == [expected]


def test_nothing_can_end() -> None:
    weights = {edge.instrument or "City B to Sheriff": inf for edge in TWO_CITIES[:4]}
    found = cut(build(TWO_CITIES), PLATES, "Agency", weights=weights)
    assert found.size is None and found.cuts == () and found.weight == inf


def test_hubs_cannot_stop_what_is_given_directly() -> None:
    direct = build([*TWO_CITIES, plates("City A", "Agency")])
    found = cut(direct, PLATES, "Agency", by="hub")
    assert found.size is None and found.open_ways == ("City A",)
    hubs = cut(build(TWO_CITIES), PLATES, "Agency", by="hub")
    assert [[(item.kind, item.name) for item in one] for one in hubs.cuts] == [
        [("org", "Center"), ("org", "Sheriff")]
    ]


def test_instrument_of_no_simple_shape_counts_by_provider() -> None:
    compact = [plates("A", "X", "Compact"), plates("B", "Y", "Compact")]
    edges = [*compact, plates("X", "T"), plates("Y", "T")]
    found = cut(build(edges), PLATES, "T", weights={"X to T": 5.0, "Y to T": 5.0})
    assert found.split == ("Compact",) and found.size == 2


def test_dominators_in_order() -> None:
    line = build([plates("A", "B", "one"), plates("B", "C", "two"), plates("C", "D", "three")])
    passed = [(item.kind, item.name) for item in dominators(line, PLATES, "D")]
    assert passed[:2] == [("org", "B"), ("org", "C")]
    assert {name for kind, name in passed if kind == "instrument"} == {"one", "two", "three"}


def test_leak_round_a_rule() -> None:
    found = leaks(build([*TWO_CITIES, plates("City B", "Agency")]), PLATES, "City B", "Agency")
    ways = [[step.edge.recipient for step in chain.steps] for chain in found]
    assert ways == [["Center", "Agency"], ["Sheriff", "Agency"]]
    assert [chain.documented for chain in found] == [True, False]


def test_repeal() -> None:
    graph = build(TWO_CITIES)
    assert effect(graph, "Query agreement") == (
        Change("data:licence_plate_read", "Agency", "documented", "possible"),
    )
    assert [change.recipient for change in effect(graph, "Center agreement")] == [
        "Agency",
        "Center",
    ]
    with pytest.raises(WrongUse) as error:
        without(graph, "Query agreemnt")
    assert "Query agreement" in error.value.advice


def test_repeal_leaves_repeated_statements_one_step() -> None:
    twice = [plates("A", "B", "x"), plates("A", "B", "x"), plates("A", "C", "y")]
    graph = without(build([*twice, plates("A", "B", "z")]), "y")
    assert len(reach(graph, PLATES, "B").documented) == 2


def test_between_two_dates() -> None:
    ended = plates("Center", "Agency", "Query agreement", status="ended", start="2026")
    changes = difference(build([*TWO_CITIES, ended]), "2024-06-01", "2026-06-01")
    assert [(one.recipient, one.before, one.after) for one in changes] == [
        ("Agency", "documented", "possible")
    ]


def test_unknown_kind_of_cut() -> None:
    with pytest.raises(WrongUse, match="'node' is unknown"):
        cut(build(TWO_CITIES), PLATES, "Agency", by="node")


def test_weight_of_nothing() -> None:
    with pytest.raises(WrongUse, match="not above 0"):
        cut(build(TWO_CITIES), PLATES, "Agency", weights={"Query agreement": 0.0})
