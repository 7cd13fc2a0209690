"""What a pattern makes of a sentence, before facts are assembled."""

from __future__ import annotations

from dataclasses import dataclass

from plainview.model import Filler, Hop, Measure


@dataclass(frozen=True, slots=True)
class Frame:
    """A pattern that fitted: its roles and measures, and the run `start` to `end` that carries it.

    `sentence` is the index into `Sketch.sentences`; `pattern` the pattern's id. `complete` is
    False where a needed role stays open, which only a restatement may; `wants` are roles that the
    sentence leaves to the document (inheriting.py). `said` is the origin where no attribution gives
    one: who urges or opposes speaks for itself.
    """

    type: str
    pattern: str
    sentence: int
    start: int
    end: int
    status: str
    modality: str
    polarity: str
    fillers: tuple[Filler, ...]
    measures: tuple[Measure, ...]
    complete: bool = True
    trigger: tuple[int, int] = (0, 0)
    flags: tuple[str, ...] = ()
    wants: frozenset[str] = frozenset()
    said: tuple[Hop, ...] = ()

    def names(self, role: str) -> frozenset[str]:
        """The names that fill one role."""
        return frozenset(filler.name for filler in self.fillers if filler.role == role)
