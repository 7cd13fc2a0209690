"""Time and memory of gathering claims among many rows of public records and some prose.

    python -m bench.claims_speed [--rows 1000000] [--reports 20000] [--folder FOLDER]

Rows are awards of agencies to firms, 5,000 to a document, a tenth of them in two lists; each report
tells one award, most of them rounded. What is measured is `plainview.pipeline.gather` without
lineage, which has a benchmark of its own, then the same after one more report came in.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from plainview.model import Capture, Document, Evidence, Fact, Filler, Heading, Measure, Text
from plainview.pipeline import claims
from plainview.store import Record, pack, vault

SEEN = "2025-06-01T00:00:00Z"
_AGENCIES = (("ICE", "us-ice"), ("CBP", "us-cbp"), ("FBI", "us-fbi"), ("DEA", "us-dea"))
_FIRMS = 400
_ROWS = 5000  # to a document


def _award(number: int) -> tuple[str, str, str, str, float]:
    """Agency, its id, firm, its id, sum: the same for the same number."""
    dice = random.Random(number)
    agency, agency_id = dice.choice(_AGENCIES)
    firm = dice.randrange(_FIRMS)
    return agency, agency_id, f"Firm {firm}", f"co-firm-{firm}", dice.randrange(10_000, 10**8) / 1.0


def _fact(text: Text, line: str, start: int, number: int, printed: str, pattern: str) -> Fact:
    agency, agency_id, firm, firm_id, _ = _award(number)
    value = float(printed.replace(",", "").lstrip("$"))

    def at(words: str) -> tuple[str, int, int]:
        place = start + line.index(words)
        return words, place, place + len(words)

    measure = Measure(
        "obligated", value, value, value, "exact", "USD", None, None, None, None, *at(printed)
    )
    fillers = (
        Filler("payer", agency, *at(agency), "name", agency_id),
        Filler("payee", firm, *at(firm), "name", firm_id),
    )
    quote = Evidence(start, start + len(line), line)
    return Fact(
        text.content, text.id, "spending", "awarded", "asserted", "+", fillers, (measure,), (),
        (quote,), None, (), pattern,
    )  # fmt: skip


def _documents(rows: int, reports: int) -> Iterator[tuple[str, list[int], bool]]:
    """Name, awards, and whether it is a list, of each document."""
    for first in range(0, rows, _ROWS):
        # every tenth row stands in the list before, too
        awards = [
            n - _ROWS if n % 10 == 0 and n >= _ROWS else n for n in range(first, first + _ROWS)
        ]
        yield f"list-{first // _ROWS}.csv", awards[: rows - first], True
    for number in range(reports):
        yield f"report-{number}.txt", [number * max(1, rows // max(1, reports))], False


def _add(record: Record, name: str, awards: list[int], is_list: bool) -> None:
    lines, printed = [], []
    for number in awards:
        agency, _, firm, _, amount = _award(number)
        told = f"${amount:,.0f}" if is_list or number % 3 else f"${float(f'{amount:.2g}'):,.0f}"
        lines.append(f"{agency} paid {firm} {told}" + ("" if is_list else f", {name} says."))
        printed.append(told)
    content = "\n".join(lines)
    data = f"{name}\n{content}".encode()
    document = Document.of(data, "text/plain")
    day = f"2025-0{1 + len(name) % 9}-{1 + awards[0] % 28:02}"
    text = Text(document.id, "plain/1", content, (), Heading(published=day, outlet=name), 0)
    pattern = "usaspending/award" if is_list else "pays"
    facts, start = [], 0
    for line, number, told in zip(lines, awards, printed, strict=True):
        facts.append(_fact(text, line, start, number, told, pattern))
        start += len(line) + 1
    capture = Capture(document.id, name, "file", SEEN, f"/papers/{name}")
    spool = vault.spool(record.folder.spool, data)
    record.add(pack(document, capture, text, facts, [], spool=spool))


def main() -> None:
    """Make a record, gather its claims, and print how long it took."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--reports", type=int, default=20_000)
    options.add_argument("--folder", type=Path, help="where the record is made, and left")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = (given.folder or Path(temporary)) / "record"
        with Record.create(folder) as record:
            begun = time.perf_counter()
            for number, (name, awards, is_list) in enumerate(_documents(given.rows, given.reports)):
                _add(record, name, awards, is_list)
                if number % 200 == 0:
                    record.commit()
            record.commit()
            print(f"made {given.rows + given.reports:,} facts in {_since(begun)}")
        _measure(folder, "all")
        with Record.open(folder, write=True) as record:
            _add(record, "one-more.txt", [7], False)
            record.commit()
        _measure(folder, "one more report")


def _measure(folder: Path, what: str) -> None:
    begun, spent = time.perf_counter(), time.process_time()
    with Record.open(folder, write=True) as record:
        done = claims.gather(record, lineage=False)
        shared = record.count_claims(min_origins=2)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{what}: {_since(begun)}, {time.process_time() - spent:.1f} s of one core,"
        f" {most:,.0f} MB at most; {done.facts:,} facts compared,"
        f" {done.claims:,} claims, {shared:,} on two origins or more"
    )


def _since(begun: float) -> str:
    return f"{time.perf_counter() - begun:.1f} s"


if __name__ == "__main__":
    main()
