"""How much of an opinion a speech is, by points that its words and its shape give it.

All lists stand in patterns/stance.toml under [speech]; the points add up as log-odds.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import fsum
from pathlib import Path

from plainview.extraction.attribution import ACTS, Speech
from plainview.extraction.frames.frame import Frame
from plainview.extraction.phrases import Signs
from plainview.model import Filler

WORD = re.compile(r"[a-zA-Z’'-]{2,}|\bI\b")
_WORD_IN_LOW = re.compile(r"[a-z’'-]{2,}")
_QUOTED = re.compile(r"[“\"]([^“”\"]*)[”\"]?")
_FIGURE = re.compile(r"(?<![\w-])(?!(?:19|20)\d\d\b)\$?\d[\d,.]*\b(?!/)")
_DIGIT = re.compile(r"\d")
_POINTING = frozenset(["it", "that", "this", "they", "he", "she", "there", "these", "those"])
_ACADEMIC = re.compile(r"\b(?:University|College|Law School)\b")
_LAWMAKER = re.compile(r"\b(?:Member of|Senator|Democrat|Republican|Governor|Congress|House)\b")
_ASKING = ("calls_for", "addressee", "instrument")
"""Roles that have points."""
_SHORT = 6
"""Blanks of a sentence that says something of its own."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The lists of [speech]: points by word, verb and shape, words by safeguard and status.

    One of `staged` stands in what is demanded or answered.
    """

    points: dict[str, float]
    cues: dict[str, float]
    shape: dict[str, float]
    safeguards: dict[str, str]
    statuses: dict[str, re.Pattern[str]]
    staged: Signs


@dataclass(slots=True)
class Going:
    """Where a speech stands: the sentence's number and paragraph, and the speech before it."""

    number: int
    paragraph: int
    before: Going | None = None
    speech: Speech | None = None

    def again(self, speech: Speech) -> bool:
        """Whether the speech before, of the same paragraph, has the same speakers."""
        last = self.before
        if last is None or last.speech is None or self.number - last.number > 1:
            return False
        names = [speaker.voice.name for speaker in last.speech.speakers]
        same = names == [speaker.voice.name for speaker in speech.speakers]
        return same and last.paragraph == self.paragraph


@cache
def weights() -> Weights:
    """The lists as they come with the package."""
    path = Path(__file__).parent / "patterns" / "stance.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))["speech"]
    return Weights(
        {word: float(n) for n, words in table["points"].items() for word in words.split()},
        {cue: float(n) for n, cues in table["cues"].items() for cue in cues},
        table["shape"],
        {word: name for name, words in table["safeguards"].items() for word in words.split()},
        {
            status: re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})\b")
            for status, words in table["statuses"].items()
        },
        Signs(*table["statuses"]["demanded"], *table["statuses"]["answered"]),
    )


def shape(
    content: str, speech: Speech, claim: tuple[int, int], going: Going, told: Sequence[Frame]
) -> dict[str, float]:
    """What a speech looks like apart from its words: names of [speech.shape] with their sizes."""
    run = content[speech.start : speech.end]
    speaker = speech.speakers[0]
    deed = speech.manner in ACTS
    gaps = run.count(" ")
    found = {"any": 1.0, speech.manner: 1.0, speaker.voice.kind: 1.0}
    if not deed:
        found["length"] = min(gaps, 60) / 20
    first = WORD.search(content, *claim)
    marks = {
        "quoted": not deed and _quotes(run),
        "short": not deed and gaps < _SHORT,
        "continued": not speech.cue,
        "again": going.again(speech),
        "figure": _DIGIT.search(run) is not None and _FIGURE.search(run) is not None,
        "told": speech.cue in ("told", "tells"),
        "asks": "?" in run,
        "pointing": first is not None and first[0].lower().partition("’")[0] in _POINTING,
        "academic": speaker.human and _ACADEMIC.search(speaker.body.name) is not None,
        "former": "(former" in speaker.voice.name,
        "lawmaker": _LAWMAKER.search(speaker.voice.name) is not None,
        "tells": bool(told),
        "counts": any(frame.measures for frame in told),
    }
    for name, true in marks.items():
        if true:
            found[name] = 1.0
    return found


def _quotes(run: str) -> bool:
    """Whether a run quotes at least four words."""
    if "“" not in run and '"' not in run:
        return False
    return any(quote.count(" ") >= 3 for quote in _QUOTED.findall(run))


def points(content: str, claim: tuple[int, int], cue: str, looks: dict[str, float]) -> float:
    """The points of a speech before it is known to whom it speaks and what it asks for."""
    lists = weights()
    run = content[claim[0] : claim[1]].lower().replace("’", "'")
    words = lists.points.keys() & set(_WORD_IN_LOW.findall(run))
    # exact, since the order of the set differs from run to run
    total = fsum(map(lists.points.__getitem__, words)) + lists.cues.get(cue.lower(), 0.0)
    best = lists.shape
    return total + sum([best[name] * size for name, size in looks.items() if name in best])


def asking(fillers: Sequence[Filler]) -> float:
    """The points for what is asked for and for who is asked."""
    roles = {filler.role for filler in fillers}
    best = weights().shape
    return sum(best[role] for role in _ASKING if role in roles)


def hopeless(total: float) -> bool:
    """Whether no asking can make a speech an opinion any more."""
    best = weights().shape
    return total + best["calls_for"] + best["addressee"] + best["instrument"] < 0
