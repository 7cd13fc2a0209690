"""Lineage on a planted set: independent origins, direction, alterations, beside naive counting.

    python -m bench.retellings [--count N] [--seed S]

`count` originals (200) are each retold one to twelve times and read into a record as files; their
filling is news from the shared folder, without which the benchmark is skipped.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

from bench.generate import BREAK
from bench.retold import Document, Planted, planted_set, spun
from bench.shared import shared_folder


def articles(folder: Path, gold: Path) -> list[list[str]]:
    """Sentences of each article that no gold names, long ones only."""
    named = {path.stem for path in gold.glob("*.jsonl")}
    found = []
    for path in sorted(folder.glob("*.json")):
        if path.stem in named:
            continue
        content = json.loads(path.read_bytes())["content_original"]
        sentences = [run.strip() for run in BREAK.split(content) if 30 < len(run) < 400]
        sentences = [run for run in sentences if run[-1] in '.!?”"' and run[0].isupper()]
        if len(sentences) >= 18:
            found.append(sentences)
    return found


def write(documents: list[Document], folder: Path) -> None:
    """Each document as a news file; its number is the file's name."""
    for number, one in enumerate(documents):
        article = {
            "title": one.title, "content_original": one.body, "source": one.outlet,
            "date": one.published.isoformat() if one.published else "",
        }  # fmt: skip
        (folder / f"d{number:05}.json").write_text(json.dumps(article), encoding="utf-8")


def truth(fact: Planted) -> int:
    """Independent origins of a planted fact: what all credit to one body has that one."""
    return 1 if fact.shared else len(fact.origins)


def origins(documents: list[Document], facts: list[Planted], folder: Path) -> None:
    """Add, compare, count, and say how often the count is exact."""
    from plainview import pipeline
    from plainview.store import Record

    files = folder / "files"
    files.mkdir()
    write(documents, files)
    with Record.create(folder / "record") as record:
        begun = time.perf_counter()
        report = pipeline.add(record, [files])
        added = time.perf_counter()
        traced = pipeline.trace(record)
        compared = time.perf_counter()
        print(
            f"{report.documents:,} documents, {report.facts:,} facts in {added - begun:.0f} s;"
            f" {traced.pairs:,} pairs compared, {traced.derived:,} share text,"
            f" in {compared - added:.0f} s"
        )
        found = _by_value(record, facts)
        counts: Counter[str] = Counter()
        for place, fact in enumerate(facts):
            rows = found.get(place, [])
            counts["planted"] += 1
            if not rows:
                continue
            counts["read"] += 1
            row = next((row for row in rows if int(row.doc[1:6]) in fact.origins), rows[0])
            stood = len(pipeline.standing(record, row.id).roots)
            naive = len({one.document_id for one in rows})
            # an origin of which no document gave the fact cannot be counted by anybody
            read = {origin for one in rows for origin in documents[int(one.doc[1:6])].origins
                    if origin in fact.origins}  # fmt: skip
            true = min(truth(fact), len(read))
            counts["exact"] += stood == true
            counts["confirmed wrongly"] += stood > 1 and true == 1
            counts["naive exact"] += naive == true
            counts["naive confirmed wrongly"] += naive > 1 and true == 1
            if stood != true:
                counts[f"counted {stood} for {true}"] += 1
        read_facts = counts["read"]
        print(f"planted facts {counts['planted']}, read from some document {read_facts}")
        for name in ("exact", "confirmed wrongly", "naive exact", "naive confirmed wrongly"):
            print(f"  {name:24} {counts[name] / read_facts:6.1%}")
        print(
            "  " + ", ".join(f"{k}: {v}" for k, v in sorted(counts.items()) if k[:7] == "counted")
        )


def _by_value(record: object, facts: list[Planted]) -> dict[int, list[object]]:
    """The facts of the record that hold each planted number."""
    places = {fact.value: place for place, fact in enumerate(facts)}
    found: dict[int, list[object]] = defaultdict(list)
    for row in record.every_fact():  # type: ignore[attr-defined]
        for value in {measure.value for measure in row.measures}:
            if value in places:
                found[places[value]].append(row)
    return dict(found)


def directions(documents: list[Document], most: int) -> None:
    """Every retelling beside an original of it, with dates and without."""
    from plainview.lineage import decide
    from plainview.lineage.direction import Circumstances, direction

    tallies: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    retold = [one for one in documents if one.sources][:most]
    for place, one in enumerate(retold):
        source = documents[one.sources[0]]
        found = decide(source.text, one.text)
        tallies["", one.kind]["derived"] += found.derived
        tallies["", one.kind]["all"] += 1
        if not found.derived:
            continue
        for dated in (True, False):
            about = [
                Circumstances(each.published.isoformat() if dated and each.published else None,
                              outlet=each.outlet)
                for each in (source, one)
            ]  # fmt: skip
            # half the pairs the other way round: no answer may lean to one side
            if place % 2:
                way = direction(source.text, one.text, found.alignments, *about).way
            else:
                turned = [passage.swapped() for passage in found.alignments]
                way = direction(one.text, source.text, turned, *about[::-1]).way
                way = {"source": "other", "other": "source"}.get(way, way)
            tallies["dated" if dated else "undated", one.kind][way] += 1
    for (name, kind), tally in sorted(tallies.items()):
        if not name:
            print(f"{kind:8} derived {tally['derived'] / tally['all']:6.1%} of {tally['all']}")
    for name in ("dated", "undated"):
        whole = sum((tally for key, tally in tallies.items() if key[0] == name), Counter())
        total = sum(whole.values())
        parts = ", ".join(
            f"{kind} {tally['source'] / sum(tally.values()):.0%}"
            for (each, kind), tally in sorted(tallies.items()) if each == name
        )  # fmt: skip
        print(
            f"direction, {name:8} right {whole['source'] / total:6.1%}, wrong"
            f" {whole['other'] / total:.1%}, unknown {whole['unknown'] / total:.1%} ({parts})"
        )


CHANGES = (
    ("number", "{a} held {n} people at its facilities in Texas.",
     "{a} held {k} people at its facilities in Texas."),
    ("number", "The agency spent ${m} million on software from {c}.",
     "The agency spent ${j} million on software from {c}."),
    ("unit", "{a} spent ${m} million on the system last year.",
     "{a} spent €{m} million on the system last year."),
    ("unit", "The department may request {n} records a month from {a}.",
     "The department may request {n} records a year from {a}."),
    ("unit", "About {p}% of the requests were granted by {a}.",
     "About {p} of the requests were granted by {a}."),
    ("qualifier", "{a} could request up to {n} records under the agreement.",
     "{a} could request {n} records under the agreement."),
    ("qualifier", "{a} held at least {n} people in the county jail.",
     "{a} held {n} people in the county jail."),
    ("qualifier", "More than {n} people were arrested by {a} in the operation.",
     "Some {n} people were arrested by {a} in the operation."),
    ("negation", "{a} did not share the passenger list with {c}.",
     "{a} did share the passenger list with {c}."),
    ("negation", "The contract does not allow {a} to search the camera footage.",
     "The contract does allow {a} to search the camera footage."),
    ("negation", "{c} never received the address data from {a}.",
     "{c} received the address data from {a}."),
)  # fmt: skip
"""Kind, what the original says and what the retelling makes of it."""


def altered(rng: random.Random, stock: list[list[str]], count: int, show: bool) -> None:
    """Plant one change in each of `count` retellings, half of them spun, and look for it."""
    from bench.retold import AGENCIES, COMPANIES
    from plainview.lineage import align
    from plainview.lineage.alterations import alterations
    from plainview.model import Text

    tally: dict[str, Counter[str]] = defaultdict(Counter)
    reported = false = 0
    kinds: Counter[str] = Counter()
    for number in range(count):
        kind, said, became = CHANGES[number % len(CHANGES)]
        n, m = rng.randint(1100, 98000), rng.randint(3, 900) / 10
        fill = {
            "a": rng.choice(AGENCIES), "c": rng.choice(COMPANIES), "n": f"{n:,}", "m": m,
            "k": f"{int(n * rng.choice((0.1, 0.6, 1.7, 10))):,}", "p": rng.randint(12, 97),
            "j": round(m * rng.choice((0.1, 0.5, 3)), 1),
        }  # fmt: skip
        one, two = said.format(**fill), became.format(**fill)
        one, two = one[0].upper() + one[1:], two[0].upper() + two[1:]
        sentences = list(stock[number % len(stock)][:12])
        place = rng.randint(2, len(sentences) - 2)
        source = [*sentences[:place], one, *sentences[place:]]
        other = [*sentences[:place], two, *sentences[place:]]
        if number % 2:
            other = [spun(rng, sentence, 0.7) for sentence in other]
        texts = [" ".join(source), " ".join(other)]
        start = texts[0].index(one)
        end = start + len(one)
        hit = False
        for item in alterations(Text("", "", texts[0]), Text("", "", texts[1]), align(*texts)):
            reported += 1
            inside = start <= item.source_start < end
            hit |= inside and item.kind == kind
            # a spun quotation is reworded indeed
            if not inside and item.kind != "quotation":
                false += 1
                kinds[item.kind] += 1
                if show:
                    print(item.kind, item.note, texts[0][slice(*item.source_sentence)],
                          texts[1][slice(*item.other_sentence)], sep="\n    ")  # fmt: skip
        if show and not hit:
            print("missed", kind, one, two, sep="\n    ")
        tally[kind]["found"] += hit
        tally[kind]["all"] += 1
    for kind, row in tally.items():
        print(f"alteration {kind:10} found {row['found'] / row['all']:6.1%} of {row['all']}")
    whole = sum(tally.values(), Counter())
    print(
        f"alterations found {whole['found'] / whole['all']:.1%}; false {false / reported:.1%} of"
        f" {reported} reported ({', '.join(f'{k} {v}' for k, v in kinds.most_common())})"
    )


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--count", type=int, default=200, help="originals")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", choices=("origins", "directions", "altered"))
    options.add_argument("--show", action="store_true", help="print what was missed or false")
    given = options.parse_args()
    folder, gold = shared_folder("corpus/news/articles"), shared_folder("gold/news")
    if folder is None or gold is None:
        return
    rng = random.Random(given.seed)
    stock = articles(folder, gold)
    rng.shuffle(stock)
    documents, facts = planted_set(rng, stock, given.count)
    print(f"{given.count} originals, {len(documents) - given.count:,} retellings")
    if given.only in (None, "directions"):
        directions(documents, len(documents))
    if given.only in (None, "altered"):
        altered(rng, stock, 2 * given.count, given.show)
    if given.only in (None, "origins"):
        with tempfile.TemporaryDirectory() as temporary:
            origins(documents, facts, Path(temporary))


if __name__ == "__main__":
    main()
