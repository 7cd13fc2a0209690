"""Labels of articles of the shared corpus: facts and negatives as offsets, no word of the article.

`<stem of the article>.jsonl` holds the facts of an article, `<annotator>-negatives.jsonl` passages
of several articles that must not become facts. The words come back from the article itself, where
the shared folder is present.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from gold.schema import TIERS, Record, of_fact, records
from gold.shared import content, is_kept, source
from plainview.model.schema import FACT_TYPES

WORDS = ("surface", "quote")
SHORT = 4
"""More words than this in a row are not repeated from an article, but for names with capitals
("Office of the ..."), in which words up to this many letters may be small."""
NEGATIVE_FIELDS = ("doc", "start", "end", "why")


def of_articles(folder: Path) -> list[Path]:
    """The files of facts, by name."""
    return [path for path in sorted(folder.glob("*.jsonl")) if path not in of_negatives(folder)]


def of_negatives(folder: Path) -> list[Path]:
    """The files of negatives, by name."""
    return sorted(folder.glob("*-negatives.jsonl"))


def _parts(value: object) -> Iterator[Record]:
    """The record and all records inside it."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _parts(inner)


def without_words(record: Record) -> Record:
    """A copy of a fact or negative that keeps offsets and names, not the document's words."""
    copy: Record = json.loads(json.dumps(record))
    for part in _parts(copy):
        for words in WORDS:
            part.pop(words, None)
    return copy


def with_words(fact: Record, content: str) -> Record:
    """The fact again, its words read from the document's text at its offsets."""
    copy: Record = json.loads(json.dumps(fact))
    for run in copy["evidence"]:
        run["quote"] = content[run["start"] : run["end"]]
    fillers = [filler for fillers in copy["roles"].values() for filler in fillers]
    for part in (*fillers, *copy["measures"], *copy["said"]):
        part["surface"] = None if part["start"] is None else content[part["start"] : part["end"]]
    if time := copy["time"]:
        time["surface"] = None if time["s"] is None else content[time["s"] : time["e"]]
    return copy


def negatives(folder: Path) -> list[Record]:
    """All negatives of a folder, their words read from the articles."""
    return [
        {**span, "quote": content(span["doc"])[span["start"] : span["end"]]}
        for path in of_negatives(folder)
        for span in records(path)
    ]


def _copied(what: str, fact: Record, article: str) -> Iterator[str]:
    """Free text of an annotator that is the article's own."""
    own = [filler["name"] for role in fact["roles"].values() for filler in role if not filler["id"]]
    own += [measure[field] or "" for measure in fact["measures"] for field in ("of", "definition")]
    for text in own:
        words = text.split()
        official = all(word[0].isupper() for word in words if len(word) > SHORT)
        if len(words) > SHORT and not official and text.casefold() in article.casefold():
            yield f"{what}: {text!r} is the article's own"


def _article(path: Path) -> Iterator[str]:
    found, name = records(path), f"{path.stem}.json"
    if [fact["id"] for fact in found] != [f"{path.stem}-{n:02}" for n in range(1, len(found) + 1)]:
        yield f"{path.name}: the ids do not run from 01 to {len(found):02}"
    if is_kept(path.stem):
        yield f"{path.name}: belongs to the part that nobody reads"
    if source(name).exists():
        article = content(name)
    else:  # its words cannot be checked, all else can
        ends = (part.get(end) for part in _parts(found) for end in ("end", "e"))
        article = "?" * max((end for end in ends if isinstance(end, int)), default=0)
    for fact in found:
        if fact["doc"] != name or without_words(fact) != fact:
            yield f"{fact['id']}: of document {fact['doc']}, or with words"
        yield from of_fact(with_words(fact, article), article)
        yield from _copied(fact["id"], fact, article)


def _negative(span: Record, folder: Path) -> Iterator[str]:
    what = f"negative {span['doc']} {span['start']}"
    path = folder / f"{Path(span['doc']).stem}.jsonl"
    if tuple(span) != NEGATIVE_FIELDS or not span["why"] or not path.exists():
        yield f"{what}: fields {', '.join(span)}, no reason, or of an article without labels"
        return
    here = source(span["doc"]).exists()
    if span["start"] >= span["end"] or (here and span["end"] > len(content(span["doc"]))):
        yield f"{what} to {span['end']}: not in the article"
    for fact in records(path):
        if any(
            run["start"] < span["end"] and span["start"] < run["end"] for run in fact["evidence"]
        ):
            yield f"{what}: overlaps evidence of {fact['id']}"


def problems(folder: Path) -> Iterator[str]:
    """What is wrong with the labels in a folder, places only where the articles are present."""
    for path in of_articles(folder):
        yield from _article(path)
    for path in of_negatives(folder):
        for span in records(path):
            yield from _negative(span, folder)


def table(folder: Path) -> str:
    """The counts by type as a Markdown table."""
    paths = of_articles(folder)
    tiers = Counter((fact["type"], fact["tier"]) for path in paths for fact in records(path))
    negatives = sum(len(records(path)) for path in of_negatives(folder))
    rows = [(name, *(tiers[name, tier] for tier in TIERS)) for name in FACT_TYPES]
    rows.append(("all", *(sum(column) for column in list(zip(*rows, strict=True))[1:])))
    head = f"| {len(paths)} articles, {negatives} negatives | {' | '.join(TIERS)} |"
    lines = [head, "| --- | --- | --- | --- |"]
    return "\n".join([*lines, *(f"| {' | '.join(str(cell) for cell in row)} |" for row in rows)])
