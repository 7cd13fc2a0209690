"""A network that reads two statements together: of what kind they are.

Six layers of a transformer (MiniLM, fitted by training.cross_encoder) in eight-bit integers, run by
onnxruntime over the pieces of both statements at once. training/README.md is its card.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from plainview.extraction.learned.network import session
from plainview.extraction.learned.wordpiece import numbers, pieces

LAYERS = Path(__file__).with_name("cross_encoder.onnx")
MOST = 90
"""Pieces of a statement that are read."""


class CrossEncoder:
    """The network of a file."""

    def __init__(self, layers: Path) -> None:
        self._session = session(layers)

    def read(self, one: str, two: str) -> tuple[float, ...]:
        """The logarithms of the chances of each of `claims.kinds.KINDS`, the mean of both
        orders."""
        both = self._log_chances(one, two) + self._log_chances(two, one)
        return tuple((0.5 * both).tolist())

    def _log_chances(self, one: str, two: str) -> Any:
        ids, sides = (np.array([values], np.int64) for values in joined(one, two))
        scores = self._session.run(["kinds"], {"pieces": ids, "sides": sides})[0][0]
        scores = scores.astype(np.float64) - scores.max()
        return scores - np.log(np.exp(scores).sum())


def joined(one: str, two: str) -> tuple[list[int], list[int]]:
    """The pieces of two statements in a row, and to which of the two each belongs (0 or 1)."""
    ours, theirs = ([number for number, _, _ in pieces(a, 0, len(a))][:MOST] for a in (one, two))
    opens, closes = numbers()["[CLS]"], numbers()["[SEP]"]
    sides = [0] * (len(ours) + 2) + [1] * (len(theirs) + 1)
    return [opens, *ours, closes, *theirs, closes], sides


@cache
def packaged() -> CrossEncoder:
    """The packaged network, loaded when first asked for."""
    return CrossEncoder(LAYERS)
