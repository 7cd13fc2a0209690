"""Learned decisions: the packaged weights, what they may add, and that they never invent."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import plainview
from plainview.extraction import extract, frames, learned, sketch
from plainview.extraction.facts import assemble
from plainview.extraction.learned import (
    Parts,
    adding,
    claimed,
    clauses,
    decide,
    features,
    model,
    rulings,
    words,
)
from plainview.model import FACT_TYPES, Fact, Filler, Text

CARD = Path(__file__).parents[2] / "training/README.md"

SENTENCES = (
    "Under the memorandum the sheriff's office gives ICE the jail roster every night.",
    "Border Patrol agents made 1,240 arrests in the Tucson sector in May.",
    "The county jail held 312 detainees for ICE on 3 June, the auditor found.",
    "“This program invades everyone's privacy,” said the American Civil Liberties Union.",
    "Deputies must not ask anyone about immigration status, according to the policy.",
    "The city council set aside $2.4 million for license plate readers.",
    "It rained all day and the bus was late.",
    "Photo by the county.",
)


def text_of(*lines: str) -> Text:
    return plainview.read("\n\n".join(lines).encode())


def refined(text: Text, parts: Parts) -> list[Fact]:
    found = sketch(text)
    framed = frames.find(text.content, found, text.heading)
    return learned.refine(text, found, framed, assemble(text, found, framed), parts=parts)


def test_the_card_names_the_weights_that_are_packaged() -> None:
    digest = hashlib.sha256(model.FILE.read_bytes()).hexdigest()
    assert digest in CARD.read_text(encoding="utf-8")
    assert model.FILE.stat().st_size < 10_000_000


def test_every_type_has_its_tables_and_every_label_is_of_the_schema() -> None:
    tables = model.packaged()
    assert set(tables["sentences"].labels) == set(FACT_TYPES)
    assert tables["accept"].labels == ("fact",)
    for name, fact_type in FACT_TYPES.items():
        known = {*fact_type.roles, *fact_type.measures}
        assert set(tables[f"roles {name}"].labels) <= known
    assert set(tables["act"].labels) == {"allows", "requires", "forbids", "exempts"}


def test_no_feature_holds_a_capital_or_a_number_of_a_text() -> None:
    rows = [row for table in model.packaged().values() for row in table.rows]
    worded = [row for row in rows if row.startswith(("w:", "b:", "s:", "l:", "p1:", "n1:"))]
    assert len(worded) > 1000
    assert not [row for row in worded if re.search(r":.*[A-Z]", row)]


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (["a\t1"], "line 1"),
        (["#\tfacts\trule\tstance", "a\t1"], "line 2"),
        (["#\tfacts\trule", "a\tx"], "invalid literal"),
    ],
)
def test_a_damaged_table_is_refused(lines: list[str], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        model.parse(lines)


def test_scores_are_the_sum_of_the_weights_of_known_features() -> None:
    tables = model.parse(["#\tt\trule\tstance", "(bias)\t-100\t5", "a\t30\t", "b\t\t-7"])
    assert tables["t"].scores(["a", "b", "unknown"]) == [-70, -2]


def test_the_same_text_gives_the_same_facts() -> None:
    first, second = (extract(text_of(*SENTENCES)) for _ in range(2))
    assert first != []
    assert [fact.id for fact in first] == [fact.id for fact in second]
    assert [fact.to_json() for fact in first] == [fact.to_json() for fact in second]


def test_nothing_is_stated_by_weather_and_captions() -> None:
    assert extract(text_of(*SENTENCES[-2:])) == []


def test_patterns_only_is_what_no_part_of_the_model_changes() -> None:
    text = text_of(*SENTENCES)
    nothing = Parts(drop=False, add=False, fill=False, status=False, said=False)
    assert refined(text, nothing) == extract(text, patterns_only=True)


def test_facts_that_no_pattern_reads_say_so_and_are_left_out_on_request() -> None:
    text = text_of(*SENTENCES)
    read = {fact.pattern for fact in refined(text, Parts(add=False))}
    assert not [pattern for pattern in read if pattern.startswith("learned.")]
    assert len(refined(text, Parts(drop=False))) >= len(extract(text, patterns_only=True))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
def test_every_name_and_number_of_a_fact_stands_in_the_text(lines: list[str]) -> None:
    text = text_of(*lines)
    named = {m.name for row in sketch(text).mentions for m in row}
    numbers = {(m.value, m.lo) for m in plainview.quantities(text)}
    for fact in extract(text):
        if fact.pattern.startswith("learned."):
            lacking = FACT_TYPES[fact.type].lacking({filler.role for filler in fact.fillers})
            left = [d for d in lacking if fact.type != "rule" or d == adding.RULED]
            assert not left or "unresolved" in fact.flags
        for filler in fact.fillers:
            assert filler.start is None or text.content[filler.start : filler.end] == filler.surface
            if fact.pattern.startswith("learned.") and filler.role not in ("act", "about"):
                hops = {h.name for row in sketch(text).attributions for a in row for h in a.hops}
                assert filler.name in named | hops or filler.name in (filler.surface or "")
        assert {(m.value, m.lo) for m in fact.measures} <= numbers


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The rule bars officers from asking.", {"first:forbids", "rules:forbids"}),
        ("Officers must report.", {"first:requires", "rules:requires"}),
        ("Agents may not enter.", {"first:forbids", "rules:forbids"}),
        ("Nothing rules here.", {"rules:none"}),
    ],
)
def test_words_that_rule(sentence: str, expected: set[str]) -> None:
    assert rulings.cues(sentence, 0, len(sentence)) == expected


def test_the_act_is_the_words_after_the_one_that_rules() -> None:
    sentence = "The order requires the county to delete the images; it ends in May."
    act = rulings.act(sentence, 0, len(sentence), "requires")
    assert (act.surface, act.name) == ("the county to delete the images", "requires")


@pytest.mark.parametrize(
    ("sentence", "act", "expected"),
    [
        ("The rule bars sailors from asking.", "forbids", "sailors"),
        ("Sailors who were hurt must report.", "requires", "Sailors who were hurt"),
        ("Nobody knows what must happen.", "requires", None),
    ],
)
def test_who_is_bound_by_the_grammar(sentence: str, act: str, expected: str | None) -> None:
    bound = rulings.who(sentence, sketch(text_of(sentence)), 0, act)
    assert (bound.surface if bound else None) == expected


@pytest.mark.parametrize(
    ("sentence", "holder", "claim"),
    [
        ("The ACLU said the program is illegal.", (0, 8), "the program is illegal"),
        ("“It works,” the sheriff said.", (12, 23), "It works"),
        ('"It works, period," said Capt', (24, 28), "It works, period"),
        ("ICE", (0, 3), None),
    ],
)
def test_the_claim_is_what_the_speaker_leaves(
    sentence: str, holder: tuple[int, int], claim: str | None
) -> None:
    speaker = Filler("holder", "x", sentence[slice(*holder)], *holder)
    run = claimed.claim(sentence, 0, len(sentence), [speaker])
    assert (sentence[slice(*run)] if run else None) == claim


@pytest.mark.parametrize(
    ("sentence", "used", "kept"),
    [
        ("The county paid Vantrix, but the mayor objected.", ["The county", "Vantrix"], 0),
        ("It rained; the county paid Vantrix on Monday.", ["the county", "Vantrix"], 1),
        ("The county paid, while it rained, Vantrix.", ["The county", "Vantrix"], None),
        ("The mayor objected, and so it ended.", [], None),
        ("Yes; ICE paid, but late.", ["ICE"], None),
    ],
)
def test_a_fact_is_carried_by_the_clauses_that_hold_its_parts(
    sentence: str, used: list[str], kept: int | None
) -> None:
    places = [(sentence.index(words), words) for words in used]
    parts = [Filler("payer", w, w, at, at + len(w)) for at, w in places]
    found = clauses.clause(sentence, 0, len(sentence), parts)
    whole = 0, len(sentence)
    cut = [(0, sentence.find(", but")), (sentence.find("the county"), len(sentence))]
    assert found == (whole if kept is None else cut[kept])


def test_of_facts_that_count_the_same_number_the_best_is_added() -> None:
    text = text_of(SENTENCES[1], SENTENCES[2])
    first, other = extract(text, patterns_only=True)
    rival = replace(first, content=text.content, status="planned")
    assert first.measures and other.measures
    scored = [(0.5, first), (2.0, rival), (1.0, other)]
    assert list(learned._apart(scored, frozenset())) == [rival, other]
    read = frozenset(measure.start for measure in first.measures)
    assert list(learned._apart(scored, read)) == [rival, other, first]


@pytest.mark.parametrize(
    ("sentence", "data", "stated"),
    [
        ("The order bars the IRS from sharing addresses with ICE.", "addresses", False),
        ("USDA is enjoined from disclosing records obtained from the states.", "records", False),
        (
            "The order bars ICE from using plate readers. The IRS shares addresses.",
            "addresses",
            True,
        ),
    ],
)
def test_a_sharing_that_is_forbidden_is_not_stated_as_one_that_happens(
    sentence: str, data: str, stated: bool
) -> None:
    text = text_of(sentence)
    rules = [fact for fact in extract(text, patterns_only=True) if fact.type == "rule"]
    assert rules
    start = sentence.index(data)
    words = Filler("category", data, data, start, start + len(data))
    sharing = replace(
        rules[0], content=sentence, type="access", status="in_force", fillers=(words,),
        measures=(), pattern="learned.access",
    )  # fmt: skip
    assert (sharing in learned._allowed([sharing], rules)) == stated


def test_a_fact_is_not_added_for_whom_only_other_sentences_name() -> None:
    rang = "Fishing for answers, our reporter rang four offices and was sent to a fifth."
    text = text_of("# Krome", rang, "On May 2 the Krome detention center held 1,210 people.")
    held = [fact for fact in extract(text) if fact.type == "custody"]
    assert [fact.measures[0].value for fact in held if fact.measures] == [1210]
    assert not [fact for fact in held if fact.evidence[0].quote in rang]


def test_names_and_numbers_are_classes_among_the_words() -> None:
    text = text_of("Sheriff Tom Baker told ICE that 40 deputies would be sent.")
    found = sketch(text)
    seen, starts = words.classed(
        text.content, found.sentences[0], found.mentions[0], found.quantities[0], found.dates[0]
    )
    assert "<org>" in seen and "<count>" in seen
    assert "baker" not in seen and len(seen) == len(starts)


def test_candidates_are_each_reading_and_each_type_that_has_none() -> None:
    text = text_of(*SENTENCES)
    found = sketch(text)
    read = extract(text, patterns_only=True)
    rows = decide.candidates(found, read, tuple(FACT_TYPES))
    assert [c.fact for row in rows for c in row if c.fact] == read
    for number, row in enumerate(rows):
        silent = found.sentences[number].kind in decide.SILENT
        kinds = {candidate.type for candidate in row}
        assert kinds == set(FACT_TYPES) or silent


def test_a_fact_read_by_a_pattern_says_which() -> None:
    fact = extract(text_of(SENTENCES[1]), patterns_only=True)[0]
    assert f"by:{fact.pattern}" in features.of_fact(fact)
    assert features.of_fact(None) == {"blank:"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Department of Homeland Security held 900 people in detention in May 2025.",
        "Immigration and Customs Enforcement held more than 46,000 people in March 2025.",
        "ICE paid Palantir $30 million in 2025.",
    ],
)
def test_a_number_that_a_pattern_reads_is_no_number_of_another_type(sentence: str) -> None:
    facts = extract(plainview.read(sentence.encode()))
    numbers = [(m.start, m.end) for fact in facts for m in fact.measures]
    assert numbers and len(numbers) == len(set(numbers))


def test_what_a_stance_is_about_leaves_out_who_says_it() -> None:
    (fact,) = extract(plainview.read(b'"We oppose the plan," said the Cobalt Ridge Alliance.'))
    for filler in fact.filled("about"):
        assert "said" not in filler.surface and '"' not in filler.surface
