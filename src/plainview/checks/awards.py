"""Awards as texts tell them, held against the rows of public records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from plainview.checks.check import Check
from plainview.checks.figures import amount, printed, total
from plainview.checks.laws import is_part
from plainview.checks.told import Told
from plainview.model import Finding, Measure
from plainview.vocab import terms

_SINGLE = ("transaction", "cumulative", "base_and_all_options", "base_and_exercised_options")
_PRICES = ("obligated", "ceiling", "spent")
_TELLING = 3  # significant digits below which many awards have one amount
_BEFORE, _AFTER = timedelta(days=31), timedelta(days=3 * 365)
_WORD = re.compile(r"[a-z]+")


def against_rows(items: Sequence[Told]) -> Iterator[Finding]:
    """What texts say of one vendor's award on a day, against the rows of that day."""
    rows = [one for one in items if one.official]
    for told in items:
        stated = None if told.official or not _named(told) else _stated(told)
        day = told.time.event if told.time else None
        if stated is None or day is None or len(day) != 10:
            continue
        same_day = [row for row in rows if _of_day(row, day) and _same_payer(told, row)]
        values = {value for row in same_day for value in _values(row)}
        if not values or any(_agrees(stated, value) for value in values):
            continue
        yield _differs(told, stated, day, same_day)


def _stated(told: Told) -> Measure | None:
    """The one price that a text states for an award."""
    prices = [one for one in told.measured(*_PRICES) if one.unit == "USD" and one.value]
    ready = told.asserted and told.status in ("awarded", "modified", "spent")
    return prices[0] if ready and len(prices) == 1 else None


def _named(told: Told) -> bool:
    """Whether a text names vendor and agency itself, as far as it has them."""
    return all(role.via in ("name", "coref") for role in told.filled("payee", "payer"))


def _of_day(row: Told, day: str) -> bool:
    return bool(row.time and day in (row.time.event, row.time.start))


def _same_payer(told: Told, row: Told) -> bool:
    """Whether a text's payer, if it has one, is the row's or a body above or below it."""
    ours, theirs = ({role.entity for role in one.filled("payer", "funder")} for one in (told, row))
    if not ours - {""}:
        return True
    return any(
        is_part(one, (two,)) or is_part(two, (one,)) for one in ours - {""} for two in theirs - {""}
    )


def _values(row: Told) -> list[float]:
    return [one.value for one in row.measures if one.value and (one.definition or "") in _SINGLE]


def apart(one: float, two: float) -> str:
    """How far two numbers are apart, written out."""
    low, high = sorted((one, two))
    return f"{printed(high)} - {printed(low)} = {printed(total((high, -low)))}"


def _agrees(stated: Measure, value: float) -> bool:
    """Whether a row's amount is what a text states, as far as the text's digits go."""
    return value in stated.interval.widened(stated.rounding)


def _differs(told: Told, stated: Measure, day: str, rows: Sequence[Told]) -> Finding:
    payee = told.filled("payee")[0].name
    listed = sorted({value for row in rows for value in _values(row)})
    shown = "; ".join(f"${printed(value)}" for value in listed[:4])
    words = (
        f"{told.doc}: {payee} on {day}: {amount(stated)} is stated ({stated.name}); the rows of"
        f" that day in {', '.join(sorted({row.doc for row in rows}))} say {shown}"
    )
    value = stated.value or 0.0
    sums = apart(value, min(listed, key=lambda one: abs(one - value)))
    # a row tells what one agency obligated that day; a report can mean the award with its options
    payers = {role.entity for role in told.filled("payer")}
    one = len(listed) == 1 and stated.name == "obligated"
    single = one and all(payers & {role.entity for role in row.filled("payer")} for row in rows)
    settled = "the award document, with its amount at signing and with all options"
    facts = (told.fact, *(row.fact for row in rows))
    return Finding("award_differs", "medium" if single else "low", words, sums, facts, settled)


def by_number(items: Sequence[Told]) -> Iterator[Finding]:
    """What texts say of one award by its number, against the totals that records give of it.

    Single transactions are left aside: they neither confirm nor contradict a total.
    """
    rows = [one for one in items if one.official]
    for told in items:
        stated = None if told.official else _stated(told)
        if stated is None or any(_agrees(stated, value) for row in rows for value in _values(row)):
            continue
        totals = [
            (row, one)
            for row in rows
            for one in row.measured(stated.name)
            if one.value and one.definition != "transaction" and (one.definition or "") in _SINGLE
        ]
        if totals and _same_payer(told, totals[0][0]):
            yield _total_differs(told, stated, totals)


def _total_differs(told: Told, stated: Measure, totals: Sequence[tuple[Told, Measure]]) -> Finding:
    row, total_ = totals[-1]
    as_of = f" up to {total_.as_of}" if total_.as_of else ""
    words = (
        f"{told.doc}: {amount(stated)} is stated as {stated.name} under {told.group}; {row.doc}"
        f" says {amount(total_)}{as_of}"
    )
    sums = apart(stated.value or 0.0, total_.value or 0.0)
    settled = "the award's page at the publisher, with the day of each number"
    facts = tuple(dict.fromkeys((told.fact, *(one.fact for one, _ in totals))))
    return Finding("award_total", "medium", words, sums, facts, settled)


def unnamed_vendor(items: Sequence[Told]) -> Iterator[Finding]:
    """Awards of one amount: texts without the vendor's name, and rows that have one."""
    rows = [one for one in items if one.official and one.filled("payee")]
    found: dict[tuple[int, str], tuple[list[Told], Measure, list[Told]]] = {}
    for told in items:
        stated = None if told.official or _vendor(told) else _stated(told)
        if stated is None or _digits(stated.value) < _TELLING:
            continue
        fitting = [row for row in rows if _fits(told, stated, row)]
        alike = [row for row in fitting if _technology(row.quote) & _technology(told.quote)]
        vendors = {role.key for row in alike for role in row.filled("payee")}
        if len(vendors) == 1:
            (vendor,) = vendors
            found.setdefault((told.document, vendor), ([], stated, alike))[0].append(told)
    for texts, stated, alike in found.values():
        yield _proposed(texts, stated, alike)


def _vendor(told: Told) -> bool:
    return any(role.entity for role in told.filled("payee"))


def _fits(told: Told, stated: Measure, row: Told) -> bool:
    """Whether a row has the amount as printed, a payer that agrees, and a day that can be meant."""
    amounts = (abs((stated.value or 0) - value) <= stated.rounding for value in _values(row))
    return any(amounts) and _same_payer(told, row) and _in_time(told, row)


def _in_time(told: Told, row: Told) -> bool:
    """A text of some years after the award; one without a date can be of any."""
    day = (row.time and (row.time.event or row.time.start)) or ""
    if told.published is None or len(day) != 10:
        return True
    published, awarded = date.fromisoformat(told.published), date.fromisoformat(day)
    return awarded - _BEFORE <= published <= awarded + _AFTER


def _digits(value: float | None) -> int:
    return len(f"{value or 0:.10g}".replace(".", "").strip("0"))


def _technology(text: str) -> frozenset[str]:
    """The kinds of technology that a text names."""
    low = f" {' '.join(_WORD.findall(text.lower()))} "
    return frozenset(term for term, words in _kinds() if any(f" {one} " in low for one in words))


@cache
def _kinds() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each technology with what it is called, most plainly: "facial recognition"."""
    return tuple(
        (term.id, (" ".join(_WORD.findall(term.id.partition(":")[2])),))
        for term in terms()
        if term.id.startswith("tech:")
    )


def _proposed(texts: Sequence[Told], stated: Measure, rows: Sequence[Told]) -> Finding:
    told, row = texts[0], rows[0]
    name = row.filled("payee")[0].name
    kinds = ", ".join(sorted(_technology(told.quote) & _technology(row.quote)))
    kind = kinds.replace("tech:", "").replace("_", " ")
    day = (row.time and (row.time.event or row.time.start)) or "no day"
    words = (
        f"{told.doc} leaves the vendor of a {amount(stated)} award unnamed. Inferred: {name}, by"
        f" the amount and the technology ({kind}) of the row of {day} in {row.doc}"
    )
    value = next(one for one in _values(row) if abs((stated.value or 0) - one) <= stated.rounding)
    sums = f"{printed(stated.value)} printed, {printed(value)} in the row"
    settled = "the source of the text, or the award document"
    facts = tuple(dict.fromkeys(one.fact for one in (*texts, *rows)))
    return Finding("unnamed_vendor", "info", words, sums, facts, settled)


CHECKS = (
    Check(
        "award_differs",
        "What a text says of an award on a day is in the rows of public records for that day. Told"
        " is where the vendor, the agency and the day are the same and no row has the amount,"
        " rounding allowed. The sum of some transactions is never taken for an award's total: it"
        " can neither confirm nor contradict one.",
        "awards in texts with vendor and day, and the rows of USAspending and FPDS",
        "$4.2 million stated for September 5; the row of that day says $3,750,000",
        "told_awards",
        against_rows,
    ),
    Check(
        "award_total",
        "What a text says of an award that it names by its number is what public records say of"
        " that award: obligated against obligated, with all options against with all options,"
        " rounding allowed. Only totals are compared, no single transactions and no sums of them.",
        "awards that texts name by number, and their totals in USAspending and FPDS",
        "$9.4 million obligated under a contract whose total is $7,391,976",
        "told_by_number",
        by_number,
    ),
    Check(
        "unnamed_vendor",
        "A vendor that a text leaves unnamed can be found by amount, technology and time, where all"
        " rows that fit are of one vendor. The name is inferred, not stated.",
        "awards in texts without a vendor, and the rows of public records with that amount",
        "$3.75 million for facial recognition, and one row of $3,750,000.00 for facial recognition",
        "told_amounts",
        unnamed_vendor,
    ),
)
