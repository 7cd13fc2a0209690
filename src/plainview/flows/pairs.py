"""Who gives a category of data to whom: the pairs of institutions, for a picture of all of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from plainview.flows.graph import ANY, Flags, Graph


@dataclass(frozen=True, slots=True)
class Pair:
    """That data goes from one to the other; `edges` counts the statements that stand behind it.

    `documented` where any of them is uncontested and names the category itself.
    """

    provider: str
    recipient: str
    documented: bool
    edges: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs among the institutions with most partners, those first; `left_out` are all others."""

    pairs: tuple[Pair, ...]
    left_out: int


def pairs(graph: Graph, category: str, as_of: str | None, institutions: int, limit: int) -> Pairs:
    """The pairs of a category on a day, at most `limit` of them among so many institutions.

    Edges that name no category, as memberships, are not among them. WrongUse and ValueError as for
    `reach`.
    """
    rows = graph.standing(graph.category_of(category), as_of)
    rows = rows[(graph.through[rows] < 0) & (graph.category[rows] != ANY)]
    rows = rows[graph.provider[rows] != graph.recipient[rows]]
    sure = ~graph.contested[rows] & graph.direct[rows]
    size = max(1, len(graph.names))
    keys, place = np.unique(
        graph.provider[rows] * size + graph.recipient[rows], return_inverse=True
    )
    tails, heads = keys // size, keys % size
    partners = np.bincount(np.concatenate([tails, heads]), minlength=size)
    known: Flags = np.zeros(size, bool)
    known[np.lexsort((np.arange(size), -partners))[:institutions]] = True
    edges, documented = np.bincount(place), np.bincount(place, weights=sure) > 0
    order = np.lexsort((keys, -(partners[tails] + partners[heads])))
    shown = [one for one in order.tolist() if known[tails[one]] and known[heads[one]]][:limit]
    names = graph.names
    found = tuple(
        Pair(names[tails[one]], names[heads[one]], bool(documented[one]), int(edges[one]))
        for one in shown
    )
    return Pairs(found, len(keys) - len(found))
