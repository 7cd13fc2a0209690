"""Facts: one statement of one text, every part of it tied to the words it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import InitVar, asdict, dataclass
from functools import cached_property
from typing import Any

from plainview.model.errors import Ungrounded
from plainview.model.ids import digest
from plainview.model.measure import QUALIFIERS, Measure
from plainview.model.schema import FACT_TYPES, FLAGS, MODALITIES, POLARITIES, SAID_KINDS, VIAS


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: the words in the text, and what they name.

    `surface` stands at `start` to `end`; all three are None for what is implied or inferred.
    `name` is the official name or a vocabulary id ("data:tax_address"), `entity` the id in the
    registry; both come from resolution and are no part of the fact's identity.
    """

    role: str
    name: str
    surface: str | None = None
    start: int | None = None
    end: int | None = None
    via: str = "name"
    entity: str | None = None


def roles_json(fillers: Iterable[Filler]) -> dict[str, list[dict[str, Any]]]:
    """Fillers by role as plain data, in the shape of the gold format."""
    roles: dict[str, list[dict[str, Any]]] = {}
    for filler in fillers:
        parts = asdict(filler)
        role, entity = parts.pop("role"), parts.pop("entity")
        roles.setdefault(role, []).append({"id": entity, **parts})
    return roles


@dataclass(frozen=True, slots=True)
class Time:
    """When the thing itself was: EDTF dates, and the words that say so (`s` to `e`)."""

    start: str | None = None
    end: str | None = None
    as_of: str | None = None
    event: str | None = None
    surface: str | None = None
    s: int | None = None
    e: int | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of the `said` chain, nearest first: who or what the statement is credited to."""

    kind: str
    name: str
    surface: str | None = None
    start: int | None = None
    end: int | None = None
    via: str = "name"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A run of the text and its exact words."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Fact:
    """One statement of one text.

    A fact is made against the `content` of its text and cannot be made otherwise: each quote and
    surface must stand at its offsets (Ungrounded), and type, roles, measures, status, modality,
    polarity, `via` and `said` kinds must be in the closed lists (ValueError). The first evidence is
    the shortest run that suffices, the others are restatements. `pattern` names what read it.
    """

    content: InitVar[str]
    text_id: str
    type: str
    status: str
    modality: str
    polarity: str
    fillers: tuple[Filler, ...]
    measures: tuple[Measure, ...]
    said: tuple[Hop, ...]
    evidence: tuple[Evidence, ...]
    time: Time | None = None
    flags: tuple[str, ...] = ()
    pattern: str = ""

    def __post_init__(self, content: str) -> None:
        self._check_lists()
        if not self.evidence:
            raise Ungrounded("a fact needs evidence")
        for words, start, end in self._grounded_parts():
            if not (0 <= start < end <= len(content)) or content[start:end] != words:
                raise Ungrounded(f"{words!r} does not stand at {start} to {end}")

    def _grounded_parts(self) -> Iterator[tuple[str, int, int]]:
        for item in self.evidence:
            yield item.quote, item.start, item.end
        for measure in self.measures:
            yield measure.surface, measure.start, measure.end
        for part in self._parts():
            if part.surface is None and part.start is None and part.end is None:
                continue
            if part.surface is None or part.start is None or part.end is None:
                raise Ungrounded(f"{part.name!r} has a surface without its place")
            yield part.surface, part.start, part.end
        if self.time and self.time.surface is not None:
            if self.time.s is None or self.time.e is None:
                raise Ungrounded(f"time {self.time.surface!r} has no place")
            yield self.time.surface, self.time.s, self.time.e

    def _parts(self) -> list[Filler | Hop]:
        return [*self.fillers, *self.said]

    def _check_lists(self) -> None:
        if self.type not in FACT_TYPES:
            raise ValueError(f"unknown fact type {self.type!r}")
        fact_type = FACT_TYPES[self.type]
        checks = [
            ("status", self.status, fact_type.statuses),
            ("modality", self.modality, MODALITIES),
            ("polarity", self.polarity, POLARITIES),
            *(("role", filler.role, fact_type.roles) for filler in self.fillers),
            *(("via", part.via, VIAS) for part in self._parts()),
            *(("measure", measure.name, fact_type.measures) for measure in self.measures),
            *(("qualifier", measure.qualifier, QUALIFIERS) for measure in self.measures),
            *(("said", hop.kind, SAID_KINDS) for hop in self.said),
            *(("flag", flag, tuple(FLAGS)) for flag in self.flags),
        ]
        for what, value, allowed in checks:
            if value not in allowed:
                raise ValueError(f"{self.type}: unknown {what} {value!r}")

    @cached_property
    def id(self) -> str:
        """Hash of type, text, spans, surfaces and measures; resolved names are no part of it.

        The order of the fillers is none either, since `to_json` groups them by role.
        """
        return digest(
            [
                self.type,
                self.text_id,
                [[e.start, e.end] for e in self.evidence],
                sorted(
                    ([f.role, f.surface, f.start, f.end] for f in self.fillers),
                    key=lambda part: (part[0], part[2] or 0, part[3] or 0, part[1] or ""),
                ),
                [asdict(measure) for measure in self.measures],
            ]
        )

    def filled(self, role: str) -> list[Filler]:
        """The fillers of one role, in the order of the text."""
        return [filler for filler in self.fillers if filler.role == role]

    def to_json(self) -> dict[str, Any]:
        """The fact as plain data in the shape of the gold format, without its document."""
        return {
            "id": self.id,
            "type": self.type,
            "status": self.status,
            "modality": self.modality,
            "polarity": self.polarity,
            "roles": roles_json(self.fillers),
            "measures": [asdict(measure) for measure in self.measures],
            "time": asdict(self.time) if self.time else None,
            "said": [asdict(hop) for hop in self.said],
            "evidence": [asdict(item) for item in self.evidence],
            "flags": list(self.flags),
            "pattern": self.pattern,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any], text_id: str, content: str) -> Fact:
        """The inverse of `to_json`; raises as the constructor does."""
        fillers = tuple(
            Filler(
                role,
                item["name"],
                item["surface"],
                item["start"],
                item["end"],
                item["via"],
                item["id"],
            )
            for role, items in data["roles"].items()
            for item in items
        )
        return cls(
            content,
            text_id,
            data["type"],
            data["status"],
            data["modality"],
            data["polarity"],
            fillers,
            tuple(Measure(**item) for item in data["measures"]),
            tuple(Hop(**item) for item in data["said"]),
            tuple(Evidence(**item) for item in data["evidence"]),
            Time(**data["time"]) if data["time"] else None,
            tuple(data["flags"]),
            data["pattern"],
        )
