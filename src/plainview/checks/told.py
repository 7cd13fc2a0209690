"""Facts as checks read them: with names as resolved, whole documents or joined groups at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from plainview.model import Hop, Measure, Time


class Role(NamedTuple):
    """What fills a role of a fact: its entity ("" where none is known), its name, how it is said.

    `surface` are the words in the text at `start` to `end`; None for what is implied or inferred.
    """

    role: str
    entity: str
    name: str
    via: str
    surface: str | None = None
    start: int | None = None
    end: int | None = None

    @property
    def key(self) -> str:
        """What two fillers that are the same have in common."""
        return self.entity or self.name.casefold()


@dataclass(frozen=True, slots=True)
class Told:
    """One fact of one document.

    `fact` is its id, `key` and `document` are places in the record, which order ties; `doc` is the
    document's name, `place` a page or cell in it. `quote` is its first evidence, at `start`.
    `published` is an ISO day or None. `official` says that it was read from a public record and not
    from prose. `group` is what the stream puts together, such as the document.
    """

    fact: str
    key: int
    document: int
    doc: str
    type: str
    status: str
    modality: str
    polarity: str
    roles: tuple[Role, ...]
    measures: tuple[Measure, ...]
    time: Time | None
    said: tuple[Hop, ...]
    quote: str
    start: int
    place: str
    published: str | None
    outlet: str | None
    title: str | None
    official: bool
    flags: tuple[str, ...]
    pattern: str
    group: str

    @property
    def asserted(self) -> bool:
        return self.modality == "asserted" and self.polarity == "+"

    @property
    def denied(self) -> bool:
        return self.modality == "denied" or self.polarity == "-"

    def filled(self, *roles: str) -> list[Role]:
        """The fillers of some roles, in the order of the fact."""
        return [role for role in self.roles if role.role in roles]

    def measured(self, *names: str) -> list[Measure]:
        """The measures of some names, in the order of the fact."""
        return [measure for measure in self.measures if measure.name in names]
