"""Documents by origin and who retells whom, as a visitor may see it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from plainview.lineage.roots import Leaning
from plainview.model import Text, WrongUse
from plainview.pipeline import Family, Told, families, lineage_of
from plainview.pipeline.lineage_told import Altered, Owed
from plainview.publish.nameless import nameless
from plainview.store import Record, vault
from plainview.store.rows import DocumentRow, redact
from plainview.store.shelf import NamedSource, Shelved
from plainview.web.folding import Facets as Shelf
from plainview.web.folding import Folded, Numbers, origins
from plainview.web.kept import Kept


class VisibleSources:
    """The part of a Visible that is about sources and lineage."""

    public: bool
    _record: Record
    _kept: Kept
    _name: Callable[[str], str]

    @abstractmethod
    def document(self, what: str) -> DocumentRow: ...

    def families(self) -> list[Family]:
        """Groups of documents that share text, the largest first, as ids: show what `document`
        gives of them."""
        return self._kept.once("families", lambda: families(self._record))

    def shelf(self) -> list[Shelved]:
        """Every document in short: to find and count by; show what `document` gives of them."""
        return self._kept.once("shelf", self._record.shelf)

    def folded(self, patience: float = 60.0) -> Folded:
        """Every document once, retellings under what they go back to.

        Raises NotReady while that takes long for a large record.
        """

        def fold() -> Folded:
            return Folded(origins(self.shelf(), self.families()))

        return self._kept.within("origins", fold, patience=patience, slow=False)

    def origins(self, order: str, shelf: str, **given: str) -> Numbers:
        """The origins of a shelf in one of the orders of `folding`, narrowed as `Folded` does."""
        folded = self.folded()
        every = self._kept.once(f"origins by {order}", lambda: folded.ordered(order))
        return folded.narrowed(every, shelf, **given)

    def facets_of(self, shelf: str) -> Shelf:
        """What a shelf of origins can be narrowed to."""
        return self._kept.once(f"facets of {shelf}", lambda: self.folded().facets(shelf))

    def named_sources(self) -> list[NamedSource]:
        return self._kept.once("named sources", self._record.named_sources)

    def leanings(self) -> dict[str, list[Leaning]]:
        """The outlets that documents credit, by document id."""
        return self._kept.once("leanings", self._record.leanings)

    def owed(self, document_id: str) -> tuple[tuple[str, float, int], ...]:
        """To which captured documents one owes passages: id, share of it, alterations."""

        def compare() -> tuple[tuple[str, float, int], ...]:
            found = lineage_of(self._record, document_id).derived_from
            return tuple(
                (one.document_id, one.link.other_share, len(one.alterations))
                for one in found
                if one.document_id and one.link
            )

        return self._kept.once(f"owed {document_id}", compare)

    def lineage_waiting(self) -> int:
        return self._kept.once("lineage waiting", lambda: self._record.lineage_state().open)

    def lineage(self, what: str) -> Told:
        """Whom a document owes what, and what it altered."""
        row = self.document(what)
        found = replace(lineage_of(self._record, row.id), document=row)
        if not self.public:
            return found
        return replace(
            found,
            origin=self._name(found.origin) if found.origin else None,
            derived_from=tuple(self._owed(one, row.id) for one in found.derived_from),
            retold_by=tuple(self._owed(one, row.id) for one in found.retold_by),
            shares=tuple(self._owed(one, row.id) for one in found.shares),
        )

    def place_of(self, document_id: str) -> Path:
        """Where the bytes of a document lie; raises WrongUse where they are kept back."""
        if self.public:
            raise WrongUse("a public copy gives no document away")
        return vault.place(self._record.folder, document_id)

    def text(self, document_id: str) -> Text | None:
        """The text of a document; None for one without, or where texts are kept back."""
        return None if self.public else self._record.text(document_id)

    def _owed(self, owed: Owed, document_id: str) -> Owed:
        if owed.document_id is None:
            return owed
        return replace(
            owed,
            doc=self._name(owed.doc),
            alterations=tuple(
                self._altered(one, owed.document_id, document_id) for one in owed.alterations
            ),
        )

    def _altered(self, altered: Altered, source_id: str, other_id: str) -> Altered:
        item = altered.alteration
        source, other = self._record.unlisted(source_id), self._record.unlisted(other_id)
        return replace(
            altered,
            alteration=replace(item, note=nameless(item.note)),
            source_doc=self._name(altered.source_doc),
            source_words=redact(altered.source_words, item.source_start, source),
            other_words=redact(altered.other_words, item.other_start, other),
            source_sentence=redact(altered.source_sentence, item.source_sentence[0], source),
            other_sentence=redact(altered.other_sentence, item.other_sentence[0], other),
        )
