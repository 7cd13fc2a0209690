"""From facts to edges: who gives what to whom, and what each edge leaves to be assumed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.flows import Party, Statement, build, reach, read
from plainview.flows.edges import DENYING, PENDING, STANDING
from plainview.flows.statements import UNNAMED

SHERIFF = Party("provider", "", "Orrin Sheriff", "name")
CENTER = Party("program", "", "Tri-County Fusion Center", "name")
ICE = Party("recipient", "us-ice", "U.S. Immigration and Customs Enforcement", "name")
SCHOOL = Party("category", "", "data:school_record", "name")


def fact(*parties: Party, kind: str = "access", **more: Any) -> Statement:
    given = {
        "fact": "f1", "source": "story.html", "document": "story.html", "type": kind,
        "status": "in_force",
        "modality": "asserted", "polarity": "+", "official": False, "start": None, "end": None,
        "as_of": None, "event": None, "published": None, "span": (0, 50), **more,
    }  # fmt: skip
    return Statement(parties=parties, **given)


def ways(*statements: Statement) -> list[tuple[str, str, str | None]]:
    return [(one.provider, one.recipient, one.through) for one in read(statements).edges]


ICE_NAME = ICE.name
WAYS = [
    ("straight", fact(SHERIFF, ICE, SCHOOL), [("Orrin Sheriff", ICE_NAME, None)]),
    ("who gives is not said", fact(ICE, SCHOOL), [(UNNAMED, ICE_NAME, None)]),
    ("a platform gives where nobody else does", fact(CENTER, ICE, SCHOOL),
     [("Tri-County Fusion Center", ICE_NAME, None)]),
    ("a platform between two", fact(SHERIFF, CENTER, ICE, SCHOOL),
     [("Orrin Sheriff", "Tri-County Fusion Center", None),
      ("Tri-County Fusion Center", ICE_NAME, None),
      ("Orrin Sheriff", ICE_NAME, "Tri-County Fusion Center")]),
    ("the vendor of cameras is no platform", fact(SHERIFF, CENTER._replace(via="implied"), ICE),
     [("Orrin Sheriff", ICE_NAME, None)]),
    ("put into a platform, for nobody that is named", fact(SHERIFF, CENTER, SCHOOL),
     [("Orrin Sheriff", "Tri-County Fusion Center", None)]),
    ("people hold no data", fact(SHERIFF._replace(name="Americans (class)"), ICE, SCHOOL),
     [(UNNAMED, ICE_NAME, None)]),
    ("nobody receives", fact(SHERIFF, SCHOOL), []),
    ("denied of somebody unnamed", fact(ICE, SCHOOL, polarity="-"), []),
    ("a denial names two", fact(SHERIFF, CENTER, ICE, SCHOOL, polarity="-"),
     [("Orrin Sheriff", ICE_NAME, None)]),
    ("two kinds of data, two edges", fact(SHERIFF, ICE, SCHOOL, SCHOOL._replace(name="data:dna")),
     [("Orrin Sheriff", ICE_NAME, None)] * 2),
]  # fmt: skip


@pytest.mark.parametrize(("why", "statement", "expected"), WAYS, ids=[row[0] for row in WAYS])
def test_ways(why: str, statement: Statement, expected: list[tuple[str, str, str | None]]) -> None:
    assert ways(statement) == expected, why


ASSUMING = [
    ("inferred recipient", [SHERIFF, ICE._replace(via="inferred"), SCHOOL], {}, "is meant"),
    ("inferred provider", [SHERIFF._replace(via="inferred"), ICE, SCHOOL], {}, "is meant"),
    ("inferred category", [SHERIFF, ICE, SCHOOL._replace(via="inferred")], {}, "category is meant"),
    ("may", [SHERIFF, ICE, SCHOOL], {"modality": "possible"}, "only that it may"),
    ("alleged", [SHERIFF, ICE, SCHOOL], {"modality": "alleged"}, "allegation"),
    ("ordered", [SHERIFF, ICE, SCHOOL], {"modality": "mandated"}, "as ordered"),
    ("no category", [SHERIFF, ICE], {}, "opens this category"),
]


@pytest.mark.parametrize(
    ("why", "parties", "more", "words"), ASSUMING, ids=[r[0] for r in ASSUMING]
)
def test_no_documented_step_on_what_is_assumed(
    why: str, parties: list[Party], more: dict[str, str], words: str
) -> None:
    other = fact(SHERIFF, Party("recipient", "", "Nobody Else Bureau", "name"), SCHOOL)
    found = reach(build(read([fact(*parties, **more), other]).edges), "school_record", ICE_NAME)
    assert not found.documented, why
    (chain,) = found.possible
    assert any(words in text for text in chain.steps[0].assumes)


@pytest.mark.parametrize(
    ("modality", "status", "expected"),
    [("planned", "in_force", "planned"), ("requested", "agreed", "requested"),
     ("asserted", "offered", "offered"), ("unknown", "in_force", "in_force")],
)  # fmt: skip
def test_what_is_only_wished_for_is_pending(modality: str, status: str, expected: str) -> None:
    (edge,) = read([fact(SHERIFF, ICE, SCHOOL, modality=modality, status=status)]).edges
    assert edge.status == expected


def test_what_is_said_not_to_be_known_denies_nothing() -> None:
    (edge,) = read([fact(SHERIFF, ICE, SCHOOL, modality="unknown", polarity="-")]).edges
    assert not edge.denies and not edge.stands


def test_names_that_no_list_has_are_one_body_in_one_source_only() -> None:
    one = fact(SHERIFF, ICE, SCHOOL)
    same, other = one._replace(fact="f2"), one._replace(fact="f3", source="other.html")
    assert set(read([one, same]).bodies) == {UNNAMED, "Orrin Sheriff", ICE_NAME}
    names = set(read([one, other]).bodies) - {UNNAMED, ICE_NAME}
    assert names == {"Orrin Sheriff (story.html)", "Orrin Sheriff (other.html)"}


def test_what_is_not_printed_is_one_body_in_its_document_only() -> None:
    owner = SHERIFF._replace(name="owner of this list", via="implied")
    lists = [
        fact(owner, ICE, SCHOOL, official=True, source="lists", document=name)
        for name in ("one.csv", "two.csv")
    ]
    names = {edge.provider for edge in read(lists).edges}
    assert names == {"owner of this list (one.csv)", "owner of this list (two.csv)"}


def test_a_name_of_no_list_is_never_the_body_of_that_name() -> None:
    printed = SHERIFF._replace(name=ICE_NAME)
    (edge,) = read([fact(printed, ICE, SCHOOL)]).edges
    assert (edge.provider, edge.recipient) == (f"{ICE_NAME} (story.html)", ICE_NAME)


DATES = [
    ("stated", {"start": "2024", "published": "2025-03-01"}, ("2024", None, "2025-03-01")),
    ("an event begins it", {"event": "2024-05"}, ("2024-05", None, None)),
    ("seen on the day of the document", {"published": "2025-03-01"}, (None, None, "2025-03-01")),
    ("seen on a stated day", {"as_of": "2024", "published": "2025"}, (None, None, "2024")),
    ("a record counts up to a day", {"official": True, "start": "2019", "end": "2025-03"},
     ("2019", None, "2025-03")),
    ("ended by the day of the document", {"status": "ended", "published": "2025-03-01"},
     ("2025-03-01", None, None)),
    ("a plain denial is of no day", {"polarity": "-", "published": "2025-03-01"},
     (None, None, None)),
    ("a date that is none", {"start": "last spring"}, (None, None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("why", "more", "expected"), DATES, ids=[row[0] for row in DATES])
def test_dates(
    why: str, more: dict[str, Any], expected: tuple[str | None, str | None, str | None]
) -> None:
    (edge,) = read([fact(SHERIFF, ICE, SCHOOL, **more)]).edges
    assert (edge.start, edge.end, edge.seen) == expected, why


def test_staff_on_loan_and_seats() -> None:
    lender = Party("lender", "ori-tn0790000", "Shelby County Sheriff’s Office, Tennessee", "name")
    agreement = Party("instrument", "pg-287g", "287(g) agreement: Task Force Model", "name")
    (loan,) = read([fact(lender, ICE, agreement, kind="staffing", official=True)]).edges
    assert (loan.kind, loan.category, loan.collective) == ("staffing", None, True)
    center = ICE._replace(entity="fc-tn-tennessee-fusion-center", name="Tennessee Fusion Center")
    seats = read([fact(lender, center, kind="staffing")]).edges
    assert {edge.kind for edge in seats} == {"membership"}
    assert {(edge.provider, edge.recipient) for edge in seats} == {
        (lender.name, seats[0].recipient),
        (seats[0].recipient, lender.name),
    }


def rule(act: str, words: str, *parties: Party, **more: Any) -> Statement:
    role = "bound" if act == "forbids" else "holder"
    holder = SHERIFF._replace(role=role)
    return fact(
        Party("act", "", act, "name", words), holder, SCHOOL, *parties, kind="rule",
        **{"fact": "r1", "span": (60, 90), **more},
    )  # fmt: skip


PURPOSE = Party("condition", "", "purpose:immigration_enforcement", "name", "for immigration")
RULES = [
    ("a use that one recipient has", rule("forbids", "searches", PURPOSE), True, "unknown"),
    ("sharing with one", rule("forbids", "sharing student records with ICE"), True, "unknown"),
    ("sharing with another", rule("forbids", "sharing records with the FBI"), False, "unknown"),
    ("sharing with anybody", rule("forbids", "disclose student records"), True, "forbidden"),
    ("sharing with somebody unlisted", rule("forbids", "share records with the board"), False,
     "unknown"),
    ("leave to share with one", rule("allows", "share student records with ICE"), False, "allowed"),
    ("leave to share with another", rule("allows", "share records with the FBI"), False, "unknown"),
    ("leave to share with somebody unlisted", rule("allows", "share records with parents"), False,
     "unknown"),
    ("leave to share", rule("allows", "share student records"), False, "allowed"),
    ("leave for something else", rule("allows", "keep student records"), False, "unknown"),
    ("only a bill", rule("forbids", "sharing records with ICE", status="proposed"), False,
     "unknown"),
    ("on a condition in free words", rule("forbids", "sharing student records",
     Party("condition", "", "before May", "name", "before May")), False, "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "law", "forbidden", "onward"), RULES, ids=[row[0] for row in RULES]
)
def test_rules(why: str, law: Statement, forbidden: bool, onward: str) -> None:
    (edge,) = read([fact(SHERIFF, ICE, SCHOOL), law]).edges
    assert (bool(edge.forbidden_by), edge.onward) == (forbidden, onward), why


def test_a_rule_of_a_class_gives_its_members_no_leave() -> None:
    sheriffs = Party("holder", "us-sheriffs", "sheriffs’ offices", "name")
    leave = fact(
        Party("act", "", "allows", "name", "share student records"), sheriffs, SCHOOL, kind="rule"
    )
    (edge,) = read([fact(sheriffs._replace(role="provider"), ICE, SCHOOL), leave]).edges
    assert edge.onward == "unknown"


@pytest.mark.parametrize(
    ("why", "more", "left"),
    [("words of the ban", {"span": (10, 40)}, 0), ("another sentence", {"span": (60, 90)}, 1),
     ("another document", {"span": (10, 40), "source": "other.html"}, 1)],
)  # fmt: skip
def test_a_ban_is_no_access(why: str, more: dict[str, Any], left: int) -> None:
    ban = rule("forbids", "sharing records with the FBI", **more)
    assert len(read([fact(SHERIFF, ICE, SCHOOL), ban]).edges) == left, why


def test_a_ban_is_no_access_of_somebody_unnamed() -> None:
    ban = rule("forbids", "shared with ICE", span=(10, 40))
    assert not read([fact(ICE, SCHOOL), ban]).edges


def test_what_one_statement_says_of_three_joins_no_others() -> None:
    both = [
        fact(SHERIFF, CENTER, ICE, SCHOOL),
        fact(SHERIFF._replace(name="Quill School"), CENTER._replace(role="recipient"), SCHOOL,
             fact="f2"),
    ]  # fmt: skip
    graph = build(read(both).edges)
    told = reach(graph, "school_record", ICE_NAME, holder="Orrin Sheriff")
    (chain,) = told.documented
    assert [step.edge.recipient for step in chain.steps] == [CENTER.name, ICE_NAME]
    assert not told.possible
    other = reach(graph, "school_record", ICE_NAME, holder="Quill School")
    assert not other.documented and len(other.possible) == 1


sides = st.sampled_from(["Ash Police", "Birch Police", "Cedar Center", "Dale Agency"])
statements = st.builds(
    lambda giver, middle, taker, status, modality, polarity, via: fact(
        Party("provider", "", giver, via), Party("intermediary", "", middle, "name"),
        Party("recipient", "", taker, via), SCHOOL, status=status, modality=modality,
        polarity=polarity,
    ),
    sides, sides, sides, st.sampled_from(STANDING + PENDING[:3] + DENYING),
    st.sampled_from(["asserted", "possible", "alleged", "planned", "denied", "unknown"]),
    st.sampled_from("+-"), st.sampled_from(["name", "coref", "inferred"]),
)  # fmt: skip


@given(st.lists(statements, max_size=8))
def test_any_statements_make_a_graph_whose_documented_steps_are_asserted(
    held: list[Statement],
) -> None:
    found = read(held)
    graph = build(found.edges)
    for name in set(graph.names) - {"Ash Police"}:
        if "data:school_record" not in graph.categories or "Ash Police" not in graph.index:
            continue
        for chain in reach(graph, "school_record", name, holder="Ash Police").documented:
            for step in chain.steps:
                assert not step.edge.assumes and step.edge.stands
