"""In which terms a sentence gives a number: built for, paid for, held; asked, given; a goal."""

from __future__ import annotations

from plainview.checks.draft.lexicon import lexicon

_CAPACITY = "capacity"


def differ(one: str, two: str) -> bool:
    """Whether two sentences give their numbers in terms that are not the same.

    A term that goes without saying ("held") differs only from another of its kind ("designed
    for"); one that never does ("ceiling", "average", "pending") differs also from none.
    """
    ours, theirs = _found(one), _found(two)
    if ours & theirs & lexicon().terms_apart[0]:
        # the capacity that a place was designed for is what it was designed to hold
        ours, theirs = ours - {_CAPACITY}, theirs - {_CAPACITY}
    if ours == theirs:
        return False
    marked = lexicon().terms_marked
    if (ours ^ theirs) & marked:
        return True
    return any(
        group & ours and group & theirs and not group & ours & theirs
        for group in lexicon().terms_apart
    )


def at_other_times(one: str, two: str) -> bool:
    """Whether two sentences speak of two moments in words: at the start and at the end."""
    ours, theirs = (
        {name for name, pattern in lexicon().moments.items() if pattern.search(content)}
        for content in (one, two)
    )
    return bool(ours and theirs and not ours & theirs)


def of_capacity(one: str, two: str) -> bool:
    """Whether two sentences speak of one capacity: designed, contracted or funded in both."""
    return bool(_found(one) & _found(two) & (lexicon().terms_apart[0] - {"held"}))


def _found(content: str) -> frozenset[str]:
    return frozenset(name for name, pattern in lexicon().terms.items() if pattern.search(content))
