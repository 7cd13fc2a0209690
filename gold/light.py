"""Light labels of articles and of texts of our own: every fact, briefly, to learn from.

    python -m gold.light show ID...     the sentences of documents, numbered
    python -m gold.light take NOTES...  notes on them, checked, into gold/light/ as offsets only

An ID is the name, without its ending, of a text in gold/brief/ or of an article of the corpus.

A light label has a type, status, modality, the sentence that states it, and what fills its roles
and measures; no attribution, time or interval. Notes are lines after a line "# ID":

    12 access sought/requested recipient=the bureau; provider=two carriers; category=call records
    15 custody in_force custodian=it@14; population=nearly 300 people
    17 stance stated ~ holder=the sheriff; about=the program

"12" is the number of the sentence, "@14" that of another one in which the words stand, "~" marks
what is vague (tier soft), several fillers of a role are parted by "|". A modality that is left out
is "asserted", a polarity of "-" is written after it ("in_force/denied/-"). What a rule does is
written before its words: "act:forbids=keep the records".
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import plainview
from gold.check import GOLD
from gold.schema import records
from gold.shared import content, source
from plainview.extraction.learned import network
from plainview.extraction.sentences import split
from plainview.model.schema import FACT_TYPES, MODALITIES, POLARITIES

Record = dict[str, Any]
LIGHT = GOLD / "light"
BRIEF = GOLD / "brief"
_NOTE = re.compile(
    r"(?P<at>\d+)\s+(?P<type>\w+)\s+(?P<stage>[\w/+-]+)(?P<soft>\s+~)?\s*(?P<fills>.*)"
)
ACTS = tuple(name for _, name in network.ACTS)
_FAR = 12  # sentences that words may be away without "@"


def document(stem: str) -> Path:
    """The file of a text of our own, else of an article."""
    own = BRIEF / f"{stem}.txt"
    return own if own.exists() else source(f"{stem}.json")


def body(stem: str) -> str:
    """The text that offsets refer to."""
    file = document(stem)
    return file.read_text(encoding="utf-8") if file.suffix == ".txt" else content(file.name)


def sentences(stem: str) -> list[tuple[int, int]]:
    """Where the sentences of a document start and end."""
    text = plainview.read(document(stem)).content
    return [(one.start, one.end) for one in split(text)]


def show(stem: str) -> str:
    """A document as numbered lines."""
    text = body(stem)
    lines = [f"# {stem}"]
    for number, (start, end) in enumerate(sentences(stem)):
        lines.append(f"{number} {' '.join(text[start:end].split())}")
    return "\n".join(lines)


class Wrong(ValueError):
    """A note that cannot be taken."""


def note(line: str, text: str, places: list[tuple[int, int]]) -> Record:
    """The label of one line; raises Wrong."""
    found = _NOTE.fullmatch(line.strip())
    if not found:
        raise Wrong("not a note")
    at, kind = int(found["at"]), found["type"]
    if at >= len(places) or kind not in FACT_TYPES:
        raise Wrong(f"no sentence {at} or no type {kind!r}")
    status, modality, polarity = (*found["stage"].split("/"), "", "")[:3]
    if status not in FACT_TYPES[kind].statuses or modality not in ("", *MODALITIES):
        raise Wrong(f"no stage {found['stage']!r} of {kind}")
    label: Record = {
        "type": kind, "status": status, "modality": modality or "asserted",
        "polarity": polarity if polarity in POLARITIES else "+",
        "tier": "soft" if found["soft"] else "core",
        "evidence": list(places[at]), "roles": {}, "measures": {},
    }  # fmt: skip
    for part in filter(None, map(str.strip, found["fills"].split(";"))):
        role, _, named = part.partition("=")
        role, _, act = role.strip().partition(":")
        if act not in ("", *ACTS):
            raise Wrong(f"no act {act!r}")
        if role not in FACT_TYPES[kind].roles and role not in FACT_TYPES[kind].measures:
            raise Wrong(f"{kind} has no {role!r}")
        kept = label["roles" if role in FACT_TYPES[kind].roles else "measures"]
        spans = [list(_place(words.strip(), at, text, places)) for words in named.split("|")]
        kept[role] = [*kept.get(role, []), *spans]
        if act:
            label["act"] = act
    return label


def _place(words: str, at: int, text: str, places: list[tuple[int, int]]) -> tuple[int, int]:
    """Where the words stand: in the sentence that is named, else in the nearest one."""
    words, _, there = words.partition("@") if re.search(r"@\d+$", words) else (words, "", "")
    joined = r"\s+".join(re.escape(word) for word in words.split())
    pattern = re.compile(rf"(?<!\w){joined}(?!\w)")
    near = [int(there)] if there else sorted(range(len(places)), key=lambda n: (abs(n - at), n))
    for number in near[: 2 * _FAR]:
        if found := pattern.search(text, *places[number]):
            return found.span()
    raise Wrong(f"{words!r} does not stand near")


def take(path: Path) -> list[str]:
    """Write the labels of a file of notes; returns what is wrong, a line each."""
    wrong, stem = [], ""
    labels: dict[str, list[Record]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("#"):
            stem = line[1:].strip()
            text, places = body(stem), sentences(stem)
            labels[stem] = []
        elif line.strip():
            try:
                labels[stem].append(note(line, text, places))
            except Wrong as error:
                wrong.append(f"{path.name}:{number}: {error}: {line[:90]}")
    LIGHT.mkdir(exist_ok=True)
    for stem, found in labels.items():
        lines = "".join(json.dumps(label) + "\n" for label in found)
        (LIGHT / f"{stem}.jsonl").write_text(lines, encoding="utf-8")
    return wrong


def facts() -> Iterator[tuple[Path, list[Record]]]:
    """Documents and their labels in the shape of the gold, words read from the document."""
    for path in sorted(LIGHT.glob("*.jsonl")):
        file, text = document(path.stem), body(path.stem)
        yield file, [_full(label, file.name, text, n) for n, label in enumerate(records(path))]


def _full(label: Record, name: str, text: str, number: int) -> Record:
    def filler(start: int, end: int) -> Record:
        words = text[start:end]
        return {
            "name": words,
            "id": None,
            "surface": words,
            "start": start,
            "end": end,
            "via": "name",
        }

    start, end = label["evidence"]
    roles = {role: [filler(*span) for span in spans] for role, spans in label["roles"].items()}
    if act := label.get("act"):
        roles["act"] = [{**one, "name": act} for one in roles.get("act", [filler(start, start)])]
    measures = [
        {
            **filler(*span),
            "name": measure,
            "lo": None,
            "hi": None,
            "value": None,
            "qualifier": "exact",
        }
        for measure, spans in label["measures"].items()
        for span in spans
    ]
    return {
        **label, "id": f"{Path(name).stem}-{number:02}", "doc": name, "alt_types": [], "time": None,
        "said": [], "hard": [], "roles": roles, "measures": measures,
        "evidence": [{"start": start, "end": end, "quote": text[start:end]}],
    }  # fmt: skip


def main() -> int:
    """Show documents, or take notes."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("what", choices=("show", "take"))
    options.add_argument("which", nargs="+", help="ids of documents, or files of notes")
    given = options.parse_args()
    if given.what == "show":
        print("\n\n".join(show(stem) for stem in given.which))
        return 0
    wrong = [line for path in given.which for line in take(Path(path))]
    print("\n".join(wrong), file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
