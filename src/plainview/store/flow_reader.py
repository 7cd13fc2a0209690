"""Asking a record who can reach what, and what would stop it."""

from __future__ import annotations

import sqlite3
from abc import abstractmethod
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plainview.flows import Change, Hub, Pairs
    from plainview.flows.graph import Graph
    from plainview.store.flow_rows import Chains, Leak, Stopped
    from plainview.store.flows import Flows
    from plainview.store.rows import FactRow


class FlowReader:
    """The part of a Reader that is about the graph of flows.

    Institutions and categories are named as a person would; dates are EDTF. WrongUse, with the
    nearest names, for what the record does not have.
    """

    @abstractmethod
    def _reading(self) -> AbstractContextManager[sqlite3.Connection]: ...

    @abstractmethod
    def _once(self, key: object, compute: Callable[[], Any]) -> Any: ...

    @abstractmethod
    def fact(self, what: str, *, public: bool = False) -> FactRow: ...

    def flows(self) -> Flows:
        """The graph of the record; made once until something changes."""
        from plainview.store import flows, lineage

        with self._reading() as connection:
            # comparing documents changes what is reported independently, and not the journal
            key = ("flows", lineage.state(connection))
            found: Flows = self._once(key, lambda: flows.flows_of(connection))
            return found

    def reach(
        self,
        data: str,
        to: str,
        *,
        holder: str | None = None,
        through: str | None = None,
        as_of: str | None = None,
        without: str | None = None,
        parts: bool = False,
        limit: int = 100,
    ) -> Chains:
        """The chains by which `to` obtains `data`, documented and merely possible ones apart.

        They start at `holder`, or else at whoever gives the data and receives it from nobody, and
        pass `through` where it is given. `without` leaves an instrument or law out. `parts` takes
        in the parts of `to` and of the holder. At most `limit` of each kind.
        """
        from plainview import flows
        from plainview.store.flow_names import holding, named
        from plainview.store.flow_rows import Chains, facts_quoted, quoted
        from plainview.store.flows import towards

        held = self.flows()
        targets, holders = named(held, to, parts), named(held, holder, parts) if holder else None
        hub = named(held, through)[0] if through else None
        names = (*targets, *(holders or ()), *([hub] if hub else []))
        graph = holding(_left(towards(held, targets), without), names)
        found = flows.reach(graph, data, targets, as_of, holders, hub, limit)
        facts = [
            fact
            for chain in (*found.documented, *found.possible)
            for step in chain.steps
            for fact in facts_quoted(step.edge.facts)
        ]
        return Chains(found, targets, quoted(facts, self.fact), without, held.waiting)

    def cut(
        self,
        data: str,
        to: str,
        *,
        by: str = "agreement",
        holder: str | None = None,
        as_of: str | None = None,
        without: str | None = None,
        parts: bool = False,
        documented: bool = False,
        weights: Mapping[str, float] | None = None,
        limit: int = 10,
    ) -> Stopped:
        """The fewest agreements, or hubs, whose end stops every chain by which `to` obtains `data`.

        `documented` leaves the merely possible chains out; `weights` say how hard each is to end.
        At most `limit` of the minimum sets; other arguments as for `reach`.
        """
        from plainview import flows
        from plainview.store.flow_names import holding, named
        from plainview.store.flow_rows import Stopped, facts_quoted, quoted
        from plainview.store.flows import towards

        held = self.flows()
        targets, holders = named(held, to, parts), named(held, holder, parts) if holder else None
        graph = _left(towards(held, targets), without)
        graph = holding(graph, (*targets, *(holders or ())))
        flows.demand_known(graph, weights or {})
        asked = (graph, data, targets, as_of)
        found = flows.cut(*asked, weights, by, holders, documented, limit)
        passed = flows.dominators(*asked, holders, documented)
        items = [item for one in found.cuts for item in one] + list(passed)
        facts = [fact for item in items for fact in facts_quoted(item.facts)]
        return Stopped(
            found, passed, flows.category_id(data), targets, as_of, by, documented,
            quoted(facts, self.fact), without, held.waiting,
        )  # fmt: skip

    def hubs(self, as_of: str | None = None, limit: int = 20) -> tuple[Hub, ...]:
        """The institutions that stand between others most, over all categories of data."""
        from plainview import flows

        return flows.hubs(self.flows().graph, as_of, limit=limit)

    def receivers(self, as_of: str | None = None, limit: int = 20) -> tuple[tuple[str, int], ...]:
        """The institutions with the most direct providers, with the number of these."""
        from plainview import flows

        return flows.receivers(self.flows().graph, as_of, limit)

    def flow_pairs(
        self, data: str, as_of: str | None = None, *, institutions: int = 48, limit: int = 150
    ) -> Pairs:
        """Who gives `data` to whom on a day, among the institutions with most partners."""
        from plainview import flows

        return flows.pairs(self.flows().graph, data, as_of, institutions, limit)

    def leaks(
        self, as_of: str | None = None, *, limit: int = 10, chains: int = 1
    ) -> tuple[list[Leak], int]:
        """Rules whose holder's data can reach whom they forbid it, and how many of them there are.

        At most `limit` rules are given, each with at most `chains` documented and possible chains.
        """
        from plainview import flows
        from plainview.store.flow_rows import Leak, facts_quoted, quoted

        held = self.flows()
        leaking = flows.leaking(held.graph, held.rules, held.bodies, as_of)
        found = []
        for rule, targets in leaking[:limit]:
            way = flows.reach(held.graph, rule.category, targets, as_of, rule.holder, limit=chains)
            ways = (*way.documented, *way.possible)
            facts = [fact for chain in ways for step in chain.steps
                     for fact in facts_quoted(step.edge.facts)]  # fmt: skip
            quotes = quoted([*facts_quoted(rule.facts), *facts], self.fact)
            more = way.more_documented or way.more_possible
            found.append(
                Leak(rule.name, rule.holder, rule.category, rule.facts, targets, ways, more, quotes)
            )
        return found, len(leaking)

    def flow_changes(self, earlier: str, later: str, data: str | None = None) -> tuple[Change, ...]:
        """Who obtains what on the later date otherwise than on the earlier."""
        from plainview import flows

        return flows.difference(self.flows().graph, earlier, later, (data,) if data else ())

    def flow_effect(
        self, without: str, data: str | None = None, as_of: str | None = None
    ) -> tuple[Change, ...]:
        """Who would obtain what less surely, or no longer, without an instrument or law."""
        from plainview import flows

        return flows.effect(self.flows().graph, without, (data,) if data else (), as_of)


def _left(graph: Graph, without: str | None) -> Graph:
    from plainview import flows

    return flows.without(graph, without) if without else graph
