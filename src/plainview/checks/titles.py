"""What a title says, against the text below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plainview.checks.check import Check
from plainview.checks.figures import amount
from plainview.checks.reckoned import Reckoned, bounds, value
from plainview.model import Finding, Measure
from plainview.model.measure import digits

_NEAREST = 3


def find(items: Sequence[Reckoned]) -> Iterator[Finding]:
    """The title of a text: its numbers, and of whom it says what is told below."""
    for one in items:
        if one.reckoning.kind != "title":
            continue
        if titles := one.reckoning.named("title"):
            if found := _number(one, titles[0], one.reckoning.named("body")):
                yield found
        else:
            yield _lifted(one)


def _number(one: Reckoned, title: Measure, body: Sequence[Measure]) -> Finding | None:
    """The finding where no number below can be the title's."""
    if any(other.unit == title.unit and bounds(other).meets(bounds(title)) for other in body):
        return None
    altered = [other for other in body if _digits_kept(title, other)]
    told = altered or sorted(body, key=lambda other: abs(value(other) - value(title)))
    numbers = "; ".join(dict.fromkeys(amount(other) for other in told[:_NEAREST]))
    quotes = [
        quote
        for quote in one.quotes
        if any(quote.start <= other.start < quote.end for other in (title, *told[:_NEAREST]))
    ]
    if altered:
        other = altered[0]
        sums = (
            f"{value(title):,.10g} / {value(other):,.10g} = {value(title) / value(other):,.10g}"
            if other.unit == title.unit
            else f"{title.unit} {value(title):,.10g} against {other.unit} {value(other):,.10g}"
        )
        words = f"The title gives {amount(title)}, the text has the same digits in {numbers}"
        return one.found("title_and_body", "high", words, sums, "the source of the number", quotes)
    words = f"The title gives {amount(title)}, the text below only {numbers}"
    sums = f"{amount(title)} against {numbers}"
    return one.found("title_and_body", "low", words, sums, "the source of the number", quotes)


def _digits_kept(one: Measure, other: Measure) -> bool:
    """Whether two numbers that differ have the same digits, in another scale or currency."""
    if one.unit != other.unit:
        return value(one) == value(other)
    return len(digits(value(one))) > 1 and digits(value(one)) == digits(value(other))


def _lifted(one: Reckoned) -> Finding:
    (above,), (below,) = one.reckoning.filled("title"), one.reckoning.filled("body")
    words = f"The title says of {above.name} what the text says of {below.name}, a part of it"
    return one.found("title_and_body", "low", words, "", "the body that the source names")


CHECK = Check(
    "title_and_body",
    "A title says what the text says: of the same body, not of the one that it is part of; with a"
    " number that stands in the text, in the same scale and currency.",
    "the title of a text, and the sentences below it that have its verb or a number of its unit",
    "title: $3.3 billion; text: $3.3 million: 3,300,000,000 / 3,300,000 = 1,000",
    "reckonings",
    find,
)
