"""Who says so: the chain of sources behind each part of a text, nearest first.

What a text credits is found in three ways: by a verb of speech and its subject (`speech`), by a
phrase such as "according to" (`sources`), and by going on: a quotation that runs over sentences
and paragraphs keeps its speaker until a new cue, and sentences after a document or report that
was cited in their paragraph are taken to come from it, marked as inferred (`scope`).

A person's name is never the name of a hop: it is replaced by the office or the body that the text
gives the person (`people`); a private person is not credited at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plainview.extraction.attribution.cues import ACTS, cues
from plainview.extraction.attribution.memory import DOCUMENTARY, Memory, Speaker
from plainview.extraction.attribution.people import People
from plainview.extraction.attribution.quotations import quotations
from plainview.extraction.attribution.retelling import nested, retold
from plainview.extraction.attribution.scope import carried, signed
from plainview.extraction.attribution.sources import (
    by_phrase,
    by_report,
    holders_of,
    in_hand,
    outward,
)
from plainview.extraction.attribution.speech import Setting, Speech, hop_of, speeches
from plainview.extraction.attribution.voices import Voice, voice_of
from plainview.extraction.parts import Attribution, Mention, Sentence
from plainview.model import Heading, Hop

__all__ = ["ACTS", "Speaker", "Speech", "Voice", "find", "hop_of"]

_AUDITOR = re.compile(r"Inspector General|Accountability Office|Auditor|Comptroller|Ombuds")
_FRONT = 12  # sentences in which an audit names its author
_PAPER = re.compile(r"(?:The|An?|This|These|Those) (?:[\w-]+ ){0,2}?([a-z-]+)(?=[, ])")
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
    memory = Memory(author=_author(mentions, heading))
    found: list[list[Attribution]] = []
    within: dict[int, tuple[Hop, ...]] = {}
    for sentence, row in zip(sentences, mentions, strict=True):
        if sentence.kind in _SKIPPED:
            found.append([])
            continue
        before = memory.paper
        spoken = speeches(setting, sentence, row, memory)
        named = by_phrase(setting, sentence, row, memory)
        if not spoken and not named:
            named = in_hand(setting, sentence, row, memory)
        if memory.paper is before:
            memory.paper = None
        if not spoken and not named:
            memory.notice(_opening(setting, sentence))
        if not spoken:
            within[len(found)] = retold(setting, sentence, row, memory)
        told = by_report(setting, sentence, row, spoken)
        found.append([*_chained(setting, sentence, row, spoken, named, heading), *told])
    rows = nested(sentences, carried(setting, sentences, found), within)
    return signed(setting, sentences, rows, heading.byline or "") if heading is not None else rows


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
        for phrase in named:
            cited = phrase.cue.lower() in setting.cues.citing
            hops = [*phrase.hops, *hops] if cited else [*hops, *phrase.hops]
        if hops and heading is not None and heading.outlet:
            hops += _own_outlet(setting.content, speech, heading.outlet)
        kept = tuple(_once(hops)) if speech.hops or named else ()
        chained.append(speech if kept == speech.hops else replace(speech, hops=kept))
    return [*chained, *named]


def _author(mentions: Sequence[Sequence[Mention]], heading: Heading | None) -> Voice | None:
    """Who "we" is: the outlet, or the auditor that a text names first."""
    if heading is not None and heading.outlet:
        return Voice("outlet", heading.outlet)
    for mention in (mention for row in mentions[:_FRONT] for mention in row):
        if mention.kind == "org" and _AUDITOR.search(mention.name):
            return voice_of(mention)
    return None


def _opening(setting: Setting, sentence: Sentence) -> Voice | None:
    """The person or the paper that a sentence is about, by its first words."""
    paper = _PAPER.match(setting.content, sentence.start, min(sentence.end, sentence.start + 60))
    if paper is not None:
        kind = setting.cues.noun_class.get(paper.group(1), "")
        if kind in DOCUMENTARY:
            name = paper.group()[paper.group().index(" ") + 1 :]
            return Voice(kind, name)
    return setting.people.opening(sentence.start, sentence.end)


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
