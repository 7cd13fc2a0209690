"""The noun phrases of a sentence that can speak: bodies, offices, people, documents, classes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from plainview.extraction.attribution.cues import CAPITALISED, Cues
from plainview.extraction.attribution.people import SILENT, People, Voice, body_kind, voice_of
from plainview.extraction.casing import lowered
from plainview.extraction.parts import Mention, Sentence

DOCUMENTARY = frozenset({"document", "report", "dataset"})
"""Kinds of hop that are read rather than heard."""

_WORD = re.compile(
    rf"{CAPITALISED}(?: (?:[A-Z]\.|{CAPITALISED}|(?:de|la|van|von|bin|al)\b))*(?: [JS]r\.)?"
    r"|\b(?:he|she|they|it)\b"
)
_PRONOUNS = frozenset(["he", "she", "they", "it", "He", "She", "They", "It"])
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Rep|Reps|Sen|Sens|Gov|Dr|Gen|Lt|Col|Maj|Adm|Sgt|Capt|Ald)$")
_OF_BODY = re.compile(r"^ (?:at|from|with|of|for|in|within|by) (?:the )?$")
_OPENER = re.compile(
    r"(?:But|And|While|When|After|As|In|On|At|Still|Instead|However|The|Then|Yet|So|If) "
)
_ARTICLE = re.compile(
    r"^(?:the|an?|its|his|her|their|one of the|some|many|this|that) ", re.IGNORECASE
)
_OF_SOMEBODY = re.compile(r"^.*[’'](?:s )?(?=\S)")
_OWNED = re.compile(r"[’']s?$")
_SINGLE = re.compile(r"^(?:an?|one|another|the third|a third)\b", re.IGNORECASE)
_JUDGE = re.compile(r"\b(?:[Jj]udge|[Jj]ustice of|[Cc]ourt)\b")
_BEFORE_NOUN = re.compile(r"([\w.’'-]+) $")
_LEGISLATORS = {
    "lawmakers": "Members of Congress",
    "democrats": "Democratic members of Congress",
    "republicans": "Republican members of Congress",
}


@dataclass(slots=True)
class Speaker:
    """A voice and the words that name it.

    `holder` is whose view it is, where that is another; `human` whether a single person speaks.
    """

    voice: Voice
    start: int
    end: int
    via: str = "name"
    holder: Voice | None = None
    human: bool = False

    @property
    def body(self) -> Voice:
        return self.holder or self.voice


@dataclass(slots=True)
class Memory:
    """Who spoke last, as a person and as a body, for pronouns and "the spokesman"."""

    person: Voice | None = None
    body: Voice | None = None
    paragraph: int = -9
    unnamed: set[str] = field(default_factory=set)

    def keep(self, speaker: Speaker, paragraph: int) -> None:
        voice = speaker.body
        self.paragraph = paragraph
        if speaker.human:
            self.person = voice
        elif voice.kind:
            self.body = voice


def _plural(words: Sequence[str]) -> bool:
    """Whether a noun phrase speaks of several people, by its last word."""
    return bool(words) and (words[-1].endswith("s") or words[-1].lower() in ("people", "staff"))


class Candidates:
    """Finds who can speak in one sentence."""

    def __init__(
        self,
        content: str,
        sentence: Sentence,
        mentions: Sequence[Mention],
        people: People,
        memory: Memory,
        cues: Cues,
    ) -> None:
        self.content, self.sentence, self.mentions = content, sentence, mentions
        self.people, self.memory, self.cues = people, memory, cues

    @cached_property
    def anonymous(self) -> bool:
        """Whether the sentence tells of sources that did not want to be named."""
        sentence = self.sentence
        return self.cues.anonymous.search(self.content, sentence.start, sentence.end) is not None

    def within(self, start: int, end: int) -> list[Speaker]:
        """The candidates of a run, in order, without overlap."""
        named = [m for m in self.mentions if start <= m.start and m.end <= end]
        found = [self._of_mention(m) for m in named if m.kind == "org" or m.kind == "office"]
        found += self._names(named, start, end)
        for noun in self.cues.noun.finditer(lowered(self.content), start, end):
            if not any(s.start <= noun.start() and noun.end() <= s.end for s in found):
                found.append(self._of_noun(noun, start))
        found.sort(key=lambda s: (s.start, -s.end))
        merged: list[Speaker] = []
        for speaker in found:
            if merged and speaker.start < merged[-1].end:
                continue
            if merged and self.content[merged[-1].end : speaker.start] in (" ", " Gen. ", " Adm. "):
                last = merged.pop()
                best = speaker if last.voice == SILENT else last
                human = last.human or speaker.human
                speaker = replace(best, start=last.start, end=speaker.end, via="name", human=human)
            merged.append(speaker)
        return merged

    def _names(self, named: Sequence[Mention], start: int, end: int) -> list[Speaker]:
        """Capitalised runs outside mentions, and pronouns."""
        found = []
        for word in _WORD.finditer(self.content, start, end):
            first, last = word.span()
            for mention in named:
                if mention.start < last and first < mention.end:
                    first, last = (mention.end, last) if mention.end < last else (last, last)
            while first < last and self.content[first] in " ,’'s":
                first += 1
            opener = _OPENER.match(self.content, first, last)
            if opener is not None:
                first = opener.end()
            if first < last:
                speaker = self._of_words(first, last)
                if speaker is not None:
                    found.append(speaker)
        return found

    def _of_mention(self, mention: Mention) -> Speaker:
        via = "coref" if mention.how in ("coref", "open") else "name"
        low = mention.surface.lower()
        voice = self._voice(mention)
        if low in ("he", "she"):
            voice = self.memory.person or (voice if mention.name else SILENT)
        elif low in ("it", "they") and self.sentence.paragraph - self.memory.paragraph <= 1:
            voice = self.memory.body or voice
        human = mention.kind == "office" or low in ("he", "she")
        return Speaker(voice, mention.start, mention.end, via, None, human)

    def _voice(self, mention: Mention) -> Voice:
        if not mention.name:
            return self.memory.body or SILENT
        voice = voice_of(mention)
        return replace(voice, kind="court") if _JUDGE.search(mention.name) else voice

    def _of_words(self, start: int, end: int) -> Speaker | None:
        text = self.content[start:end]
        if text in _PRONOUNS:
            human = text.lower() in ("he", "she")
            kept = self.memory.person if human else self.memory.body
            return Speaker(kept or SILENT, start, end, "coref", None, human)
        bare = _OWNED.sub("", text)
        words = [w for w in bare.split() if w not in ("Jr.", "Sr.")]
        voice = self.people.voice(words[-1]) if words else None
        if voice is not None:
            first = start + len(bare) - len(bare.lstrip())
            return Speaker(voice, first, start + len(bare), "name", None, True)
        lower = bare.lower()
        cues = self.cues
        if (
            _TITLED.match(bare)
            or lower in cues.modifiers
            or lower in cues.between
            or lower in cues.openers
        ):
            return None
        if (len(words) > 1 and words[-1].lower() in cues.noun_class) or lower in cues.noun_class:
            return None
        return Speaker(SILENT, start, end, "name", None, True)

    def _of_noun(self, noun: re.Match[str], start: int) -> Speaker:
        kind = self.cues.noun_class[noun.group()]
        left = self._phrase_start(noun.start(), start)
        body = next(
            (
                m
                for m in self.mentions
                if m.kind in ("org", "office") and left <= m.start and m.end <= noun.start()
            ),
            None,
        )
        right = noun.end()
        if body is None:
            for mention in self.mentions:
                if (
                    mention.kind == "org"
                    and mention.start > noun.end()
                    and _OF_BODY.match(self.content[noun.end() : mention.start])
                ):
                    body, right = mention, mention.end
                    break
        if body is None and kind == "spokesperson":
            ahead = [m for m in self.mentions if m.kind == "org" and m.name and m.end <= left]
            body = ahead[-1] if ahead else None
        phrase = self.content[left:right]
        owner = self._voice(body) if body is not None else None
        return self._classed(kind, phrase, owner, left, right)

    def _classed(
        self, kind: str, phrase: str, owner: Voice | None, left: int, right: int
    ) -> Speaker:
        """A noun phrase of one of the lists of nouns, with the body it belongs to."""
        name = _ARTICLE.sub("", phrase)
        if owner is None:
            name = _OF_SOMEBODY.sub("", name)
        definite = phrase[:4].lower() == "the "
        human = kind in ("spokesperson", "holders") or (kind == "skip" and not name.endswith("s"))
        words = phrase.split(" of ")[0].split()
        head = words[-1].lower().rstrip("s") if words else ""
        known = kind in ("staff", "skip") and head in self.memory.unnamed
        if kind in ("officials", "staff", "skip", "legislators") and (known or self.anonymous):
            self.memory.unnamed.add(head)
            one = not _plural(words)
            return Speaker(Voice("anonymous", name), left, right, "name", owner, one)
        if owner is not None and kind in ("officials", "staff") and _SINGLE.match(phrase):
            return Speaker(Voice("anonymous", name), left, right, "name", owner, True)
        referring = ("spokesperson", "bodies", "legislators", "holders")
        via = "coref" if definite and owner is None and kind in referring else "name"
        voice = self._voice_of_class(kind, name, definite, owner)
        return Speaker(voice, left, right, via, None, human)

    def _voice_of_class(self, kind: str, name: str, definite: bool, owner: Voice | None) -> Voice:
        memory = self.memory
        if kind in DOCUMENTARY or kind == "court":
            return Voice(kind, name)
        if kind == "spokesperson":
            return owner or memory.body or SILENT
        if kind == "holders":
            if owner is not None and owner.kind != "organisation":
                return replace(owner, kind="official")
            return owner or memory.person or SILENT
        if kind in ("officials", "staff") and owner is not None:
            return owner if owner.kind != "official" else replace(owner, kind="official_body")
        if kind == "officials" and not name.endswith(("s", "ty")):
            return (memory.person or SILENT) if definite else Voice("anonymous", name)
        if kind == "officials":
            return Voice("official_body", name)
        if kind == "legislators":
            if name.endswith(("s", "men")):
                return Voice("official_body", _LEGISLATORS.get(name.lower(), name))
            return memory.person or SILENT
        if kind == "advocates":
            kept = memory.body if definite else None
            return kept or Voice("organisation", name)
        if kind == "bodies":
            kept = owner or (memory.body if definite else None)
            return kept or Voice(body_kind(name.title()), name)
        return SILENT

    def _phrase_start(self, place: int, lower: int) -> int:
        while True:
            word = _BEFORE_NOUN.search(self.content, max(lower, place - 30), place)
            if word is None:
                return place
            text = word.group(1)
            bare = _OWNED.sub("", text.lower())
            if bare in self.cues.openers or not (
                text[0].isupper() or bare in self.cues.modifiers or text.endswith(("’s", "'s"))
            ):
                return place
            place = word.start()
