"""Do names resolve to the right institution? Scores `resolve` on mentions labelled by hand.

    python -m bench mentions            the scores
    python -m bench.mentions --errors   and what goes wrong in the half that may be looked at

The table names documents and places in them, not their text; PLAINVIEW_SHARED points at the shared
folder. Half of the mentions (by hash of document and place) are scored but never looked at.

Labels: ids of the registry, several with "|" where any is right; "org:" and "fed:" with the name of
a body that the registry did not have when the label was written ("fed:" has to be found, "org:" may
stay open); "place" and "office" (any office, or nothing); "none"; "-" is part of a longer name and
is not scored.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bench.shared import ROOT, shared_folder
from plainview.names import resolve
from plainview.names.context import Context
from plainview.names.resolving import SURE
from plainview.vocab import entity, states

TABLE = ROOT / "tests" / "names" / "mentions.tsv"
FOUND, OPEN, WRONG = "right", "open", "wrong"
_AROUND = 160
_CELL = re.compile(r"(.*)!([A-Z]+)(\d+)")
_STATE_COLUMNS = ("STATE", "State", "B. State")
_COUNTY_COLUMNS = ("COUNTY", "County", "county")
_PARENT_COLUMNS = {
    "awarding_office_name": ("awarding_sub_agency_name", "awarding_office_code"),
    "funding_office_name": ("funding_sub_agency_name", "funding_office_code"),
    "prime_award_awarding_office_name": (
        "prime_award_awarding_sub_agency_name",
        "prime_award_awarding_office_code",
    ),
    "awarding_sub_agency_name": ("awarding_agency_name", "awarding_sub_agency_code"),
    "SUBTIER NAME": ("AGENCY NAME", "SUBTIER CODE"),
    "office_name": ("agency", ""),
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A labelled place: "start:end" of a text or "Sheet1!B7" of a table, and what stands there."""

    stratum: str
    document: str
    place: str
    digest: str
    label: str

    @property
    def kept(self) -> bool:
        """Whether the mention belongs to the half whose errors nobody looks at."""
        return hashlib.sha256(f"{self.document} {self.place}".encode()).digest()[0] % 2 == 0

    @property
    def federal(self) -> bool:
        """Whether the label is a body of the federal government."""
        if self.label.startswith("fed"):
            return True
        entry = entity(self.label.partition("|")[0])
        local = {f"us-{state.postal.lower()}-" for state in states()}
        return (
            entry is not None
            and entry.type == "Org"
            and entry.id.startswith("us-")
            and entry.id[:6] not in local
            and not entry.kind.endswith(("class", "legislators", "unspecified"))
        )


def mentions() -> list[Mention]:
    """The labelled table, without parts of longer names."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [Mention(*line.split("\t")) for line in lines if not line.startswith("#")]
    return [mention for mention in rows if mention.label != "-"]


def digest(surface: str) -> str:
    """What tells that a place no longer holds the surface that was labelled."""
    return hashlib.sha256(surface.encode()).hexdigest()[:16]


@lru_cache(maxsize=64)
def sheets(path: Path) -> Mapping[str, list[list[str]]]:
    """Sheets of a workbook, or the one of a CSV file, as rows of cells."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            return {"": list(csv.reader(file))}
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    return {
        name: [[str(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()]
        for name in book.sheet_names
    }


def cell_name(sheet: str, row: int, column: int) -> str:
    """A place in a table: "Sheet1!B7"; both numbers count from 0."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{sheet}!{letters}{row + 1}"


def seen(mention: Mention, shared: Path) -> tuple[str, Context]:
    """The surface of a mention and what a stage that resolves it knows of its surroundings."""
    if mention.document.endswith(".json") and "/" not in mention.document:
        article = json.loads((shared / "corpus/news/articles" / mention.document).read_bytes())
        content = f"{article['title']}\n\n{article['content_original']}"
        start, end = map(int, mention.place.split(":"))
        near = content[max(0, start - _AROUND) : end + _AROUND]
        context = {"text": near, "date": article["date"][:10], "document": content}
        return content[start:end], {key: value for key, value in context.items() if value}
    found = _CELL.fullmatch(mention.place)
    if found is None:
        raise ValueError(f"no place in a table: {mention.place}")
    column = 0
    for letter in found[2]:
        column = 26 * column + ord(letter) - 64
    rows = sheets(shared / "records" / mention.document)[found[1]]
    return rows[int(found[3]) - 1][column - 1], _row_context(rows, int(found[3]) - 1, column - 1)


def _row_context(rows: list[list[str]], row: int, column: int) -> Context:
    cells = dict(zip(rows[0], rows[row], strict=False))
    parent, code = _PARENT_COLUMNS.get(rows[0][column], ("", ""))
    context = {
        "state": next((cells[name] for name in _STATE_COLUMNS if name in cells), ""),
        "county": next((cells[name] for name in _COUNTY_COLUMNS if name in cells), ""),
        "parent": cells.get(parent, ""),
        "code": cells.get(code, ""),
        "date": next((cells[name] for name in ("Action Date",) if name in cells), ""),
    }
    return {key: value for key, value in context.items() if value}


def outcome(label: str, surface: str, context: Context) -> tuple[str, str]:
    """Whether what `resolve` is sure of is what the label says, and what it is sure of."""
    found = resolve(surface, context)
    sure = bool(found) and found[0].score >= SURE
    if not sure or (len(found) > 1 and found[1].score == found[0].score):
        missed = not any(
            part in ("none", "place", "office") or part.startswith("org:")
            for part in label.split("|")
        )
        return (OPEN if missed else FOUND), ""
    taken = found[0].id
    right = any(_fits(part, taken) for part in label.split("|"))
    return (FOUND if right else WRONG), taken


def _fits(part: str, taken: str) -> bool:
    entry = entity(taken)
    if part in ("place", "office"):
        return entry is not None and entry.type.lower() == part
    if part.startswith(("org:", "fed:")):
        named = resolve(part[4:])
        return bool(named) and named[0].score >= SURE and named[0].id == taken
    return part == taken


def report(what: str, found: list[tuple[Mention, str]]) -> dict[str, float]:
    """One line: accuracy on federal bodies and on all, wrong merges, names left open."""
    counts = Counter(result for _, result in found)
    federal = [result for mention, result in found if mention.federal]
    total = max(1, len(found))
    scores = {
        "federal": federal.count(FOUND) / max(1, len(federal)),
        "all": counts[FOUND] / total,
        "wrong": counts[WRONG] / total,
        "open": counts[OPEN] / total,
    }
    print(
        f"  {what:24} {len(found):4} mentions  right {scores['all']:.3f}"
        f"  federal {scores['federal']:.3f} of {len(federal):3}"
        f"  wrong {scores['wrong']:.3f}  open {scores['open']:.3f}"
    )
    return scores


def score(shared: Path, errors: bool = False) -> dict[str, dict[str, float]]:
    """Scores of all mentions, of the half that may be looked at, and of the kept half."""
    found: list[tuple[Mention, str]] = []
    moved = 0
    for mention in mentions():
        surface, context = seen(mention, shared)
        if digest(surface) != mention.digest:
            moved += 1
            continue
        result, taken = outcome(mention.label, surface, context)
        found.append((mention, result))
        if errors and result != FOUND and not mention.kept:
            print(f"  {result:6} {surface!r} is {mention.label}, taken {taken or '-'}")
    if moved:
        print(f"  {moved} places hold something else than when they were labelled")
    for stratum in dict.fromkeys(mention.stratum for mention, _ in found):
        report(stratum, [item for item in found if item[0].stratum == stratum])
    return {
        "all": report("all", found),
        "shown": report("half that is looked at", [i for i in found if not i[0].kept]),
        "kept": report("kept half", [i for i in found if i[0].kept]),
    }


def main() -> None:
    """Print the scores and the speed, and the errors where asked."""
    from bench.mentions_speed import speed

    corpus = shared_folder("corpus/news/articles")
    if corpus is not None and shared_folder("records") is not None:
        score(corpus.parents[2], errors="--errors" in sys.argv)
    speed()


if __name__ == "__main__":
    main()
