"""Measures as their sentence means them, and who is credited in wider grammar."""

from __future__ import annotations

from dataclasses import replace

import pytest

import plainview
from plainview.extraction import extract, quantities, sketch
from plainview.extraction.learned.filling import NUMBERED, counted_too
from plainview.extraction.learned.model import Table
from plainview.extraction.learned.scoring import Scene
from plainview.extraction.measured import settled
from plainview.model import Measure


def _bare(name: str, value: float, unit: str | None, start: int) -> Measure:
    printed = f"{value:.0f}"
    return Measure(
        name, value, value, value, "exact", unit, None, None, None, None,
        printed, start, start + len(printed),
    )  # fmt: skip


def _measures(sentence: str, name: str, kind: str) -> list[Measure]:
    printed = [replace(measure, name=name) for measure in quantities(sentence)]
    return settled(sentence, 0, kind, printed)


@pytest.mark.parametrize(
    ("sentence", "qualifier", "lo", "hi"),
    [
        ("The office may not hold anyone for more than 72 hours.", "up_to", 0.0, 72.0),
        ("Carriers don't keep the records for longer than 18 months.", "up_to", 0.0, 18.0),
        ("The bureau cannot store plates for more than 30 days.", "up_to", 0.0, 30.0),
        ("The bureau held them for more than 72 hours.", "more_than", 72.0, None),
        ("It did not say whether more than 400 beds stood empty.", "more_than", 400.0, None),
        ("The memo was not signed, and more than 90 days went by.", "more_than", 90.0, None),
        ("It kept not only the plates but more than 300 photographs.", "more_than", 300.0, None),
    ],
)
def test_a_bound_is_turned_round_by_the_negation_that_governs_it(
    sentence: str, qualifier: str, lo: float, hi: float | None
) -> None:
    (measure,) = _measures(sentence, "limit", "rule")
    assert (measure.qualifier, measure.lo, measure.hi) == (qualifier, lo, hi)


def test_what_a_fact_denies_keeps_its_bound() -> None:
    (measure,) = _measures(
        "Officers did not in any of the raids arrest more than 50 people.", "arrests", "operation"
    )
    assert (measure.qualifier, measure.lo) == ("more_than", 50.0)


@pytest.mark.parametrize(
    ("sentence", "qualifier"),
    [
        ("The county made an average of 42 arrests.", "exact"),
        ("The jail held an average of 1,012 people.", "exact"),
        ("The jail held about 1,012 people.", "about"),
    ],
)
def test_an_average_is_as_exact_as_it_is_printed(sentence: str, qualifier: str) -> None:
    (measure,) = _measures(sentence, "population", "custody")
    assert measure.qualifier == qualifier
    if qualifier == "exact":
        assert measure.lo == measure.hi == measure.value


@pytest.mark.parametrize(
    ("name", "kind", "unit"),
    [
        ("population", "custody", "people"),
        ("value", "target", "people"),
        ("records_provided", "access", "records"),
        ("limit", "rule", None),
        ("requests", "access", None),
    ],
)
def test_a_bare_number_counts_what_its_measure_counts(
    name: str, kind: str, unit: str | None
) -> None:
    bare = _bare(name, 44.0, None, 0)
    (measure,) = settled("44", 0, kind, [bare])
    assert measure.unit == unit


def test_a_bare_number_takes_the_unit_of_its_like() -> None:
    beds = _bare("capacity", 80.0, "beds", 0)
    bare = _bare("capacity", 44.0, None, 6)
    assert [found.unit for found in settled("80 or 44", 0, "custody", [beds, bare])] == [
        "beds",
        "beds",
    ]


def test_a_period_is_no_rate() -> None:
    (measure,) = quantities("Permits last for renewable six-year periods.")
    assert (measure.value, measure.per) == (6.0, None)


@pytest.mark.parametrize(
    ("leaning", "named"),
    [(NUMBERED, ["population", "occupancy"]), (NUMBERED - 1, ["population"])],
)
def test_a_number_that_a_pattern_left_is_named_where_the_model_is_sure(
    leaning: int, named: list[str]
) -> None:
    text = plainview.read(b"ICE held 300 people at the jail, 94 percent of its beds, in May.")
    fact = next(fact for fact in extract(text, patterns_only=True) if fact.type == "custody")
    assert [measure.name for measure in fact.measures] == ["population"]
    evidence = replace(fact.evidence[0], start=0, end=len(text.content), quote=text.content)
    fact = replace(fact, content=text.content, evidence=(evidence,))
    counted = frozenset(measure.start for measure in fact.measures)
    table = Table(("population", "occupancy"), [-2000, leaning], {})
    scene = Scene(text.content, sketch(text), 0, None)
    found = counted_too(scene, fact, table, counted)
    assert [measure.name for measure in found] == named


@pytest.mark.parametrize(
    ("sentence", "credited"),
    [
        (
            "Agents stopped 211 people at the river, according to U.S. Customs and Border "
            "Protection.",
            ["U.S. Customs and Border Protection"],
        ),
        (
            "The programs cost $54 million, according to Gen. Paul Marsh, NSA director.",
            ["Director of the National Security Agency"],
        ),
        (
            "The Center for Immigration Studies pointed out that arrests fell.",
            ["Center for Immigration Studies"],
        ),
        ("The plan ends after 20 agreements, the draft memo states.", ["draft memo"]),
        (
            "Three shelters took in children, the Associated Press reports.",
            ["The Associated Press"],
        ),
        (
            "The documents stress that the tool lets the government see phone calls and email.",
            ["documents"],
        ),
        (
            "The Guardian said several senators have questioned the searches.",
            ["The Guardian"],
        ),
    ],
)
def test_sources_are_credited_past_short_forms_and_inner_speakers(
    sentence: str, credited: list[str]
) -> None:
    found = sketch(plainview.read(sentence.encode())).attributions[0]
    names = [hop.name for attribution in found for hop in attribution.hops]
    assert [name for name in credited if name not in names] == []
    assert "United States federal government" not in names


def test_a_court_order_does_not_speak() -> None:
    text = plainview.read(
        b"A senior administration official told Fox News a FISA court order "
        b"would not allow the government to listen in."
    )
    hops = [hop for part in sketch(text).attributions[0] for hop in part.hops]
    assert {hop.kind for hop in hops} == {"anonymous", "outlet"}
