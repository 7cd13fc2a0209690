"""Pages with one planted distortion each, detectable from the page alone.

Two manners. In place: a word of a name that stands undamaged elsewhere on the page, or a scale
word, gives way to one of the word lists. Retold: the page says one of its sentences again in a box
at its end, as pages do, and that telling has another scale word, a "not" too many or too few, its
two sides exchanged, or a word of a name replaced.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plainview.extraction import sentences
from plainview.model import Fact, Filler

SCALE = re.compile(r"(?<=[0-9] )(thousand|million|billion|trillion)\b")
OTHER_SCALE = {
    "thousand": "million", "million": "billion", "billion": "million", "trillion": "billion",
}  # fmt: skip
NAME = re.compile(r"[A-Z][\w&-]+(?: (?:(?:of|and|for|the) ){0,2}[A-Z][\w&-]+){1,6}")
HELPING = re.compile(
    r"(?<=[a-z] )(will|may|can|could|would|is|are|was|were|has|have|had|must)(?= )"
)
NOT = re.compile(r"\b(will|may|can|could|would|is|are|was|were|has|have|had|must|does|do|did) not ")
SIDES = (("provider", "recipient"), ("lender", "user"), ("payer", "payee"))
BOX = "\n\nAt a glance\n\n"


@dataclass(frozen=True, slots=True)
class Planted:
    """A page as it was and with its distortion, which stands at `start` to `end`."""

    kind: str
    whole: str
    damaged: str
    start: int
    end: int


def word_lists() -> dict[str, list[str]]:
    """The words that are put in; raises ValueError where the repair lexicon holds one."""
    file = Path(__file__).with_name("distortion_words.toml")
    lists = {name: text.split() for name, text in tomllib.loads(file.read_text("utf-8")).items()}
    spin = Path(__file__).parents[1] / "src/plainview/names/spin.toml"
    known = set(re.findall(r"[a-z]+", spin.read_text("utf-8").lower()))
    if both := {word for words in lists.values() for word in words if word.lower() in known}:
        raise ValueError(f"the repair lexicon holds {', '.join(sorted(both))}")
    return lists


def planted(content: str, facts: list[Fact], draw: random.Random) -> Iterator[Planted]:
    """One distortion of each kind that the facts of a page give an occasion for."""
    words = word_lists()
    for kind, make in MAKERS.items():
        order = list(facts)
        draw.shuffle(order)
        found = next(filter(None, (make(content, fact, words, draw) for fact in order)), None)
        if found is not None:
            whole, damaged, start, end = found
            yield Planted(kind, whole, damaged, start, end)


Made = tuple[str, str, int, int] | None
Maker = Callable[[str, Fact, dict[str, list[str]], random.Random], Made]


def _name_in_place(
    content: str, fact: Fact, words: dict[str, list[str]], draw: random.Random
) -> Made:
    for filler in _bodies(fact):
        if content.count(filler.surface or "") < 2:
            continue
        assert filler.start is not None and filler.end is not None
        damaged = _renamed(content[filler.start : filler.end], words["names"], draw)
        return _put(content, filler.start, filler.end, damaged)
    return None


def _scale_in_place(
    content: str, fact: Fact, words: dict[str, list[str]], draw: random.Random
) -> Made:
    for measure in fact.measures:
        if found := SCALE.search(content, measure.start, measure.end):
            word = draw.choice([*words["scales"], f"{found[0]} thousand"])
            return _put(content, found.start(), found.end(), word)
    return None


def _retold(change: Callable[[str, Fact, int, dict[str, list[str]], random.Random], str]) -> Maker:
    """A maker that says a fact's sentence again in a box, changed."""

    def make(content: str, fact: Fact, words: dict[str, list[str]], draw: random.Random) -> Made:
        first = fact.evidence[0]
        for sentence in sentences.split(content):
            if sentence.start <= first.start < sentence.end:
                break
        else:
            return None
        told = content[sentence.start : sentence.end]
        if not 6 <= len(told.split()) <= 60 or sentence.kind != "body":
            return None
        changed = change(told, fact, sentence.start, words, draw)
        if changed == told:
            return None
        start = len(content) + len(BOX)
        return f"{content}{BOX}{told}", f"{content}{BOX}{changed}", start, start + len(changed)

    return make


def _other_scale(
    told: str, fact: Fact, start: int, words: dict[str, list[str]], draw: random.Random
) -> str:
    for measure in fact.measures:
        first, last = measure.start - start, measure.end - start
        if 0 <= first < len(told) and (found := SCALE.search(told, first, last)):
            return told[: found.start()] + OTHER_SCALE[found[0]] + told[found.end() :]
    return told


def _negated(
    told: str, fact: Fact, start: int, words: dict[str, list[str]], draw: random.Random
) -> str:
    first, last = fact.evidence[0].start - start, fact.evidence[0].end - start
    if found := NOT.search(told, max(0, first), last):
        return f"{told[: found.end() - 4]}{told[found.end() :]}"
    if found := HELPING.search(told, max(0, first), last):
        return f"{told[: found.end()]} not{told[found.end() :]}"
    return told


def _turned(
    told: str, fact: Fact, start: int, words: dict[str, list[str]], draw: random.Random
) -> str:
    for giving, taking in SIDES:
        one, two = (
            next((f for f in fact.filled(role) if f.via == "name" and f.start is not None), None)
            for role in (giving, taking)
        )
        if one is None or two is None or one.name == two.name:
            continue
        left, right = sorted((_place(one, start), _place(two, start)))
        if left[0] >= 0 and left[1] < right[0] and right[1] <= len(told):
            return (
                told[: left[0]] + told[slice(*right)] + told[left[1] : right[0]]
                + told[slice(*left)] + told[right[1] :]
            )  # fmt: skip
    return told


def _other_name(
    told: str, fact: Fact, start: int, words: dict[str, list[str]], draw: random.Random
) -> str:
    for filler in _bodies(fact):
        first, last = _place(filler, start)
        if first >= 0 and last <= len(told):
            return told[:first] + _renamed(told[first:last], words["names"], draw) + told[last:]
    return told


def _place(filler: Filler, start: int) -> tuple[int, int]:
    assert filler.start is not None and filler.end is not None
    return filler.start - start, filler.end - start


def _bodies(fact: Fact) -> Iterator[Filler]:
    """The fillers that stand in the evidence under a listed name of several words."""
    first = fact.evidence[0]
    for filler in fact.fillers:
        named = filler.entity and filler.via == "name" and filler.start is not None
        if named and filler.surface and NAME.fullmatch(filler.surface):
            assert filler.start is not None
            if first.start <= filler.start < first.end:
                yield filler


def _renamed(name: str, words: list[str], draw: random.Random) -> str:
    own = [found for found in re.finditer(r"[A-Z][\w&-]+", name) if found[0] not in ("U.S", "US")]
    place = draw.choice(own)
    return name[: place.start()] + draw.choice(words) + name[place.end() :]


def _put(content: str, start: int, end: int, words: str) -> Made:
    return content, content[:start] + words + content[end:], start, start + len(words)


MAKERS: dict[str, Maker] = {
    "name, in place": _name_in_place,
    "name, retold": _retold(_other_name),
    "scale, in place": _scale_in_place,
    "scale, retold": _retold(_other_scale),
    "negation, retold": _retold(_negated),
    "direction, retold": _retold(_turned),
}
"""How each kind of distortion is made from a page and one of its facts."""
