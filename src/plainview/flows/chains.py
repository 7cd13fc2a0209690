"""Reach: the chains by which an institution obtains a category of data, the best founded first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plainview.flows.edges import Edge
from plainview.flows.graph import Graph, certainly_before
from plainview.flows.scope import Scope, listed, scope
from plainview.flows.search import Search


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain: its edge, and what believing in it assumes, in words.

    `documented` is False where nobody documents that this institution passes this category on.
    """

    edge: Edge
    documented: bool
    assumes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """Steps from a holder to the recipient, no institution twice."""

    steps: tuple[Step, ...]

    @property
    def documented(self) -> bool:
        """Whether every step is; otherwise the chain is merely possible."""
        return all(step.documented for step in self.steps)

    @property
    def forbidden_by(self) -> tuple[str, ...]:
        """The rules that its steps break, each once."""
        return tuple(dict.fromkeys(rule for step in self.steps for rule in step.edge.forbidden_by))


@dataclass(frozen=True, slots=True)
class Reach:
    """Documented and possible chains apart, each ranked; and what was searched.

    Ranked by the number of steps that are possible only, then of those that one origin reports,
    then of those that are reported and in no official record, then of all steps. `more_documented`
    and `more_possible` say that the limit left chains out. `holders` are where chains may start,
    `edges` counts the edges of the category that were looked at, `pending` the edges of the graph
    that are only sought or offered.
    """

    category: str
    target: str
    as_of: str | None
    holders: tuple[str, ...]
    documented: tuple[Chain, ...]
    possible: tuple[Chain, ...]
    more_documented: bool
    more_possible: bool
    edges: int
    pending: int

    @property
    def searched(self) -> str:
        """What was searched, in words, for an answer of "no chain"."""
        data = self.category.removeprefix("data:").replace("_", " ")
        when = f"on {self.as_of}" if self.as_of else "at any time that has not ended"
        return (
            f"{self.edges:,} step{'' if self.edges == 1 else 's'} that may carry {data}"
            f" {when}, from {len(self.holders):,} holder{'' if len(self.holders) == 1 else 's'} to"
            f" {self.target}; {self.pending:,} more {'is' if self.pending == 1 else 'are'} only"
            " sought or offered"
        )


def reach(
    graph: Graph,
    category: str,
    target: str | Sequence[str],
    as_of: str | None = None,
    holder: str | Sequence[str] | None = None,
    through: str | None = None,
    limit: int = 100,
) -> Reach:
    """Chains by which `target` obtains `category`, at most `limit` documented and possible each.

    Several targets are one, called by the name of the first. Chains start at `holder`, one or
    several, or else at the collectors of the category, and each passes `through`, an institution,
    where one is given; `as_of` is an EDTF date. A step after the first is documented only where its
    edge says that what was received may go on. Errors as for `scope`.
    """
    found = scope(graph, category, target, as_of, holder)
    hub = graph.org(through) if through is not None else None
    if through in listed(target):
        hub = None
    search = Search(found, hub)
    certain, more_certain = _best(search, False, limit, as_of)
    possible, more_possible = _best(search, True, limit, as_of)
    return Reach(
        found.category,
        graph.names[found.target],
        as_of,
        tuple(graph.names[one] for one in found.sources),
        certain,
        possible,
        more_certain,
        more_possible,
        found.looked_at,
        graph.pending,
    )


def _best(
    search: Search, possible: bool, limit: int, as_of: str | None
) -> tuple[tuple[Chain, ...], bool]:
    """The first chains in order, and whether there are or may be more."""
    chains: list[Chain] = []
    for rows in search.chains(possible):
        if rows is None or len(chains) == limit:
            return tuple(chains), True
        chains.append(_chain(search.found, rows, as_of))
    return tuple(chains), False


def _chain(found: Scope, places: list[int], as_of: str | None) -> Chain:
    graph, steps = found.graph, []
    for number, place in enumerate(places):
        row = int(found.rows[place])
        edge = graph.edges[row]
        steps.append(
            Step(
                _with_all_facts(graph, row),
                not found.possible[place],
                tuple(_assumptions(edge, number > 0, bool(graph.contested[row]), as_of)),
            )
        )
    return Chain(tuple(half for step in steps for half in _halves(step)))


def _halves(step: Step) -> Iterator[Step]:
    """A step through somebody as the two that it is."""
    middle = step.edge.through
    if middle is None:
        yield step
        return
    yield replace(step, edge=replace(step.edge, recipient=middle, through=None))
    second = replace(step.edge, provider=middle, through=None, onward="allowed")
    yield Step(second, step.documented, ())


def _with_all_facts(graph: Graph, row: int) -> Edge:
    """The edge of a row with the facts of every row that says the same."""
    edge, same = graph.edges[row], graph.alike(row)
    if len(same) == 1:
        return edge
    ordered = (row, *(other for other in same if other != row))
    facts = dict.fromkeys(fact for other in ordered for fact in graph.edges[other].facts)
    return replace(edge, facts=tuple(facts))


def _assumptions(edge: Edge, later: bool, contested: bool, as_of: str | None) -> Iterator[str]:
    if later and edge.onward == "unknown":
        yield f"that {edge.provider} passes on what it received, which nobody documents"
    if later and edge.onward == "forbidden":
        yield f"that {edge.provider} passes on what it received, although it may not"
    yield from edge.assumes
    if edge.category is None:
        yield f"that the {edge.kind.replace('_', ' ')} opens this category of data"
    elif edge.kind not in ("access", "sharing_list"):
        yield f"that the {edge.kind} gives access in practice"
    if contested:
        yield "that it stands, which another statement denies"
    last = edge.seen or edge.start
    if last is None and edge.end is None:
        yield "that it stood on the day, since no date is given"
    elif last and edge.end is None and as_of and certainly_before(last, as_of):
        yield f"that it still stood on the day, as it did on {last}"
    for rule in edge.forbidden_by:
        yield f"that it happens although {rule} forbids it"
