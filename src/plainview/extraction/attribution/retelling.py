"""Whom a quotation credits in its turn: "“The files show …,” the paper wrote"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from plainview.extraction.attribution.memory import Memory
from plainview.extraction.attribution.quotations import NOTHING
from plainview.extraction.attribution.sources import by_phrase
from plainview.extraction.attribution.speech import Setting, speeches
from plainview.extraction.parts import Attribution, Mention, Sentence
from plainview.model import Hop


def retold(
    setting: Setting, sentence: Sentence, mentions: Sequence[Mention], memory: Memory
) -> tuple[Hop, ...]:
    """Whom a sentence that is quoted from end to end credits by name; empty for any other."""
    place = setting.quotations.at(sentence.start)
    if place is None or setting.quotations.ends[place] < sentence.end - 1:
        return ()
    open_setting = replace(setting, quotations=NOTHING)
    aside = memory.aside()
    spoken = speeches(open_setting, sentence, mentions, aside)
    spoken += by_phrase(open_setting, sentence, mentions, aside)
    return next(
        (one.hops for one in spoken if one.hops and all(hop.via == "name" for hop in one.hops)), ()
    )


def nested(
    sentences: Sequence[Sentence],
    rows: Sequence[tuple[Attribution, ...]],
    within: Mapping[int, tuple[Hop, ...]],
) -> tuple[tuple[Attribution, ...], ...]:
    """The attributions with those that stand inside a quotation, before whoever is quoted."""
    return tuple(
        (_inner(sentence, within[place], row), *row) if within.get(place) else row
        for place, (sentence, row) in enumerate(zip(sentences, rows, strict=True))
    )


def _inner(sentence: Sentence, hops: tuple[Hop, ...], row: Sequence[Attribution]) -> Attribution:
    outer = next((one.hops for one in row if one.hops), ())
    return Attribution(sentence.start, sentence.end, (*hops, *outer))
