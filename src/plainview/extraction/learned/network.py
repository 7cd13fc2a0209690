"""A small network that reads sentences: what each states, and which words fill what.

Three layers of a transformer (MiniLM, fitted by training.network) in eight-bit integers, run by
onnxruntime. training/README.md is its card.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np

from plainview.extraction.learned.windows import cut
from plainview.extraction.learned.wordpiece import Piece
from plainview.extraction.parts import Sentence
from plainview.model import FACT_TYPES
from plainview.model.schema import MODALITIES

LAYERS = Path(__file__).with_name("network.onnx")
TYPES = tuple(FACT_TYPES)
ROLES = tuple(
    (kind, name)
    for kind, known in FACT_TYPES.items()
    for name in (*known.roles, *known.measures)
    if name != "act"
)
STATUSES = tuple((kind, name) for kind, known in FACT_TYPES.items() for name in known.statuses)
MOODS = tuple((kind, name) for kind in TYPES for name in MODALITIES)
ACTS = tuple(("rule", name) for name in ("allows", "requires", "forbids", "exempts"))
"""What a rule can do."""
COLUMNS = {
    kind: {name: place for place, name in enumerate(name for of, name in ROLES if of == kind)}
    for kind in TYPES
}
"""Where the roles and measures of each type stand among those of the type."""
_FIRST = {kind: [of for of, _ in ROLES].index(kind) for kind in TYPES}
_START, _END = itemgetter(1), itemgetter(2)
SURER = 1500
"""How much likelier, in thousandths, a stage must be than the one that a pattern read."""
Numbers = np.ndarray[Any, np.dtype[np.float32]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network makes of one sentence, in thousandths of log-odds.

    `types` are in the order of FACT_TYPES; `stages` of STATUSES, then MOODS and ACTS; `words` are
    pieces x ROLES, given that the sentence states a fact of the role's type.
    """

    types: list[int]
    stages: list[int]
    words: Numbers
    pieces: Sequence[Piece]

    def marks(self, kind: str) -> list[list[float]]:
        """The log-odds of the roles and measures of a type, in thousandths, piece by piece."""
        first = _FIRST[kind]
        marks = 1000 * self.words[:, first : first + len(COLUMNS[kind])].astype(np.float64)
        found: list[list[float]] = marks.tolist()
        return found

    def within(self, start: int, end: int) -> slice:
        """The pieces of some words, none if they stand elsewhere."""
        first = bisect_right(self.pieces, start, key=_END)
        return slice(first, bisect_left(self.pieces, end, first, key=_START))

    def status(self, kind: str, read: str = "") -> str:
        """The likeliest status of a fact of a type; what a pattern `read` unless it is surer."""
        return _likeliest(_STATUS_PLACES[kind], self.stages, read)

    def modality(self, kind: str, read: str = "") -> str:
        """The likeliest modality, in the same way."""
        return _likeliest(_MOOD_PLACES[kind], self.stages, read)

    def acts(self) -> list[int]:
        """The score of each of ACTS, of what a rule does."""
        return self.stages[-len(ACTS) :]


def _likeliest(places: dict[str, int], scores: Sequence[int], read: str) -> str:
    best = max(places, key=lambda name: scores[places[name]])
    sure = read not in places or scores[places[best]] - scores[places[read]] > SURER
    return best if sure else read


def _by_type(labels: Sequence[tuple[str, str]], first: int) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {kind: {} for kind in TYPES}
    for place, (kind, name) in enumerate(labels, first):
        found[kind][name] = place
    return found


_STATUS_PLACES, _MOOD_PLACES = _by_type(STATUSES, 0), _by_type(MOODS, len(STATUSES))
"""Where the statuses and modalities of each type stand among the stages of a Reading."""


class Network:
    """The layers and what is read off their states, all in one file of onnxruntime.

    NumPy multiplies nothing here: it would start as many threads as there are cores, which wait for
    each other where several processes read.
    """

    def __init__(self, layers: Path) -> None:
        self._session = session(layers)

    def read(
        self, content: str, sentences: Sequence[Sentence], asked: Collection[int]
    ) -> dict[int, Reading]:
        """What it makes of the sentences `asked`, by their number."""
        found: dict[int, Reading] = {}
        parts = cut(content, sentences, asked)
        for window in parts.windows:
            own = np.zeros((len(window.places), len(window.pieces)), np.float32)
            for row, (_, start, end) in enumerate(window.places):
                own[row, start:end] = 1
            ids = np.array([window.pieces], np.int64)
            said, words = self._session.run(["said", "words"], {"pieces": ids, "own": own})
            for (number, start, end), scores in zip(window.places, _thousandths(said), strict=True):
                types, stages = scores[: len(TYPES)], scores[len(TYPES) :]
                found[number] = Reading(types, stages, words[start:end], parts.pieces[number])
        return found


def session(layers: Path) -> Any:
    """A file of layers, ready to run on one core."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(layers), options)


def _thousandths(scores: Numbers) -> list[list[int]]:
    found: list[list[int]] = np.rint(1000.0 * scores.astype(np.float64)).astype(np.int64).tolist()
    return found


@cache
def packaged() -> Network:
    """The packaged network, loaded when first asked for."""
    return Network(LAYERS)
