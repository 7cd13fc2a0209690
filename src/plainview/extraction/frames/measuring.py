"""Which quantity of a clause becomes which measure of a pattern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from plainview.extraction.frames.clauses import Around, Words
from plainview.extraction.frames.lexicon import BE, lexicon
from plainview.extraction.frames.patterns import MeasureRule, Pattern
from plainview.extraction.parts import Quantity
from plainview.model import Measure

OF_THEM = frozenset(["of", "them", "these", "those", "the", "requests", "had", "been", *BE])


def measures_of(words: Words, pattern: Pattern, here: Around) -> list[Measure]:
    """The measures of a pattern, each from the first quantity that fits at its positions."""
    found: list[Measure] = []
    taken: set[int] = set()
    for rule in pattern.measures:
        for at in rule.at:
            fitting = [
                quantity
                for chunk in here.at.get(at, ())
                if (quantity := _counted(words, chunk, rule))
                and not _is_age_or_times(words, chunk)
                and quantity.measure.start not in taken
                and _countable(quantity, rule)
                and _cued(words, chunk, rule)
            ]
            if fitting:
                taken.add(fitting[0].measure.start)
                found.append(_named(fitting[0].measure, rule))
                break
    return found


def measurable(pattern: Pattern, quantities: Sequence[Quantity]) -> bool:
    """Whether one of the quantities could be a measure of a pattern, wherever it stands."""
    return any(
        _countable(quantity, rule) or (not quantity.noun and quantity.kind == rule.kind == "count")
        for rule in pattern.measures
        for quantity in quantities
    )


def _cued(words: Words, chunk: int, rule: MeasureRule) -> bool:
    """Whether a word of the rule's `cue` stands just before a quantity, or as its verb after it."""
    if not rule.cue:
        return True
    first, last = words.chunks[chunk].first, words.chunks[chunk].last
    after = [
        low
        for before, low in pairwise(words.low[last : last + 6])
        if low not in OF_THEM and (before, low) != ("of", "it")
    ][:1]
    return not rule.cue.isdisjoint(words.low[max(0, first - 2) : first] + after)


def _is_age_or_times(words: Words, chunk: int) -> bool:
    """ "deported five times" and "those under 30" count nobody."""
    first, last = words.chunks[chunk].first, words.chunks[chunk].last
    before = words.low[first - 1] if first else ""
    quantity = words.chunks[chunk].quantity
    if words.low[first] == "under" and quantity and (quantity.measure.value or 99) <= 21:
        return True
    after = words.low[last + 1] if last + 1 < len(words.low) else ""
    return before in ("under", "aged", "age") or after in ("times", "years", "months", "days")


def _counted(words: Words, chunk: int, rule: MeasureRule) -> Quantity | None:
    """A chunk's quantity; "millions" of something counts what the next chunk names.

    Of those whom data are about "1.2 million of them" are people.
    """
    quantity = words.chunks[chunk].quantity
    if quantity is None or quantity.noun or quantity.kind != "count":
        return quantity
    after = words.chunks[chunk].last + 1
    if after >= len(words.low) or words.low[after] != "of":
        return quantity
    if rule.name == "population_covered" and words.low[after + 1 : after + 2] == ["them"]:
        return replace(quantity, noun="people", measure=replace(quantity.measure, unit="people"))
    near = range(after + 1, min(after + 6, len(words.low)))
    counts = [p for p in near if words.chunk[p] >= 0 and words.chunks[words.chunk[p]].quantity]
    for place in counts or near[:3]:
        if words.chunk[place] >= 0:
            noun = words.low[words.chunks[words.chunk[place]].last]
            return replace(quantity, noun=noun, measure=replace(quantity.measure, unit=noun))
    return quantity


def _countable(quantity: Quantity, rule: MeasureRule) -> bool:
    if quantity.kind != rule.kind and not (rule.kind == "count" and quantity.kind == "rate"):
        return False
    if rule.qualifier and quantity.measure.qualifier != rule.qualifier:
        return False
    if rule.printed and quantity.measure.value is None:
        return False
    if rule.least and (quantity.measure.value or rule.least) < rule.least:
        return False
    if not rule.nouns:
        return True
    classes = lexicon().classes
    nouns = quantity.noun.lower().replace("-", " ").split() or [quantity.measure.unit or ""]
    last = set(nouns) | {quantity.measure.unit or ""}
    if nouns and "people" in rule.nouns and _is_staff(nouns[-1], rule):
        return False
    bare = not quantity.noun and not quantity.measure.surface.endswith(("times", "miles"))
    return any(
        (name == "none" and bare) or bool(last & classes.get(name, frozenset({name})))
        for name in rule.nouns
    )


def _is_staff(noun: str, rule: MeasureRule) -> bool:
    """Whether a noun counts an agency's own ("2,000 new officers"), where others are asked for."""
    classes = lexicon().classes
    own = noun in classes["staff"] and noun not in classes["people"]
    return own and "staff" not in rule.nouns and noun not in rule.nouns


def _named(measure: Measure, rule: MeasureRule) -> Measure:
    unit = rule.unit or measure.unit
    if unit == "people" and measure.unit in lexicon().classes["beds"]:
        unit = measure.unit  # "designed for 800 beds"
    if rule.name == "cap" and measure.qualifier == "exact":
        measure = replace(measure, qualifier="up_to", lo=0.0)  # "a 50,000 a month cap"
    return replace(
        measure,
        name=rule.name,
        unit=unit,
        definition=rule.definition or measure.definition,
    )
