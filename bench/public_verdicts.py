"""Verdicts on five public sets of claims: `python -m bench.public_verdicts [SET …] [--most N]`.

The evidence of each claim is put into a record of its own and the claim is checked against it, as a
draft is. "supported" and "one_origin" answer yes, "contradicted" answers no, "differs" and
"not_in_record" abstain. These are the sets' development files. No threshold was fitted on them, but
errors on them were read, and general rules were changed after that: the figures are those of known
material, and on unread claims a little less is to be expected. What the sets measure, and published
results, stands beside the data.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.shared import shared_folder
from plainview.extraction import extract
from plainview.extraction.sentences import split
from plainview.model import Capture, Document, Text, WrongUse
from plainview.store import Record, pack

YES, NO, OTHER = "supported", "contradicted", "neither"
ANSWERS = {"supported": YES, "one_origin": YES, "contradicted": NO}
CUT = 3
"""Sentences at the end of a fact-check, which often give its verdict away."""


@dataclass(frozen=True)
class Item:
    """Some claims about one text, each with its label: YES, NO or OTHER."""

    evidence: str
    claims: tuple[tuple[str, str], ...]


def contractnli(folder: Path) -> Iterator[Item]:
    labels = {"Entailment": YES, "Contradiction": NO, "NotMentioned": OTHER}
    data = json.loads((folder / "dev.json").read_text(encoding="utf-8"))
    for document in data["documents"]:
        made = document["annotation_sets"][0]["annotations"]
        yield Item(
            document["text"],
            tuple(
                (data["labels"][name]["hypothesis"], labels[choice["choice"]])
                for name, choice in made.items()
            ),
        )


def wice(folder: Path) -> Iterator[Item]:
    for line in (folder / "claim_dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        label = YES if row["label"] == "supported" else OTHER
        yield Item("\n\n".join(row["evidence"]), ((row["claim"], label),))


def quantemp(folder: Path) -> Iterator[Item]:
    labels = {"True": YES, "False": NO, "Conflicting": OTHER}
    for line in (folder / "quantemp_dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        content = row["evidence"]
        sentences = split(content)
        kept = content[: sentences[-CUT].start] if len(sentences) > CUT else content
        yield Item(kept, ((row["claim"], labels[row["label"]]),))


def scitab(folder: Path) -> Iterator[Item]:
    labels = {"supports": YES, "refutes": NO, "not enough info": OTHER}
    for line in (folder / "scitab_dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        names = row["table_column_names"]
        rows = [
            ", ".join(f"{name} {value}" for name, value in zip(names, cells, strict=False)) + "."
            for cells in row["table_content_values"]
        ]
        yield Item(
            "\n".join([row["table_caption"], *rows]), ((row["claim"], labels[row["label"]]),)
        )


def averitec(folder: Path) -> Iterator[Item]:
    labels = {"Supported": YES, "Refuted": NO}
    rows = json.loads((folder / "averitec_dev_part1.json").read_text(encoding="utf-8"))
    for row in rows:
        answers = [
            f"{question['question']} {answer['answer']}"
            for question in row["questions"]
            for answer in question["answers"]
        ]
        yield Item("\n\n".join(answers), ((row["claim"], labels.get(row["label"], OTHER)),))


SETS: dict[str, Callable[[Path], Iterator[Item]]] = {
    "contractnli": contractnli,
    "wice": wice,
    "quantemp_gold_evidence": quantemp,
    "scitab": scitab,
    "averitec": averitec,
}


def answers(item: Item, place: Path) -> Iterator[tuple[str, str]]:
    """For each claim its label and our answer: YES, NO or "" for none."""
    data = item.evidence.encode("utf-8")
    document = Document(hashlib.sha256(data).hexdigest(), "text/plain", len(data))
    text = Text(document.id, "bench/1", item.evidence)
    with Record.create(place) as record:
        capture = Capture(document.id, "evidence.txt", "file", "2026-01-01T00:00:00Z")
        record.add(pack(document, capture, text, extract(text)))
        record.commit()
    with Record.open(place) as record:
        for claim, label in item.claims:
            yield label, answer(record, claim)


def answer(record: Record, claim: str) -> str:
    """One answer to a claim of one or more sentences: a no outweighs a yes, silence both."""
    try:
        given = [verdict.verdict for _, verdict in record.check(claim).found]
    except WrongUse:
        return ""
    found = [ANSWERS.get(one, "") for one in given]
    if NO in found:
        return NO
    return YES if found and all(one == YES for one in found) else ""


def report(name: str, counted: Counter[tuple[str, str]]) -> None:
    total = sum(counted.values())
    given = sum(number for (_, said), number in counted.items() if said)
    right = sum(number for (label, said), number in counted.items() if said and label == said)
    print(f"{name}: {total} claims, abstains on {1 - given / total:.1%}", end="")
    print(
        f", right where it answers {right}/{given}" + (f" = {right / given:.3f}" if given else "")
    )
    for said in (YES, NO):
        told = sum(number for (_, one), number in counted.items() if one == said)
        hits = counted[said, said]
        among = sum(number for (label, _), number in counted.items() if label == said)
        share = f"{hits / told:.3f}" if told else "none given"
        print(f"  {said:12} precision {hits}/{told} = {share}, recall {hits}/{among}", end="")
        print(f", said of a supported claim {counted[YES, NO]}" if said == NO else "")


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.public_verdicts")
    parser.add_argument("sets", nargs="*", default=list(SETS))
    parser.add_argument("--most", type=int, help="no more texts of each set than these")
    given = parser.parse_args()
    for name in given.sets or SETS:
        folder = shared_folder(f"benchmarks/{name}")
        if folder is None:
            continue
        counted: Counter[tuple[str, str]] = Counter()
        with tempfile.TemporaryDirectory() as scratch:
            for number, item in enumerate(SETS[name](folder)):
                if given.most is not None and number >= given.most:
                    break
                for pair in answers(item, Path(scratch) / str(number)):
                    counted[pair] += 1
        report(name, counted)


if __name__ == "__main__":
    main()
