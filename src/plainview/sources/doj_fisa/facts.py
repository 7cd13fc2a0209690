"""Access facts of numbers in FISA letters; copies of a letter are restatements."""

from __future__ import annotations

from collections.abc import Sequence

from plainview.model import Evidence, Fact, Filler, Measure, Text, Time
from plainview.sources.doj_fisa.counts import Found
from plainview.sources.expectations import told
from plainview.sources.stating import implied
from plainview.vocab import entity

_UNITS = {"requests": "requests", "grants": "orders"}


def fact_of(text: Text, items: Sequence[Found], modality: str = "asserted") -> Fact:
    """The fact of a number, with every run of the text that states it."""
    first = items[0]
    content = text.content
    return Fact(
        content,
        text.id,
        "access",
        "requested" if first.measure == "requests" else "agreed",
        modality,
        "+",
        fillers(first.subject),
        tuple(_measures(content, first)),
        (),
        tuple(Evidence(*item.run, content[slice(*item.run)]) for item in items),
        _time(content, first),
        (),
        "doj_fisa/" + first.subject,
    )


def fillers(subject: str) -> tuple[Filler, ...]:
    """Who obtains what, which the letters leave unsaid or say for the whole letter."""
    said = told("doj_fisa")["subjects"][subject]
    recipient = entity(said["recipient"])
    assert recipient  # the expectations name entries of the registry
    return (
        implied("recipient", recipient.name, recipient.id),
        implied("program", said["program"]),
        implied("category", said["category"]),
    )


def _measures(content: str, item: Found) -> list[Measure]:
    unit = _UNITS[item.measure]
    if item.measure == "requests" and item.definition == "final_applications":
        unit = "applications"
    found = [_measure(content, item.measure, item.value, item.number, unit, item)]
    if item.persons:
        value, *place = item.persons
        found.append(
            _measure(content, "population_covered", value, (place[0], place[1]), "people", item)
        )
    return found


def _measure(
    content: str, name: str, value: float, place: tuple[int, int], unit: str, item: Found
) -> Measure:
    return Measure(
        name, value, value, value, "exact", unit, "year", None, item.definition, item.year,
        content[slice(*place)], *place,
    )  # fmt: skip


def _time(content: str, item: Found) -> Time | None:
    if item.year is None:
        return None
    if item.year_at is None:
        return Time(event=item.year)
    return Time(None, None, None, item.year, content[slice(*item.year_at)], *item.year_at)
