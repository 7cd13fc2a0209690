"""What edges say together: contradiction, dates, names, kinds of edges, and no chain at all."""

from __future__ import annotations

from typing import Any

import pytest

from plainview.flows import Body, Edge, build, cut, dominators, obtained, possibly_meant, reach
from plainview.flows.edges import category_id
from plainview.model import WrongUse

SCHOOL, CENTER, AGENCY = "Example School District", "Example Fusion Center", "Example Agency"


def edge(provider: str = SCHOOL, recipient: str = AGENCY, **more: Any) -> Edge:
    return Edge(provider, recipient, **{"category": "school_record", **more})


def found(*edges: Edge, **more: Any) -> tuple[int, int]:
    """How many documented and possible chains there are to the agency from the school."""
    answer = reach(build(edges), "school_record", AGENCY, holder=SCHOOL, **more)
    return len(answer.documented), len(answer.possible)


ENDED = edge(status="ended")

CONTRADICTIONS = [
    ("one statement", [edge()], (1, 0)),
    ("only sought is no access", [edge(status="requested"), ENDED], (0, 0)),
    ("denied, no dates: who is right is open", [edge(), edge(polarity="-")], (0, 1)),
    ("ended, no dates", [edge(), ENDED], (0, 1)),
    ("ended later", [edge(start="2024"), edge(status="ended", start="2025-03")], (0, 0)),
    ("refused before it was granted", [edge(start="2025"), edge(status="refused", start="2023")],
     (1, 0)),
    ("in the same year", [edge(start="2025"), edge(status="ended", start="2025-03")],
     (0, 1)),
    ("another instrument ended", [edge(instrument="A"), edge(instrument="B", status="ended")],
     (1, 0)),
    ("all between the two ended", [edge(instrument="A"), edge(category=None, status="ended")],
     (0, 1)),
    ("another category ended", [edge(), edge(category="data:address", status="ended")], (1, 0)),
    ("one of two statements is denied by date", [edge(start="2020"), edge(start="2026"),
      edge(status="ended", start="2022")], (1, 0)),
]  # fmt: skip


@pytest.mark.parametrize(("why", "edges", "expected"), CONTRADICTIONS)
def test_contradiction(why: str, edges: list[Edge], expected: tuple[int, int]) -> None:
    both_there = edge(category="address", instrument="other")
    assert found(*edges, both_there, edge(SCHOOL, "nobody")) == expected, why


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2023-12-31", 0), ("2024-02-01", 1), ("2025-02-28", 1), ("2025-03-01", 0), ("2024", 1)],
)
def test_as_of(as_of: str, expected: int) -> None:
    dated = [edge(start="2024-02-01"), edge(status="ended", start="2025-03-01")]
    assert found(*dated, as_of=as_of) == (expected, 0)


def test_no_date_stands_and_says_so() -> None:
    answer = reach(build([edge()]), "school_record", AGENCY, as_of="2025-06-01")
    (step,) = answer.documented[0].steps
    assert step.assumes == ("that it stood on the day, since no date is given",)


def test_same_statement_twice_is_one_step_with_the_best_confidence_and_all_facts() -> None:
    edges = [edge(facts=("a",)), edge(facts=("b",), confidence="documented", start="2024")]
    (chain,) = reach(build(edges), "school_record", AGENCY).documented
    assert chain.steps[0].edge.confidence == "documented"
    assert sorted(chain.steps[0].edge.facts) == ["a", "b"]


@pytest.mark.parametrize(
    ("onward", "documented", "assumes"),
    [
        ("allowed", True, ()),
        ("unknown", False, ("which nobody documents",)),
        ("forbidden", False, ("although it may not",)),
    ],
)
def test_onward_sharing(onward: str, documented: bool, assumes: tuple[str, ...]) -> None:
    edges = [
        edge(SCHOOL, CENTER, start="2024"),
        edge(CENTER, AGENCY, start="2024", onward=onward, confidence="documented"),
    ]
    answer = reach(build(edges), "data:school_record", AGENCY)
    assert answer.holders == (SCHOOL,)
    (chain,) = answer.documented or answer.possible
    assert chain.documented == documented
    assert chain.steps[0].assumes == ()
    assert all(part in words for part, words in zip(assumes, chain.steps[1].assumes, strict=True))


@pytest.mark.parametrize("kind", ["membership", "staffing", "system"])
def test_a_seat_is_no_documented_access(kind: str) -> None:
    seat = edge(CENTER, AGENCY, category=None, kind=kind, onward="allowed")
    assert found(edge(SCHOOL, CENTER), seat) == (0, 1)


def test_ring_of_collectors() -> None:
    ring = [edge("A", "B"), edge("B", "C"), edge("C", "A"), edge("C", AGENCY), edge("C", "C")]
    answer = reach(build(ring), "school_record", AGENCY)
    assert answer.holders == ("A", "B", "C")
    assert [len(chain.steps) for chain in answer.documented] == [1]
    assert not answer.possible


def test_no_chain_says_what_was_searched() -> None:
    answer = reach(build([edge(SCHOOL, CENTER), edge(AGENCY, "X")]), "school_record", AGENCY)
    assert not answer.documented and not answer.possible
    assert "2 steps that may carry school record" in answer.searched
    nothing = cut(build([edge(SCHOOL, CENTER), edge(AGENCY, "X")]), "school_record", AGENCY)
    assert (nothing.size, nothing.cuts) == (0, ((),))


@pytest.mark.parametrize(
    ("category", "target", "near"),
    [
        ("school_records", AGENCY, "data:school_record"),
        ("school_record", "Exampel Agency", AGENCY),
        ("school_record", "fusion center", CENTER),
        ("school_record", "qqqq", "None is near"),
    ],
)
def test_unknown_name(category: str, target: str, near: str) -> None:
    graph = build([edge(SCHOOL, CENTER), edge(CENTER, AGENCY)])
    for asked in (reach, cut, dominators):
        with pytest.raises(WrongUse) as error:
            asked(graph, category, target)
        assert near in error.value.advice


@pytest.mark.parametrize("as_of", ["yesterday", "2025-13", ""])
def test_wrong_date(as_of: str) -> None:
    with pytest.raises(WrongUse, match="is no date"):
        reach(build([edge()]), "school_record", AGENCY, as_of=as_of)


def test_holder_is_target() -> None:
    with pytest.raises(WrongUse, match="both holder and recipient"):
        reach(build([edge()]), "school_record", AGENCY, holder=AGENCY)


@pytest.mark.parametrize(
    "wrong", [{"status": "maybe"}, {"kind": "rumour"}, {"start": "soon"}, {"confidence": "high"}]
)
def test_edge_refuses(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError):
        edge(**wrong)


def test_empty_graph() -> None:
    with pytest.raises(WrongUse, match="no category of data"):
        obtained(build([]), "school_record")


def test_who_only_sought_it_is_known_and_has_no_chain() -> None:
    sought = edge(CENTER, "Newcomer", status="requested")
    answer = reach(build([edge(), sought]), "school_record", "Newcomer")
    assert not answer.documented and not answer.possible and answer.pending == 1


def test_leave_to_pass_on_counts_where_one_statement_gives_it() -> None:
    silent = edge(CENTER, AGENCY, confidence="documented")
    assert found(edge(SCHOOL, CENTER), silent, edge(CENTER, AGENCY, onward="allowed")) == (1, 0)


@pytest.mark.parametrize(
    "name",
    ["licence_plate_read", "data:licence_plate_read", "license plate read", "License-Plate-Read"],
)
def test_a_category_is_known_by_its_words(name: str) -> None:
    assert category_id(name) == "data:licence_plate_read"


CLASS, ICE, SCHOOLS = "federal agencies (unspecified)", "ICE", "Example School District"


@pytest.mark.parametrize(
    ("recipient", "status", "asked", "meant"),
    [
        ("us-gov-any", "in_force", ICE, True),
        ("us-imm-officials", "in_force", ICE, True),  # within the same department
        ("us-ic", "in_force", ICE, False),  # a set of bodies of its own
        ("us-border-officials", "in_force", ICE, False),  # of another house
        ("us-gov-any", "requested", ICE, False),
        ("us-gov-any", "refused", ICE, False),
        ("us-gov-any", "in_force", SCHOOLS, False),  # no part of the government
    ],
)
def test_unnamed_agencies_may_be_the_one_asked_for(
    recipient: str, status: str, asked: str, meant: bool
) -> None:
    bodies = [
        Body(CLASS, recipient, True, CLASS, ""),
        Body(ICE, "us-ice", False, ICE, ""),
        Body(SCHOOLS, "", False, SCHOOLS, "a.txt"),
    ]
    found = list(possibly_meant([edge(recipient=CLASS, status=status)], bodies, [asked]))
    assert [one.recipient for one in found] == ([asked] if meant else [])
    assert all(CLASS in one.assumes[-1] for one in found)
    graph = build([edge(recipient=CLASS, status=status), *found])
    if meant:
        answer = reach(graph, "school_record", asked)
        assert not answer.documented and len(answer.possible) == 1
