"""Identifiers of people do not come through; numbers of institutions do.

Both generators were written from the issuers' formats, without reading the masker.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest
from tests.privacy.cases import Case
from tests.privacy.identifiers import KINDS, identifiers
from tests.privacy.institutional import institutional

from plainview.model import MASK
from plainview.reading.masking import mask

PEOPLE = list(identifiers(2000, seed=20260213))
INSTITUTIONS = list(institutional(2400, seed=20260214))


def survivors(case: Case) -> str:
    """The letters and digits of the identifier that the masked text still shows."""
    masked, _ = mask(case.content)
    shown = masked[case.start : case.end]
    if case.kind == "email":
        # What an obfuscated address spells out for @ and the dots tells nothing.
        shown = re.sub(r"\b(at|dot)\b", "", shown)
    return "".join(sign for sign in shown if sign.isalnum())


def report(cases: list[Case]) -> str:
    counts = Counter(case.kind for case in cases)
    lines = [f"{case.kind}: {mask(case.content)[0]!r} for {case.value!r}" for case in cases[:40]]
    return f"{len(cases)} in all, by kind {dict(counts)}\n" + "\n".join(lines)


def test_the_generated_identifiers_are_many_and_different() -> None:
    assert len(PEOPLE) == 2000
    assert len({case.content for case in PEOPLE}) > 1990
    assert {case.kind for case in PEOPLE} == set(KINDS)
    assert list(identifiers(2000, seed=20260213)) == PEOPLE


@pytest.mark.parametrize("kind", KINDS)
def test_no_identifier_survives(kind: str) -> None:
    leaked = [case for case in PEOPLE if case.kind == kind and survivors(case)]
    assert not leaked, report(leaked)


def test_masking_keeps_every_offset_and_counts() -> None:
    for case in PEOPLE:
        masked, count = mask(case.content)
        assert len(masked) == len(case.content)
        assert count > 0, case
        assert all(now in (MASK, before) for now, before in zip(masked, case.content, strict=True))


def test_masking_twice_changes_nothing() -> None:
    for case in [*PEOPLE, *INSTITUTIONS]:
        masked, _ = mask(case.content)
        assert mask(masked) == (masked, 0), case


def test_institutional_numbers_stay() -> None:
    lost = [
        case for case in INSTITUTIONS if mask(case.content)[0][case.start : case.end] != case.value
    ]
    assert len(lost) <= len(INSTITUTIONS) * 0.001, report(lost)
