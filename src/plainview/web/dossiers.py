"""Bodies and programs as a visitor may see them: names without people, facts through `Visible`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from fastapi import Request

from plainview.checks.gaps import Gap
from plainview.model import FACT_TYPES, WrongUse
from plainview.names.known import key
from plainview.publish.nameless import nameless
from plainview.store import Record
from plainview.store.dossiers import Counts, Exchange, MonthRow, NumberRow
from plainview.store.judged_findings import JudgedFinding
from plainview.store.orgs import SurfaceRow
from plainview.store.rows import DocumentRow, FactRow
from plainview.vocab import entities, entity
from plainview.web.bodies import Standing, standing
from plainview.web.finding_list import NAME, FindingList, noted, worked_out
from plainview.web.kept import Kept
from plainview.web.page import record_of
from plainview.web.visible import Visible

GAPS = "gaps"
"""Under which the gaps of a record are kept."""
LOOKED_AT = 40
"""Latest facts of each type that are looked at for names and documents."""
LONGEST = 80
"""Letters of a name; what is longer is a phrase that stands for it."""
MOST_PARTS = 200
"""Bodies with more parts than so many in the record are not shown together with them."""


@dataclass(frozen=True, slots=True)
class Held:
    """An entity that facts name, and its facts by type."""

    body: Standing
    counts: Counts

    @property
    def facts(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Notable:
    """A fact, and on how many independent origins its claim stands."""

    fact: FactRow
    origins: int


class Dossiers:
    """What a record holds about one body or program; entities are meant by their ids."""

    def __init__(self, record: Record, visible: Visible, kept: Kept) -> None:
        self._record = record
        self._visible = visible
        self._kept = kept

    @property
    def public(self) -> bool:
        return self._visible.public

    def held(self) -> list[Held]:
        """Everything that facts name by an id, most facts first."""
        return self._kept.once(f"held {self.public}", self._held)

    def _held(self) -> list[Held]:
        return [
            Held(standing(row.entity, self._words(row.name)), row.counts)
            for row in self._record.bodies()
        ]

    def subject(self, entity_id: str) -> Standing:
        """The entity of an id; raises WrongUse for one that neither facts nor lists have."""
        name = self._record.name_of(entity_id)
        if name is None and entity(entity_id) is None:
            raise WrongUse(f"there is no institution or program {entity_id!r}")
        return standing(entity_id, self._words(name or entity_id))

    def name(self, entity_id: str) -> str:
        listed = entity(entity_id)
        if listed is not None:
            return listed.name
        return self._words(self._record.name_of(entity_id) or entity_id)

    def parts(self, entity_id: str) -> list[Held]:
        """The parts of a body, its offices too, that facts name; most facts first."""
        return [
            one
            for one in self.held()
            if entity_id in one.body.above and one.body.type in ("Org", "Office")
        ]

    def unnamed_parts(self, entity_id: str, named: Collection[str]) -> list[str]:
        """Names of the listed parts right below a body that no fact names."""
        return [
            one.name
            for one in entities()
            if one.parent == entity_id and one.type == "Org" and one.id not in named
        ]

    def run(self, entity_id: str) -> list[Held]:
        """The programs that a body runs and facts name."""
        return [one for one in self.held() if entity_id in one.body.above and one.body.is_program]

    def counts(self, entity_id: str, with_parts: bool) -> Counts:
        """Facts by type that name an entity, or it or a part of it."""
        found: Counter[str] = Counter()
        for row in self.months(entity_id, with_parts):
            found[row.type] += row.facts
        return dict(found)

    def months(self, entity_id: str = "", with_parts: bool = False) -> list[MonthRow]:
        return self._record.months(entity_id, parts=with_parts)

    def notable(
        self, entities: Collection[str], type_: str, roles: Collection[str], limit: int
    ) -> list[Notable]:
        """Of the latest facts those that most independent origins state."""
        rows = self._record.notable(entities, type_, roles=roles, limit=limit)
        origins = [row.origins for row in rows]
        facts = self._shown(
            self._record.facts_numbered([row.key for row in rows], public=self.public)
        )
        return [Notable(fact, count) for fact, count in zip(facts, origins, strict=True)]

    def within(
        self,
        entities: Collection[str],
        types: Collection[str],
        first: str,
        last: str,
        *,
        limit: int,
        offset: int,
    ) -> list[FactRow]:
        """Facts by their day, as `Record.facts_within`."""
        return self._shown(
            self._record.facts_within(
                entities, types, first, last, limit=limit, offset=offset, public=self.public
            )
        )

    def exchanges(self, entities: Collection[str]) -> tuple[list[Exchange], list[Exchange]]:
        return self._record.exchanges(entities)

    def top_exchanges(self, type_: str, limit: int) -> list[Exchange]:
        return self._record.top_exchanges(type_, limit=limit)

    def measured(self, measure: str, limit: int) -> list[FactRow]:
        """The facts that came last of those with a measure."""
        keys = self.numbers_of(measure, limit)
        return self._shown(self._record.facts_numbered(keys, public=self.public))

    def numbers_of(self, measure: str, limit: int) -> list[int]:
        """Numbers of the facts that came last of those with a measure."""
        return self._record.measured(measure, limit=limit)

    def bodies_of(
        self, keys: Collection[int], roles: Collection[str], limit: int
    ) -> list[tuple[str, int]]:
        """Entities that fill some roles of some facts, with the number of these."""
        return self._record.bodies_of(keys, roles, limit=limit)

    def numbers(
        self,
        entities: Sequence[str],
        type_: str,
        *,
        roles: Collection[str],
        measures: Collection[str],
        narrowing: Collection[str],
    ) -> list[NumberRow]:
        """Measures by day; what narrows them shows nobody in public."""
        rows = self._record.numbers(
            entities, type_, roles=roles, measures=measures, narrowing=narrowing
        )
        return [self._number(row) for row in rows] if self.public else rows

    def latest(self, entity_id: str) -> list[int]:
        """Numbers of the latest facts of each type that name an entity."""
        return [
            row.key
            for kind in FACT_TYPES
            for row in self._record.notable([entity_id], kind, limit=LOOKED_AT)
        ]

    def aliases(self, entity_id: str, keys: Collection[int]) -> list[SurfaceRow]:
        """What some facts call an entity, which is not "it" or somebody who speaks for it."""
        listed = entity(entity_id)
        names = [one.name for one in listed.aliases if one.how != "holder"] if listed else []
        words = {word for name in (self.name(entity_id), *names) for word in key(name)}
        return [
            row
            for row in self._record.surfaces_in(entity_id, keys)
            if len(row.surface) <= LONGEST and words.intersection(key(row.surface))
        ]

    def documents(self, keys: Collection[int], limit: int) -> list[tuple[DocumentRow, int]]:
        """The documents that hold most of some facts, with the number of these."""
        held = self._record.documents_holding(keys, limit=limit)
        return [(self._visible.document(document), facts) for document, facts in held]

    def findings(self) -> dict[str, list[JudgedFinding]] | None:
        """Findings by the entities that their facts name; None while they are worked out."""
        self.all_findings()
        found: dict[str, list[JudgedFinding]] | None = self._kept.soon(
            "findings by body", self._by_body, slow=True
        )
        return found

    def all_findings(self) -> FindingList | None:
        """All findings; None while they are worked out."""
        found: FindingList | None = self._kept.soon(
            NAME, partial(worked_out, self._record, self._kept), slow=True
        )
        return found

    def findings_so_far(self) -> FindingList:
        """All findings, or those that are there already; waits for them as `all_findings`."""
        return self.all_findings() or noted(self._kept)

    def _by_body(self) -> dict[str, list[JudgedFinding]]:
        found: dict[str, list[JudgedFinding]] = defaultdict(list)
        # runs beside the pages, where nothing may wait for what stands behind it
        every = self._kept.once(NAME, partial(worked_out, self._record, self._kept))
        open_ones = every.open
        facts = [fact for one in open_ones for fact in one.finding.facts]
        named = self._record.entities_of(facts)
        for one in open_ones:
            for each in {body for fact in one.finding.facts for body in named.get(fact, ())}:
                found[each].append(one)
        return dict(found)

    def gaps(self) -> list[Gap] | None:
        """What the record should know and does not; None while it is worked out."""
        gaps: list[Gap] | None = self._kept.soon(GAPS, self._record.gaps)
        if gaps is None or not self.public:
            return gaps
        return [
            replace(
                one, body_name=nameless(one.body_name), other=nameless(one.other),
                what=nameless(one.what), named=tuple(map(nameless, one.named)),
            )
            for one in gaps
        ]  # fmt: skip

    def _number(self, row: NumberRow) -> NumberRow:
        return replace(
            row, narrowed=tuple((role, self._words(name)) for role, name in row.narrowed)
        )

    def _shown(self, rows: Iterable[FactRow]) -> list[FactRow]:
        return [self._visible.shown(row) for row in rows]

    def _words(self, name: str) -> str:
        return _nameless(name) if self.public else name


@lru_cache(maxsize=1 << 15)
def _nameless(name: str) -> str:
    """A dossier names the same few thousand bodies again and again."""
    return nameless(name)


def dossiers_of(request: Request) -> Dossiers:
    """The dossiers of the record as whoever asks may see them."""
    state = request.app.state
    return Dossiers(state.record, record_of(request), state.kept)
