"""How a generated value is set into running text; shared by both generators."""

from __future__ import annotations

import random
import string
from typing import NamedTuple


class Case(NamedTuple):
    """A text in which the value of one kind stands at `start` to `end`."""

    kind: str
    content: str
    start: int
    end: int

    @property
    def value(self) -> str:
        return self.content[self.start : self.end]


BEFORE = (
    "",
    "The agency published 1,412 agreements in February 2026. ",
    "Case 1:25-cv-00677 was heard on April 7, 2025.\n\n",
    "ICE held more than 46,000 people at the time. ",
    "\u2022 ",
    "\t",
    "“We have no comment,” the office said. ",
    "Page 12 of 40\n",
    "The contract was worth $9,225,000.\n",
    "Según el informe, la oficina recibió 97 solicitudes. ",
    "> > ",
)
AFTER = (
    "",
    " The request came in fiscal year 2013.",
    "\n\nA spokesperson declined to comment.",
    " (See 39 C.F.R. 233.3.)",
    "\r\nThe record has 15 pages.",
    " 🙂 Ende.",
    " 600 agents were assigned.",
)


def placed(rng: random.Random, kind: str, template: str, value: str) -> Case:
    """The value in its sentence (`{}`), the sentence somewhere in a short text."""
    left, right = template.split("{}")
    left = rng.choice(BEFORE) + left
    after = rng.choice(AFTER)
    if not right.endswith((".", ")")) and after.startswith(" "):
        after = "\n" + after[1:]
    content = left + value + right + after
    return Case(kind, content, len(left), len(left) + len(value))


def digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choices(string.digits, k=count))


def letters(rng: random.Random, count: int) -> str:
    """Capital letters without I, O and Q, which number series leave out."""
    return "".join(rng.choices("ABCDEFGHJKLMNPRSTUVWXYZ", k=count))


def filled(rng: random.Random, form: str) -> str:
    """A form with each # a digit, each @ a capital letter."""
    made = {"#": digits, "@": letters}
    return "".join(made[sign](rng, 1) if sign in made else sign for sign in form)
