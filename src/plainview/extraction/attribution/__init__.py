"""Who says so: the chain of sources behind each part of a text, nearest first.

What a text credits is found in three ways: by a verb of speech and its subject (`speech`), by a
phrase such as "according to" (`sources`), and by going on: a quotation that runs over sentences
and paragraphs keeps its speaker until a new cue, and sentences after a document or report that
was cited in their paragraph are taken to come from it, marked as inferred (`scope`).

A person's name is never the name of a hop: it is replaced by the office or the body that the text
gives the person (`people`); a private person is not credited at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from plainview.extraction.attribution.candidates import Memory, Speaker
from plainview.extraction.attribution.cues import ACTS, cues
from plainview.extraction.attribution.people import People, Voice
from plainview.extraction.attribution.quotations import quotations
from plainview.extraction.attribution.scope import carried
from plainview.extraction.attribution.sources import by_phrase, holders_of, outward
from plainview.extraction.attribution.speech import Setting, Speech, hop_of, speeches
from plainview.extraction.parts import Attribution, Mention, Sentence
from plainview.model import Heading, Hop

__all__ = ["ACTS", "Speaker", "Speech", "Voice", "find", "hop_of"]

_SKIPPED = frozenset({"furniture"})


def find(
    content: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    heading: Heading | None = None,
) -> tuple[tuple[Attribution, ...], ...]:
    """The attributions of each sentence; those by a verb of speech are `Speech`.

    `mentions` are those of each sentence. A Speech without hops marks words of somebody who is
    not credited (a private person): nothing of it is the statement of an institution. Hops are
    grounded: the surface of each stands at its offsets.
    """
    people = People(content, [mention for row in mentions for mention in row])
    setting = Setting(content, people, quotations(content), cues())
    memory = Memory()
    found: list[list[Attribution]] = []
    for sentence, row in zip(sentences, mentions, strict=True):
        if sentence.kind in _SKIPPED:
            found.append([])
            continue
        spoken = speeches(setting, sentence, row, memory)
        named = by_phrase(setting, sentence, row, memory)
        found.append(_chained(setting, sentence, row, spoken, named, heading))
    return carried(setting, sentences, found)


def _chained(
    setting: Setting,
    sentence: Sentence,
    mentions: Sequence[Mention],
    spoken: list[Speech],
    named: list[Speech],
    heading: Heading | None,
) -> list[Attribution]:
    if not spoken:
        return list(named)
    through = outward(setting, sentence, mentions)
    chained: list[Attribution] = []
    for speech in spoken:
        hops = list(speech.hops)
        for speaker in speech.speakers:
            hops += holders_of(setting, mentions, speaker.end, speech.cue_start)
        hops += through
        if hops and heading is not None and heading.outlet:
            hops += _own_outlet(setting.content, speech, heading.outlet)
        kept = _once(hops) if speech.hops else []
        chained.append(
            Speech(
                speech.start, speech.end, tuple(kept), speech.cue, speech.manner,
                speech.cue_start, speech.cue_end, speech.speakers,
            )
        )  # fmt: skip
    return [*chained, *named]


def _once(hops: list[Hop]) -> list[Hop]:
    """A chain in which nobody comes twice in a row: two words for one source are one step."""
    kept: list[Hop] = []
    for hop in dict.fromkeys(hops):
        if not kept or kept[-1].name.lower() != hop.name.lower():
            kept.append(hop)
    return kept


def _own_outlet(content: str, speech: Speech, outlet: str) -> list[Hop]:
    """ "told this newspaper" is the outlet that published the text."""
    for words in (" this newspaper", " the newspaper", " this news organization"):
        if content.startswith(words, speech.cue_end):
            start = speech.cue_end + 1
            end = speech.cue_end + len(words)
            return [Hop("outlet", outlet, content[start:end], start, end, "coref")]
    return []
