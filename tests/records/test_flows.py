"""docs/flows.md: what its commands print, and the figures of its text, from the public records."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from plainview import pipeline
from plainview.cli import cli
from plainview.flows.networks import agreement
from plainview.store import Record

PAGE = (Path(__file__).parents[2] / "docs" / "flows.md").read_text(encoding="utf-8")
KENT, PLATES, DAY = "Kent Police Department, Washington", "licence_plate_read", "2025-06-01"
MODEL = "287(g) agreement: Task Force Model"
SESSIONS = re.findall(r"```console\n\$ plainview ([^\n]*)\n(.*?)```", PAGE, re.S)
NAMES = (
    "sharing/alpr-portals/latest_usage04262023.csv",
    "sharing/alpr-portals/agency_policies.csv",
    "287g/participating/participatingAgencies05012025am.xlsx",
)


@pytest.fixture(scope="module")
def record(adding) -> Record:
    return adding(NAMES)


@pytest.mark.parametrize(("command", "expected"), SESSIONS, ids=[row[0][:40] for row in SESSIONS])
def test_the_page_shows_what_is_printed(record: Record, command: str, expected: str) -> None:
    words, _, cut = command.partition(" | ")
    done = CliRunner().invoke(cli, ["--record", str(record.folder.path), *shlex.split(words)])
    lines = [line.rstrip() for line in done.output.rstrip("\n").split("\n")]
    if cut:
        verb, count = cut.split(" -")
        lines = lines[: int(count)] if verb == "head" else lines[-int(count) :]
    assert lines == expected.rstrip("\n").split("\n")


def between(record: Record, day: str, **more: str) -> dict[str, set[str]]:
    """Who stands one step from Kent and one from ICE, with their agreements."""
    found: dict[str, set[str]] = {}
    answer = record.reach(PLATES, "ICE", holder=KENT, as_of=day, limit=30, **more)
    assert not answer.found.documented
    for chain in answer.chains:
        if len(chain.steps) == 2:
            last = chain.steps[1].edge
            found.setdefault(last.provider, set()).add(f"{last.instrument} {last.start}")
    return found


def test_who_stands_between(record: Record) -> None:
    now, before = between(record, DAY), between(record, "2025-01-20")
    assert len(now) == 8 and list(before) == ["Collier County Sheriff’s Office, Florida"]
    assert sorted(now["Collier County Sheriff’s Office, Florida"]) == [
        "287(g) agreement: Jail Enforcement Model 2020-06-09",
        f"{MODEL} 2025-02-24",
    ]
    signed = sorted(
        words[-10:] for name, held in now.items() if name not in before for words in held
    )
    assert (len(signed), signed[0], signed[-1]) == (7, "2025-02-26", "2025-04-29")
    assert len(between(record, DAY, without=MODEL)) == 3


def test_the_smallest_sets(record: Record) -> None:
    asked = {"holder": KENT, "as_of": DAY}
    found = record.cut(PLATES, "ICE", limit=200, **asked).found
    assert (found.size, len(found.cuts), found.more) == (15, 128, False)
    own = [sum(item.name.startswith(KENT) for item in one) for one in found.cuts]
    assert (min(own), max(own)) == (8, 15)
    graph = record.flows().graph
    fixed = {
        agreement(graph, row): float("inf")
        for row, edge in enumerate(graph.edges)
        if edge.kind == "staffing"
    }
    assert record.cut(PLATES, "ICE", weights=fixed, **asked).found.size == 15
    assert record.cut(PLATES, "ICE", without=MODEL, **asked).found.size == 10


def test_rules_that_forbid_and_are_passed_by(record: Record) -> None:
    leaks, total = record.leaks(DAY, limit=1000, chains=1)
    assert total == len({leak.holder for leak in leaks}) == 212
    rules = {rule.holder for rule in record.flows().rules if rule.act == "forbids"}
    assert len(rules) == 351
    assert all(not chain.documented for leak in leaks for chain in leak.chains)


def test_one_report_on_fusion_centers(shared: Path, tmp_path: Path) -> None:
    """School, utility and driver records, and plate reads, by way of the centers."""
    article = shared / "seeds" / "004_3549da41b14ac3c2.txt"
    if not article.is_file():
        pytest.skip("not among the shared texts: the article on fusion centers")
    with Record.create(tmp_path / "record") as target:
        pipeline.add(target, [article], workers=1)
    with Record.open(tmp_path / "record") as source:
        for category, documented in (
            ("licence_plate_read", True),
            ("school_record", False),
            ("utility_record", False),
            ("driver_record", False),
        ):
            found = source.reach(category, "federal agencies", through="fusion centers")
            (chain,) = found.chains
            step = chain.steps[-1]  # the page runs two sentences together, schools in the first
            assert (step.edge.provider, chain.documented) == ("fusion centers", documented)
            assert step.edge.confidence == "once"
            assert step.edge.facts[0] in found.quotes
            # whose centers the report means there, the reader has to say
            assert any("fusion centers is meant" in words for words in step.assumes) != documented
