"""What a sample document is made of, read from its TOML file in `sources/`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

SOURCES = Path(__file__).parent / "sources"


@dataclass(frozen=True)
class Table:
    """A sheet; the first row holds the names of the columns."""

    name: str
    rows: tuple[tuple[str | int | float, ...], ...]


@dataclass(frozen=True)
class Source:
    """One document in words: its paragraphs or tables, and the public sources of its facts.

    `body` holds paragraphs, "## " headings, and "---" lines where a new page starts. Containers
    have `members`. A member without sources of its own shares those of its container.
    """

    file: str
    title: str = ""
    byline: str = "Staff"
    to: str = ""
    published: str = "2025-01-01"
    address: str = ""
    outlet: str = "The Newsroom"
    shows: str = ""
    body: str = ""
    scanned: bool = False
    sources: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    members: tuple[Source, ...] = ()

    @classmethod
    def of(cls, raw: dict[str, Any]) -> Source:
        """Raises TypeError for a field that no document has."""
        fields = dict(raw)
        fields["sources"] = tuple(raw.get("sources", ()))
        fields["tables"] = tuple(
            Table(table["name"], tuple(tuple(row) for row in table["rows"]))
            for table in raw.get("tables", ())
        )
        fields["members"] = tuple(cls.of(member) for member in raw.get("members", ()))
        return cls(**fields)

    @property
    def long_date(self) -> str:
        day = date.fromisoformat(self.published)
        return f"{day:%B} {day.day}, {day.year}"

    @property
    def pages(self) -> list[list[str]]:
        """Paragraphs and headings by page; the last page ends with the public sources."""
        pages = [
            [block.strip() for block in page.strip().split("\n\n") if block.strip()]
            for page in self.body.split("\n---\n")
        ]
        pages[-1] = [*pages[-1], *self.credit]
        return pages

    @property
    def blocks(self) -> list[str]:
        return [block for page in self.pages for block in page]

    @property
    def credit(self) -> list[str]:
        """The paragraph that names the public sources, or none."""
        return [f"Public sources: {'; '.join(self.sources)}."] if self.sources else []


def load() -> list[Source]:
    """All sources, sorted by the file that is built from them."""
    found = [
        Source.of(tomllib.loads(path.read_text(encoding="utf-8")))
        for path in SOURCES.glob("*.toml")
    ]
    return sorted(found, key=lambda source: source.file)
