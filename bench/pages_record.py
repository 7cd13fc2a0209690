"""A record of any size for measuring pages: generated documents with facts, lineage and claims.

A document strings together runs of paragraphs of several articles (the shared news, or the sample
where it is absent). Half of the facts that were read from the articles come along. Nine of ten
other words give way to words of the same length, drawn by their frequency, so that frequencies
stay those of news, offsets stay right and no two documents share a sentence by accident; the digits
of measures change, and their values with them. One document in eight retells an earlier one. The
sample's own documents come first, so that every kind of page has something to show. The bytes are
not put into the vault: no page shows them.
"""

from __future__ import annotations

import json
import random
import re
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

from bench.generate import FIRST_DAY, source_folder
from bench.shared import ROOT
from plainview import pipeline
from plainview.extraction import extract
from plainview.model import Capture, Document, Evidence, Fact, Heading, Measure, Text
from plainview.names import unlisted_people
from plainview.pipeline.naming import named
from plainview.store import Record, pack
from plainview.store.packing import Packed

ARTICLES = 600
OUTLETS = tuple(
    f"{place} {kind}"
    for place in ("Harbor", "Valley", "Prairie", "Capitol", "Border", "Lakeshore", "Delta", "Mesa")
    for kind in ("Record", "Press", "Wire", "Post", "Monitor")
)
SEEN = "2026-01-01T00:00:00Z"
RETOLD = 8
"""One document in so many retells an earlier one."""
OTHER, SLIPPED = 0.9, 0.05
"""Shares of words that differ from the article's, and from the document's that is retold."""
KEPT_FACTS = 0.5
BATCH = 1000
_WORD = re.compile(r"\b[A-Za-z][a-z]{1,13}\b|\d+")
_NUMBER = re.compile(r"[1-9][\d,]*(?:\.\d+)?")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n+|$)")


@dataclass(frozen=True)
class Paragraph:
    """A run of an article that ends a paragraph, with its facts; offsets count from its start."""

    words: str
    facts: tuple[Fact, ...]
    people: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Stock:
    """Articles as paragraphs, their titles, and words by length with cumulated frequencies."""

    articles: tuple[tuple[Paragraph, ...], ...]
    titles: tuple[str, ...]
    words: dict[int, tuple[list[str], list[int]]]


def stock(most: int = ARTICLES) -> Stock:
    """Reads facts and people from the first articles, once."""
    articles, titles = [], []
    counts: Counter[str] = Counter()
    for path in sorted(source_folder().glob("*.json"))[:most]:
        article = json.loads(path.read_bytes())
        content = article["content_original"].strip()
        if not content:
            continue
        articles.append(tuple(_paragraphs(content)))
        titles.append(str(article["title"]))
        counts.update(word.lower() for word in _WORD.findall(content) if word.isalpha())
    words: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for word, count in counts.most_common():
        words[len(word)].append((word, count))
    by_length = {
        length: ([word for word, _ in found], list(accumulate(count for _, count in found)))
        for length, found in words.items()
    }
    return Stock(tuple(articles), tuple(titles), by_length)


def _paragraphs(content: str) -> list[Paragraph]:
    text = Text("0" * 64, "bench/1", content)
    facts = named(text, extract(text, patterns_only=True))
    people = unlisted_people(content)
    found = []
    for run in _PARAGRAPH.finditer(content):
        first, last = run.span()
        inside = [fact for fact in facts if all(first <= a < b <= last for a, b in _spans(fact))]
        inner = tuple((a - first, b - first) for a, b in people if first <= a and b <= last)
        found.append(Paragraph(run.group(), tuple(_moved(fact, -first) for fact in inside), inner))
    return found


def _spans(fact: Fact) -> list[tuple[int, int]]:
    """All runs that a fact stands on, evidence first."""
    parts = [(one.start, one.end) for one in (*fact.fillers, *fact.said, *fact.measures)]
    times = [(fact.time.s, fact.time.e)] if fact.time else []
    held = [(a, b) for a, b in (*parts, *times) if a is not None and b is not None]
    return [(one.start, one.end) for one in fact.evidence] + held


def _moved(fact: Fact, by: int) -> Fact:
    """The fact with all offsets moved; its words are not looked at."""

    def move(one: object) -> object:
        start = getattr(one, "start")  # noqa: B009 - several classes with the same two fields
        return one if start is None else replace(one, start=start + by, end=one.end + by)  # type: ignore[type-var, attr-defined]

    timed = fact.time
    if timed and timed.s is not None and timed.e is not None:
        timed = replace(timed, s=timed.s + by, e=timed.e + by)
    moved = Fact.__new__(Fact)
    moved.__dict__.update(
        fact.__dict__,
        **{name: tuple(map(move, getattr(fact, name)))
           for name in ("fillers", "measures", "said", "evidence")},
        time=timed,
    )  # fmt: skip
    moved.__dict__.pop("id", None)
    return moved


class Generator:
    """Documents by number; the same stock, seed and number give the same document."""

    def __init__(self, made: Stock, seed: int) -> None:
        self.stock, self.seed = made, seed

    def packed(self, number: int) -> Packed:
        """One document, ready for the record."""
        rng = random.Random(f"{self.seed} {number}")
        retells = number > RETOLD and rng.random() < 1 / RETOLD
        source = rng.randrange(max(0, number - 5000), number) if retells else number
        content, facts, people, title = self._told(source)
        if retells:
            content, facts = self._varied(rng, content, facts, SLIPPED)
        published = FIRST_DAY + timedelta(days=rng.randrange((date(2026, 1, 1) - FIRST_DAY).days))
        outlet = rng.choice(OUTLETS)
        data = f"{number}\n{content}".encode()
        document = Document(sha256(data).hexdigest(), "application/json", len(data))
        address = f"https://{outlet.lower().replace(' ', '-')}.example/{number}"
        heading = Heading(title, None, published.isoformat(), address, outlet)
        text = Text(document.id, "bench/1", content, (), heading)
        stated = [_stated(fact, text) for fact in facts]
        capture = Capture(document.id, f"{number:06}.json", "file", SEEN, address=address)
        return pack(document, capture, text, stated, unlisted=people)

    def _told(self, number: int) -> tuple[str, list[Fact], list[tuple[int, int]], str]:
        """The first telling of a story."""
        rng = random.Random(f"{self.seed} story {number}")
        pieces: list[str] = []
        facts: list[Fact] = []
        people: list[tuple[int, int]] = []
        at = 0
        for article in rng.choices(self.stock.articles, k=rng.randint(2, 5)):
            first = rng.randrange(len(article))
            for paragraph in article[first : first + rng.randint(2, 6)]:
                words = paragraph.words.rstrip("\n") + "\n\n"
                pieces.append(words)
                facts += [_moved(fact, at) for fact in paragraph.facts if rng.random() < KEPT_FACTS]
                people += [(a + at, b + at) for a, b in paragraph.people]
                at += len(words)
        content, facts = self._varied(rng, "".join(pieces).rstrip(), facts, OTHER)
        return content, facts, people, rng.choice(self.stock.titles)

    def _varied(
        self,
        rng: random.Random,
        content: str,
        facts: list[Fact],
        share: float,
    ) -> tuple[str, list[Fact]]:
        """Other words and numbers of the same length, but where facts name what they name."""
        kept = bytearray(len(content))
        for start, end in (span for fact in facts for span in _named(fact)):
            kept[start:end] = b"\1" * (end - start)

        def word(match: re.Match[str]) -> str:
            start, end = match.span()
            if rng.random() > share or any(kept[start:end]):
                return match.group()
            if match.group().isdigit():
                return str(rng.randrange(10 ** (end - start))).zfill(end - start)
            words, weights = self.stock.words[end - start]
            other = rng.choices(words, cum_weights=weights)[0]
            return other if match.group().islower() else other.capitalize()

        other = list(_WORD.sub(word, content))
        if share == OTHER:
            changed: dict[int, float] = {}
            facts = [_other_numbers(rng, fact, other, changed) for fact in facts]
        return "".join(other), facts


def _named(fact: Fact) -> list[tuple[int, int]]:
    return _spans(fact)[len(fact.evidence) :]


def _other_numbers(
    rng: random.Random, fact: Fact, content: list[str], changed: dict[int, float]
) -> Fact:
    """The fact with the digits of its measures changed, in the content too."""
    measures = tuple(_other(rng, one, content, changed) for one in fact.measures)
    return _with(fact, measures=measures)


def _other(
    rng: random.Random, measure: Measure, content: list[str], changed: dict[int, float]
) -> Measure:
    """`changed` is by how much the number at a place was multiplied: two facts may share one."""
    found = list(_NUMBER.finditer(measure.surface))
    if len(found) != 1 or measure.unit == "ratio":
        return measure
    first = measure.start + found[0].start()
    if first not in changed:
        old = found[0].group()
        new = str(rng.randint(1, 9)) + re.sub(r"\d", lambda _: str(rng.randint(0, 9)), old[1:])
        content[first : first + len(new)] = new
        changed[first] = float(new.replace(",", "")) / float(old.replace(",", ""))
    lo, value, hi = (
        None if one is None else one * changed[first]
        for one in (measure.lo, measure.value, measure.hi)
    )
    return replace(measure, lo=lo, value=value, hi=hi)


def _with(fact: Fact, **changed: object) -> Fact:
    other = Fact.__new__(Fact)
    other.__dict__.update(fact.__dict__, **changed)
    return other


def _stated(fact: Fact, text: Text) -> Fact:
    """The fact on the words that now stand at its offsets."""
    content = text.content

    def shown(start: int | None, end: int | None) -> str | None:
        return None if start is None or end is None else content[start:end]

    return Fact(
        content, text.id, fact.type, fact.status, fact.modality, fact.polarity,
        tuple(replace(one, surface=shown(one.start, one.end)) for one in fact.fillers),
        tuple(replace(one, surface=content[one.start : one.end]) for one in fact.measures),
        tuple(replace(one, surface=shown(one.start, one.end)) for one in fact.said),
        tuple(Evidence(e.start, e.end, content[e.start : e.end]) for e in fact.evidence),
        fact.time and replace(fact.time, surface=shown(fact.time.s, fact.time.e)),
        fact.flags, fact.pattern,
    )  # fmt: skip


def build(place: Path, count: int, *, corpus: bool = True) -> None:
    """Makes a record of so many generated documents, and says how long each step took."""
    began = time.perf_counter()
    made = Generator(stock(min(ARTICLES, max(20, count // 10))), 1)
    print(f"stock read in {time.perf_counter() - began:.0f} s", flush=True)
    with Record.create(place) as record:
        pipeline.add(record, [ROOT / "sample" / "documents"], workers=1)
        for number in range(count):
            record.add(made.packed(number))
            if number % BATCH == BATCH - 1:
                record.commit()
        record.commit()
        print(f"{count:,} documents written, {time.perf_counter() - began:.0f} s", flush=True)
        if corpus:
            done = pipeline.gather(record, workers=1, lineage=False)
            print(f"{done.claims:,} claims, {time.perf_counter() - began:.0f} s", flush=True)
