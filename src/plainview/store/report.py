"""What verifying a record finds."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not agree; `name` is the document's, ids are None where none fits."""

    what: str
    document_id: str | None = None
    name: str | None = None
    fact_id: str | None = None

    def __str__(self) -> str:
        place = f"{self.name} ({self.document_id[:12]}): " if self.document_id else ""
        fact = f"fact {self.fact_id[:12]}: " if self.fact_id else ""
        return place + fact + self.what


@dataclass(slots=True)
class Report:
    """What was checked, how much of it, and what does not agree.

    `quotes` counts all words that were found again at their offsets: quotes, surfaces, measures.
    `reread` counts documents read again from their bytes; `other_reader` those whose text is of
    another version of the reader, so that it cannot be compared.
    """

    documents: int = 0
    facts: int = 0
    quotes: int = 0
    entries: int = 0
    files: int = 0
    reread: int = 0
    other_reader: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        return not self.faults

    def summary(self) -> str:
        """What was checked, in words."""
        deep = f", {self.reread:,} documents read again" if self.reread else ""
        return (
            f"{self.documents:,} documents, {self.facts:,} facts, {self.quotes:,} quotes and"
            f" surfaces, {self.entries:,} journal entries, {self.files:,} files{deep}"
        )

    def to_json(self) -> dict[str, Any]:
        """The report as plain data."""
        return {"sound": self.sound, **asdict(self)}
