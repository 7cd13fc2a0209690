"""A corpus of any size for measuring scale: `python -m bench.generate --count N --seed S OUT`.

Each document recombines sentences of several real articles and changes names and numbers in them,
so that no two have the same bytes and the words keep the frequencies of news. The same folder,
count and seed give the same files; documents are made one by one, so that memory stays flat.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from bench.shared import ROOT, shared_folder

FOLDER_SIZE = 1000
"""Files in one folder; file systems slow down with very many."""

BREAK = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n+")
NUMBER = re.compile(r"(?<![\w.,])[1-9][\d,]*\d(?:\.\d+)?(?![\w,])")
YEAR = re.compile(r"(?:19|20)\d\d")
NAME = re.compile(r"(?<=[a-z,] )([A-Z][a-z]{2,}) ([A-Z][a-z]{3,})\b")
FIRST_DAY = date(2012, 1, 1)
OUTLETS = ("The Newsroom", "Second Newsroom", "Daily Record", "Valley Press", "State Wire")


@dataclass(frozen=True)
class Stock:
    """What documents are made of: sentences by article, titles, and pairs of capitalised words."""

    articles: tuple[tuple[str, ...], ...]
    titles: tuple[str, ...]
    firsts: tuple[str, ...]
    seconds: tuple[str, ...]


def source_folder() -> Path:
    """The shared news articles, or the sample documents where they are absent."""
    return shared_folder("corpus/news/articles") or ROOT / "sample" / "documents"


def stock(folder: Path) -> Stock:
    """Reads every news JSON and text file of a folder. Raises ValueError when there is none."""
    articles, titles = [], []
    firsts: dict[str, None] = {}
    seconds: dict[str, None] = {}
    for path in sorted([*folder.glob("*.json"), *folder.glob("*.txt")]):
        raw = path.read_text(encoding="utf-8")
        article = json.loads(raw) if path.suffix == ".json" else None
        content = article["content_original"] if article else raw
        sentences = tuple(run for run in BREAK.split(content) if len(run) > 30)
        if len(sentences) < 3:
            continue
        articles.append(sentences)
        titles.append(str(article["title"]) if article else raw.split("\n", 1)[0])
        for first, second in NAME.findall(content):
            firsts[first] = seconds[second] = None
    if not articles:
        raise ValueError(f"no news articles in {folder}")
    # Insertion order, not set order, so that a seed means the same on every run.
    return Stock(tuple(articles), tuple(titles), tuple(firsts), tuple(seconds))


def perturbed(rng: random.Random, sentence: str, stock: Stock) -> str:
    """A sentence with its numbers changed by up to a third and some names exchanged."""

    def number(match: re.Match[str]) -> str:
        printed = match.group()
        if YEAR.fullmatch(printed):
            return str(rng.randint(2009, 2026))
        value = float(printed.replace(",", "")) * rng.uniform(0.67, 1.33)
        decimals = len(printed.partition(".")[2])
        comma = "," if "," in printed else ""
        return f"{max(value, 1.0):{comma}.{decimals}f}"

    def name(match: re.Match[str]) -> str:
        if not stock.firsts or rng.random() < 0.7:
            return match.group()
        return f"{rng.choice(stock.firsts)} {rng.choice(stock.seconds)}"

    return NAME.sub(name, NUMBER.sub(number, sentence))


def document(stock: Stock, seed: int, number: int) -> dict[str, str]:
    """One news JSON article; depends on the stock, the seed and the number alone."""
    rng = random.Random(f"{seed} {number}")
    paragraphs = []
    for article in rng.choices(stock.articles, k=rng.randint(3, 6)):
        start = rng.randrange(len(article))
        run = article[start : start + rng.randint(3, 6)]
        paragraphs.append(" ".join(perturbed(rng, sentence, stock) for sentence in run))
    published = FIRST_DAY + timedelta(days=rng.randrange(365 * 14))
    outlet = rng.choice(OUTLETS)
    return {
        "title": perturbed(rng, rng.choice(stock.titles), stock),
        "content_original": "\n\n".join(paragraphs),
        "date": published.isoformat(),
        "authors": "Records desk",
        "url": f"https://{outlet.lower().replace(' ', '')}.example/{seed}/{number}",
        "source": outlet,
    }


def documents(stock: Stock, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of `count` documents; the address in each keeps the bytes apart."""
    for number in range(count):
        data = json.dumps(document(stock, seed, number), ensure_ascii=False, indent=1)
        yield f"{number // FOLDER_SIZE:04d}/{number:07d}.json", data.encode("utf-8")


def write(out: Path, count: int, seed: int, folder: Path | None = None) -> None:
    """Writes `count` documents below `out`, 1,000 to a folder."""
    made = stock(folder or source_folder())
    for name, data in documents(made, count, seed):
        path = out / name
        if path.stem.endswith("000"):
            path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="folder", type=Path, help="news JSON or text files")
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    write(given.out, given.count, given.seed, given.folder)
    print(f"{given.count:,} documents in {given.out}")


if __name__ == "__main__":
    main()
