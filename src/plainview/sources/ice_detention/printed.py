"""Two tables in print, whose cells have run together: read by the form of their rows.

The text of a PDF has no cells. A row is known by the columns that have a fixed form; where a name
ends and an address begins is known only where a house number or the like says so.
"""

from __future__ import annotations

import re

from plainview.model import Filler, Measure, Text
from plainview.sources.columns import number
from plainview.sources.ice_detention.expected import expected
from plainview.sources.ice_detention.facts import (
    MEAN,
    MEAN_TO_DATE,
    ON_DAY,
    Dated,
    Facts,
    dated,
    facility,
    time_of,
    when_of,
)
from plainview.sources.parts import Cell

_HEADINGS = re.compile(r"DETLOC\s+Name\s+Address\s+City\s+County\s+State\s+Zip\s+Type")
_YEARS = re.compile(r"FY(\d\d)\s+ADP")
# state, ZIP, type twice, sexes, levels, capacity, count of the day, eight yearly means
_ROW = re.compile(
    r"\b(?P<state>[A-Z]{2})\s(?P<zip>\d{5}(?:-\d{4})?)\s[A-Z][A-Za-z/ -]*?\s"
    r"(?:Female/)?(?:Male|Female)\s[A-D](?:,\s?[A-D])*\s"
    r"(?P<capacity>AS NEEDED|[\d,]+)\s(?P<population>[\d,]+)(?P<means>(?:\s[\d,]+){8})(?=\s)"
)
_START = re.compile(
    r"(?:^|\s)(?:Yes|No|Assigned\?|of \d+|5\d\d\))\s+(?P<code>[A-Z][A-Z0-9]{2,6})\s(?=[A-Z])"
)
_ADDRESS = re.compile(r"\s(?=\d|P\.?\s?O\.? BOX|HWY |ONE |\#)")
_MARK = re.compile(r"\bDMCP\s(?:Over|Under) 72\b")

_BY_YEAR = re.compile(r"Facility Name and Code((?: \d{4}){3,})")
_CODED = re.compile(r"(?P<names>.+?) \((?P<code>[A-Z]{3,8})\)(?P<values>(?: (?:[\d,]+|-))+)")
_NO_RECORD = re.compile(r"(?P<names>.+?) N/A(?P<values>(?: -){3,})")
_TOTAL = re.compile(r"Total ADP .*?(?P<values>(?: [\d,]+){3,})")
_NUMBERED = re.compile(r".*\([A-Z]{3,8}\)[ \d,-]*|.*(?: [\d,]+){3}")
_LOWER = re.compile(r"[a-z]")


def facilities(text: Text) -> Facts | None:
    """The facility list that was released as a PDF; None for another text."""
    content = text.content
    if not (top := _HEADINGS.search(content)):
        return None
    facts = Facts(text, "ICE list of detention facilities")
    as_of = dated(text, 0, top.start())
    first = content.find("Capacity", top.end())
    years = [2000 + int(found) for found in _YEARS.findall(content, 0, first + 400)][:8]
    place, found, without = top.end(), 0, 0
    for row in _ROW.finditer(content, top.end()):
        starts = list(_START.finditer(content, place, row.start()))
        place = row.end()
        if not starts or len(years) != 8:
            without += 1
            continue
        start = starts[-1].start("code")
        named = starts[-1].end()
        _row(facts, row, start, named, as_of, years)
        found += 1
    _unsure(facts, found, without, len(_MARK.findall(content)))
    return facts if found else None


def _row(
    facts: Facts,
    row: re.Match[str],
    start: int,
    named: int,
    as_of: Dated | None,
    years: list[int],
) -> None:
    content, when = facts.text.content, when_of(as_of)
    address = _ADDRESS.search(content, named, row.start())
    code = Cell(content[start : named - 1].strip(), start, start, "", "")
    code = Cell(code.value, start, start + len(code.value), "", "")
    # the code is sure where the end of the name is not
    cell = (
        Cell(content[named : address.start()], named, address.start(), "", "") if address else code
    )
    if address is None:
        message = f"{code.value}: the end of the name cannot be told; the code stands for it"
        facts.audit.note("name_unclear", message, lost=False)
    measures: list[Measure] = []
    for name, definition in (("capacity", "usable"), ("population", ON_DAY)):
        value = number(row[name])
        if value is not None:
            measures.append(facts.measure(name, value, definition, when, [_cell(row, name)]))
        else:
            message = f"{name}: {row[name]!r}, {expected().no_number['as needed']}"
            facts.audit.note("no_number", message, lost=False)
    at = row.start("means")
    for year, printed in zip(years, re.finditer(r"[\d,]+", row["means"]), strict=True):
        value, newest = number(printed[0]), year == max(years)
        if value is None:
            continue
        begin, end = at + printed.start(), at + printed.end()
        cells = [Cell(printed[0], begin, end, "", "")]
        definition = MEAN_TO_DATE if newest else MEAN
        day = when if newest else f"{year - 1}-10-01/{year}-09-30"
        measures.append(facts.measure("population", value, definition, day, cells))
    filler = facility(cell, row["state"])
    runs = [(start, row.end())]
    facts.add("custody", [filler], measures, runs, time_of(as_of), "printed_row")


def _cell(row: re.Match[str], group: str) -> Cell:
    return Cell(row[group], *row.span(group), "", "")


def _unsure(facts: Facts, found: int, without: int, marks: int) -> None:
    """Say that the table is rebuilt, and what did not come through."""
    message = (
        f"The table is rebuilt from running text: {found:,} rows were read. Names end where an"
        " address seems to begin, and cities and counties cannot be told apart"
    )
    advice = "Compare with the page before you cite a row"
    facts.audit.note("table_rebuilt", message, advice=advice, lost=False)
    missing = max(without, marks - found)
    if missing > 0:
        message = f"Rows of the table that seem not to be read: {missing:,}"
        facts.audit.note("rows_missing", message, advice=advice)
    facts.audit.ignore(
        "addresses", "contracts and rates", "inspections and ratings", "operator and owner"
    )


def yearly(text: Text) -> Facts | None:
    """Average daily population by facility and fiscal year, as released in 2014."""
    found = _BY_YEAR.search(text.content)
    if not found or "Average Daily Population" not in text.content[: found.end()]:
        return None
    years = [int(year) for year in found[1].split()]
    facts = Facts(text, "ICE average daily population by requested facility")
    as_of = dated(text, 0, found.start())
    sums, seen = [0.0] * len(years), set[str]()
    totals: list[float] = []
    for line in re.finditer(r"[^\n]+", text.content[found.end() :]):
        at = found.end() + line.start()
        if total := _TOTAL.fullmatch(line[0]):
            totals = [number(value) or 0.0 for value in total["values"].split()]
        elif row := _CODED.fullmatch(line[0]):
            values = _year_row(facts, row, at, years, as_of)
            if row["code"] not in seen:
                sums = [a + b for a, b in zip(sums, values, strict=True)]
            else:
                message = f"{row['code']} stands in two rows under two requested names"
                facts.audit.note("same_facility", message, lost=False)
            seen.add(row["code"])
        elif row := _NO_RECORD.fullmatch(line[0]):
            message = f"{row['names']!r} is listed without any record (N/A)"
            facts.audit.note("no_record", message, lost=False)
        elif _NUMBERED.fullmatch(line[0]) and not line[0].startswith("•"):
            facts.audit.note("rows_missing", f"{line[0][:60]!r} is no row that can be read")
    if not facts.found:
        return None
    _against_total(facts, years, sums, totals)
    facts.audit.ignore("requested names", "notes on the method")
    return facts


def _year_row(
    facts: Facts, row: re.Match[str], at: int, years: list[int], as_of: Dated | None
) -> list[float]:
    """The fact of one row; its numbers, 0 where there is no record."""
    words = list(re.finditer(r"\S+", row["names"]))
    # the official name is in capitals, behind the requested one in small letters
    last = max((i for i, word in enumerate(words) if _LOWER.search(word[0])), default=-1)
    own, state = words[last + 1 :], ""
    if len(own) > 1 and re.fullmatch(r"[A-Z]{2}", own[0][0]):
        state, own = own[0][0], own[1:]
    if own and own[0][0] in ("N/A", "-"):
        own = []
    code = Cell(row["code"], at + row.start("code"), at + row.end("code"), "", "")
    start = own[0].start() if own else 0
    name = row["names"][start:]
    cell = Cell(name, at + start, at + len(row["names"]), "", "") if own else code
    filler: Filler = facility(cell, state or code.value)
    measures, values = [], []
    printed = list(re.finditer(r"[\d,]+|-", row["values"]))
    for year, item in zip(years, printed, strict=False):
        value = number(item[0])
        values.append(value or 0.0)
        if value is not None:
            begin = at + row.start("values") + item.start()
            cells = [Cell(item[0], begin, begin + len(item[0]), "", "")]
            period = f"{year - 1}-10-01/{year}-09-30"
            measures.append(facts.measure("population", value, MEAN, period, cells))
    if len(printed) != len(years):
        message = f"{code.value}: {len(printed)} numbers under {len(years)} years"
        facts.audit.note("shifted_columns", message)
        return [0.0] * len(years)
    runs = [(cell.start, at + row.end())]
    facts.add("custody", [filler], measures, runs, time_of(as_of), "yearly_row")
    return values


def _against_total(facts: Facts, years: list[int], sums: list[float], totals: list[float]) -> None:
    """Compare the rows with the printed total; means are rounded, so a few people may differ."""
    room = len(facts.found) / 2
    for year, own, printed in zip(years, sums, totals, strict=False):
        if abs(own - printed) > room:
            message = (
                f"Fiscal {year}: the rows add up to {own:,.0f}, the printed total is {printed:,.0f}"
            )
            facts.audit.note("totals_disagree", message, lost=False)
    if not totals:
        facts.audit.note("missing_value", "The table has no row of totals", lost=False)
