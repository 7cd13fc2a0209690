"""Who speaks in a text, and who spoke before: what pronouns and "the spokesman" stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from plainview.extraction.attribution.voices import Voice

DOCUMENTARY = frozenset({"document", "report", "dataset"})
"""Kinds of hop that are read rather than heard."""

_LAW = re.compile(
    r"\b(?:laws?|bills?|act|statutes?|legislation|policy|resolution|settlement|agreement)$",
    re.IGNORECASE,
)


def is_law(voice: Voice) -> bool:
    """Whether a document lays down rather than says: what a bill requires, nobody claims."""
    return voice.kind == "document" and _LAW.search(voice.name) is not None


PRONOUNS = frozenset(["he", "she", "they", "it", "we"])


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

    def pronoun(self, content: str) -> bool:
        """Whether the words are no more than "he", "it" or their like."""
        return content[self.start : self.end].lower() in PRONOUNS


@dataclass(slots=True)
class Memory:
    """Who spoke or was spoken of last, for pronouns and "the spokesman".

    `person` is one human being, `earlier` who was that before, `body` an institution, `group`
    whoever else "they" can be, `paper` the document of the sentence before, `outlet` the one that
    was credited last. `author` is who "we" is, where the text says so.
    """

    person: Voice | None = None
    earlier: Voice | None = None
    body: Voice | None = None
    group: Voice | None = None
    paper: Voice | None = None
    outlet: Voice | None = None
    author: Voice | None = None
    paragraph: int = -9
    unnamed: set[str] = field(default_factory=set)
    _pronouns: dict[str, str] = field(default_factory=dict)

    def aside(self) -> Memory:
        """A memory of its own for what is read out of turn."""
        return replace(self, unnamed=set(self.unnamed), _pronouns=dict(self._pronouns))

    def keep(self, speaker: Speaker, paragraph: int) -> None:
        self.paragraph = paragraph
        if speaker.human:
            self._turn_to(speaker.body)
            if speaker.via == "name":
                self._pronouns.pop(speaker.body.name, None)
        elif speaker.voice.kind in DOCUMENTARY:
            self.paper = speaker.voice
        elif speaker.body.kind:
            self.body, self.group = speaker.body, speaker.voice
            if speaker.voice.kind == "outlet":
                self.outlet = speaker.voice

    def notice(self, opening: Voice | None) -> None:
        """Remember whom a sentence without speech opens with: "he said" may follow."""
        if opening is not None and opening.kind in DOCUMENTARY:
            self.paper = opening
        elif opening is not None:
            self._turn_to(opening)

    def _turn_to(self, person: Voice) -> None:
        if person != self.person:
            self.person, self.earlier = person, self.person

    def stands_for(self, pronoun: str, near: bool) -> Voice | None:
        """Whom a pronoun means; a body only where it spoke `near` by."""
        if pronoun in ("he", "she"):
            people = (one for one in (self.person, self.earlier) if one is not None)
            return next((one for one in people if self._called(one, pronoun)), None)
        if pronoun == "we":
            return self.author
        if self.paper is not None:
            return self.paper
        if not near:
            return None
        return self.group if pronoun == "they" else self.body

    def _called(self, person: Voice, pronoun: str) -> bool:
        """Whether a person can be called so, which is remembered: no "she" becomes a "he"."""
        return self._pronouns.setdefault(person.name, pronoun) == pronoun
