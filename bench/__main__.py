"""All benchmarks one after the other, or those named: python -m bench [NAME …] [OPTIONS]."""

from __future__ import annotations

import sys
from importlib import import_module
from itertools import takewhile

BENCHMARKS = {
    "facts": "fact scores on the hand-annotated documents",
    "newsquant": "quantity scores on NewsQuant",
    "distortions": "planted distortions that are caught and marked",
    "speed": "speed and memory, against spaCy in the same run",
    "pages": "pages and search at 8 clients on a large record, beside Datasette",
    "search_engines": "SQLite's FTS5 against tantivy on the passages of a record",
    "org_names": "pairs of organisation names",
    "mentions": "names of institutions in news and records, and the speed of resolving",
    "crash": "killed at 30 random moments, then resumed",
    "pan13": "passages and documents retold, on PAN 2013",
    "retellings": "independent origins, direction and alterations on planted retellings",
    "contradictions": "how pairs of statements stand to each other, from their text",
    "claims_speed": "claims among a million rows of public records: time and memory",
    "lineage_sets": "derived or not: coverage of one event, copies, rewrites, translations",
    "lineage_speed": "families among 100,000 generated documents; candidates against datasketch",
    "lineage_store": "lineage of 100,000 documents in a record; one more, one less",
    "news_lineage": "who retells whom among news articles, against pairs read one by one",
    "planted_errors": "wrong sums and figures planted in reports beside public records",
    "checks_speed": "all checks over a million generated facts: time and memory",
    "drafts": "verdicts on drafts with planted errors",
    "draft_speed": "a draft of 1,500 words against a record of 100,000 documents",
    "public_verdicts": "verdicts on five public sets of claims, with the abstention rate",
    "flows": "chains, cuts and hubs among 20,000 institutions with 500,000 edges: time and memory",
}


def main() -> None:
    named = list(takewhile(lambda word: not word.startswith("-"), sys.argv[1:]))
    options = sys.argv[1 + len(named) :]
    unknown = [name for name in named if name not in BENCHMARKS]
    if unknown:
        lines = "\n".join(f"  {name:12} {what}" for name, what in BENCHMARKS.items())
        sys.exit(f"No benchmark {', '.join(unknown)}. There are:\n{lines}")
    for name in named or list(BENCHMARKS):
        print(f"\n== {name}: {BENCHMARKS[name]}", flush=True)
        sys.argv = [f"bench.{name}", *options]  # those that take options read them from here
        import_module(f"bench.{name}").main()


if __name__ == "__main__":
    main()
