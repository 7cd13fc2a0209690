"""Numbers, measures and relations as a person would print them."""

import pytest

from plainview.model import Filler, Hop, Measure
from plainview.publish.words import (
    date_words,
    measure_words,
    number_words,
    relation_words,
    said_words,
    term_words,
)
from plainview.store.rows import FactRow


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (139_000_000, "USD", "$139 million"),
        (139_300_000, "USD", "$139.3 million"),
        (9_225_000, "USD", "$9.225 million"),
        (3_988_307_422.89, "USD", "$3,988,307,422.89"),
        (300_000_000, "GBP", "£300 million"),
        (0.97, "ratio", "97%"),
        (0.903, "ratio", "90.3%"),
        (1.2, "ratio", "120%"),
        (46_000, "people", "46,000"),
        (1_284_312, "records", "1,284,312"),
        (-5_000, "USD", "-$5,000"),
        (0, "people", "0"),
    ],
)
def test_numbers(value, unit, words):
    assert number_words(value, unit) == words


def measure(lo, hi, value, qualifier, unit, per=None, of=None, definition=None):
    return Measure("x", lo, hi, value, qualifier, unit, per, of, definition, None, "words", 0, 5)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (measure(46_000, None, 46_000, "more_than", "people"), "over 46,000 people"),
        (measure(0, 5e4, 5e4, "up_to", "records", "month"), "up to 50,000 records a month"),
        (measure(0.5, 0.5, 0.5, "exact", "ratio", of="removals"), "50% of removals"),
        (measure(24, 99, None, "dozens", "agents"), "dozens of agents"),
        (measure(1_200, 1_500, 1_200, "range", "people", "day"), "1,200 to 1,500 people a day"),
        (measure(1_200, 1_500, None, "range", "USD"), "$1,200 to $1,500"),
        (measure(38_500, 38_500, 38_500, "exact", "beds", None, None, "design"),
         "38,500 beds (design)"),
        (measure(0.5, None, None, "more_than", "ratio"), "words"),
        (measure(1, 1, 1, "exact", "years"), "1 year"),
        (measure(1, 1, 1, "about", "fiscal years"), "about 1 fiscal year"),
        (measure(1, 1, 1, "exact", "people", "day"), "1 person a day"),
        (measure(1, 1, 1, "exact", "agencies"), "1 agency"),
        (measure(1, 1, 1, "exact", "searches"), "1 search"),
        (measure(1, 1, 1, "exact", "licenses"), "1 license"),
        (measure(1, 1, 1, "exact", "hertz"), "1 hertz"),
        (measure(1e6, 1e6, 1e6, "exact", "years"), "1 million years"),
        (measure(1.5, 1.5, 1.5, "exact", "years"), "1.5 years"),
    ],
)  # fmt: skip
def test_measures(found, words):
    assert measure_words(found) == words


@pytest.mark.parametrize(
    ("fact_type", "names", "words"),
    [
        ("access", {"provider": ["IRS"], "recipient": ["ICE", "ICE"], "category": ["data:iris"]},
         "IRS → ICE: iris"),
        ("access", {"recipient": ["ICE"], "category": ["data:iris"]}, "ICE: iris"),
        ("spending", {"payer": ["ICE"], "payee": ["Acme"], "for": ["cameras"]},
         "ICE → Acme: cameras"),
        ("custody", {"custodian": ["ICE"]}, "ICE"),
        ("custody", {"facility": ["Fort Pine"], "population_held": ["families"]},
         "Fort Pine: families"),
        ("operation", {"agency": ["ICE"], "place": ["Denver"], "program": ["Operation Elm"]},
         "ICE in Denver: Operation Elm"),
        ("rule", {"instrument": ["Elm Act"], "act": ["act:forbids"], "bound": ["cities"]},
         "Elm Act forbids cities"),
        ("stance", {"holder": ["ACLU"], "about": ["mail covers"]}, "ACLU: on mail covers"),
        ("stance", {"holder": ["ACLU"], "addressee": ["cities"], "calls_for": ["a warrant"],
                    "about": ["data", "cities", "ACLU"]},
         "ACLU → cities: calls for a warrant, on data"),
        ("stance", {"holder": ["ACLU"], "about": ["word " * 30]},
         "ACLU: on " + "word " * 14 + "word…"),
        ("target", {}, "(no names)"),
    ],
)  # fmt: skip
def test_relations(fact_type, names, words):
    assert relation_words(fact_type, names) == words


def test_terms_lose_their_prefix_and_names_do_not():
    assert term_words("data:licence_plate_read") == "licence plate read"
    assert term_words("tech:alpr") == "license plate readers"
    assert term_words("Operation: Safe Streets") == "Operation: Safe Streets"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-05-30", "May 30, 2025"),
        ("2025-05-03", "May 3, 2025"),
        ("2025-05", "May 2025"),
        ("2025", "2025"),
        ("2025-22", "2025-22"),
        ("2024/2025-03-01", "2024/2025-03-01"),
        (None, ""),
    ],
)
def test_dates(edtf, words):
    assert date_words(edtf) == words


def fact(fact_type, holder, *said):
    roles = (Filler("holder", holder),)
    hops = tuple(Hop("official_body", name) for name in said)
    return FactRow(
        "f", "d", "doc", None, None, None, "t", fact_type, "stated", "asserted", "+", roles, (),
        None, hops, (), (), "p",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (fact("stance", "ACLU", "ACLU"), ""),
        (fact("stance", "ACLU", "ACLU", "court records"), "court records"),
        (fact("rule", "ACLU", "ACLU"), "ACLU"),
        (fact("rule", "x", "Department of Elms", "The Tribune"), "DoE, from The Tribune"),
        (fact("rule", "x", "court records", "court records"), "court records"),
        (fact("rule", "x"), ""),
    ],
)
def test_who_says_so(row, words):
    assert said_words(row, {"Department of Elms": "DoE"}) == words
