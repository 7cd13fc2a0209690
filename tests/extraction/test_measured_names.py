"""What the number of a fact measures, counts and is a rate of, by the words around it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plainview
from plainview.extraction import extract, sketch
from plainview.extraction.learned.filling import COUNTED, RENAMED, SHARED, counted_too, filled
from plainview.extraction.learned.model import Table
from plainview.extraction.learned.scoring import Scene
from plainview.extraction.measured import settled
from plainview.extraction.quantities import find
from plainview.model import FACT_TYPES, Measure


def printed(sentence: str) -> list[Measure]:
    """The numbers of a sentence."""
    return [quantity.measure for quantity in find(sentence, [(0, len(sentence))])[0]]


def last(
    sentence: str, name: str, kind: str, status: str = "", modality: str = "asserted"
) -> Measure:
    """The last number of a sentence, as a fact that calls it `name` settles it."""
    measure = replace(printed(sentence)[-1], name=name)
    (found,) = settled(sentence, 0, kind, [measure], status, modality)
    return found


@pytest.mark.parametrize(
    ("sentence", "name", "kind", "unit"),
    [
        ("The Patrol assigned 75 troopers to task forces.", "headcount", "staffing", "people"),
        ("The jail employs 118 guards, and 23 posts are empty.", "headcount", "staffing", "people"),
        ("The program drew on 37 agencies.", "headcount", "staffing", "agencies"),
        ("The agents cost $3 million.", "headcount", "staffing", "USD"),
        ("The agents stayed for 60 days.", "headcount", "staffing", "days"),
        ("It ran 29,400 queries, of which 340 were denied.", "denials", "access", "queries"),
        ("It returned addresses for 8,450.", "grants", "access", "requests"),
        ("It searched the gallery 11,400 times.", "requests", "access", "searches"),
        ("It queried the gallery 11,400 times.", "requests", "access", "queries"),
        ("It opened the gallery 11,400 times.", "requests", "access", "times"),
        ("It received 640 such requests.", "requests", "access", "requests"),
        ("It reads the email of millions.", "population_covered", "access", "people"),
        ("The jail has 1,072 beds; ICE pays for 750 of them.", "capacity", "custody", "beds"),
        ("It held 1,420 detainees in a jail designed for 1,175.", "capacity", "custody", "people"),
        ("It checked 47 of 69 hospitals.", "other_outcome", "operation", "hospitals"),
        ("It asked 54 other organizations.", "signatories", "stance", "organizations"),
        ("It aims at 350.", "value", "target", "people"),
    ],
)
def test_a_number_counts_what_its_name_and_the_words_before_it_say(
    sentence: str, name: str, kind: str, unit: str
) -> None:
    measures = [replace(measure, name=name) for measure in printed(sentence)]
    units = [last(sentence, name, kind).unit, settled(sentence, 0, kind, measures)[0].unit]
    assert unit in units
    assert units[0] == unit or len(measures) > 1


@pytest.mark.parametrize(
    ("sentence", "kind", "status", "modality", "given", "name"),
    [
        ("It obligated $3 million.", "spending", "", "", "spent", "obligated"),
        ("It requested $3 million.", "spending", "", "", "planned", "requested"),
        ("The ceiling stands at $3 million.", "spending", "", "", "planned", "ceiling"),
        ("It is worth up to $3 million.", "spending", "awarded", "", "obligated", "ceiling"),
        ("It will pay up to $3 million.", "spending", "planned", "", "planned", "planned"),
        ("The request was met; it paid $3 million.", "spending", "", "", "spent", "spent"),
        ("The county refused 212 requests.", "access", "", "", "requests", "denials"),
        ("The state granted 188 of them.", "access", "", "", "requests", "grants"),
        ("It sends up to 500 records a month.", "access", "", "", "records_provided", "cap"),
        ("It sent up to 500 records.", "access", "ended", "", "requests", "requests"),
        ("It has space for 85.", "custody", "", "asserted", "population", "capacity"),
        ("It may house up to 900 people.", "custody", "", "possible", "population", "capacity"),
        ("It held up to 900 people.", "custody", "", "asserted", "population", "population"),
        ("It has room, and holds 85 people.", "custody", "", "", "population", "population"),
        ("It lent 61 of its 78 agents.", "staffing", "", "", "headcount", "workforce_size"),
        ("It lent 78 agents.", "staffing", "", "", "headcount", "headcount"),
    ],
)
def test_a_number_goes_by_the_name_that_the_words_before_it_give(
    sentence: str, kind: str, status: str, modality: str, given: str, name: str
) -> None:
    assert last(sentence, given, kind, status, modality).name == name


@pytest.mark.parametrize(
    ("sentence", "name", "kind", "per"),
    [
        ("Each quarter the office shall examine 60 queries.", "value", "target", "quarter"),
        ("It raised its monthly goal to 350 arrests.", "value", "target", "month"),
        ("It set a goal of 350 arrests. Each day it met.", "value", "target", None),
        ("It has an annual budget of about $10 billion.", "appropriated", "spending", "year"),
        ("It stores about 29 petabytes of traffic a day.", "records_provided", "access", "day"),
        ("It stores 29 petabytes of traffic on a day in May.", "records_provided", "access", None),
    ],
)
def test_a_number_is_a_rate_where_its_clause_says_so(
    sentence: str, name: str, kind: str, per: str | None
) -> None:
    assert last(sentence, name, kind).per == per


@pytest.mark.parametrize(
    ("sentence", "qualifier", "hi"),
    [
        ("The policy forbids holding anyone for more than 12 hours.", "up_to", 12.0),
        ("The order bars stays longer than 3 days.", "up_to", 3.0),
        ("No court may postpone more than 20 hearings.", "up_to", 20.0),
        ("The court postponed more than 20 hearings.", "more_than", None),
        ("No court has said that more than 20 hearings count.", "more_than", None),
    ],
)
def test_what_is_forbidden_beyond_a_number_is_limited_to_it(
    sentence: str, qualifier: str, hi: float | None
) -> None:
    found = last(sentence, "limit", "rule")
    assert (found.qualifier, found.hi) == (qualifier, hi)


@pytest.mark.parametrize(
    ("sentence", "value", "qualifier"),
    [
        ("Carriers must hold records for a year and a half.", 1.5, "exact"),
        ("A warrant is needed for a week or more of location data.", 1.0, "at_least"),
        ("The stay lasted about a month.", 1.0, "about"),
    ],
)
def test_one_period_counts_with_what_is_added_to_it(
    sentence: str, value: float, qualifier: str
) -> None:
    (found,) = printed(sentence)
    assert (found.value, found.qualifier) == (value, qualifier)


@pytest.mark.parametrize("sentence", ["It took a day.", "He left a year and a half ago."])
def test_one_bare_period_and_a_date_are_no_quantities(sentence: str) -> None:
    assert printed(sentence) == []


@given(
    st.sampled_from(
        [(kind, name) for kind, known in FACT_TYPES.items() for name in known.measures]
    ),
    st.text("abc 1,ofpeds$%.", max_size=40),
)
def test_settling_keeps_places_and_is_done_once(pair: tuple[str, str], words: str) -> None:
    kind, name = pair
    sentence = f"{words} up to 40 beds of their 90 {words}"
    measures = [replace(measure, name=name) for measure in printed(sentence)]
    found = settled(sentence, 0, kind, measures, "awarded", "planned")
    assert [(m.start, m.surface) for m in found] == [(m.start, m.surface) for m in measures]
    assert {m.name for m in found} <= set(FACT_TYPES[kind].measures)
    assert settled(sentence, 0, kind, found, "awarded", "planned") == found


@pytest.mark.parametrize(("ahead", "name"), [(RENAMED + 1, "capacity"), (RENAMED, "population")])
def test_what_a_pattern_took_goes_by_another_name_that_is_much_likelier(
    ahead: int, name: str
) -> None:
    text = plainview.read(b"ICE held 300 people at the jail in May.")
    fact = next(fact for fact in extract(text, patterns_only=True) if fact.type == "custody")
    table = Table(("population", "occupancy", "capacity"), [-1000, 9000, ahead - 1000], {})
    scene = Scene(text.content, sketch(text), 0, None)
    counted = frozenset(measure.start for measure in fact.measures)
    assert [measure.name for measure in counted_too(scene, fact, table, counted)] == [name]


@pytest.mark.parametrize(
    ("leaning", "elsewhere", "taken"),
    [
        (COUNTED, False, True),
        (COUNTED - 1, False, False),
        (SHARED, True, True),
        (SHARED - 1, True, False),
    ],
)
def test_a_number_that_measures_something_already_asks_for_more(
    leaning: int, elsewhere: bool, taken: bool
) -> None:
    text = plainview.read(b"ICE held 300 people at the jail in May.")
    scene = Scene(text.content, sketch(text), 0, None)
    names = FACT_TYPES["custody"].measures
    table = Table(names, [leaning - (name != "population") for name in names], {})
    counted = frozenset([text.content.index("300")] if elsewhere else [])
    found = filled(scene, "custody", table, counted)
    assert [measure.name for measure in found.measures] == ["population"] * taken
    assert ("number" in found.support) == (taken and not elsewhere)
