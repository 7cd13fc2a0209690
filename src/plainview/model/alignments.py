"""Alignments: passages that one text owes another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alignment:
    """A passage of one text beside the passage of another that says the same in its own way.

    Offsets count characters of the two texts. `score` is how much of the two passages is shared,
    0 to 1: 1 for a verbatim copy, about 0.4 for a heavily spun one.
    """

    source_start: int
    source_end: int
    other_start: int
    other_end: int
    score: float

    def swapped(self) -> Alignment:
        """The same alignment with the texts in the other order."""
        return Alignment(
            self.other_start, self.other_end, self.source_start, self.source_end, self.score
        )
