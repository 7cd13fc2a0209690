"""Are two names one body: pairs that are told apart, or not, by a general rule each."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.names import same_org
from plainview.names.same import THRESHOLD
from plainview.names.spelling import distance, fold, words
from plainview.vocab import entities

SAME = [
    ("Northgate Analytics GmbH", "Northgate Analytics", "a legal form more"),
    ("Northgate Analytics G.m.b.H.", "NORTHGATE ANALYTICS GMBH", "dotted legal form"),
    ("ООО Вектор Плюс", "Vektor Plyus LLC", "another alphabet, a form of the same group"),
    ("Obshchestvo s ogranichennoy otvetstvennostyu Vektor", "OOO Vektor", "form in full"),
    ("Zephyr Oil JOYNT STOCK COMPANY", "Zephyr Oil JSC", "misspelt legal form"),
    ("Société Étoile S.A.", "Societe Etoile SA", "accents"),
    ("Harlow & Finch LLP", "Harlow and Finch LLP", "ampersand"),
    ("K. L. Harlow Inc.", "KL Harlow, Incorporated", "initials"),
    ("The Quillon Group", "Quillon", "a word that says nothing"),
    ("Quillon International Holdings Ltd", "Quillon Holdings International Ltd", "order"),
    ("Patrol Battalion Twenty-One", "Patrol Battalion 21", "number in words"),
    ("Quillon Growth Fund I LP", "Quillon Growth Fund LP", "the first often goes without"),
    ("Hawthorne Elektronics Ltd", "Hawthorne Electronics Ltd", "one letter"),
    ("Hawthome Electronics Ltd", "Hawthorne Electronics Ltd", "a scan's rn and m"),
    ("Org. for Regional Data Exchange", "ORDE", "acronym"),
    ("Harbour Data Institute (HDI)", "Harbour Data Institute", "its own acronym"),
    ("Harbour Data Institute - HDI", "HDI", "its own acronym"),
    ("Al-Noor Relief", "Al Nour Relief", "transliteration"),
    ("FBI", "Federal Bureau of Investigation", "acronym in the registry"),
    ("IMMIGRATION AND CUSTOMS ENFORCEMENT", "ICE", "award data"),
    ("PEN-LINK, LIMITED", "PEN-LINK, LTD", "vendor's two spellings"),
    ("Cherokee County Sheriff's Office", "Cherokee County Sheriffs Office", "apostrophe"),
]
DIFFERENT = [
    ("Quillon Growth Fund II LP", "Quillon Growth Fund III LP", "numbers agree or nothing"),
    ("Quillon Trust 2014-1", "Quillon Trust 2015-1", "years"),
    ("Quillon Chile S.A.", "Quillon Peru S.A.", "countries"),
    ("Quillon S.A.", "Quillon Mexico S.A. de C.V.", "a branch abroad is not its parent"),
    ("Quillon Securities", "Quillon Leasing", "lines of business"),
    ("Quillon Bank", "Quillon Bank Trust Company", "a line of business more"),
    ("Arden Gas Company", "Arden Oil Company", "one word of two"),
    ("QRV Aviation", "QSU Aviation", "initials are never nearly right"),
    ("A.B.D. Company", "D.B.A. Company", "initials in another order"),
    ("Consulting Company", "Thornbury Consulting Company", "general words alone"),
    ("ANO Svet", "OOO Svet", "a charity and a company"),
    ("Government of Niger", "Government of Nigeria", "both are countries"),
    ("HSI", "ICE", "a part and the whole"),
    ("ICE", "DHS", "a part and the whole"),
    ("Department of Justice", "Department of State", "sisters"),
    ("FBI", "Quillon Data Corp", "listed against unlisted"),
    ("Cherokee County Sheriff, Alabama", "Cherokee County Sheriff, Georgia", "state"),
    ("Customs and Immigration Enforcement", "Immigration and Customs Enforcement", "no such body"),
    ("Cherokee County Sheriff's Office", "Cherokee Police Department", "kind of agency"),
    ("", "ICE", "no name"),
]
names = st.one_of(
    st.text(max_size=30),
    st.sampled_from([row[0] for row in SAME + DIFFERENT] + [row[1] for row in SAME + DIFFERENT]),
    st.sampled_from([entry.name for entry in entities()]),
)


@pytest.mark.parametrize(("a", "b", "why"), SAME, ids=[row[2] for row in SAME])
def test_same(a: str, b: str, why: str) -> None:
    assert same_org(a, b) >= THRESHOLD


@pytest.mark.parametrize(("a", "b", "why"), DIFFERENT, ids=[f"{r[2]}: {r[0]}" for r in DIFFERENT])
def test_different(a: str, b: str, why: str) -> None:
    assert same_org(a, b) < THRESHOLD


@given(names, names)
def test_symmetric_and_between_0_and_1(a: str, b: str) -> None:
    assert same_org(a, b) == same_org(b, a)
    assert 0 <= same_org(a, b) <= 1


@given(names)
def test_a_name_is_itself(name: str) -> None:
    assert same_org(name, name) == 1


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert words(" ".join(words(text))) == words(text)


@given(st.text("abc", max_size=7), st.text("abc", max_size=7), st.text("abc", max_size=7))
def test_distance_is_symmetric_and_bounded(a: str, b: str, c: str) -> None:
    assert distance(a, b, 9) == distance(b, a, 9)
    assert (distance(a, b, 9) == 0) == (a == b)
    assert distance(a + c, b + c, 9) <= distance(a, b, 9) <= max(len(a), len(b))
    assert distance(a, b, 1) == min(2, distance(a, b, 9))


def test_floor_on_the_name_bench(shared: Path) -> None:
    cases = shared / "benchmarks" / "org_names_nomenklatura" / "cases.csv"
    counts = {(said, true): 0 for said in (True, False) for true in (True, False)}
    for row in csv.DictReader(cases.read_text(encoding="utf-8").splitlines()):
        if row["schema"] in ("Company", "Organization", "LegalEntity"):
            said = same_org(row["name1"], row["name2"]) >= THRESHOLD
            counts[said, row["is_match"] == "true"] += 1
            assert row["quality"] != "STRONG" or said == (row["is_match"] == "true"), row
    hits = counts[True, True]
    precision = hits / (hits + counts[True, False])
    recall = hits / (hits + counts[False, True])
    assert precision >= 0.93
    assert 2 * precision * recall / (precision + recall) >= 0.9
