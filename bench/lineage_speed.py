"""Families among generated documents: time, memory, growth; candidates against datasketch.

python -m bench.lineage_speed [--counts 10000,100000] [--against 10000]
"""

from __future__ import annotations

import argparse
import math
import resource
import time
from array import array
from collections import Counter

from bench.lineage_texts import Generator, Text

PERMUTATIONS = 128
THRESHOLD = 0.1
"""Jaccard similarity that the LSH bands are tuned to: a third of a text inside another has 0.15."""


def candidate_pairs(contents: list[str]) -> set[tuple[int, int]]:
    from plainview.lineage import candidates, gathered, keys

    postings = gathered(keys(content) for content in contents)
    return {(pair.document, pair.other) for pair in candidates(postings)}


def datasketch_pairs(contents: list[str]) -> set[tuple[int, int]]:
    """Three-word shingles, MinHash and LSH as the library's guide has it."""
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    found = set()
    for number, content in enumerate(contents):
        words = content.lower().split()
        signature = MinHash(num_perm=PERMUTATIONS)
        signature.update_batch(
            [" ".join(words[at : at + 3]).encode() for at in range(len(words) - 2)]
        )
        found.update((other, number) for other in lsh.query(signature))
        lsh.insert(number, signature)
    return found


def recall(texts: list[Text], found: set[tuple[int, int]]) -> dict[str, float]:
    """Share of retellings found beside their original, by manner."""
    retold, met = Counter(), Counter()
    for number, text in enumerate(texts):
        if text.manner != "original":
            for label in (text.manner, "all"):
                retold[label] += 1
                met[label] += (text.origin, number) in found
    return {label: round(met[label] / retold[label], 4) for label in sorted(retold)}


def against_datasketch(count: int) -> None:
    """The same texts to candidate pairs, both ways, one core."""
    texts = list(Generator(1).texts(count))
    contents = [text.content for text in texts]
    seconds = {}
    for name, run in (("plainview", candidate_pairs), ("datasketch", datasketch_pairs)):
        start = time.process_time()
        found = run(contents)
        seconds[name] = time.process_time() - start
        print(
            f"  {name:10} {count / seconds[name]:8,.0f} documents/s, {len(found):,} pairs,"
            f" recall {recall(texts, found)}"
        )
    print(f"  {seconds['datasketch'] / seconds['plainview']:.1f} times faster (aim: 3)")


def whole(count: int) -> float:
    """Seconds of processor time from texts to families."""
    from plainview.lineage import candidates, decide, families, gathered, keys

    texts = list(Generator(2).texts(count))
    contents = [text.content.encode() for text in texts]
    origins = array("l", (text.origin for text in texts))
    del texts
    start = time.process_time()
    postings = gathered(keys(content.decode()) for content in contents)
    keyed = time.process_time()
    pairs = list(candidates(postings))
    del postings
    joined = time.process_time()
    asked = 0

    def derived(one: int, two: int) -> bool:
        nonlocal asked
        asked += 1
        return decide(contents[one].decode(), contents[two].decode()).derived

    groups = families(pairs, derived)
    end = time.process_time()
    print(
        f"  {count:,} documents: keys {keyed - start:.0f} s, {len(pairs):,} candidates"
        f" {joined - keyed:.0f} s, {asked:,} decisions {end - joined:.0f} s, all"
        f" {end - start:.0f} s; {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB"
    )
    print(f"    {_exactness(origins, groups)}")
    return end - start


def _exactness(origins: array[int], groups: list[list[int]]) -> str:
    """Pairwise precision and recall of the families against how the texts were made."""

    def pairs(sizes: Counter[tuple[int, int]] | Counter[int]) -> int:
        return sum(size * (size - 1) // 2 for size in sizes.values())

    true = pairs(Counter(origins))
    said = sum(len(group) * (len(group) - 1) // 2 for group in groups)
    both = pairs(
        Counter((place, origins[one]) for place, group in enumerate(groups) for one in group)
    )
    return f"pairs in one family: precision {both / said:.4f}, recall {both / true:.4f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--counts", default="10000,100000")
    parser.add_argument("--against", type=int, default=10_000, help="documents for datasketch")
    options = parser.parse_args()
    if options.against:
        against_datasketch(options.against)
    counts = [int(count) for count in options.counts.split(",") if count]
    seconds = [whole(count) for count in counts]
    if len(counts) > 1:
        exponent = math.log(seconds[-1] / seconds[0]) / math.log(counts[-1] / counts[0])
        print(f"  growth n^{exponent:.2f} (aim: at most 1.1)")


if __name__ == "__main__":
    main()
