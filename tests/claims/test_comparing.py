"""How facts stand to each other: same, contradicting, differing, apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.claims import DIFFERS, RELATIONS, Comparison, Content, compare
from plainview.claims.comparing import joins
from plainview.claims.content import prepared
from plainview.claims.keys import keys
from plainview.claims.kinds import KINDS, kind
from plainview.claims.retold import retold
from plainview.model import Filler, Measure, Time, interval_of

UNITS = {"population": "people", "capacity": "beds", "headcount": "people", "value": "people"}
MONEY = ("obligated", "ceiling", "spent", "planned", "requested", "appropriated")


def number(name: str, value: float, qualifier: str = "exact", **more: Any) -> Measure:
    interval = interval_of(value, qualifier)
    unit = more.pop("unit", "USD" if name in MONEY else UNITS.get(name, "records"))
    blank = Measure(
        name, interval.lo, None if interval.hi == float("inf") else interval.hi, value, qualifier,
        unit, None, None, None, None, f"{value}", 0, 1,
    )  # fmt: skip
    return replace(blank, **more)


def content(
    fact_type: str, *measures: Measure, quote: str = "", on: str = "", **more: Any
) -> Content:
    """A content; `roles` are ids, `words` of the text's own in roles that take them."""
    named = ("polarity", "status", "modality", "published", "time")
    given_ = {name: more.pop(name) for name in named if name in more}
    fillers = [
        Filler(role, name, name, 0, 1, "name", None if " " in name or ":" in name else name)
        for role, names in more.items()
        for name in ([names] if isinstance(names, str) else names)
    ]
    time = Time(event=on) if on else given_.get("time")
    return Content(
        fact_type,
        given_.get("polarity", "+"),
        tuple(fillers),
        tuple(measures),
        given_.get("status", "in_force"),
        given_.get("modality", "asserted"),
        time,
        given_.get("published", "2025-05-06"),
        quote,
    )


KROME = content("custody", number("population", 1680), facility="pl-krome", on="2025-05-02")
DEAL = content(
    "spending", number("obligated", 30e6), payer="us-ice", payee="co-palantir", status="awarded"
)
SHARED = content(
    "access", number("records_provided", 47300), recipient="us-ice", provider="us-irs",
    category="data:tax_address",
)  # fmt: skip
LAW = content(
    "rule", instrument="Illinois law", bound="us-il-sp", act="forbids",
    category="data:licence_plate_read",
)  # fmt: skip
PILOT = content(
    "access", recipient="us-cbp", provider="co-flock", category="data:licence_plate_read"
)


def custody(value: float, on: str = "2025-05-02", **more: Any) -> Content:
    qualifier = more.pop("qualifier", "exact")
    definition = more.pop("definition", None)
    measure = number("population", value, qualifier, definition=definition)
    return content("custody", measure, on=on, **{"facility": "pl-krome", **more})


def deal(value: float, name: str = "obligated", **more: Any) -> Content:
    measure = number(name, value, more.pop("qualifier", "exact"), unit=more.pop("unit", "USD"))
    roles = {"payer": "us-ice", "payee": "co-palantir", "status": "awarded", **more}
    return content("spending", measure, **roles)


# one, two, relation, a word that has to be among what differs, why
CASES: list[tuple[Content, Content, str, str, str]] = [
    (KROME, KROME, "same", "", "itself"),
    (KROME, custody(1700), "same", "precision", "rounded to two digits"),
    (KROME, custody(1680, qualifier="about"), "same", "qualifier", "the same, about"),
    (KROME, custody(1210), "contradicts", "number", "another number for that day"),
    (KROME, custody(1210, on="2025-06-02"), "differs", "date", "another day"),
    (KROME, custody(1210, definition="mean"), "differs", "definition", "a mean is no count"),
    (KROME, custody(1210, population_held="children"), "differs", "scope", "children only"),
    (KROME, custody(1210, facility="pl-eloy"), "apart", "", "another place"),
    (replace(KROME, quote="In Miami, Krome held 1,680."), custody(1210, quote="Krome held 1,210."),
     "contradicts", "number", "one says in which town the place lies"),
    (SHARED, replace(SHARED, measures=(), quote="The IRS gave ICE 47300 addresses."), "same", "",
     "the number stands in the sentence, though it became no measure"),
    (content("access", number("records_provided", 22400), provider="us-az-sp",
             category="data:face_image", recipient="us-ice"),
     content("access", number("records_provided", 9150), category="data:face_image",
             provider="Department of Public Safety", recipient="us-ice"), "contradicts", "number",
     "a state's department without its state"),
    (KROME, custody(200), "differs", "scope", "too far apart for one matter"),
    (KROME, replace(custody(1210), time=None, published="2025-11-01"), "differs", "date",
     "without a day, half a year on"),
    (DEAL, deal(30e6), "same", "", "the same"),
    (DEAL, deal(30e6, payer="co-palantir", payee="us-ice"), "same", "",
     "a company's contract with an agency is one that the agency pays"),
    (DEAL, deal(42e6), "contradicts", "number", "another sum, a day later"),
    (DEAL, deal(30e9), "contradicts", "scale", "only the scale word differs"),
    (DEAL, deal(30e6, unit="GBP"), "differs", "unit", "the currency was changed"),
    (DEAL, deal(42e6, "ceiling"), "differs", "definition", "a ceiling is no obligation"),
    (DEAL, deal(42e6, quote="it could reach $42 million"), "differs", "definition", "could reach"),
    (DEAL, deal(42e6, status="planned", modality="planned"), "differs", "stage", "a plan"),
    (DEAL, deal(30e6, payee="co-axon"), "apart", "", "another payee and a round sum"),
    (deal(29.83e6), deal(29.83e6, payee="co-axon"), "differs", "agency",
     "the sum is telling, so one of the names is wrong"),
    (deal(29.83e6), deal(29.83e6, payer="us-hsi"), "same", "", "HSI is part of ICE"),
    (DEAL, deal(30e6, "spent"), "same", "", "what one calls obligated another calls spent"),
    (SHARED, content("access", number("records_requested", 1.28e6), recipient="us-ice",
                     provider="us-irs", category="data:tax_address", status="requested"),
     "differs", "definition", "asked and given"),
    (SHARED, replace(SHARED, fillers=tuple(
        replace(filler, role={"recipient": "provider", "provider": "recipient"}.get(
            filler.role, filler.role)) for filler in SHARED.fillers)),
     "differs", "direction", "the other way round"),
    (LAW, LAW, "same", "", "a rule"),
    (LAW, content("rule", instrument="Illinois law", holder="us-il-sp", act="allows",
                  category="data:licence_plate_read"), "contradicts", "polarity",
     "allowed and forbidden"),
    (PILOT, replace(PILOT, polarity="-"), "contradicts", "polarity", "denied"),
    (PILOT, replace(PILOT, modality="denied"), "contradicts", "polarity", "somebody denies it"),
    (PILOT, replace(PILOT, polarity="-", published="2026-02-01"), "differs", "date",
     "denied half a year on"),
    (PILOT, replace(PILOT, polarity="-", quote="except in emergencies"), "differs", "polarity",
     "an exception is no denial"),
    (PILOT, replace(PILOT, status="paused"), "differs", "stage", "paused"),
    (content("staffing", number("headcount", 3000), lender="us-fbi", quote="3,000 FBI agents"),
     content("staffing", number("headcount", 2100), lender="us-fbi",
             quote="2,100 agents of each FBI office"), "differs", "scope", "each office"),
    (content("operation", number("arrests", 114), agency="us-dea", place="pl-colosprings"),
     content("operation", number("arrests", 86), agency="us-dea", place="pl-colosprings"),
     "contradicts", "number", "two counts of one raid"),
    (content("operation", number("arrests", 114), agency="us-dea"),
     content("operation", number("arrests", 86), agency="us-dea"), "differs", "scope",
     "of which raid is not said"),
    (content("operation", number("arrests", 38200), agency="us-ice", on="2026-03"),
     content("operation", number("arrests", 29700), agency="us-ice", on="2026-03"),
     "contradicts", "number", "two totals of one month"),
    (content("operation", number("other_outcome", 48), agency="us-ice", place="pl-chicago"),
     content("operation", number("other_outcome", 90), agency="us-ice", place="pl-chicago"),
     "differs", "definition", "what was counted is not said"),
    (content("stance", holder="org-aclu", calls_for="delete every plate record after thirty days"),
     content("stance", holder="org-aclu", calls_for="delete every plate record after thirty days!"),
     "same", "", "one demand"),
    (content("stance", holder="org-aclu", calls_for="require warrants before mail cover searches"),
     content("stance", holder="org-aclu",
             calls_for="require no warrants before mail cover searches"),
     "differs", "polarity", "a no was put in"),
    (content("stance", holder="org-nilc", about="director of the National Immigration Law Center"),
     content("stance", holder="org-nilc", about="the National Immigration Law Center director"),
     "apart", "", "who speaks is not what is said"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "two", "relation", "differs", "why"), CASES, ids=[case[-1] for case in CASES]
)
def test_compare(one: Content, two: Content, relation: str, differs: str, why: str) -> None:
    for found in (compare(one, two), compare(two, one)):
        assert found.relation == relation, (why, found)
        assert not differs or differs in found.differs, (why, found)
        assert set(found.differs) <= set(DIFFERS)


def test_a_draft_is_held_against_what_the_record_has_whatever_its_date() -> None:
    draft = replace(custody(1210), time=None, published=None)
    assert compare(draft, KROME).relation == "differs"
    assert compare(draft, KROME, same_time=True).relation == "contradicts"
    other_day = custody(1210, on="2025-06-02")
    assert compare(other_day, KROME, same_time=True).relation == "differs"


def test_the_sum_is_written_out() -> None:
    assert compare(KROME, custody(1210)).arithmetic == (
        "1,680 against 1,210: 1,680 - 1,210 = 470, 1.388 times"
    )
    assert compare(KROME, custody(1700)).arithmetic == (
        "1,700 against 1,680: 1,700 - 1,680 = 20, printed to ±50"
    )


numbers = st.sampled_from([1680, 1700, 1684, 1210, 1.68e6, 20, 75, 3000])
contents = st.builds(
    lambda value, qualifier, facility, day, held, status: content(
        "custody", number("population", value, qualifier), facility=facility, on=day,
        status=status, **({"population_held": held} if held else {}),
    ),
    numbers,
    st.sampled_from(["exact", "about", "more_than", "up_to"]),
    st.sampled_from(["pl-krome", "pl-eloy"]),
    st.sampled_from(["", "2025-05", "2025-05-02", "2024"]),
    st.sampled_from(["", "children"]),
    st.sampled_from(["in_force", "planned"]),
)  # fmt: skip


@given(contents, contents)
def test_the_order_makes_no_difference(one: Content, two: Content) -> None:
    found, turned = compare(one, two), compare(two, one)
    assert found.relation == turned.relation
    assert set(found.differs) == set(turned.differs)
    assert found.arithmetic == turned.arithmetic
    assert found.relation in RELATIONS
    assert kind(found) in KINDS


@given(contents, contents)
def test_facts_that_join_or_contradict_share_a_key(one: Content, two: Content) -> None:
    found = compare(one, two)
    if joins(found) or found.relation == "contradicts":
        assert keys(prepared(one)) & keys(prepared(two))


@given(contents)
def test_a_fact_says_what_it_says(one: Content) -> None:
    assert compare(one, one).relation == "same"


KIND_CASES = [
    (Comparison("same"), False, "same"),
    (Comparison("same", ("precision",)), False, "rounding"),
    (Comparison("contradicts", ("number",)), False, "conflict"),
    (Comparison("contradicts", ("number",)), True, "alteration"),
    (Comparison("differs", ("number", "date")), False, "change"),
    (Comparison("differs", ("number", "date")), True, "change"),
    (Comparison("differs", ("date",)), True, "alteration"),
    (Comparison("differs", ("number", "stage")), False, "definition"),
    (Comparison("differs", ("number", "scope")), False, "scope"),
    (Comparison("differs", ("number", "precision")), True, "rounding"),
    (Comparison("differs", ("unit",)), True, "alteration"),
    (Comparison("apart"), False, "apart"),
    (Comparison("apart"), True, "alteration"),
]


@pytest.mark.parametrize(("found", "told_again", "expected"), KIND_CASES)
def test_kind(found: Comparison, told_again: bool, expected: str) -> None:
    assert kind(found, retold=told_again) == expected


RETOLD_CASES = [
    ("The agency gave 47,300 addresses to the police in August of last year.",
     "The agency gave 43,700 addresses to the police in August of last year.", True, "a slip"),
    ("The agency gave 47,300 addresses to the police in August of last year.",
     "The agency gave 43,700 addresses to the police in August of last year, the Ledger said.",
     True, "with its source"),
    ("On May 2 the jail held 1,680 people, a lawyer for the county said.",
     "On May 2 the jail held 1,210 people, a spokesman for the field office said.", False,
     "a formula with other speakers"),
    ("The jail held 1,680.", "The jail held 1,210.", False, "too short to tell"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two", "expected", "why"), RETOLD_CASES)
def test_retold(one: str, two: str, expected: bool, why: str) -> None:
    assert retold(one, two) is expected, why
    assert retold(two, one) is expected, why
