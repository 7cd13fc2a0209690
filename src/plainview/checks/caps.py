"""A limit for a period, against what went through in so many periods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plainview.checks.check import Check
from plainview.checks.figures import printed
from plainview.checks.reckoned import ROUGHLY, Reckoned, bounds, number, periods, value
from plainview.model import Filler, Finding

_UNSCOPED = "The text does not show that limit and volume are of one provider and one instrument"
_SETTLED = "the instrument that sets the limit: whose data it covers, and from when"


def find(items: Sequence[Reckoned]) -> Iterator[Finding]:
    """The limits of a text that it gives a volume for."""
    for one in items:
        if one.reckoning.kind != "cap":
            continue
        cap, count, volume = (one.only(name) for name in ("cap", "count", "volume"))
        factor = periods(cap, count)
        allowed = value(cap) * value(count) * factor
        scaled = f" × {printed(factor)}" if factor != 1 else ""
        over = bounds(volume).lo > allowed * ROUGHLY.hi
        sums = (
            f"{printed(value(cap))} × {printed(value(count))}{scaled} = {printed(allowed)}"
            f" {'<' if over else '>='} {number(volume)}"
        )
        text = (
            f"{printed(value(cap))} a {cap.per} for {printed(value(count))} {count.unit} allow"
            f" {printed(allowed)}, against {number(volume)}"
        )
        if not over:
            yield one.found("cap_against_volume", "info", f"Within the limit: {text}", sums)
        elif _scoped(one):
            severity = "high" if one.reckoning.sure else "medium"
            words = f"Above the limit: {text}"
            yield one.found("cap_against_volume", severity, words, sums, _SETTLED)
        else:
            words = f"Above a limit, unscoped: {text}. {_UNSCOPED}"
            yield one.found("cap_against_volume", "info", words, sums, _SETTLED)


def _scoped(one: Reckoned) -> bool:
    """Whether limit and volume are shown to be of the same provider and the same instrument."""
    bodies = one.reckoning.filled
    same_provider = _keys(bodies("cap_provider")) & _keys(bodies("volume_provider"))
    single = [
        [body for body in bodies(name) if not (body.surface or "").endswith("s")]
        for name in ("cap_instrument", "volume_instrument")
    ]
    return bool(same_provider and _keys(single[0]) & _keys(single[1]))


def _keys(bodies: Sequence[Filler]) -> set[str]:
    """What bodies are, or the noun that they are called by: "the agreement"."""
    return {
        body.entity or body.name.casefold() or (body.surface or "").rpartition(" ")[2].casefold()
        for body in bodies
    }


CHECK = Check(
    "cap_against_volume",
    "What went through in so many periods is not more than the limit for a period times their"
    " number. It is a breach only where the text shows one provider and one instrument for both;"
    " otherwise the finding says that it is unscoped, and no more.",
    "a limit for a period, a number of periods and a volume, in one text",
    "50,000 × 4 = 200,000 < more than 1,000,000",
    "reckonings",
    find,
)
