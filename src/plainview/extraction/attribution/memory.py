"""Who speaks in a text, and who spoke before: what pronouns and "the spokesman" stand for."""

from __future__ import annotations

from dataclasses import dataclass, field

from plainview.extraction.attribution.voices import Voice

DOCUMENTARY = frozenset({"document", "report", "dataset"})
"""Kinds of hop that are read rather than heard."""

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

    `person` is one human being, `body` an institution, `group` whoever else "they" can be, `paper`
    the document of the sentence before. `author` is who "we" is, where the text says so.
    """

    person: Voice | None = None
    body: Voice | None = None
    group: Voice | None = None
    paper: Voice | None = None
    author: Voice | None = None
    paragraph: int = -9
    unnamed: set[str] = field(default_factory=set)

    def keep(self, speaker: Speaker, paragraph: int) -> None:
        self.paragraph = paragraph
        if speaker.human:
            self.person = speaker.body
        elif speaker.voice.kind in DOCUMENTARY:
            self.paper = speaker.voice
        elif speaker.body.kind:
            self.body, self.group = speaker.body, speaker.voice

    def notice(self, opening: Voice | None) -> None:
        """Remember whom a sentence without speech opens with: "he said" may follow."""
        if opening is not None and opening.kind in DOCUMENTARY:
            self.paper = opening
        elif opening is not None:
            self.person = opening

    def stands_for(self, pronoun: str, near: bool) -> Voice | None:
        """Whom a pronoun means; a body only where it spoke `near` by."""
        if pronoun in ("he", "she"):
            return self.person
        if pronoun == "we":
            return self.author
        if self.paper is not None:
            return self.paper
        if not near:
            return None
        return self.group if pronoun == "they" else self.body
