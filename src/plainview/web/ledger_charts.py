"""Charts of a ledger as tables that can be drawn: what is counted, and what is left out, is said.

Sums of several claims are never added up: several can be of one contract, and a ceiling holds the
obligations. Only the transactions of one list are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from fastapi import Request

from plainview.publish.words import date_words, number_words
from plainview.store.ledger_figures import Award, Change, Listed, Net, Room, Rooms, Sums
from plainview.store.ledgers import Chosen
from plainview.web.dossier_charts import CellView, ChartView, custody_chart
from plainview.web.dossiers import dossiers_of
from plainview.web.figures import Cell, Figure, more, number
from plainview.web.ledgers import Ledgers, ledgers_of

_ROWS, _SERIES = 24, 5
_COUNTED = {
    "": "people held",
    "on_day": "people held, on the day",
    "mean_year_to_date": "people held, mean of the year so far",
    "mean_year": "people held, mean of the year",
}
_ROOM = {"": "room for people", "guaranteed": "beds paid for in any case"}
_MONTHS_SHOWN = 30


def charts_of(request: Request, chosen: Chosen) -> list[Figure] | None:
    """The charts of what is chosen of a ledger; None while its numbers are being read."""
    ledgers = ledgers_of(request)
    if chosen.type == "custody":
        rooms = ledgers.rooms(chosen)
        whole = _whole(request, chosen)
        return None if rooms is None else [*whole, *_rooms(ledgers, rooms)]
    if chosen.type == "spending":
        sums = ledgers.sums(chosen)
        return None if sums is None else [*_awards(ledgers, sums), *_nets(ledgers, sums)]
    if chosen.type in ("access", "staffing", "rule"):
        changes = ledgers.changes(chosen)
        if changes is None:
            return None
        return [*_changes(changes, chosen.type), *_listed(ledgers.lists(chosen) or [])]
    return []


def _whole(request: Request, chosen: Chosen) -> list[Figure]:
    """People held and room of the body that is chosen, or of the one that most facts are about."""
    dossiers = dossiers_of(request)
    given = dict(chosen.filters)
    bodies = [given["org"]] if "org" in given else _holders(request)
    if set(given) - {"org"} or not bodies:
        return []
    rows = dossiers.numbers(
        bodies[:1], "custody", roles=("custodian",), measures=("population", "capacity"),
        narrowing=("facility", "population_held"),
    )  # fmt: skip
    chart = custody_chart(rows, of_place=False)
    return [_by_day(chart, dossiers.name(bodies[0]))] if chart else []


def _holders(request: Request) -> list[str]:
    """Bodies with facts about custody, most first."""
    held = [one for one in dossiers_of(request).held() if one.counts.get("custody")]
    held.sort(key=lambda one: -one.counts["custody"])
    return [one.body.id for one in held if one.body.type in ("Org", "Office")]


def _by_day(chart: ChartView, holder: str) -> Figure:
    """Day by day; several statements of a day are given from the least to the greatest."""
    rows = tuple(
        (words, day, tuple(_stated(cell) if cell else None for cell in cells))
        for day, words, cells in chart.rows
    )
    return Figure(
        f"{holder}: people held and room for them, as a whole",
        "range",
        "people",
        "Day",
        chart.series,
        rows,
        "Each number is one that a document states, by what it counts; several of a day are drawn"
        " from the least to the greatest. Room is what each document calls so, and never added up.",
        more(chart.left_out, "without a date, about one place or group, or older"),
    )


def _stated(cell: CellView) -> Cell:
    remark = f"{cell.facts} statements" if cell.facts > 1 else ""
    return Cell(cell.hi, cell.words, cell.address, remark, cell.lo)


def _rooms(ledgers: Ledgers, rooms: Rooms) -> list[Figure]:
    latest: dict[str, Room] = {}
    for one in rooms.both:
        # statements of two definitions of room stand beside each other
        latest.setdefault(one.place, one)
    chosen = sorted(latest.values(), key=lambda one: -one.people)[:_ROWS]
    if not chosen:
        return []
    series = list(dict.fromkeys(_counted(one) for one in chosen))
    series += list(dict.fromkeys(_room(one) for one in chosen))
    rows = []
    for one in chosen:
        cells: dict[str, Cell] = {}
        share = f"{one.people / one.room:.0%} computed"
        people = number_words(round(one.people, 1))
        cells[_counted(one)] = Cell(one.people, people, f"/facts/{one.fact}", share)
        cells[_room(one)] = Cell(one.room, number_words(one.room))
        day = f", {date_words(one.day)}" if one.day else ""
        name = f"{ledgers.words(one.place)}{day}"
        rows.append((name, "", tuple(cells.get(each) for each in series)))
    older = len(rooms.both) - len(latest)
    return [
        Figure(
            "People held and room for them, place by place",
            "bars",
            "people",
            "Place, and day of the number",
            tuple(series),
            tuple(rows),
            "Each place by its latest statement that gives both numbers; the places with most"
            f" people first, {len(chosen)} of {len(latest):,}. The share is computed from the two.",
            " ".join(
                filter(None, (
                    more(older, "older"),
                    f"{rooms.one_sided:,} rows give only one of the two numbers."
                    if rooms.one_sided else "",
                ))
            ),
        )
    ]  # fmt: skip


def _counted(one: Room) -> str:
    return _COUNTED.get(one.counted, f"people held, {one.counted.replace('_', ' ')}")


def _room(one: Room) -> str:
    return _ROOM.get(one.defined, f"room, {one.defined.replace('_', ' ')}")


def _awards(ledgers: Ledgers, sums: Sums) -> list[Figure]:
    pairs: dict[tuple[str, str], dict[bool, Award]] = defaultdict(dict)
    for one in sums.awards:
        pairs[one.vendor, one.year][bool(one.ceiling)] = one
    if not pairs:
        return []
    largest = sorted(pairs, key=lambda key: -max(one.value for one in pairs[key].values()))[:_ROWS]
    rows = []
    for vendor, year in largest:
        held = pairs[vendor, year]
        cells = tuple(_award(held.get(ceiling)) for ceiling in (False, True))
        rows.append((f"{ledgers.words(vendor)}, {year or 'undated'}", "", cells))
    return [
        Figure(
            "Largest award and highest ceiling, by vendor and year",
            "bars",
            "USD",
            "Vendor, year",
            ("awarded", "ceiling"),
            tuple(rows),
            "Of each vendor and year the greatest sum obligated and the highest ceiling that is"
            " stated of one award, in the year that is said of it or in which it began; retellings"
            " count once. Nothing is added up: several sums can be of one contract, and a ceiling"
            " holds what is obligated under it.",
            more(len(pairs) - len(rows), "smaller", "vendors and years")
            + " Single modifications, subawards and an agency's totals of a year stand in the"
            " ledger alone.",
        )
    ]


def _award(one: Award | None) -> Cell | None:
    if one is None:
        return None
    remark = f"greatest of {one.claims:,}" if one.claims > 1 else ""
    return Cell(one.value, number_words(one.value, "USD"), f"/facts/{one.fact}", remark)


def _nets(ledgers: Ledgers, sums: Sums) -> list[Figure]:
    best: dict[tuple[str, str], Net] = {}
    for one in sums.nets:
        held = best.get((one.vendor, one.year))
        if held is None or one.transactions > held.transactions:
            best[one.vendor, one.year] = one
    totals: dict[str, float] = defaultdict(float)
    for (vendor, _), one in best.items():
        totals[vendor] = max(totals[vendor], one.value)
    vendors = sorted(totals, key=lambda vendor: -totals[vendor])[:_SERIES]
    years = sorted({year for vendor, year in best if vendor in vendors})
    if not years:
        return []
    rows = tuple((year, year, tuple(_net(best.get((v, year))) for v in vendors)) for year in years)
    return [
        Figure(
            "Obligated less taken back, in the lists of transactions that the record holds",
            "bars",
            "USD",
            "Year",
            tuple(ledgers.words(vendor) for vendor in vendors),
            rows,
            "Transactions of a vendor in a calendar year, added up within one list: the one that"
            " has most of them. A list is a window, and what it comes to is no total of any award.",
            more(len(totals) - len(vendors), "of smaller sums", "vendors"),
        )
    ]


def _net(one: Net | None) -> Cell | None:
    if one is None:
        return None
    times = f"{one.transactions:,} transactions" if one.transactions > 1 else "1 transaction"
    words = number_words(round(one.value), "USD")
    return Cell(round(one.value, 2), words, f"/documents/{one.document_id}", times)


def _changes(changes: Sequence[Change], type_: str) -> list[Figure]:
    months = [one.month for one in changes]
    if not months:
        return []
    by_month = len(set(months)) <= _MONTHS_SHOWN and all(len(one) == 7 for one in months)
    started, ended = _counted_by(changes, False, by_month), _counted_by(changes, True, by_month)
    rows: list[tuple[str, str, tuple[Cell, ...]]] = []
    for when in sorted(started.keys() | ended.keys()):
        cells = (number(started.get(when, 0)), number(ended.get(when, 0)))
        # a series without a single number is none
        rows.append((date_words(when), when, cells if ended else cells[:1]))
    what = "Rules" if type_ == "rule" else "Agreements"
    return [
        Figure(
            f"{what} that began and ended, by {'month' if by_month else 'year'}",
            "bars",
            "",
            "Month" if by_month else "Year",
            ("began", "ended") if ended else ("began",),
            tuple(rows),
            f"{what} with an instrument, each counted once by its parties, instrument and date,"
            " however many documents and lists have it, at the date that is stated of it.",
            ("" if ended else "The rows state no end. ")
            + "Left out is what has no date of its own, or is only planned, possible or denied.",
        )
    ]


def _listed(lists: Sequence[Listed]) -> list[Figure]:
    """What each list of agreements has, and what the list before had and it has no more."""
    if not lists:
        return []
    rows = []
    for one in lists:
        cells = (Cell(one.agreements, f"{one.agreements:,}", f"/documents/{one.document_id}"),
                 number(one.gone))  # fmt: skip
        rows.append((date_words(one.day), one.day, cells))
    return [
        Figure(
            "Agreements on each list that the record holds",
            "bars",
            "",
            "Latest signature on the list",
            ("on the list", "no more on it"),
            tuple(rows),
            "Agencies with the kind of their agreement, each counted once a list; no more on it are"
            " those that the list before has. A list does not say when or why one went.",
        )
    ]


def _counted_by(changes: Iterable[Change], ended: bool, by_month: bool) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for one in changes:
        if one.ended == ended:
            found[one.month if by_month else one.month[:4]] += one.agreements
    return found
