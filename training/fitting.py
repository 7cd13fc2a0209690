"""Logistic models over named features, fitted by L-BFGS, and their tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize

from plainview.extraction.learned.model import Table

Row = Iterable[str] | Mapping[str, float]
SMALLEST = 0.03
"""Weights below it are left out: more than half of all features, without a change of scores."""


@dataclass
class Linear:
    """Weights by feature and label, the values of the features' groups already in them."""

    labels: tuple[str, ...]
    weights: dict[str, np.ndarray]
    bias: np.ndarray

    def scores(self, rows: Iterable[Row]) -> np.ndarray:
        """Log-odds of each label: rows x labels."""
        none = np.zeros(len(self.labels))
        found = [
            self.bias + sum((self.weights.get(k, none) * v for k, v in _valued(row)), none)
            for row in rows
        ]
        return np.array(found).reshape(-1, len(self.labels))

    def table(self) -> Table:
        """The same in thousandths, without weights that are too small to decide anything."""
        rows = {
            name: [_thousandths(float(weight)) for weight in weights]
            for name, weights in sorted(self.weights.items())
        }
        bias = [round(1000 * float(weight)) for weight in self.bias]
        return Table(self.labels, bias, {name: row for name, row in rows.items() if any(row)})


def _thousandths(weight: float) -> int:
    return round(1000 * weight) if abs(weight) >= SMALLEST else 0


def _valued(row: Row) -> Iterable[tuple[str, float]]:
    """Features with their values, in one order, since sums of floats depend on it."""
    return sorted(row.items()) if isinstance(row, Mapping) else [(k, 1.0) for k in sorted(row)]


def fit(
    labels: Sequence[str],
    rows: Sequence[Row],
    targets: np.ndarray,
    trust: np.ndarray,
    penalty: float,
    scales: Mapping[str, float],
    allowed: Callable[[str, int], bool] = lambda name, count: count >= 2,
    other: float = 0.7,
) -> Linear:
    """One model a label: `targets` and `trust` (weights) are rows x labels, targets in [0, 1].

    The values of a feature are multiplied by the scale of its group, the part before the first
    ":"; a small scale is a strong penalty. `allowed` says which features are kept, by name and by
    the number of rows that have them.
    """
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if allowed(name, count))
    place = {name: number for number, name in enumerate(names)}
    scale = np.array([scales.get(name.partition(":")[0], other) for name in names])
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for row in rows:
        known = sorted((place[name], value) for name, value in _valued(row) if name in place)
        columns += [column for column, _ in known]
        values += [value * scale[column] for column, value in known]
        ends.append(len(columns))
    matrix = sp.csr_matrix((values, columns, ends), shape=(len(rows), len(names)))
    found = _minimum(matrix, targets, trust, penalty)
    weights = {name: found[number] * scale[number] for name, number in place.items()}
    return Linear(tuple(labels), weights, found[-1])


def _minimum(
    matrix: sp.csr_matrix, targets: np.ndarray, trust: np.ndarray, penalty: float
) -> np.ndarray:
    count, width = matrix.shape[1], targets.shape[1]
    turned = matrix.T.tocsr()

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(count + 1, width)
        scores = matrix @ weights[:-1] + weights[-1]
        chances = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
        value = (trust * (np.logaddexp(0, scores) - targets * scores)).sum()
        value += 0.5 * penalty * (weights[:-1] ** 2).sum()
        slope = trust * (chances - targets)
        gradient = np.vstack([turned @ slope + penalty * weights[:-1], slope.sum(0)])
        return float(value), gradient.ravel()

    start = np.zeros((count + 1, width))
    start[-1] = -2.0
    found = minimize(loss, start.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 100})
    return found.x.reshape(count + 1, width)
