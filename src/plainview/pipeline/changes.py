"""What changed from one state of a public list to the next, with the cells on both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from plainview.model import Measure
from plainview.names.unlisted import ID_PREFIX
from plainview.pipeline.snapshots import KINDS, Kind, Snapshot, snapshots
from plainview.sources import changes as of_lists
from plainview.sources.changes import Listed
from plainview.store import FactRow, Record
from plainview.store.facts import fact_of

RAISED, LOWERED = "raised", "lowered"
ORDER = (*of_lists.KINDS, RAISED, LOWERED)
_FEW = 0.5
_CUT, _SAME = 20, 0.93


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a change: what stands there, in which cell, and the fact read from it."""

    words: str
    cell: str | None
    fact: str


@dataclass(frozen=True, slots=True)
class ListChange:
    """A row that joined, ended, or was renamed or corrected, or whose number was raised or lowered.

    `before` is None for what joined, `after` for what ended.
    """

    kind: str
    before: Side | None
    after: Side | None
    why: str


@dataclass(frozen=True, slots=True)
class Step:
    """From one state of a list to the next: changes in the order of ORDER, and their numbers.

    `caution` says where one of both may not be the whole list.
    """

    before: Snapshot
    after: Snapshot
    changes: tuple[ListChange, ...]
    caution: str

    @property
    def counts(self) -> dict[str, int]:
        """The number of changes of each kind."""
        numbers = Counter(change.kind for change in self.changes)
        return {kind: numbers[kind] for kind in ORDER}


@dataclass(frozen=True, slots=True)
class History:
    """A list, its states in the record, and the steps between them, the oldest first."""

    kind: Kind
    snapshots: tuple[Snapshot, ...]
    steps: tuple[Step, ...]

    def to_json(self) -> dict[str, Any]:
        """The history as plain data."""
        return {
            "list": self.kind.key,
            "title": self.kind.title,
            "snapshots": [asdict(each) for each in self.snapshots],
            "steps": [{**asdict(step), "counts": step.counts} for step in self.steps],
        }


def histories(record: Record, *, of: str | None = None, since: str | None = None) -> list[History]:
    """The lists of a record, or one of them, with what changed after a day (ISO 8601)."""
    found = snapshots(record)
    result = []
    for kind in KINDS:
        if kind.key not in found or of not in (None, kind.key):
            continue
        states = found[kind.key]
        dated = [state for state in states if state.date]
        pairs = [
            (before, after)
            for before, after in pairwise(dated)
            if since is None or (after.date or "") > since
        ]
        steps = _steps(record, kind, pairs)
        result.append(History(kind, tuple(states), tuple(steps)))
    return result


def _steps(record: Record, kind: Kind, pairs: list[tuple[Snapshot, Snapshot]]) -> Iterator[Step]:
    held: dict[str, list[FactRow]] = {}
    for before, after in pairs:
        for state in (before, after):
            if state.document_id not in held:
                held[state.document_id] = _rows(record, kind, state)
        first, second = held[before.document_id], held[after.document_id]
        found = _numbers(first, second) if kind.numbers else _entries(record, first, second)
        ordered = sorted(found, key=lambda change: ORDER.index(change.kind))
        yield Step(before, after, tuple(ordered), _caution(before, after))
        held.pop(before.document_id, None)


def _rows(record: Record, kind: Kind, state: Snapshot) -> list[FactRow]:
    return [
        row
        for row in record.facts_of(state.document_id)
        if row.pattern in kind.patterns and row.status == kind.status
    ]


def _caution(before: Snapshot, after: Snapshot) -> str:
    few, many = sorted((before, after), key=lambda state: state.rows)
    if few.rows < _FEW * many.rows:
        return f"{few.doc} has {few.rows:,} rows, the other {many.rows:,}: is it the whole list?"
    return ""


def _entries(record: Record, first: list[FactRow], second: list[FactRow]) -> list[ListChange]:
    """Changes of a list of agreements, a typo told from a departure."""
    old, new = _listed(record, first), _listed(record, second)
    found = of_lists.changes((entry for entry, _ in old.values()), (e for e, _ in new.values()))
    return [
        ListChange(
            change.kind,
            _side(change.before, old) if change.before else None,
            _side(change.after, new) if change.after else None,
            change.why,
        )
        for change in found
    ]


Entries = Mapping[tuple[str, str, str], tuple[Listed, FactRow]]


def _listed(record: Record, rows: Iterable[FactRow]) -> Entries:
    found: dict[tuple[str, str, str], tuple[Listed, FactRow]] = {}
    text = None
    for row in rows:
        if text is None or text.id != row.text_id:
            text = record.text(row.document_id)
        entry = of_lists.listed(fact_of(row, text)) if text else None
        if entry is None:
            continue
        if entry.entity and entry.entity.startswith(ID_PREFIX):
            entry = replace(entry, entity=None)  # a provisional identity says no more than its name
        found[entry.key] = (entry, row)
    return found


def _side(entry: Listed, entries: Entries) -> Side:
    row = entries[entry.key][1]
    signed = f", signed {entry.signed}" if entry.signed else ""
    model = entry.model.removeprefix("287(g) agreement: ")
    words = f"{entry.agency}, {entry.state} ({model}{signed})"
    return Side(words, row.evidence[0].cell, row.id)


def _numbers(first: list[FactRow], second: list[FactRow]) -> Iterator[ListChange]:
    """Facilities that came and went, and their numbers of one definition that rose or fell."""
    old, new = _facilities(first), _facilities(second)
    pairs = {key: key for key in new if key in old}
    gone, come = [key for key in old if key not in new], [key for key in new if key not in old]
    for key in come:
        was = next((each for each in gone if _one_facility(old[each], new[key])), None)
        if was is None:
            yield ListChange("joined", None, _whole(new[key]), "in the later list only")
            continue
        gone.remove(was)
        pairs[key] = was
        sides = (_whole(old[was]), _whole(new[key]))
        yield ListChange("corrected", *sides, "spelling, or cut off; the same place")
    for key in gone:
        yield ListChange("ended", _whole(old[key]), None, "in the earlier list only")
    for key, was in pairs.items():
        yield from _moved(old[was], new[key])


def _moved(before: FactRow, after: FactRow) -> Iterator[ListChange]:
    earlier = _measures(before)
    for name, measure in _measures(after).items():
        was = earlier.get(name)
        if was is None or was.value is None or measure.value in (None, was.value):
            continue
        kind = RAISED if (measure.value or 0.0) > was.value else LOWERED
        sides = (_number(before, was), _number(after, measure))
        yield ListChange(kind, *sides, " ".join(name).replace("_", " "))


def _one_facility(first: FactRow, second: FactRow) -> bool:
    """Whether two names in one place are one, cut off or with a slip: workbooks cut long names."""
    (a, _, here), (b, _, there) = (
        row.filled("facility")[0].name.casefold().partition(", ") for row in (first, second)
    )
    # "Calexico" beside "Calexico, CA": a workbook can leave the state out
    if not here or not there or not (here.startswith(there) or there.startswith(here)):
        return False
    short, long = sorted((a, b), key=len)
    cut = len(short) >= _CUT and long.startswith(short)
    return cut or SequenceMatcher(None, a, b, autojunk=False).ratio() >= _SAME


def _facilities(rows: list[FactRow]) -> dict[str, FactRow]:
    """Rows by facility; a facility that stands twice in a state of the list is left out."""
    keys = [(_place(row), row) for row in rows]
    times = Counter(key for key, _ in keys)
    return {key: row for key, row in keys if key and times[key] == 1}


def _place(row: FactRow) -> str:
    return next((each.entity or each.name.casefold() for each in row.filled("facility")), "")


def _measures(row: FactRow) -> dict[tuple[str, str], Measure]:
    return {(each.name, each.definition or ""): each for each in row.measures}


def _whole(row: FactRow) -> Side:
    held = "; ".join(
        f"{name} {definition.replace('_', ' ')} {each.value:,.1f}"
        for (name, definition), each in _measures(row).items()
        if each.value is not None
    )
    return Side(f"{row.filled('facility')[0].name} ({held})", row.evidence[0].cell, row.id)


def _number(row: FactRow, measure: Measure) -> Side:
    value = f"{measure.value:,.1f}".removesuffix(".0")
    words = f"{row.filled('facility')[0].name}: {value}, {measure.as_of}"
    return Side(words, row.evidence[0].cell, row.id)
