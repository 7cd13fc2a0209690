"""Edges: one statement that data goes, went or does not go from one institution to another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from plainview.model import PartialDate

KINDS = ("access", "sharing_list", "membership", "staffing", "system")
"""An access fact; an entry of a published list of recipients; a seat in a task force or fusion
center; staff on loan with access; a platform whose users query it."""

CONFIDENCES = ("documented", "independent", "once")
"""In an official record; reported by independent origins; reported by one origin. Best first."""

ONWARD = ("allowed", "forbidden", "unknown")
"""Whether what the provider itself received may go on under this edge."""

STANDING = ("agreed", "in_force")
PENDING = ("sought", "requested", "offered", "eligible", "nominated", "planned")
DENYING = ("paused", "blocked", "refused", "ended")


@dataclass(frozen=True, slots=True)
class Edge:
    """Data of `category` goes from `provider` to `recipient`, by the facts named.

    `category` is a vocabulary id ("data:school_record", the prefix may be left out) or None where
    nobody says which data, as in a membership. `instrument` is what it rests on: a particular
    agreement, or only a kind of one ("instrument:contract", or any where `collective` says that the
    name stands for many agreements), or None; `authority` are laws that it rests on. `status` is of
    the ladders of access and staffing facts. `start` and `end` are EDTF dates or None, `seen` when
    a source saw it stand that does not say since when; of a denial (polarity "-" or a status that
    says so) `start` is its date. `forbidden_by` names rules in force that forbid it. `through` is
    the institution by whose hands it goes, where one statement names all three. `assumes` is what
    believing in it takes beyond its words; with any it is possible only. `own` says that the
    provider collects what it gives. Raises ValueError on a word that is in none of the lists, or a
    date that is none.
    """

    provider: str
    recipient: str
    category: str | None = None
    kind: str = "access"
    instrument: str | None = None
    status: str = "in_force"
    polarity: str = "+"
    start: str | None = None
    end: str | None = None
    seen: str | None = None
    confidence: str = "once"
    onward: str = "unknown"
    forbidden_by: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    collective: bool = False
    through: str | None = None
    assumes: tuple[str, ...] = ()
    own: bool = False

    def __post_init__(self) -> None:
        _demand_words(self.kind, self.status, self.polarity, self.confidence, self.onward)
        for text in (self.start, self.end, self.seen):
            if text is not None and not is_date(text):
                raise ValueError(f"{text!r} is no EDTF date")

    @property
    def denies(self) -> bool:
        """Whether it says that the data does not go, or goes no longer."""
        return self.polarity == "-" or self.status in DENYING

    @property
    def stands(self) -> bool:
        """Whether it says that the data goes; what is only sought or offered does not."""
        return self.polarity == "+" and self.status in STANDING

    @property
    def particular(self) -> bool:
        """Whether the instrument is one agreement that can end, and not a kind or unnamed."""
        named = self.instrument is not None and not self.instrument.startswith("instrument:")
        return named and not self.collective

    @property
    def known_from(self) -> str | None:
        """Since when it is known to stand: since it began, else since it was seen."""
        return self.start or self.seen


@lru_cache(maxsize=1_000)
def _demand_words(kind: str, status: str, polarity: str, confidence: str, onward: str) -> None:
    for what, value, allowed in (
        ("kind", kind, KINDS),
        ("status", status, STANDING + PENDING + DENYING),
        ("polarity", polarity, ("+", "-")),
        ("confidence", confidence, CONFIDENCES),
        ("onward sharing", onward, ONWARD),
    ):
        if value not in allowed:
            raise ValueError(f"unknown {what} {value!r}")


@lru_cache(maxsize=10_000)
def is_date(text: str) -> bool:
    """Whether a text is an EDTF date."""
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True


def category_id(name: str) -> str:
    """The id of a category of data, from its name with or without the prefix.

    Words may stand apart, and "license" is as good as the vocabulary's "licence".
    """
    plain = name.strip().lower().removeprefix("data:").replace("license", "licence")
    return f"data:{'_'.join(plain.replace('-', ' ').split())}"
