"""Verdicts on a draft, in the words that a person reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plainview.checks.draft import Telling, Verdict

MARKS = {
    "supported": "✓",
    "one_origin": "○",
    "contradicted": "✗",
    "differs": "≠",
    "not_in_record": "?",
}
"""A sign for each verdict, so that none is told by colour alone."""

_VERDICTS = {
    "supported": "supported",
    "one_origin": "one origin",
    "contradicted": "contradicted",
    "differs": "differs",
    "not_in_record": "not in the record",
}
_DIFFERS = {
    "number": "another number",
    "unit": "another unit",
    "scale": "another scale",
    "qualifier": "a limit that is none, or the other way round",
    "precision": "more exact than the record",
    "stage": "another stage",
    "scope": "another scope",
    "definition": "another definition",
    "date": "another date",
    "agency": "another institution",
    "direction": "the other way round",
    "polarity": "the opposite",
    "modality": "another modality",
    "attribution": "credited to another",
}
_KINDS = {
    "official record": "a public record",
    "document seen": "a document",
    "official on record": "an official on record",
    "organisation": "an organisation",
    "anonymous": "an anonymous source",
    "outlet only": "an outlet",
}
_NAMED = 3


def verdict_words(verdict: str) -> str:
    """A verdict as print has it."""
    return _VERDICTS[verdict]


def differs_words(verdict: Verdict) -> str:
    """In what draft and record are not equal; "" where nothing is named."""
    return difference_words(verdict.differs)


def difference_words(differs: Iterable[str]) -> str:
    """The same of the names of what is not equal."""
    return ", ".join(_DIFFERS[word] for word in differs)


def origin_words(verdict: Verdict, names: Mapping[str, str]) -> str:
    """On how many independent origins a statement stands, and which; "" where it stands on none.

    `names` gives the names of documents by id.
    """
    if not verdict.roots:
        return ""
    listed = []
    for root in verdict.roots[:_NAMED]:
        origin = root.origin
        name = names.get(origin.document_id or "", "") if origin.name == origin.document_id else ""
        listed.append(f"{name or origin.name} ({_KINDS.get(origin.kind, origin.kind)})")
    more = len(verdict.roots) - len(listed)
    count = "1 origin" if len(verdict.roots) == 1 else f"{len(verdict.roots)} independent origins"
    return f"{count}: {', '.join(listed)}" + (f" and {more} more" if more else "")


def place_words(telling: Telling) -> str:
    """Document, page or cell, outlet and day of what is quoted."""
    page = f"page {telling.page}" if telling.page else None
    parts = (telling.doc, telling.cell or page, telling.outlet, telling.published)
    return ", ".join(part for part in parts if part)
