"""Errors planted in reports beside public records: how many the checks find, and how many are none.

python -m bench.planted_errors [--misses] [--part N]

Each case of planted_errors.toml is a report with one wrong value, and its control with the right
one. The records are read once; errors and controls are added to a copy each. A case is found where
one of its checks gives a finding on the report that is more than a remark (info). Precise is a
finding that is expected of a report with an error; one of severity high or medium on a control is
false, and so is one on an error by another check.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from bench.shared import ROOT, shared_folder
from plainview import pipeline
from plainview.model import Finding
from plainview.store import Record

RECORDS = (
    "287g/**/participatingAgencies05012025am.xlsx",
    "287g/**/participatingAgencies06272025am.xlsx",
    "287g/**/participatingAgencies08292025pm.xlsx",
    "287g/**/participatingAgencies12302025am.xlsx",
    "287g/**/participatingAgencies05182026am.xlsx",
    "detention/FY25_detentionStats09242025.xlsx",
    "detention/FY26_detentionStats02022026.xlsx",
    "detention/FY26_detentionStats_04092026.xlsx",
    "contracts/**/ice-mn-Contracts_PrimeAwardSummaries_2025-03-21-extract.csv",
    "contracts/**/ice-fy2025-organizations.csv",
    "contracts/**/contract.json",
)

_FIRM = ("high", "medium")

Case = dict[str, Any]


def cases(part: int | None = None) -> list[Case]:
    """The planted cases, of one part or all."""
    table = tomllib.loads((ROOT / "bench" / "planted_errors.toml").read_text("utf-8"))
    return [each for each in table["case"] if part in (None, each.get("part", 1))]


def written(folder: Path, chosen: list[Case], which: str) -> None:
    """The reports with their wrong or their right values, as dated Markdown files."""
    folder.mkdir()
    for case in chosen:
        text = case["text"].replace("{}", case[which])
        title, blank, body = text.partition("\n\n")
        text = f"# {title}\n\n{body}" if blank else text
        front = f"---\ndate: {case['date']}\n---\n"
        (folder / f"{case['id']}.md").write_text(f"{front}{text}\n", "utf-8")
        if "beside" in case:
            other = f"{front}{case['beside']}\n"
            (folder / f"{case['id']}-beside.md").write_text(other, "utf-8")


def findings(record: Path, reports: Path, chosen: list[Case]) -> dict[str, list[Finding]]:
    """The findings of a record on each report, by its name, remarks left out."""
    found: dict[str, list[Finding]] = defaultdict(list)
    with Record.open(record, write=True) as source:
        pipeline.add(source, [reports])
        for one in source.findings():
            docs = {quote.doc for quote in one.quotes}
            docs |= {source.fact(fact).doc for fact in one.facts[:50]}
            names = {doc[:-3].removesuffix("-beside") for doc in docs if doc.endswith(".md")}
            # a finding across cases is theirs whose error it finds
            for name in _meant(one, names, chosen) if one.severity != "info" else ():
                found[name].append(one)
    return found


def _meant(one: Finding, names: set[str], chosen: list[Case]) -> set[str]:
    expected = {case["id"] for case in chosen if one.check in case["expects"]}
    return names & expected or names


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print what was missed or false")
    parser.add_argument("--part", type=int, help="cases of one part")
    asked = parser.parse_args()
    folder = shared_folder("records")
    if folder is None:
        return
    chosen = cases(asked.part)
    with tempfile.TemporaryDirectory() as place:
        here = Path(place)
        paths = [path for pattern in RECORDS for path in sorted(folder.glob(pattern))[:1]]
        with Record.create(here / "wrong") as record:
            pipeline.add(record, paths)
        shutil.copytree(here / "wrong", here / "right")
        results = {}
        for which in ("wrong", "right"):
            written(here / f"{which}-reports", chosen, which)
            results[which] = findings(here / which, here / f"{which}-reports", chosen)
    report(chosen, results, asked.misses)


def report(chosen: list[Case], results: dict[str, dict[str, list[Finding]]], misses: bool) -> None:
    found: Counter[int] = Counter()
    right, false = 0, []
    for case in chosen:
        for one in results["wrong"][case["id"]]:
            if one.check in case["expects"]:
                right += 1
            elif one.severity in _FIRM and one.check not in case.get("holds", ()):
                false.append((case["id"], "another check", one))
        hit = any(one.check in case["expects"] for one in results["wrong"][case["id"]])
        found[case.get("part", 1)] += hit
        if not hit and misses:
            print(f"missed {case['id']}: {case['text'].replace('{}', case['wrong'])}")
        false += [
            (case["id"], "control", one)
            for one in results["right"][case["id"]]
            if one.severity in _FIRM and one.check not in case.get("holds", ())
        ]
    parts = Counter(case.get("part", 1) for case in chosen)
    for part, count in sorted(parts.items()):
        print(f"part {part}: {count} planted errors, recall {found[part] / count:.3f}")
    all_found = found.total()
    print(f"{len(chosen)} planted errors: {all_found} found, recall {all_found / len(chosen):.3f}")
    print(
        f"{len(chosen)} controls: {len(false)} false findings of severity high or medium,"
        f" precision {right / max(1, right + len(false)):.3f}"
    )
    for name, where, one in false if misses else []:
        print(f"false, {where} {name}: {one.severity} {one.check}: {one.text} | {one.arithmetic}")


if __name__ == "__main__":
    main()
