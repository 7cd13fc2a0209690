"""The graph: institutions, and the edges between them in columns, so that a query is arithmetic."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from plainview.flows.edges import CONFIDENCES, Edge, category_id
from plainview.model import PartialDate, WrongUse

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
ANY = -1
"""Category of an edge of which nobody says what data it carries."""
_NEVER, _ALWAYS = date.max.toordinal(), date.min.toordinal()


@dataclass(frozen=True)
class Graph:
    """What `build` makes; one row per edge that stands, sorted by provider.

    `agreement` numbers what can end: a particular instrument, or all else between two institutions.
    `through` is the institution in the middle of a row, -1 for none: such a row stands beside two
    that say each half of it, and joins what these two leave open. `own` marks what the provider
    collects itself. `keys` are alike where two rows say the same, of another time or from another
    source; `begins` and `ends` are ordinal days; `ended` marks an edge that a later denial ended,
    `contested` one that is denied without the dates settling it, `onward` one that may pass on what
    was received, `direct` one that names its category in a fact or list; `rank` counts confidence
    from the best. `pending` counts what is only sought or offered; `classes` are names that stand
    for many bodies ("sheriffs") and not for one.
    """

    names: tuple[str, ...]
    index: dict[str, int]
    categories: dict[str, int]
    edges: tuple[Edge, ...]
    provider: Ints
    recipient: Ints
    category: Ints
    agreement: Ints
    keys: Ints
    begins: Ints
    ends: Ints
    ended: Flags
    contested: Flags
    onward: Flags
    direct: Flags
    rank: Ints
    through: Ints
    own: Flags
    pending: int
    classes: frozenset[str]

    @cached_property
    def _by_key(self) -> tuple[Ints, Ints]:
        order = np.argsort(self.keys, kind="stable")
        return order, self.keys[order]

    @cached_property
    def _all_differ(self) -> bool:
        return bool((np.diff(self._by_key[1]) > 0).all())

    def alike(self, row: int) -> list[int]:
        """The rows that say the same as this one, itself among them, if of another time."""
        order, keys = self._by_key
        first, last = np.searchsorted(keys, [self.keys[row], self.keys[row] + 1])
        return list(order[first:last].tolist())

    def org(self, name: str) -> int:
        """The number of an institution; WrongUse with the nearest names where there is none."""
        found = self.index.get(name)
        if found is None:
            raise unknown("organisation", name, self.index)
        return found

    def category_of(self, name: str) -> int:
        """The number of a category, named with or without its prefix; WrongUse as for `org`."""
        found = self.categories.get(category_id(name))
        if found is None:
            raise unknown("category of data", name, self.categories)
        return found

    def standing(self, category: int | None, as_of: str | None) -> Ints:
        """Rows that carry a category (None: any) on a day; without a day, what has not ended.

        An edge without dates stands on every day. Of rows with one key the best stays:
        uncontested, direct, with leave to pass on, of the best confidence, dated.
        """
        mask = np.ones(len(self.edges), bool)
        if category is not None:
            mask &= (self.category == category) | (self.category == ANY)
        if as_of is None:
            mask &= ~self.ended
        else:
            first, last = _days(as_of)
            mask &= (self.begins <= last) & (self.ends >= first)
        rows = np.flatnonzero(mask)
        if self._all_differ:
            return rows
        marks = (~self.onward[rows], ~self.direct[rows], self.contested[rows])
        undated = self.begins[rows] == _ALWAYS
        order = np.lexsort((undated, self.rank[rows], *marks, self.keys[rows]))
        rows = rows[order]
        return np.sort(rows[np.unique(self.keys[rows], return_index=True)[1]])


def build(edges: Iterable[Edge], classes: Iterable[str] = ()) -> Graph:
    """The graph of the edges: what stands, cut short or contested by what denies it.

    `classes` names the institutions that stand for many.

    A denial is about the same provider and recipient, and the same category and instrument where it
    names them. Dated later, it ends the edge that day; dated earlier, it is overtaken; where the
    dates do not tell, the edge is contested and at most possible.
    """
    standing: list[Edge] = []
    denials: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    pending: list[Edge] = []
    for edge in edges:
        if edge.denies:
            denials[edge.provider, edge.recipient].append(edge)
        else:
            (standing if edge.stands else pending).append(edge)
    seen, cells = _Numbers(), array("q")
    for edge in standing:
        cells.extend(seen.row(edge))
        cells.extend(_period(edge, denials.get((edge.provider, edge.recipient), ())))
    for name in (name for edge in pending for name in (edge.provider, edge.recipient)):
        seen.orgs.setdefault(name, len(seen.orgs))
    for name in (name for pair in denials for name in pair):
        seen.orgs.setdefault(name, len(seen.orgs))
    table = np.frombuffer(cells, np.int64).reshape(len(standing), 14)
    # sorted by provider, so that queries find what leaves an institution without sorting again
    order = np.argsort(table[:, 0], kind="stable")
    table = table[order].T.copy()
    return Graph(
        names=tuple(seen.orgs),
        index=seen.orgs,
        categories=seen.categories,
        edges=tuple(standing[place] for place in order.tolist()),
        provider=table[0],
        recipient=table[1],
        category=table[2],
        agreement=table[3],
        keys=table[4],
        onward=table[5].astype(bool),
        direct=table[6].astype(bool),
        rank=table[7],
        through=table[8],
        own=table[9].astype(bool),
        begins=table[10],
        ends=table[11],
        ended=table[12].astype(bool),
        contested=table[13].astype(bool),
        pending=len(pending),
        classes=frozenset(classes),
    )


@dataclass
class _Numbers:
    """Numbers of all that edges name, in the order in which they come."""

    orgs: dict[str, int] = field(default_factory=dict)
    categories: dict[str, int] = field(default_factory=dict)
    agreements: dict[tuple[str | None, ...], int] = field(default_factory=dict)
    keys: dict[tuple[str | None, ...], int] = field(default_factory=dict)

    def row(self, edge: Edge) -> tuple[int, ...]:
        """The columns of an edge, but for those that depend on what denies it."""
        category = category_id(edge.category) if edge.category else None
        pair = (edge.provider, edge.recipient)
        key = (*pair, category, edge.instrument, edge.kind, edge.through)
        orgs, ending = self.orgs, ending_of(edge)
        return (
            orgs.setdefault(edge.provider, len(orgs)),
            orgs.setdefault(edge.recipient, len(orgs)),
            self.categories.setdefault(category, len(self.categories)) if category else ANY,
            self.agreements.setdefault(ending, len(self.agreements)),
            self.keys.setdefault(key, len(self.keys)),
            edge.onward == "allowed",
            edge.kind in ("access", "sharing_list") and category is not None and not edge.assumes,
            CONFIDENCES.index(edge.confidence),
            orgs.setdefault(edge.through, len(orgs)) if edge.through else -1,
            edge.own,
        )


def ending_of(edge: Edge) -> tuple[str | None, ...]:
    """What ends together with an edge: all under its particular instrument, else what the two
    institutions have under instruments of its kind."""
    if edge.particular:
        return (edge.instrument,)
    return (edge.provider, edge.recipient, edge.instrument if edge.collective else None)


def _period(edge: Edge, against: Sequence[Edge]) -> tuple[int, int, bool, bool]:
    """First and last day, whether it is over, whether that is contested."""
    known = edge.known_from
    begins = _days(known)[0] if known else _ALWAYS
    ends = _days(edge.end)[1] if edge.end else _NEVER
    ended = contested = False
    for denial in against:
        if not _about(denial, edge):
            continue
        if known is None or denial.start is None:
            contested = True
            continue
        order = certainly_before(known, denial.start)
        if order:
            ends, ended = min(ends, _days(denial.start)[0] - 1), True
        contested |= order is None
    return begins, ends, ended, contested


@lru_cache(maxsize=10_000)
def certainly_before(one: str, other: str) -> bool | None:
    """Whether one EDTF date is before another, None where they may overlap."""
    return PartialDate.parse(one).before(PartialDate.parse(other))


def _about(denial: Edge, edge: Edge) -> bool:
    if denial.instrument and denial.instrument != edge.instrument:
        return False
    return not denial.category or (
        edge.category is not None and category_id(denial.category) == category_id(edge.category)
    )


@lru_cache(maxsize=10_000)
def _days(text: str) -> tuple[int, int]:
    """First and last day that an EDTF date can be."""
    try:
        when = PartialDate.parse(text)
    except ValueError as error:
        raise WrongUse(f"{text!r} is no date", "Write it as 2025, 2025-06 or 2025-06-01") from error
    first = when.earliest.toordinal() if when.earliest else _ALWAYS
    return first, when.latest.toordinal() if when.latest else _NEVER


def unknown(what: str, name: str, known: Iterable[str]) -> WrongUse:
    """The error for a name that the graph does not have, with the nearest that it has."""
    plain = {one.removeprefix("data:").lower(): one for one in known}
    near = get_close_matches(name.removeprefix("data:").lower(), plain, 3, 0.5)
    near += [low for low in plain if name.lower() in low and low not in near][: 3 - len(near)]
    advice = "Nearest: " + "; ".join(plain[one] for one in near) if near else "None is near"
    return WrongUse(f"The graph has no {what} {name!r}", advice)
