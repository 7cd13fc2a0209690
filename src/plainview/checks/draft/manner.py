"""How a thing was done: what a sentence tells before it says without what that was."""

from __future__ import annotations

from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.lines import Line


def done_before(line: Line, without: str) -> frozenset[str]:
    """The keys of what a sentence tells before its "without"; none where it denies something
    there: "was developed without the developing persons having access"."""
    said = [word.word for word in line.words]
    before = said[: said.index(without)] if without in said else []
    if not lexicon().denials.isdisjoint(before):
        return frozenset()
    return frozenset(word.key for word in line.words[: len(before)])
