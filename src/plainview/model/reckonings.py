"""Reckonings: parts of one text that the text itself says belong together."""

from __future__ import annotations

from dataclasses import dataclass

from plainview.model.facts import Evidence, Filler
from plainview.model.measure import Measure

RECKONINGS = (
    "change", "difference", "share", "sum", "of", "product", "cap", "order", "title", "unknown",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A relation that a text states between its own numbers: "from 135 to 517, up 283 percent".

    `kind` is one of RECKONINGS. The name of each measure is its part in it:

    change      `before`, `after`, `change`, a ratio; or `times`, so many times as many
    difference  `before`, `after`, `difference`
    share       `part`, `whole`, `share`, a ratio
    sum         each `part`, and the `whole` that they are said to make
    of          each `part`, and the `whole` that they are said to be of, maybe with others
    product     `rate`, `count`, and `product` where it is printed; without `count`, `product` is
                the rate for another period
    cap         `cap` for a period, `count` of periods, `volume` that they saw; `bodies` are the
                `provider` and `instrument` named with either: `cap_provider`, `volume_provider`, …
    order       `left` and, where it is printed, `right`; `left_body`, `right_body` in `bodies`
    title       `title`, and each `body`, numbers of one unit; or `title` and `body` in `bodies`, of
                which the text says the same in its title and below
    unknown     no number: each `body` in `bodies` is of whom the text says that none is known

    `direction` is up or down for changes and differences; more or less for an order, as the left is
    said to be; for an unknown the type of fact that would answer; else "". `evidence` are the
    words, in the order of the text. What is not `sure` was read from how many numbers there
    are and not from how the words join them.
    """

    kind: str
    direction: str
    measures: tuple[Measure, ...]
    bodies: tuple[Filler, ...]
    evidence: tuple[Evidence, ...]
    sure: bool = True

    @property
    def start(self) -> int:
        return self.evidence[0].start

    def named(self, name: str) -> list[Measure]:
        """The measures that play a part, in the order of the text."""
        return [measure for measure in self.measures if measure.name == name]

    def filled(self, name: str) -> list[Filler]:
        """The bodies that play a part, in the order of the text."""
        return [body for body in self.bodies if body.role == name]
