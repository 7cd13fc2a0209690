"""How far an attribution reaches beyond its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plainview.extraction.attribution.cues import ACTS
from plainview.extraction.attribution.speech import Setting, Speech
from plainview.extraction.parts import Attribution, Sentence
from plainview.model import Hop

_DOCUMENTARY = frozenset({"document", "report", "dataset", "court"})
_MOSTLY = 0.6


def carried(
    setting: Setting, sentences: Sequence[Sentence], found: Sequence[Sequence[Attribution]]
) -> tuple[tuple[Attribution, ...], ...]:
    """The attributions with those added that quotations and paragraphs carry on."""
    rows = [list(row) for row in found]
    for index, sentence in enumerate(sentences):
        if any(_credits(a) for a in rows[index]) or sentence.kind in ("furniture", "headline"):
            continue
        if setting.quotations.share(sentence.start, sentence.end) >= _MOSTLY:
            speech = _speaker(setting, sentences, rows, index)
            if speech is not None:
                rows[index].append(_going_on(speech, sentence))
        else:
            cited = _cited(sentences, rows, index)
            if cited is not None:
                rows[index].append(cited)
    return tuple(tuple(row) for row in rows)


def signed(
    setting: Setting,
    sentences: Sequence[Sentence],
    rows: Sequence[tuple[Attribution, ...]],
    byline: str,
) -> tuple[tuple[Attribution, ...], ...]:
    """The attributions with an office holder who signs the text credited for the rest of it."""
    signatory = setting.people.signatory(byline) if byline else None
    if signatory is None:
        return tuple(rows)
    voice, place, end = signatory
    author = Hop(voice.kind, voice.name, setting.content[place:end], place, end, "inferred")
    return tuple(
        row
        if any(attribution.hops for attribution in row)
        else (*row, Attribution(sentence.start, sentence.end, (author,)))
        for sentence, row in zip(sentences, rows, strict=True)
    )


def _credits(attribution: Attribution) -> bool:
    """Whether an attribution says who speaks, if only that it is nobody to be credited."""
    return not isinstance(attribution, Speech) or attribution.manner not in ACTS


def _speaker(
    setting: Setting,
    sentences: Sequence[Sentence],
    rows: Sequence[Sequence[Attribution]],
    index: int,
) -> Speech | None:
    """Whose quotation a sentence without a cue belongs to."""
    here = sentences[index]
    quotation = setting.quotations.at(here.start) or setting.quotations.at(here.end - 1)
    for later in range(index + 1, min(index + 6, len(sentences))):
        if sentences[later].paragraph != here.paragraph:
            break
        speech = _first(rows[later])
        if speech is not None:
            same = quotation is not None and quotation == setting.quotations.at(
                sentences[later].start
            )
            if same or _opens_paragraph(sentences, rows, index):
                return speech
            break
    for before in range(index - 1, max(-1, index - 8), -1):
        if here.paragraph - sentences[before].paragraph > 1:
            break
        if sentences[before].kind == "headline":
            break
        speech = _first(rows[before])
        if speech is not None:
            return speech
        if setting.quotations.share(sentences[before].start, sentences[before].end) < 0.3:
            break
    return None


def _opens_paragraph(
    sentences: Sequence[Sentence], rows: Sequence[Sequence[Attribution]], index: int
) -> bool:
    """Whether nothing before a sentence in its paragraph has a speaker."""
    paragraph = sentences[index].paragraph
    place = index - 1
    while place >= 0 and sentences[place].paragraph == paragraph:
        if _first(rows[place]) is not None:
            return False
        place -= 1
    return True


def _first(row: Sequence[Attribution]) -> Speech | None:
    return next((a for a in reversed(row) if isinstance(a, Speech) and a.manner not in ACTS), None)


def _going_on(speech: Speech, sentence: Sentence) -> Speech:
    return replace(
        speech, start=sentence.start, end=sentence.end, cue="",
        cue_start=sentence.start, cue_end=sentence.start,
    )  # fmt: skip


def _by_phrase(attribution: Attribution) -> bool:
    """Whether the figures of a sentence are "according to" somebody."""
    return isinstance(attribution, Speech) and attribution.manner == "according"


def _cited(
    sentences: Sequence[Sentence], rows: Sequence[Sequence[Attribution]], index: int
) -> Attribution | None:
    """The source that the sentence before cites in the same paragraph, as inferred."""
    if index == 0 or sentences[index - 1].paragraph != sentences[index].paragraph:
        return None
    for attribution in rows[index - 1]:
        hops = attribution.hops
        said = _credits(attribution)  # what a judge orders tells nothing of the sentence after
        if hops and said and (hops[0].kind in _DOCUMENTARY or _by_phrase(attribution)):
            return Attribution(
                sentences[index].start,
                sentences[index].end,
                tuple(replace(hop, via="inferred") for hop in hops),
            )
    return None
