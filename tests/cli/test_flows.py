"""`plainview reach`, `cut`, `flows` and the exports of the graph, on a record of invented news."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import plainview
from plainview import pipeline
from plainview.cli import cli
from plainview.model import WrongUse
from plainview.store import Record

POLICE, CENTER = "Memphis Police Department", "Tennessee Fusion Center"
ICE, FBI = "U.S. Immigration and Customs Enforcement", "Federal Bureau of Investigation"
PAPERS = {
    "plates.json": (
        "2025-02-03",
        f"The {POLICE} shares license plate data with the {CENTER}. The {CENTER} shares license"
        " plate data with ICE. A city ordinance forbids the Memphis Police Department from sharing"
        " license plate data with ICE.",
    ),
    "schools.json": (
        "2025-03-09",
        f"ICE obtained school records from the {POLICE} through the {CENTER}.",
    ),
    "dna.json": ("2025-04-01", f"The {POLICE} shares DNA samples with the FBI."),
    "no-dna.json": ("2025-04-02", f"The {POLICE} does not share DNA samples with the FBI."),
    "stopped.json": ("2025-06-20", f"In May 2025 the {CENTER} stopped sharing utility records"
                     f" with ICE. The FBI requested fingerprints from the {POLICE}."),
    "before.json": ("2025-01-15", f"The {CENTER} shares utility records with ICE."),
    "seeker.json": ("2025-01-15", "Harbor Marine LLC shares utility records with Harbor Marine"
                    f" LLC. The {POLICE} gives Jordan Example Analytics LLC utility records."),
}  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("flows")
    papers = folder / "papers"
    papers.mkdir()
    for name, (day, words) in PAPERS.items():
        article = {"title": name[:-5], "content_original": words, "source": "Marlow Ledger"}
        (papers / name).write_text(json.dumps({**article, "date": day}), encoding="utf-8")
    with Record.create(folder / "record") as target:
        pipeline.add(target, [papers], workers=1)
    return folder / "record"


def asked(place: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["--record", str(place), *words], standalone_mode=False)


def answer(place: Path, *words: str) -> Any:
    return json.loads(asked(place, *words, "--json").stdout)


def ways(found: Any) -> list[tuple[bool, list[str]]]:
    return [(one["documented"], [step["to"] for step in one["steps"]]) for one in found["chains"]]


DAY = ("--as-of", "2025-07-01")
REACH = [
    ("the last step is anybody's guess", ["licence_plate_read", ICE], [], [(False, [CENTER, ICE])]),
    ("of the center's own it is documented", ["data:licence_plate_read", "ICE"],
     ["--from", CENTER], [(True, [ICE])]),
    ("one statement names all three", ["school_record", "us-ice"], [], [(True, [CENTER, ICE])]),
    ("through a hub", ["school_record", "ICE"], ["--through", CENTER], [(True, [CENTER, ICE])]),
    ("one says so, one denies it", ["dna", "FBI"], [], [(False, [FBI])]),
    ("before anybody says so", ["dna", "FBI"], ["--as-of", "2025-03"], []),
    ("ended", ["utility_record", "ICE"], [], []),
    ("before it ended", ["utility_record", "ICE"], ["--as-of", "2025-02-01"], [(True, [ICE])]),
    ("only asked for", ["fingerprint", "FBI"], [], []),
    ("a part of the department", ["school_record", "Department of Homeland Security"],
     ["--parts"], [(True, [CENTER, ICE])]),
    ("not the department itself", ["school_record", "Department of Homeland Security"], [], []),
    ("federal agencies", ["school_record", "federal agencies"], [], [(True, [CENTER, ICE])]),
    ("a category that no statement names", ["iris", "ICE"], [], []),
]  # fmt: skip


@pytest.mark.parametrize(("why", "what", "more", "expected"), REACH, ids=[row[0] for row in REACH])
def test_reach(
    place: Path, why: str, what: list[str], more: list[str], expected: list[tuple[bool, list[str]]]
) -> None:
    words = ["reach", "--data", what[0], "--to", what[1], *DAY, *more]
    assert ways(answer(place, *words)) == expected, why
    assert asked(place, *words).return_value == (0 if expected else 1)


def test_every_step_has_its_words_and_what_it_assumes(place: Path) -> None:
    found = answer(place, "reach", "--data", "licence_plate_read", "--to", "ICE", *DAY)
    first, second = found["chains"][0]["steps"]
    assert first["evidence"][0]["quote"] == (
        f"{POLICE} shares license plate data with the {CENTER}"
    )
    assert first["evidence"][0]["doc"] == "plates.json" and first["facts"]
    assert (first["confidence"], first["documented"], second["documented"]) == ("once", True, False)
    assert any("which nobody documents" in words for words in second["assumes"])
    assert set(first) >= {"from", "to", "category", "instrument", "status", "facts"}
    shown = asked(place, "reach", "--data", "licence_plate_read", "--to", "ICE", *DAY).stdout
    assert "No documented chain" in shown and "1 possible chain" in shown
    assert "reported by one origin" in shown and "assumes that" in shown


def test_no_chain_says_what_was_searched(place: Path) -> None:
    shown = asked(place, "reach", "--data", "fingerprint", "--to", "FBI", *DAY).stdout
    assert "No chain. Searched:" in shown and "1 more is only sought or offered" in shown


CUTS = [
    (["licence_plate_read", "ICE"], 1, {f"{CENTER} to {ICE}", f"{POLICE} to {CENTER}"}),
    (["licence_plate_read", "ICE", "--by", "hub"], 1, {CENTER}),
    (["licence_plate_read", "ICE", "--documented"], 0, set()),
    (["school_record", "ICE", "--documented"], 1, {f"{POLICE} to {ICE}"}),
    (["school_record", "ICE", "--documented", "--by", "hub"], 1, {CENTER}),
    (["dna", "FBI", "--by", "hub"], None, set()),
]


@pytest.mark.parametrize(("words", "size", "names"), CUTS)
def test_cut(place: Path, words: list[str], size: int | None, names: set[str]) -> None:
    command = ["cut", "--data", words[0], "--to", *words[1:], *DAY]
    found = answer(place, *command)
    assert found["size"] == size
    assert {item["name"] for one in found["cuts"] for item in one} == names
    assert all(item["facts"] and item["evidence"] for item in found["cut"])
    done = asked(place, *command)
    assert done.return_value == (0 if size else 1) and done.stdout


def test_weights_decide(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "weights.tsv"
    file.write_text(f"# how hard\n{CENTER} to {ICE}\t5\n", encoding="utf-8")
    command = ["cut", "--data", "licence_plate_read", "--to", "ICE", *DAY, "--weights", str(file)]
    assert [item["name"] for item in answer(place, *command)["cut"]] == [f"{POLICE} to {CENTER}"]
    file.write_text(f"{CENTER} to ICE\t5\n", encoding="utf-8")
    error = asked(place, *command).exception
    assert isinstance(error, WrongUse) and f"{CENTER} to {ICE}" in error.advice
    file.write_text(f"{CENTER} to {ICE}\thard\n", encoding="utf-8")
    with pytest.raises(WrongUse, match=r"line 1 of weights\.tsv is no weight"):
        raise asked(place, *command).exception  # type: ignore[misc]


WRONG = [
    (["reach", "--data", "school_records", "--to", "ICE"], "data:school_record"),
    (["reach", "--data", "school_record", "--to", "Tenessee Fusion Center"], CENTER),
    (["cut", "--data", "school_record", "--to", "Qqqq"], "None is near"),
    (["cut", "--data", "school_record", "--to", "ICE", "--as-of", "soon"], "Write it as 2025"),
    (["reach", "--data", "school_record", "--to", "ICE", "--from", "ICE"], "Name two"),
    (["reach", "--data", "dna", "--to", "FBI", "--without", "the compact"], "None is near"),
]


@pytest.mark.parametrize(("words", "advice"), WRONG, ids=[" ".join(row[0][2:]) for row in WRONG])
def test_wrong_use_offers_what_is_near(place: Path, words: list[str], advice: str) -> None:
    error = asked(place, *words).exception
    assert isinstance(error, WrongUse) and advice in error.advice


def test_the_rule_and_the_way_round_it(place: Path) -> None:
    found = answer(place, "flows", "leaks", *DAY)
    (leak,) = found["leaks"]
    assert (leak["holder"], found["total"]) == (POLICE, 1)
    assert ways(leak) == [(False, [CENTER, ICE])]
    assert "forbids license plate" in asked(place, "flows", "leaks", *DAY).stdout.replace(
        "licence plate read", "license plate"
    )


def test_hubs_receivers_and_changes(place: Path) -> None:
    hubs = answer(place, "flows", *DAY)["hubs"]
    assert hubs[0]["name"] == CENTER and hubs[0]["between"] > 0
    receivers = answer(place, "flows", "receivers", *DAY)["receivers"]
    assert {"name": ICE, "receives_from": 1} in receivers
    changes = answer(place, "flows", "changes", "--since", "2025-02-01", *DAY)["changes"]
    assert {
        "category": "data:utility_record", "recipient": ICE, "before": "documented",
        "after": "none",
    } in changes  # fmt: skip
    for view in ("hubs", "receivers"):
        assert asked(place, "flows", view, *DAY).stdout
    shown = asked(place, "flows", "changes", "--since", "2025-02-01", *DAY).stdout
    assert "documented → none" in shown
    assert asked(place, "flows", "changes").exception is not None


def test_the_graph_for_other_programs(place: Path, tmp_path: Path) -> None:
    graph, drawn = tmp_path / "graph.xml", tmp_path / "graph.json"
    assert asked(place, "export", "graphml", str(graph), "--public").exit_code == 0
    assert asked(place, "export", "cytoscape", str(drawn), "--public").exit_code == 0
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = ET.parse(graph).getroot()
    nodes, edges = root.findall(f".//{space}node"), root.findall(f".//{space}edge")
    elements = json.loads(drawn.read_text(encoding="utf-8"))["elements"]
    assert (len(nodes), len(edges)) == (len(elements["nodes"]), len(elements["edges"]))
    ends = {node["data"]["id"]: node["data"]["label"] for node in elements["nodes"]}
    pairs = {(ends[e["data"]["source"]], ends[e["data"]["target"]]) for e in elements["edges"]}
    assert {(POLICE, CENTER), (CENTER, ICE)} <= pairs
    for file in (graph, drawn):
        assert str(place.parent) not in file.read_text(encoding="utf-8")


def test_the_same_from_python(place: Path) -> None:
    with plainview.open(place) as record:
        found = record.reach("school_record", "ICE", as_of="2025-07-01")
        assert [chain.documented for chain in found.chains] == [True]
        assert record.cut("licence_plate_read", "ICE", as_of="2025-07-01").found.size == 1
        assert record.flows() is record.flows()


@pytest.mark.parametrize(
    ("outlets", "compared", "expected"),
    [
        (("Marlow Ledger", "Quarry Post"), True, "independent"),
        (("Marlow Ledger", "Quarry Post"), False, "once"),
        (("Marlow Ledger", "Marlow Ledger"), True, "once"),
    ],
)
def test_who_reports_it_independently(
    tmp_path: Path, outlets: tuple[str, str], compared: bool, expected: str
) -> None:
    told = f"The {POLICE} shares DNA samples with the FBI."
    said = (
        f"A hearing on parking ran late. {told}",
        f"Tuesday was the day of the paint fair. {told}",
    )
    for number, (outlet, words) in enumerate(zip(outlets, said, strict=True)):
        article = {"title": "A", "content_original": words, "source": outlet, "date": "2025-04-01"}
        (tmp_path / f"{number}.json").write_text(json.dumps(article), encoding="utf-8")
    with Record.create(tmp_path / "record") as target:
        pipeline.add(target, sorted(tmp_path.glob("*.json")), workers=1)
        if compared:
            pipeline.trace(target, workers=1)
    with plainview.open(tmp_path / "record") as record:
        found = record.reach("dna", "FBI", as_of="2025-07-01")
        (chain,) = found.chains
        assert chain.steps[0].edge.confidence == expected
        assert len(chain.steps[0].edge.facts) == 2 and bool(found.waiting) != compared
