"""The part of the graph that one question is about: what can lie on a chain to the target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import rustworkx

from plainview.flows.edges import category_id
from plainview.flows.graph import ANY, Flags, Graph, Ints
from plainview.flows.statements import UNNAMED
from plainview.model import WrongUse


@dataclass(frozen=True)
class Scope:
    """Rows of the graph that a chain from a source to the target may use; columns are row by row.

    Chains start at a source and meet no other; nothing leaves the target. Where the target is one
    of several, rows to the others end there too. `possible` marks rows whose passing on of this
    category nobody documents; `middle` is the institution in the middle of a row, -1 for none.
    `looked_at` counts all rows that stand.
    """

    graph: Graph
    category: str
    sources: tuple[int, ...]
    target: int
    rows: Ints
    tails: Ints
    heads: Ints
    possible: Flags
    middle: Ints
    looked_at: int

    def taking(self, mask: Flags) -> Scope:
        """The same question with only some of the rows."""
        return replace(
            self,
            rows=self.rows[mask],
            tails=self.tails[mask],
            heads=self.heads[mask],
            possible=self.possible[mask],
            middle=self.middle[mask],
        )

    def asked(self, documented: bool) -> Scope:
        """The rows of documented chains alone, or of all.

        A row through the middle joins two others that are possible together, so that it adds a way
        to the documented chains only.
        """
        return self.taking(~self.possible if documented else self.middle < 0)

    def halved(self) -> Scope:
        """With each row through the middle as two; the rows stay sorted by their tails."""
        whole, through = self.middle < 0, self.middle >= 0
        if whole.all():
            return self
        middle = self.middle[through]
        tails = np.concatenate([self.tails[whole], self.tails[through], middle])
        order = np.argsort(tails, kind="stable")
        heads = np.concatenate([self.heads[whole], middle, self.heads[through]])
        doubled = [column[whole] for column in (self.rows, self.possible)]
        parts = [column[through] for column in (self.rows, self.possible)]
        rows, possible = (
            np.concatenate([one, two, two])[order] for one, two in zip(doubled, parts, strict=True)
        )
        return replace(
            self,
            rows=rows,
            tails=tails[order],
            heads=heads[order],
            possible=possible,
            middle=np.full(len(rows), -1),
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
    target: str | Sequence[str] | None,
    as_of: str | None = None,
    holder: str | Sequence[str] | None = None,
) -> Scope:
    """What can lie on a chain by which `target` (None: anybody) obtains data of `category`.

    Several targets are one: what any of them obtains, at the number of the first. Chains start at
    `holder`, one name or several, or, without one, at the collectors of the category. WrongUse
    where a name or date is unknown, with the nearest names, or where a holder is the target.
    """
    number = graph.category_of(category)
    ends = [graph.org(name) for name in listed(target)]
    end = ends[0] if ends else -1
    if holder is None:
        sources = tuple(one for one in collectors(graph, category, (as_of,)) if one not in ends)
    else:
        sources = tuple(dict.fromkeys(graph.org(name) for name in listed(holder)))
        if both := set(ends).intersection(sources):
            name = graph.names[both.pop()]
            raise WrongUse(f"{name!r} is both holder and recipient", "Name two institutions")
    rows = graph.standing(number, as_of)
    tails, heads, middle = graph.provider[rows], graph.recipient[rows], graph.through[rows]
    first = np.isin(tails, sources)
    keep = ~np.isin(tails, ends) & ~np.isin(heads, sources)
    if len(ends) > 1:
        heads = np.where(np.isin(heads, ends), end, heads)
    keep &= (tails != heads) & ~np.isin(middle, [*sources, *ends])
    classes = [graph.index[name] for name in graph.classes if name in graph.index]
    possible = (
        graph.contested[rows]
        | ~graph.direct[rows]
        | (~first & (~graph.onward[rows] | np.isin(tails, classes)))
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
        middle[keep],
        int((middle < 0).sum()),
    )


def listed(names: str | Sequence[str] | None) -> Sequence[str]:
    """One name, several or none as a sequence."""
    return (names,) if isinstance(names, str) else names or ()


def collectors(graph: Graph, category: str, dates: Sequence[str | None]) -> list[int]:
    """Numbers of the providers of a category that collect it themselves, or on none of the dates
    receive it.

    Who gets it from a provider that is not named collects it, too. In a ring that nobody outside
    provides, where all receive from each other, all are collectors. Edges that name no category, as
    memberships, make no holder.
    """
    number, size = graph.category_of(category), len(graph.names)
    carried = marked(
        np.concatenate([graph.standing(number, date) for date in dates]), len(graph.edges)
    )
    carried &= (graph.category == number) & (graph.provider != graph.recipient)
    rows = np.flatnonzero(carried)
    tails, heads = graph.provider[rows], graph.recipient[rows]
    providers, nobody = marked(tails, size), graph.index.get(UNNAMED, -1)
    collecting = marked(tails[graph.own[rows]], size) | marked(heads[tails == nobody], size)
    alone = np.flatnonzero(providers & (collecting | ~marked(heads, size)))
    if len(alone) == providers.sum():
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
        found = sorted_heads[arcs]
        frontier = np.flatnonzero(marked(found[~seen[found]], size))
        seen[frontier] = True
    return seen


def marked(numbers: Ints, size: int) -> Flags:
    """Which of the numbers below `size` occur."""
    marks = np.zeros(size, bool)
    marks[numbers] = True
    return marks


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
