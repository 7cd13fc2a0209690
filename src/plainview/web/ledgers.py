"""Ledgers as a visitor may see them: rows without people's names, counts kept for a state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from fastapi import Request

from plainview.names import unlisted_people
from plainview.publish.nameless import nameless
from plainview.store import Record
from plainview.store.ledger_figures import Change, Listed, Rooms, Sums
from plainview.store.ledgers import FACETED, Chosen, Leaf, Ledger, LedgerFacets, LedgerRow, Place
from plainview.web.kept import Kept
from plainview.web.page import record_of
from plainview.web.visible import Visible

Value = TypeVar("Value")

_CHOICES = 32
"""Sets of filters whose rows are kept at a time."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What filters choose, what else there is to choose, and how many rows there are.

    `total` is None where there are more rows than are counted. Where many fit, `facets` are those
    of the `whole` ledger, and None while these are being counted.
    """

    chosen: Chosen
    facets: LedgerFacets | None
    total: int | None
    whole: bool


class Ledgers:
    """The ledgers of a record; raises as the record's own readings do."""

    def __init__(self, record: Record, visible: Visible, kept: Kept) -> None:
        self._record = record
        self._visible = visible
        self._kept = kept

    @property
    def public(self) -> bool:
        return self._visible.public

    def all(self) -> list[Ledger]:
        """How many rows each ledger has."""
        return self._kept.once("ledgers", self._record.ledgers)

    def rows_of(self, type_: str) -> int:
        """How many rows a ledger has in all."""
        return next(one.rows for one in self.all() if one.type == type_)

    def choose(self, type_: str, filters: dict[str, str]) -> Selection:
        """What filters choose of a ledger; raises WrongUse for words that cannot be searched."""
        shelf = self._kept.last("ledger choices", _CHOICES)
        return shelf.once(
            (type_, *sorted(filters.items())),
            lambda: self._choose(type_, filters),
            lambda found: found.facets is not None,
        )

    def _choose(self, type_: str, filters: dict[str, str]) -> Selection:
        chosen = self._record.ledger_chosen(type_, filters)
        if chosen.keys is not None and len(chosen.keys) <= FACETED:
            facets = _nameless(self._record.ledger_facets(chosen), self.public)
            return Selection(chosen, facets, len(chosen.keys), False)
        total = self.rows_of(type_) if chosen.everything else None
        if chosen.keys is not None:
            total = len(chosen.keys)
        whole = self._kept.soon(f"ledger facets {type_}", lambda: self._whole(type_))
        return Selection(chosen, whole, total, not chosen.everything)

    def _whole(self, type_: str) -> LedgerFacets:
        found = self._record.ledger_facets(self._record.ledger_chosen(type_, {}))
        return _nameless(found, self.public)

    def leaf(self, chosen: Chosen, place: Place, limit: int) -> tuple[Leaf, list[LedgerRow]]:
        leaf, rows = self._record.ledger_leaf(chosen, place, limit=limit, public=self.public)
        return leaf, [self._shown(row) for row in rows]

    def rows(self, chosen: Chosen, place: Place) -> Iterator[LedgerRow]:
        """All chosen rows, in an order."""
        return map(self._shown, self._record.ledger_rows(chosen, place, public=self.public))

    def rooms(self, chosen: Chosen) -> Rooms | None:
        """Statements of people and room; None while those of a whole ledger are being read."""
        return self._figures("rooms", chosen, lambda: self._record.ledger_rooms(chosen))

    def sums(self, chosen: Chosen) -> Sums | None:
        """Money by vendor and year; None as for `rooms`."""
        return self._figures("sums", chosen, lambda: self._record.ledger_sums(chosen))

    def changes(self, chosen: Chosen) -> list[Change] | None:
        """Agreements that began and ended; None as for `rooms`."""
        return self._figures("changes", chosen, lambda: self._record.ledger_changes(chosen))

    def lists(self, chosen: Chosen) -> list[Listed] | None:
        """Lists of agreements, by date; None as for `rooms`."""
        return self._figures("lists", chosen, lambda: self._record.ledger_lists(chosen))

    def _figures(self, name: str, chosen: Chosen, compute: Callable[[], Value]) -> Value | None:
        if chosen.everything:
            return self._kept.soon(f"ledger {name} {chosen.type}", compute)
        shelf = self._kept.last("ledger choices", _CHOICES)
        return shelf.once((name, chosen.type, *chosen.filters), compute)

    def names(self, entity_id: str) -> str | None:
        """What documents call an entity; None where no fact names it by that id."""
        return self._record.name_of(entity_id)

    def words(self, name: str) -> str:
        """A name as it may be seen."""
        return nameless(name) if self.public else name

    def _shown(self, row: LedgerRow) -> LedgerRow:
        return replace(row, fact=self._visible.shown(row.fact))


def _nameless(found: LedgerFacets, public: bool) -> LedgerFacets:
    """Facets without people who hold no listed office: nobody is found by name."""
    return replace(
        found,
        said=tuple(one for one in found.said if not unlisted_people(one[0])),
        outlet=tuple(one for one in found.outlet if not unlisted_people(one[0])),
        named=tuple(
            (entity, nameless(name) if public else name, count)
            for entity, name, count in found.named
        ),
    )


def ledgers_of(request: Request) -> Ledgers:
    """The ledgers of the record as whoever asks may see them."""
    state = request.app.state
    return Ledgers(state.record, record_of(request), state.kept)
