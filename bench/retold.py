"""Planted retellings: texts of known origin, retold by rules that know nothing of Plainview's.

An original holds sentences of one news article, which nobody else in the set uses, and planted
facts in the words of its own templates. It is then copied, excerpted, spun word by word, summed
up, or mixed with another one.
"""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

SYNONYMS = {
    word: others.split()
    for word, others in (
        line.split(": ")
        for line in Path(__file__).with_name("spinner.txt").read_text("utf-8").splitlines()
    )
}
"""What the spinner here puts for a word; `tests/lineage` checks that none is in names/spin.toml."""

CUES = ("said", "told", "according")
WORD = re.compile(r"\b[A-Za-z][a-z]+\b(?![’'-])")
FIRST_DAY = date(2024, 1, 8)
OUTLETS = tuple(f"{place} {kind}" for place in (
    "Harlow", "Bexhill", "Marlin", "Quarry", "Tidewater", "Alder", "Fenwick", "Copperhill",
    "Sandgate", "Larkspur", "Millbrook", "Westerly", "Ironwood", "Pinecrest", "Redstone",
) for kind in ("Courier", "Ledger", "Dispatch", "Gazette", "Observer"))  # fmt: skip

AGENCIES = ("ICE", "CBP", "USCIS", "the FBI", "the DEA", "HHS", "TSA", "the Secret Service")
BODIES = ("DHS", "the Justice Department", "the State Department", "the Treasury Department")
COMPANIES = ("Palantir", "Clearview AI", "LexisNexis", "Flock Safety", "Thomson Reuters", "Axon")
FACTS = (
    (
        "{agency} held {n} people at its detention facilities in {month}.",
        "The number of detainees in the custody of {agency} came to {n} people in {month}.",
        "In {month}, {n} people were held in detention by {agency}.",
    ),
    (
        "{agency} paid {company} ${m} for access to its software.",
        "Under a contract, {company} was paid ${m} by {agency} for software.",
        "A ${m} contract with {company} was awarded by {agency}.",
    ),
    (
        "{agency} arrested {n} people in {month}.",
        "In {month} agents of {agency} made {n} arrests.",
        "Some {n} people were arrested by {agency} in {month}.",
    ),
)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "September", "October")


@dataclass(frozen=True)
class Planted:
    """A planted fact: its distinctive number, its ways to be told, and whom all reports credit.

    `origins` are the originals that state it, by number.
    """

    value: float
    tellings: tuple[str, ...]
    origins: tuple[int, ...]
    shared: bool


@dataclass
class Document:
    """A text with its history: `sources` are numbers of documents, `origins` of originals."""

    sentences: list[str]
    title: str
    outlet: str
    published: date | None
    kind: str
    sources: tuple[int, ...] = ()
    origins: tuple[int, ...] = ()
    planted: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.title + "\n\n" + self.body

    @property
    def body(self) -> str:
        rows = [" ".join(self.sentences[at : at + 3]) for at in range(0, len(self.sentences), 3)]
        return "\n\n".join(rows)


def spun(rng: random.Random, sentence: str, rate: float = 0.8) -> str:
    """A sentence with most words that have synonyms replaced, and now and then its parts turned."""

    def put(match: re.Match[str]) -> str:
        word = match.group()
        others = SYNONYMS.get(word.lower())
        if not others or rng.random() > rate:
            return word
        other = rng.choice(others)
        return other.capitalize() if word[0].isupper() else other

    told = WORD.sub(put, sentence)
    first, comma, rest = told.partition(", ")
    if comma and 12 < len(first) < 60 and "“" not in told and rng.random() < 0.25:
        rest = rest.rstrip(".")
        told = f"{rest[:1].upper()}{rest[1:]}, {first[:1].lower()}{first[1:]}."
    if rng.random() < 0.4:
        told = told.replace("“", "").replace("”", "")
    return told


def summed_up(rng: random.Random, sentences: list[str]) -> list[str]:
    """A third of the sentences, each shorter by its last clause, words replaced here and there."""
    kept = sorted(rng.sample(range(len(sentences)), max(4, len(sentences) // 3)))
    told = []
    for place in kept:
        sentence = sentences[place]
        head, comma, tail = sentence.rpartition(", ")
        if comma and len(head) > 60 and not re.search(r"\d", tail):
            sentence = head + "."
        told.append(spun(rng, sentence, 0.4))
    return told


def planted_set(
    rng: random.Random, articles: list[list[str]], count: int
) -> tuple[list[Document], list[Planted]]:
    """`count` originals with planted facts, and one to twelve retellings of each."""
    facts: list[Planted] = []
    originals: list[Document] = []
    stock = iter(articles)
    while len(originals) < count:
        together = min(rng.choice((1, 1, 2, 3)), count - len(originals))
        numbers = tuple(range(len(originals), len(originals) + together))
        first = len(facts)
        facts += [_planted(rng, numbers) for _ in range(3)]
        day = FIRST_DAY + timedelta(days=rng.randint(0, 300))
        outlets = rng.sample(OUTLETS, together)
        for place, number in enumerate(numbers):
            sentences = next(stock)[: rng.randint(18, 30)]
            own = list(range(first, first + 3))
            for at, fact in enumerate(own):
                told = facts[fact].tellings[place]
                sentences.insert(3 + 4 * at, told)
            originals.append(
                Document(
                    sentences, _title(rng, sentences), outlets[place],
                    day + timedelta(days=rng.randint(0, 3)), "original", (), (number,), own,
                )
            )  # fmt: skip
    documents = list(originals)
    for number in range(count):
        for _ in range(rng.randint(1, 12)):
            documents.append(_retold(rng, originals, number))
    return documents, facts


def _planted(rng: random.Random, numbers: tuple[int, ...]) -> Planted:
    """A fact told in other words by each of its originals; some credit one body, all alike."""
    templates = list(rng.choice(FACTS))
    rng.shuffle(templates)
    value = rng.randint(1_013, 98_989)
    money = rng.randint(1_013, 98_989) * 1_000 + rng.randint(1, 999)
    filled = {
        "agency": rng.choice(AGENCIES), "company": rng.choice(COMPANIES),
        "month": f"{rng.choice(MONTHS)} 2023", "n": f"{value:,}", "m": f"{money:,}",
    }  # fmt: skip
    shared = rng.random() < 0.3
    body = rng.choice(BODIES)
    told = []
    for template in templates:
        words = template.format(**filled)
        if shared:
            words = f"According to {body}, {_lowered(words)}"
        told.append(words[0].upper() + words[1:])
    is_money = "${m}" in templates[0]
    return Planted(float(money if is_money else value), tuple(told), numbers, shared)


def _lowered(words: str) -> str:
    first = words.split()[0]
    return words if first.isupper() or first in ("Some",) else words[0].lower() + words[1:]


def _title(rng: random.Random, sentences: list[str]) -> str:
    words = rng.choice(sentences[3:]).split()[: rng.randint(5, 9)]
    return " ".join(words).strip(".,;:“”")


def _retold(rng: random.Random, originals: list[Document], number: int) -> Document:
    source = originals[number]
    kind = rng.choice(("copy", "excerpt", "spin", "summary", "mixed"))
    sources: tuple[int, ...] = (number,)
    sentences = list(source.sentences)
    if kind == "copy":
        sentences = sentences[: rng.randint(len(sentences) - 4, len(sentences))]
    elif kind == "excerpt":
        length = rng.randint(len(sentences) // 3, 2 * len(sentences) // 3)
        start = rng.randint(0, len(sentences) - length)
        sentences = sentences[start : start + length]
    elif kind == "spin":
        sentences = [spun(rng, sentence) for sentence in sentences]
    elif kind == "summary":
        sentences = summed_up(rng, sentences)
    else:
        other = rng.randrange(len(originals))
        sources = tuple(dict.fromkeys((number, other)))
        half = sentences[: len(sentences) // 2]
        more = originals[other].sentences
        sentences = [
            spun(rng, sentence, 0.5)
            for sentence in half + (more[len(more) // 2 :] if len(sources) > 1 else [])
        ]
    days = rng.randint(1, 20)
    latest = max(originals[one].published or FIRST_DAY for one in sources)
    title = (
        spun(rng, source.title)
        if rng.random() < 0.5
        else _title(rng, [*sentences, *sentences, *sentences, *sentences])
    )
    return Document(
        sentences, title, rng.choice(OUTLETS), latest + timedelta(days=days), kind, sources,
        sources, [],
    )  # fmt: skip


def lexicon_of_names() -> set[str]:
    """Every word of Plainview's repair lexicon."""
    path = Path(__file__).parents[1] / "src/plainview/names/spin.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    words: set[str] = set()
    for part in table.values():
        if isinstance(part, dict):
            for word, others in part.items():
                listed = others if isinstance(others, str) else " ".join(map(str, others))
                words |= {word, *re.split(r"[\s_]+", listed)}
    return {word.lower() for word in words}
