"""The part of the graph that one question is about: what can lie on a chain to the target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import rustworkx

from plainview.flows.edges import category_id
from plainview.flows.graph import ANY, Flags, Graph, Ints
from plainview.model import WrongUse


@dataclass(frozen=True)
class Scope:
    """Rows of the graph that a chain from a source to the target may use; columns are row by row.

    Chains start at a source and meet no other; nothing leaves the target. `possible` marks rows
    whose passing on of this category nobody documents. `looked_at` counts all rows that stand.
    """

    graph: Graph
    category: str
    sources: tuple[int, ...]
    target: int
    rows: Ints
    tails: Ints
    heads: Ints
    possible: Flags
    looked_at: int

    def taking(self, mask: Flags) -> Scope:
        """The same question with only some of the rows."""
        return replace(
            self,
            rows=self.rows[mask],
            tails=self.tails[mask],
            heads=self.heads[mask],
            possible=self.possible[mask],
        )

    def useful(self) -> Scope:
        """The same question with only the rows that lie on a way from a source to the target."""
        size = len(self.graph.names)
        ahead = reached(self.tails, self.heads, self.sources, size)
        back = reached(self.heads, self.tails, [self.target], size)
        return self.taking(ahead[self.tails] & back[self.heads])


def scope(
    graph: Graph,
    category: str,
    target: str | None,
    as_of: str | None = None,
    holder: str | Sequence[str] | None = None,
) -> Scope:
    """What can lie on a chain by which `target` (None: anybody) obtains data of `category`.

    Chains start at `holder`, one name or several, or, without one, at the collectors of the
    category. WrongUse where a name or date is unknown, with the nearest names, or where a holder
    is the target.
    """
    number, end = graph.category_of(category), -1 if target is None else graph.org(target)
    if holder is None:
        sources = tuple(one for one in collectors(graph, category, (as_of,)) if one != end)
    else:
        names = (holder,) if isinstance(holder, str) else holder
        sources = tuple(graph.org(name) for name in names)
        if end in sources:
            raise WrongUse(f"{target!r} is both holder and recipient", "Name two institutions")
    rows = graph.standing(number, as_of)
    tails, heads = graph.provider[rows], graph.recipient[rows]
    first = np.isin(tails, sources)
    keep = (tails != heads) & (tails != end) & ~np.isin(heads, sources)
    possible = (
        graph.contested[rows]
        | ~graph.direct[rows]
        | (~first & ~graph.onward[rows])
        | (graph.category[rows] == ANY)
    )
    return Scope(
        graph,
        category_id(category),
        sources,
        end,
        rows[keep],
        tails[keep],
        heads[keep],
        possible[keep],
        len(rows),
    )


def collectors(graph: Graph, category: str, dates: Sequence[str | None]) -> list[int]:
    """Numbers of the providers of a category that on none of the dates receive it.

    In a ring that nobody outside provides, where all receive from each other, all are collectors.
    Edges that name no category, as memberships, make no holder.
    """
    number, size = graph.category_of(category), len(graph.names)
    rows = np.unique(np.concatenate([graph.standing(number, date) for date in dates]))
    rows = rows[(graph.category[rows] == number) & (graph.provider[rows] != graph.recipient[rows])]
    tails, heads = graph.provider[rows], graph.recipient[rows]
    providers = np.unique(tails)
    alone = np.setdiff1d(providers, heads)
    if len(alone) == len(providers):
        return list(alone.tolist())
    # only what no lone collector feeds can be a ring of collectors
    rest = ~reached(tails, heads, alone, size)
    inner = rest[tails] & rest[heads]
    if not inner.any():
        return list(alone.tolist())
    net = directed(tails[inner], heads[inner], size)
    parts = rustworkx.strongly_connected_components(net)
    part = np.zeros(size, np.int64)
    for place, members in enumerate(parts):
        part[members] = place
    crossing = part[tails[inner]] != part[heads[inner]]
    entered = set(part[heads[inner]][crossing].tolist())
    rings = [
        one
        for place, ring in enumerate(parts)
        if len(ring) > 1 and place not in entered
        for one in ring
    ]
    return sorted(alone.tolist() + rings)


def reached(tails: Ints, heads: Ints, starts: Ints | Sequence[int], size: int) -> Flags:
    """Which of `size` nodes can be reached from the starts, these among them."""
    order = np.argsort(tails, kind="stable")
    sorted_heads = heads[order]
    place = np.searchsorted(tails[order], np.arange(size + 1))
    seen = np.zeros(size, bool)
    frontier = np.asarray(starts, np.int64)
    seen[frontier] = True
    while len(frontier):
        arcs = spread(place[frontier], place[frontier + 1])
        found = np.unique(sorted_heads[arcs])
        frontier = found[~seen[found]]
        seen[frontier] = True
    return seen


def spread(starts: Ints, stops: Ints) -> Ints:
    """The numbers of all the half-open ranges, one after the other."""
    lengths = stops - starts
    offsets = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
    return offsets + np.arange(lengths.sum())


def directed(tails: Ints, heads: Ints, size: int) -> rustworkx.PyDiGraph[int, None]:
    """The graph of the library's own kind, nodes 0 to size - 1."""
    net: rustworkx.PyDiGraph[int, None] = rustworkx.PyDiGraph()
    net.add_nodes_from(range(size))
    net.add_edges_from_no_data(list(zip(tails.tolist(), heads.tolist(), strict=True)))
    return net
