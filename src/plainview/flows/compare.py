"""What would change without an instrument, what did between two dates, and ways round a rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from plainview.flows.chains import Chain, reach
from plainview.flows.graph import Flags, Graph, unknown
from plainview.flows.rules import Rule, against
from plainview.flows.scope import collectors, reached, scope
from plainview.flows.statements import Body

LEVELS = ("none", "possible", "documented")


@dataclass(frozen=True, slots=True)
class Change:
    """How well founded it is that an institution obtains a category: before, and after.

    Both are of LEVELS.
    """

    category: str
    recipient: str
    before: str
    after: str


def without(graph: Graph, instrument: str) -> Graph:
    """The graph as if an instrument (an agreement, a statute) had never been.

    WrongUse, with the nearest names, where no edge rests on it.
    """
    names = {edge.instrument for edge in graph.edges if edge.instrument}
    names.update(name for edge in graph.edges for name in edge.authority)
    if instrument not in names:
        raise unknown("instrument", instrument, names)
    rests = [edge.instrument == instrument or instrument in edge.authority for edge in graph.edges]
    keep = ~np.array(rests, bool)
    columns = ("provider", "recipient", "category", "agreement", "keys", "through", "rank")
    marks = ("begins", "ends", "ended", "contested", "onward", "direct", "own")
    return replace(
        graph,
        edges=tuple(edge for edge, kept in zip(graph.edges, keep, strict=True) if kept),
        **{name: getattr(graph, name)[keep] for name in (*columns, *marks)},
    )


def obtained(
    graph: Graph,
    category: str,
    as_of: str | None = None,
    holder: str | Sequence[str] | None = None,
) -> dict[str, str]:
    """Who obtains a category from its holders or collectors: "documented" or "possible" each."""
    found = scope(graph, category, None, as_of, holder)
    levels: dict[str, str] = {}
    for level, part in (("possible", found), ("documented", found.taking(~found.possible))):
        seen = reached(part.tails, part.heads, part.sources, len(graph.names))
        for node in np.flatnonzero(seen).tolist():
            if node not in found.sources:
                levels[graph.names[node]] = level
    return levels


def effect(
    graph: Graph, instrument: str, categories: Sequence[str] = (), as_of: str | None = None
) -> tuple[Change, ...]:
    """Who would obtain what less surely, or no longer, without an instrument.

    The holders stay those of the whole graph: who only passed on collects nothing for its end.
    """
    after = without(graph, instrument)
    changes: list[Change] = []
    for category in categories or tuple(graph.categories):
        holders = _holders(graph, category, (as_of,))
        levels = (obtained(one, category, as_of, holders) for one in (graph, after))
        changes += _changes(category, *levels)
    return tuple(changes)


def difference(
    graph: Graph, earlier: str, later: str, categories: Sequence[str] = ()
) -> tuple[Change, ...]:
    """Who obtains what on the later date otherwise than on the earlier; both EDTF dates.

    Holders are who receives the category on neither date.
    """
    changes: list[Change] = []
    for category in categories or tuple(graph.categories):
        holders = _holders(graph, category, (earlier, later))
        levels = (obtained(graph, category, date, holders) for date in (earlier, later))
        changes += _changes(category, *levels)
    return tuple(changes)


def _holders(graph: Graph, category: str, dates: Sequence[str | None]) -> list[str]:
    return [graph.names[one] for one in collectors(graph, category, dates)]


def leaks(
    graph: Graph,
    category: str,
    provider: str,
    recipient: str,
    as_of: str | None = None,
    limit: int = 100,
) -> tuple[Chain, ...]:
    """Chains by which `recipient` obtains from `provider`, through others, what a rule forbids.

    The rule forbids `provider` to give `category` to `recipient`: the ways round it have two steps
    or more. Documented ones first; errors as for `reach`.
    """
    found = reach(graph, category, recipient, as_of, provider, limit=limit)
    return tuple(one for one in (*found.documented, *found.possible) if len(one.steps) > 1)


def leaking(
    graph: Graph, rules: Sequence[Rule], bodies: Mapping[str, Body], as_of: str | None = None
) -> list[tuple[Rule, tuple[str, ...]]]:
    """The rules whose holder's data can reach somebody whom they forbid it, with all of these.

    The data may go there straight or through others, possible steps among them.
    """
    found: list[tuple[Rule, tuple[str, ...]]] = []
    reaching: dict[tuple[str, tuple[str, ...]], Flags] = {}
    forbidding = [rule for rule in rules if rule.act == "forbids" and rule.against]
    names = {
        rule.against: tuple(
            sorted(name for name in graph.names if name in bodies and against(rule, bodies[name]))
        )
        for rule in forbidding
    }
    for rule in forbidding:
        targets = tuple(name for name in names[rule.against] if name != rule.holder)
        if not targets or rule.holder not in graph.index or rule.category not in graph.categories:
            continue
        asked = (rule.category, targets)
        if asked not in reaching:
            part = scope(graph, rule.category, targets, as_of, ())
            reaching[asked] = reached(part.heads, part.tails, [part.target], len(graph.names))
        if reaching[asked][graph.index[rule.holder]]:
            found.append((rule, targets))
    return found


def _changes(category: str, before: dict[str, str], after: dict[str, str]) -> list[Change]:
    return [
        Change(category, name, before.get(name, "none"), after.get(name, "none"))
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    ]
