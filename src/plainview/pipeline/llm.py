"""A language model's part in reading a document: what there is to ask, and facts from its answers.

Nothing here speaks to a network. Answers lie in the record's folder, where asking (the folder
`endpoint`) puts them; a text and the answers on it always give the same facts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plainview.extraction import llm, sketch
from plainview.model import Fact, Problem, Text, digest
from plainview.names import resolve, unlisted_people
from plainview.names.unlisted import ID_PREFIX
from plainview.store.answers import Answer, Answers
from plainview.store.rows import redact

REJECTED, UNANSWERED = "llm_rejected", "llm_unanswered"
CUT_SHORT = "length"
"""How the protocol says that an answer ended because it got too long."""

_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Model:
    """A model by its name, the folder of its answers, and how many characters it takes at once."""

    name: str
    answers: Path
    characters: int = 6000


@dataclass(frozen=True, slots=True)
class Question:
    """A part of a document to ask about; `words` is the masked text, `key` names the answer."""

    document_id: str
    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Questions:
    """What there is to ask about one document: of its `parts` those that are `open`."""

    document_id: str
    name: str
    parts: int
    open: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Consulted:
    """Facts with those of a model among them, what to list, and how often what happened.

    `counts` has "new" and "same" (facts), and the reasons of rejections.
    """

    facts: list[Fact]
    problems: tuple[Problem, ...]
    counts: dict[str, int]


def questions(model: Model, text: Text, name: str) -> Questions:
    """What there is to ask about a text; `name` is the document's."""
    leaves = [
        leaf
        for part, words in _parts(model, _shown(text))
        for leaf in _leaves(model, text.document_id, part.start, words)
    ]
    still = tuple(question for _, question, answer in leaves if answer is None)
    return Questions(text.document_id, name, len(leaves), still)


def smaller(model: Model, question: Question) -> list[Question]:
    """The questions in place of one whose answer was cut short; none where it is small enough."""
    return [
        Question(question.document_id, _key(model, words), words)
        for _, words in llm.halved(question.words)
    ]


def consulted(model: Model, text: Text, own: Sequence[Fact], name: str) -> Consulted:
    """One's own facts of a text with those of a model that the text bears out."""
    shown = _shown(text)
    said, missing = [], 0
    for part, words in _parts(model, shown):
        for start, question, answer in _leaves(model, text.document_id, part.start, words):
            if answer is None:
                missing += 1
            else:
                said.append((llm.Part(start, start + len(question.words)), answer.words))
    accepted = llm.accept(text, shown, sketch(text), said, _who, model.name)
    both = llm.merged(text.content, own, accepted.facts)
    counts = Counter(rejection.reason for rejection in accepted.rejected)
    counts.update(new=both.new, same=both.same)
    return Consulted(
        list(both.facts),
        (*_unanswered(model, name, missing), *_rejected(model, name, accepted.rejected)),
        dict(counts),
    )


def _shown(text: Text) -> str:
    """A text as a model sees it: identifiers are masked in it already, and now unlisted names."""
    return redact(text.content, 0, tuple(unlisted_people(text.content)))


def _parts(model: Model, shown: str) -> Iterator[tuple[llm.Part, str]]:
    for part in llm.cut(shown, model.characters):
        yield part, shown[part.start : part.end]


def _leaves(
    model: Model, document_id: str, start: int, words: str
) -> Iterator[tuple[int, Question, Answer | None]]:
    """A part with its answer; where that was cut short the parts of the part with theirs."""
    question = Question(document_id, _key(model, words), words)
    answer = Answers(model.answers).get(document_id, question.key)
    halves = llm.halved(words) if answer and answer.ended == CUT_SHORT else []
    if not halves:
        yield start, question, answer
    for offset, half in halves:
        yield from _leaves(model, document_id, start + offset, half)


def _key(model: Model, words: str) -> str:
    return digest([llm.version(), model.name, words])


def _who(words: str) -> str:
    """What words without a listed name stand for: a body by its own words, a person, or neither."""
    if unlisted_people(words):
        return "person"
    if not any(sign.isupper() for sign in words):
        return ""
    found = resolve(words)
    return (
        "body" if found and (found[0].id.startswith(ID_PREFIX) or found[0].score >= _SURE) else ""
    )


def _unanswered(model: Model, name: str, missing: int) -> Iterator[Problem]:
    if missing:
        message = f"{missing:,} parts of it have no answer of {model.name}"
        advice = "It changed while it was asked about: remove it, then add it again"
        yield Problem(UNANSWERED, name, message, advice=advice)


def _rejected(model: Model, name: str, rejections: Sequence[llm.Rejection]) -> Iterator[Problem]:
    """Each thing that was not taken, without the words, which nothing vouches for."""
    for number, rejection in enumerate(rejections, 1):
        message = f"Not taken from {model.name}: {rejection}"
        yield Problem(REJECTED, name, message, where=f"statement {number}", lost=False)
