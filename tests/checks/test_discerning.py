"""Of what kind a pair of statements is, in wordings that no rule was made for."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.checks.draft import Said, sentence, weigh
from plainview.checks.draft.cross_encoder import MOST, joined, packaged
from plainview.checks.draft.discerning import ALONE, BY_BOTH, BY_MARKS, FILE, discern
from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.marks import marks
from plainview.checks.draft.thesaurus import forms, meaning
from plainview.claims import Comparison
from plainview.claims.kinds import KINDS as NAMES
from plainview.extraction.learned.model import parse

APART = Comparison("apart")


def said(words: str, published: str = "2025-06-02") -> Said:
    line = sentence(words, published)
    assert line is not None
    return Said(line, (), published)


PAIRS = [
    (
        "conflict",
        "Officers of the Harlan County jail turned 212 people over to ICE in 2024.",
        "In the whole of 2024 no more than 131 people were turned over to ICE by the Harlan jail.",
    ),
    (
        "definition",
        "The Ottmar detention center was built for 820 people.",
        "The contract for the Ottmar detention center pays for 600 beds.",
    ),
    (
        "scope",
        "ICE held 61,000 people across the country on May 4, 2025.",
        "In Texas, ICE held 14,100 people on May 4, 2025.",
    ),
    (
        "change",
        "In March 2024 the fusion center had 31 analysts.",
        "The fusion center employed 44 analysts in April 2025.",
    ),
    (
        "rounding",
        "The agency asked for the records of 1,284,301 people.",
        "The agency asked for the records of nearly 1.3 million people.",
    ),
    (
        "same",
        "The county bought 40 plate readers in June 2024.",
        "In June 2024 the county purchased 40 plate readers.",
    ),
]


@pytest.mark.parametrize(("kind", "one", "two"), PAIRS)
def test_the_kind_of_a_pair_in_either_order(kind: str, one: str, two: str) -> None:
    assert weigh(said(one), said(two)).kind == kind
    assert weigh(said(two), said(one)).kind == kind


RELATIONS = {
    "conflict": "contradicts", "definition": "differs", "scope": "differs", "change": "differs",
    "rounding": "same", "same": "same",
}  # fmt: skip


@pytest.mark.parametrize(("kind", "one", "two"), PAIRS)
def test_the_comparison_says_what_the_kind_says(kind: str, one: str, two: str) -> None:
    found = weigh(said(one), said(two)).found
    assert found.relation == RELATIONS[kind]
    if kind in ("definition", "scope"):
        assert kind in found.differs or "stage" in found.differs


NAMED = [
    ("Palantir sold Ector County 40 licences.", "Ector County bought 35 licences from Palantir."),
    ("Sheriff Tobias Quill met ICE.", "Nobody from ICE was met by Sheriff Tobias Quill."),
    ("The town of Ashby paid Veritone $4,000.", "Ashby owes Veritone $4,000."),
]


@pytest.mark.parametrize(("one", "two"), NAMED)
def test_no_name_is_a_mark(one: str, two: str) -> None:
    lines = said(one).line, said(two).line
    names = {
        word.key
        for line in lines
        for word in line.words[1:]
        if line.content[word.start - line.start].isupper()
    }
    found = marks(lines, (None, None), APART, APART, "apart")
    assert not {mark.removeprefix(ALONE) for mark in found if mark.startswith(ALONE)} & names


def test_the_packaged_weights_are_of_the_kinds() -> None:
    with FILE.open(encoding="utf-8") as lines:
        tables = parse(lines)
    assert {name: table.labels for name, table in tables.items()} == {
        BY_MARKS: NAMES, BY_BOTH: NAMES
    }  # fmt: skip
    assert len(tables[BY_MARKS].rows) > 100
    known = {f"{of}:{name}" for of in ("marks", "read") for name in NAMES}
    assert set(tables[BY_BOTH].rows) <= known | {f"close {name}" for name in known}


@given(st.frozensets(st.text("abcdefg:<~", max_size=12), max_size=6))
def test_marks_that_nobody_learned_decide_nothing(unknown: frozenset[str]) -> None:
    known = frozenset(("numbers:apart", "unit:count"))
    unknown = frozenset(f"unheard of {one}" for one in unknown)
    words = PAIRS[0][1:]
    assert discern(known | unknown, *words) == discern(known, *words)
    assert discern(unknown, *words) in NAMES


def test_in_doubt_nothing_is_contradicted() -> None:
    sure = [pair for pair in PAIRS if pair[0] == "conflict"]
    for _, one, two in sure:
        found = marks((said(one).line, said(two).line), (None, None), APART, APART, "conflict")
        assert discern(found, one, two, sure=1000) != "conflict"


@pytest.mark.parametrize(("kind", "one", "two"), PAIRS)
def test_the_network_gives_chances_in_either_order(kind: str, one: str, two: str) -> None:
    found = packaged().read(one, two)
    assert found == pytest.approx(packaged().read(two, one))
    assert all(math.exp(value) < 1 for value in found)


ODD = [("", ""), ("?", "ICE held 40 people."), ("word " * 900, "ICE " * 2000), ("ﬁ ÿ 中", "🏛")]


@pytest.mark.parametrize(("one", "two"), ODD)
def test_the_network_reads_whatever_it_is_given(one: str, two: str) -> None:
    pieces, sides = joined(one, two)
    assert len(pieces) == len(sides) <= 2 * MOST + 3
    assert len(packaged().read(one, two)) == len(NAMES)


FORMS = [
    ("ban", {"ban", "bans", "banned", "banning"}),
    ("carry", {"carry", "carries", "carried", "carrying"}),
    ("search", {"search", "searches", "searched", "searching"}),
    ("share", {"share", "shares", "shared", "sharing"}),
    ("buy", {"buy", "buys", "bought", "buying"}),
    ("=mou", {"mou"}),
]


@pytest.mark.parametrize(("word", "told"), FORMS)
def test_forms_of_a_word(word: str, told: set[str]) -> None:
    assert told <= forms(word)


MEANINGS = [
    ("purchased", "bought"), ("detention", "held"), ("erased", "deletion"), ("barred", "enjoined"),
    ("borrowed", "secondment"), ("lookups", "queries"), ("women", "female"), ("law", "statute"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two"), MEANINGS)
def test_words_of_one_meaning(one: str, two: str) -> None:
    assert meaning(one) == meaning(two)


APART_IN_MEANING = [
    ("detained", "detainees"), ("asked", "received"), ("bought", "sold"), ("contract", "company"),
    ("lent", "records"), ("rose", "fell"), ("kept", "erased"), ("approved", "refused"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two"), APART_IN_MEANING)
def test_words_of_two_meanings(one: str, two: str) -> None:
    assert meaning(one) != meaning(two)


def test_opposites_never_mean_the_same() -> None:
    for one, two in lexicon().opposites:
        assert {meaning(word) for word in one}.isdisjoint(meaning(word) for word in two)
