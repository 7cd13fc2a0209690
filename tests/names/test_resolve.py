"""Names to entries of the registry: exact, damaged, and those that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.model import Entity
from plainview.names.resolve import resolve, same_org
from plainview.vocab import entities

RESOLVED = [
    ("ICE", "us-ice"),
    ("the Department of Homeland Security", "us-dhs"),
    ("DHS’", "us-dhs"),
    ("Homeland Security Dept.", "us-dhs"),
    ("US Immigration & Customs Enforcement", "us-ice"),
    ("U. S. Immigration and Customs Enforcement", "us-ice"),
    ("Immigration and Customs Enforcment", "us-ice"),
    ("Palantir Technologies, Inc.", "co-palantir"),
    ("Surveillance Technology Oversight Project (STOP)", "org-stop"),
    ("Customs and Border Safety", "us-cbp"),
    ("Kirstjen Nielsen", "us-dhs-sec"),
    ("Boston police department", "bpd-boston"),
]
NOTHING = [
    "",
    " ",
    "ice",
    "Jordan Sample",
    "Sample",
    "Office of Inspector General",
    "the",
    "…",
    "12",
]
PAIRS = [
    ("HSI", "ICE", 0.0, 0.0, "a part is not the whole"),
    ("ICE", "U.S. Immigration and Customs Enforcement", 0.9, 1.0, "acronym"),
    ("Acme Data Corp", "Acme Data Corporation", 0.85, 1.0, "unlisted, same words"),
    ("FBI", "Acme Data Corp", 0.0, 0.0, "listed against unlisted"),
    ("Department of Justice", "Department of State", 0.0, 0.0, "sisters"),
]


@pytest.mark.parametrize(("name", "expected"), RESOLVED)
def test_resolved(name: str, expected: str) -> None:
    assert resolve(name)[0].id == expected


@pytest.mark.parametrize("name", NOTHING)
def test_nothing_organisation_like(name: str) -> None:
    assert resolve(name) == []


@pytest.mark.parametrize(("a", "b", "low", "high", "why"), PAIRS, ids=[row[4] for row in PAIRS])
def test_same_org(a: str, b: str, low: float, high: float, why: str) -> None:
    assert low <= same_org(a, b) <= high
    assert same_org(a, b) == same_org(b, a)


@given(st.sampled_from(entities()))
def test_every_official_name_resolves_to_its_entry(entry: Entity) -> None:
    found = resolve(entry.name)
    assert entry.id in {item.id for item in found}


@given(st.text(max_size=40))
def test_any_text_gives_scores_in_order(name: str) -> None:
    scores = [item.score for item in resolve(name)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
