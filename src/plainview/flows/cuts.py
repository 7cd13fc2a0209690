"""Cut: the fewest agreements or hubs whose end stops every chain, and what every chain passes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np
import rustworkx

from plainview.flows.graph import Graph, unknown
from plainview.flows.mincut import minimum_cuts
from plainview.flows.networks import Item, agreement, by_agreement, by_hub, facts_of
from plainview.flows.scope import Scope, directed, scope
from plainview.model import WrongUse

BY = ("agreement", "hub")
_MOST_PASSED = 1_000
"""Agreements in a row that every chain passes; further ones would not be listed."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Minimum sets of items that stop every chain, each sorted by name.

    `size` counts the items of the first one: 0 where there is no chain to stop, None where nothing
    of the kind asked for can stop it (`open_ways` then says from whom the target has it directly).
    `weight` is the sum of the weights, the same in each. `more` says that there are further
    minimum sets. `split` names instruments that were counted once for each provider, because they
    join several providers to different recipients; ending one everywhere may stop more.
    """

    size: int | None
    weight: float
    cuts: tuple[tuple[Item, ...], ...]
    more: bool
    open_ways: tuple[str, ...]
    split: tuple[str, ...]
    holders: tuple[str, ...]
    edges: int


def cut(
    graph: Graph,
    category: str,
    target: str | Sequence[str],
    as_of: str | None = None,
    weights: Mapping[str, float] | None = None,
    by: str = "agreement",
    holder: str | Sequence[str] | None = None,
    documented: bool = False,
    limit: int = 10,
) -> Cut:
    """The minimum sets of agreements, or of hubs, that part `target` from data of `category`.

    `weights` give how hard items are to end, by name: above 0, infinite for what cannot end.
    Possible chains are to be stopped as well, unless `documented`. A particular instrument ends as
    a whole; a kind of instrument, or none, ends with each edge. Holders and target are no hubs.
    Errors as for `scope`, and WrongUse on a weight that is none.
    """
    if by not in BY:
        raise WrongUse(f"A cut by {by!r} is unknown", f"There are: {', '.join(BY)}")
    for name, weight in (weights or {}).items():
        if isnan(weight) or weight <= 0:
            raise WrongUse(f"The weight {weight} of {name!r} is not above 0")
    found = scope(graph, category, target, as_of, holder).asked(documented).useful()
    problem = (by_hub if by == "hub" else by_agreement)(found, weights or {})
    result = minimum_cuts(problem.network, problem.source, found.target, limit)
    cuts = sorted(
        (tuple(sorted(map(problem.item, one), key=lambda item: item.name)) for one in result.cuts),
        key=lambda one: (len(one), [item.name for item in one]),
    )
    return Cut(
        len(cuts[0]) if cuts else None,
        result.value,
        tuple(cuts),
        result.more,
        () if cuts else _direct(found),
        problem.split,
        tuple(graph.names[one] for one in found.sources),
        found.looked_at,
    )


def demand_known(graph: Graph, weights: Mapping[str, float]) -> None:
    """WrongUse, with the nearest names, for a weight of what is no agreement and no institution."""
    if not weights:
        return
    names = {agreement(graph, row) for row in range(len(graph.edges))}.union(graph.names)
    for name in weights:
        if name not in names:
            raise unknown("agreement or institution", name, names)


def dominators(
    graph: Graph,
    category: str,
    target: str | Sequence[str],
    as_of: str | None = None,
    holder: str | Sequence[str] | None = None,
    documented: bool = False,
) -> tuple[Item, ...]:
    """The institutions and the agreements that every chain passes; arguments as for `cut`.

    Holders and target are left out; without any chain there is nothing to pass.
    """
    found = scope(graph, category, target, as_of, holder).asked(documented).useful()
    if not len(found.rows):
        return ()
    size, halved = len(graph.names), found.halved()
    tails = np.concatenate([halved.tails, np.full(len(found.sources), size)])
    heads = np.concatenate([halved.heads, np.array(found.sources, np.int64)])
    above = rustworkx.immediate_dominators(directed(tails, heads, size + 1), size)
    orgs, node = [], above[found.target]
    while node != size:
        if node not in found.sources:
            rows = halved.rows[halved.tails == node].tolist()
            orgs.append(Item("org", graph.names[node], facts_of(graph, rows)))
        node = above[node]
    problem = by_agreement(found, {})
    result = minimum_cuts(problem.network, problem.source, found.target, _MOST_PASSED)
    passed = [problem.item(one[0]) for one in result.cuts] if result.value == 1.0 else []
    return (*reversed(orgs), *sorted(passed, key=lambda item: item.name))


def _direct(found: Scope) -> tuple[str, ...]:
    """The holders that give to the target without anyone between."""
    direct = set(found.tails[found.heads == found.target].tolist()).intersection(found.sources)
    return tuple(sorted(found.graph.names[one] for one in direct))
