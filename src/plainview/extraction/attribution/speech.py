"""Speech: who says what in a sentence, by a verb of speech and its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plainview.extraction.attribution.candidates import Candidates
from plainview.extraction.attribution.cues import ACTS, CONTENTS, Cues
from plainview.extraction.attribution.memory import DOCUMENTARY, Memory, Speaker, is_law
from plainview.extraction.attribution.people import People
from plainview.extraction.attribution.quotations import Quotations
from plainview.extraction.attribution.speakers import Subjects, goes_on, is_shared
from plainview.extraction.attribution.unspoken import is_relative
from plainview.extraction.attribution.verbs import PASSIVE, Verb, verbs
from plainview.extraction.parts import Attribution, Mention, Sentence
from plainview.model import Hop

_BY = re.compile(r"(?:\s\w+){0,3}?\sby\s(?:(?:an?|the)\s)?")
_CLOSING = re.compile(r", said (?:[A-Z][\w.’'-]* ?){1,4}(?:\.|,|$)")
_TAIL = re.compile(r", said [A-Z]")
_QUOTED_AS = re.compile(r"\b(quot(?:ed|es|ing))\s[^,;“”\"]{3,80} as $")
"""Before "saying": whoever is quoted so is the one who says it."""
_HEARD = frozenset({"told", "tells", "tell"})
"""Verbs that those stand behind who are spoken to."""
_DEEDS = frozenset((*ACTS, CONTENTS))
_REACH = 90
_BREAK = re.compile(r"[,;:“”\"()–—]|\b(?:and|but|after|before|because|although|though|since|in)\b")
_ENDING = re.compile(
    r"[,.;]|\s(?:(?:on|last|this|earlier) )?(?:[A-Z]\w*day|week|month|year|us)\b|$"
)


@dataclass(slots=True, unsafe_hash=True)
class Speech(Attribution):
    """An attribution by a verb of speech, or by a phrase (`manner` "according").

    `cue` is the verb as printed and `manner` its list in `cues.toml`; where the list is one of
    ACTS, the speaker does something ("sued", "opposes") and no hop is credited. It stands at
    `cue_start` to `cue_end`, or is "" where a quotation goes on without one. `speakers` are the
    subjects.
    """

    cue: str
    manner: str
    cue_start: int
    cue_end: int
    speakers: tuple[Speaker, ...]

    @property
    def silent(self) -> bool:
        """Whether no institution speaks: a private person does, or it is unclear who."""
        return all(not speaker.voice.kind for speaker in self.speakers)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a text gives to all its sentences."""

    content: str
    people: People
    quotations: Quotations
    cues: Cues


def hop_of(speaker: Speaker, content: str) -> Hop | None:
    """The speaker as a step of the chain; None for a silent one."""
    voice = speaker.voice
    if not voice.kind:
        return None
    surface = content[speaker.start : speaker.end]
    return Hop(voice.kind, voice.name, surface, speaker.start, speaker.end, speaker.via)


def speeches(
    setting: Setting, sentence: Sentence, mentions: Sequence[Mention], memory: Memory
) -> list[Speech]:
    """The speeches of a sentence, in order, each covering its own part of it."""
    content, cues = setting.content, setting.cues
    found: list[Speech] = []
    subjects: Subjects | None = None
    for verb in verbs(content, sentence, cues):
        if setting.quotations.at(verb.start) is not None and not _lost_mark(setting, verb):
            continue
        if subjects is None:
            subjects = subjects_of(setting, sentence, mentions, memory)
        speech = _speech(setting, sentence, subjects, verb, found)
        if speech is not None and not (found and _goes_on(content, speech, found[-1])):
            found.append(speech)
            for speaker in speech.speakers:
                memory.keep(speaker, sentence.paragraph)
    return _apart(_relayed(content, found), sentence) if len(found) > 1 else found


def _is_passive(content: str, verb: Verb) -> bool:
    if verb.manner not in _DEEDS or verb.text.endswith("ing"):
        return False
    return PASSIVE.search(content, max(0, verb.start - 22), verb.start) is not None


def _beside(
    setting: Setting, sentence: Sentence, subjects: Subjects, verb: Verb, start: int
) -> tuple[list[Speaker], bool]:
    """The speakers right before a verb, else behind it; and whether they stand behind it."""
    content = setting.content
    trailing = verb.text.endswith("ing")
    speakers = subjects.before(start, verb.start)
    if trailing and content.endswith(", ", sentence.start, verb.start):
        speakers = []  # "… the attorney general, saying" goes on with the subject of the clause
    if speakers and _closes(content, speakers[-1].end, verb, sentence.end):
        speakers = []
    spoken = verb.manner not in _DEEDS and not trailing and not verb.nominal
    if speakers or not spoken or verb.text in _HEARD or not _after_quote(setting, verb.start):
        return speakers, False
    behind = _subject_end(setting, sentence, verb.end)
    speakers = subjects.after(verb.end, behind) or subjects.paper_after(verb.end, behind)
    return speakers, bool(speakers)


def _lost_mark(setting: Setting, verb: Verb) -> bool:
    """Whether the mark that ends a quotation is lost: "“It grows, said Ann Lee."."""
    quotations = setting.quotations
    place = quotations.at(verb.start)
    open_ = place is not None and quotations.starts[place] in quotations.unclosed
    return open_ and _TAIL.match(setting.content, verb.start - 2) is not None


def _relayed(content: str, found: list[Speech]) -> list[Speech]:
    """Speeches with those who pass them on: "X said the memo allows", "X backs it, Y wrote"."""
    relayed: list[Speech] = []
    for place, speech in enumerate(found):
        hops = list(speech.hops)
        before = found[place - 1] if place else None
        if before is not None and _is_told_by(content, speech, before):
            hops += relayed[-1].hops
        for later in found[place + 1 :]:
            if later.manner not in ACTS and _parenthetic(content, later):
                hops += later.hops
        relayed.append(replace(speech, hops=tuple(hops)))
    return relayed


def _is_told_by(content: str, speech: Speech, before: Speech) -> bool:
    """Whether a speech stands in what the one before says ("X said several senators object")."""
    start, end = before.cue_end, max(before.cue_end, speech.speakers[0].start)
    return end <= start + _REACH and _BREAK.search(content, start, end) is None


def _parenthetic(content: str, speech: Speech) -> bool:
    """Whether a speech credits what stands before it: "…, the paper reported on Friday."."""
    subject = speech.speakers[0].start
    return (
        subject < speech.cue_start
        and content[max(0, subject - 6) : subject].removesuffix("the ").rstrip().endswith(",")
        and _ENDING.match(content, speech.cue_end) is not None
    )


def _goes_on(content: str, speech: Speech, before: Speech) -> bool:
    """Whether a verb only goes on with the speaker before it ("Lee said he believes …")."""
    known = bool(before.hops) or before.speakers[0].human
    return known and speech.speakers[0].pronoun(content) and not _is_we(content, speech)


def _is_we(content: str, speech: Speech) -> bool:
    first = speech.speakers[0]
    return content[first.start : first.end].lower() == "we"


def subjects_of(
    setting: Setting, sentence: Sentence, mentions: Sequence[Mention], memory: Memory
) -> Subjects:
    """The finder of subjects for one sentence."""
    content, cues = setting.content, setting.cues
    candidates = Candidates(content, sentence, mentions, setting.people, memory, cues)
    return Subjects(content, candidates, cues)


def _speech(
    setting: Setting,
    sentence: Sentence,
    subjects: Subjects,
    verb: Verb,
    earlier: list[Speech],
) -> Speech | None:
    content = setting.content
    start = _clause_start(setting, sentence, verb.start)
    if (
        earlier
        and earlier[-1].cue_end <= verb.start
        and not is_relative(content, earlier[-1].cue_start)
    ):
        start = max(start, earlier[-1].cue_end)
    if _is_passive(content, verb):
        by = _BY.match(content, verb.end)
        if by is None:
            return None
        speakers, inverted = subjects.after(by.end(), sentence.end), False
    else:
        speakers, inverted = _beside(setting, sentence, subjects, verb, start)
    shared = (verb.manner != CONTENTS and verb.text.endswith("ing")) or is_shared(
        content, verb.start
    )
    if shared and (not speakers or speakers[0].voice.kind in DOCUMENTARY):
        main = subjects.main(sentence.start, speakers[0].start if speakers else verb.start)
        leading = earlier[-1].speakers if earlier else (main,) if main is not None else ()
        speakers = [*leading, *speakers]
    if earlier and speakers and goes_on(content, speakers[-1].end, verb.start):
        speakers = list(earlier[-1].speakers)
    if not speakers:
        return None
    behind = _subject_end(setting, sentence, verb.end)
    speakers = [
        subjects.introduced(s, verb.start if s.end <= verb.start else behind) for s in speakers
    ]
    if verb.manner == CONTENTS and not (
        speakers[0].voice.kind == "court" or _is_paper(content, speakers[0], setting.cues)
    ):
        return None
    if verb.of_paper and speakers[0].voice.kind not in (*DOCUMENTARY, "outlet"):
        return None
    papers = all(speaker.voice.kind in DOCUMENTARY for speaker in speakers)
    saying = papers or verb.manner not in ACTS
    credited = [s for s in speakers if not is_law(s.voice)] if saying and verb.credits else []
    hops = tuple(hop for s in credited if (hop := hop_of(s, content)))
    relative = not inverted and is_relative(content, verb.start)
    whole = speakers[0].start if relative and speakers[0].start < verb.start else sentence.start
    return Speech(
        whole, sentence.end, hops, verb.text, verb.manner, verb.start, verb.end, tuple(speakers)
    )


def _is_paper(content: str, speaker: Speaker, cues: Cues) -> bool:
    """Whether a subject is a paper that says things, rather than a law or an office."""
    paper = cues.paper.search(content, speaker.start, speaker.end)
    return speaker.voice.kind in DOCUMENTARY and paper is not None


def _closes(content: str, subject: int, verb: Verb, end: int) -> bool:
    """Whether a verb and a name behind it close a sentence: "… the victim, said Ann Lee."."""
    return subject == verb.start - 2 and _CLOSING.match(content, subject, end) is not None


def _clause_start(setting: Setting, sentence: Sentence, verb: int) -> int:
    """Where the subject of a verb can begin: after the last quotation before it."""
    quotations = setting.quotations
    ends = [
        quotations.ends[i]
        for i in quotations.within(sentence.start, verb)
        if quotations.ends[i] <= verb and quotations.ends[i] - quotations.starts[i] > 25
    ]
    start = max([sentence.start, *ends])
    semicolon = setting.content.rfind(";", start, verb)
    quoted = _QUOTED_AS.search(setting.content, start, verb)
    if quoted is not None:
        return quoted.end(1)
    return semicolon + 1 if semicolon >= 0 else start


def _after_quote(setting: Setting, verb: int) -> bool:
    ahead = setting.content[max(0, verb - 3) : verb].rstrip()
    return ahead.endswith(("”", '"', ",", "’", "'", "—", "–"))


def _subject_end(setting: Setting, sentence: Sentence, start: int) -> int:
    """Where a subject after its verb ends: at the next quotation or the end of the sentence."""
    for index in setting.quotations.within(start, sentence.end):
        if setting.quotations.starts[index] >= start:
            return setting.quotations.starts[index]
    return sentence.end


def _apart(found: list[Speech], sentence: Sentence) -> list[Speech]:
    """Speeches of one sentence share it: each but the first begins where its subject stands."""
    apart: list[Speech] = []
    for place, speech in enumerate(found):
        start = sentence.start if place == 0 else _opening(speech, found[place - 1])
        end = sentence.end
        if place + 1 < len(found):
            end = max(start + 1, _opening(found[place + 1], speech))
        if start < end:
            apart.append(replace(speech, start=start, end=end))
    return apart


def _opening(speech: Speech, before: Speech) -> int:
    """Where a speech begins after another: at its subject, or its verb where they share one.

    "X sued, saying that …" is one speech; "X backs the bill but called for …" is two.
    """
    subject = speech.speakers[0].start
    shared = subject < before.cue_end and not speech.cue.endswith("ing")
    return speech.cue_start if shared else min(speech.cue_start, subject)
