"""What the network proposes for roles that no mention fills, and what it may never name."""

from __future__ import annotations

import numpy as np
import pytest

import plainview
from plainview.extraction import extract, sketch
from plainview.extraction.learned.network import ROLES, STATUSES, TYPES, Reading
from plainview.extraction.learned.proposing import proposed
from plainview.extraction.learned.scoring import Scene
from plainview.extraction.learned.wordpiece import pieces

HOLDER = ("holder",)
KNOWN = frozenset({"w:critic", "w:rancher", "w:mayor"})


def scene(sentence: str, words: str, score: float = 2.0) -> Scene:
    """A sentence in which the network takes some words for the holder of a stance."""
    text = plainview.read(sentence.encode())
    cut = pieces(text.content, 0, len(text.content))
    start = text.content.index(words)
    rows = np.full((len(cut), len(ROLES)), -5.0, np.float32)
    for place, (_, left, right) in enumerate(cut):
        if left < start + len(words) and start < right:
            rows[place, ROLES.index(("stance", "holder"))] = score
    reading = Reading([0] * len(TYPES), [0] * 2 * len(STATUSES), rows, cut)
    return Scene(text.content, sketch(text), 0, reading)


@pytest.mark.parametrize(
    ("sentence", "words", "expected"),
    [
        ("It is said that the ranchers oppose the fence.", "the ranchers", "ranchers"),
        ("Critics oppose the fence.", "Critics", "Critics"),
        ("Fewer jails, “privacy groups,” say.", "“privacy groups,”", "privacy groups"),
        ("The ranchers’ view is that it fails.", "ranchers’", "ranchers"),
        ("The mayor's office opposes the fence.", "s office", "mayor's office"),
        ("The mayor's office opposes the fence.", "'s office", "mayor's office"),
        ("Officials at ICE oppose the cap.", "at ICE", "at ICE"),
        ("The ranchers of the oppose it.", "The ranchers of the", "ranchers"),
        # names that no list has may be those of people
        ("Dorvane opposes the fence.", "Dorvane", None),
        ("The fence, says Maria Dorvane, fails.", "Maria Dorvane", None),
        ("Neighbours of Dorvane oppose it.", "Neighbours of Dorvane", None),
        # words that name nobody
        ("They oppose the fence.", "They", None),
        ("It fails, who knows, again.", "who", None),
        ("“,” he said.", "“,”", None),
        ("It does not say which agency opposes it.", "which agency", None),
    ],
)
def test_words_for_an_open_role(sentence: str, words: str, expected: str | None) -> None:
    found = proposed(scene(sentence, words), "stance", HOLDER, KNOWN)
    assert (found.filler.surface if found else None) == expected
    if found:
        assert found.filler.role == "holder" and found.score == 2000


def test_what_is_unlikely_stays_open() -> None:
    assert (
        proposed(scene("The ranchers oppose it.", "ranchers", -0.5), "stance", HOLDER, KNOWN)
        is None
    )
    without = scene("The ranchers oppose it.", "ranchers")
    without.reading = None
    assert proposed(without, "stance", HOLDER, KNOWN) is None


def test_a_run_of_words_too_long_for_a_name_is_none() -> None:
    words = "groups " * 15 + "say so"
    assert proposed(scene(f"It is bad, {words}.", words), "stance", HOLDER, KNOWN) is None


def test_roles_that_stay_open_are_marked() -> None:
    lines = (
        "The agency’s program now covers 40 counties, officials of the department said.",
        "Fingerprints and photographs are shared with federal immigration officers every night.",
        "It was unclear who pays for the detention beds, which cost $1.2 million.",
        "Operations in the city led to dozens of arrests.",
    )
    text = plainview.read("\n\n".join(lines * 3).encode())
    for fact in extract(text):
        if fact.pattern.startswith("learned.") and "unresolved" not in fact.flags:
            roles = {filler.role for filler in fact.fillers}
            demands = [set(d) for d in plainview.model.FACT_TYPES[fact.type].needed]
            skipped = ({"act"}, {"about", "calls_for"}, {"instrument", "issuer"})
            assert all(d & roles or d in skipped for d in demands), fact
