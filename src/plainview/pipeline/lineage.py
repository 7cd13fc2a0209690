"""The corpus stage of lineage: documents find each other by keys, and each pair is compared once.

It runs when lineage is asked for after something came in, and not while files are added: who only
reads facts needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from multiprocessing import get_context

from plainview.lineage import decide
from plainview.lineage.direction import lean
from plainview.lineage.keys import keys
from plainview.lineage.origins_text import own_words
from plainview.lineage.roots import leanings
from plainview.pipeline import settings as stored
from plainview.store import Record
from plainview.store.lineage import Compared

ENOUGH = 8
"""Keys in common from which two documents are compared: about a sentence of fifteen rare words
that both have. Fewer are shared by every two reports of one subject."""
ONE_IN = 15
"""A short document needs one in so many of its keys instead."""
LEAST_SHARE = 0.05
"""Share of a document below which common passages are the foot of a page."""
LEAST_SHARE_AT_HOME = 0.5
"""The same where both come from one outlet, whose pages share boxes and galleries around a story;
it does not confirm itself anyhow."""
BATCH = 64  # pairs to one commit
MANY = 200  # pairs from which more processes are worth starting

Progress = Callable[[int, int], None]
"""Called with how many pairs are compared, of how many."""


@dataclass(frozen=True, slots=True)
class Traced:
    """What a run did: documents looked at for the first time, pairs compared, and how many of
    these share passages."""

    documents: int
    pairs: int
    derived: int


@dataclass(frozen=True, slots=True)
class _Task:
    first: int
    second: int
    text: str
    other: str
    outlet: str
    other_outlet: str


def trace(
    record: Record, *, workers: int | None = None, progress: Progress | None = None
) -> Traced:
    """Bring lineage up to date, in a record that is open for writing.

    What was compared before is not compared again. It may be interrupted at any moment and goes on
    where it stopped.
    """
    documents = 0
    while rows := record.without_keys():
        noted = []
        for number, document_id, outlet in rows:
            text = record.text(document_id)
            assert text is not None  # only documents with a text are asked for
            noted.append((number, keys(own_words(text)), leanings(text.content, outlet)))
        record.note_keys(noted)
        documents += len(rows)
    pairs = record.pairs_wanted(ENOUGH, ONE_IN)
    count = workers or stored.load(record.folder.settings).processes()
    derived = done = 0
    for batch in _batches(_outcomes(record, pairs, count)):
        record.note_pairs(batch)
        done += len(batch)
        derived += sum(found.derived for _, _, found in batch)
        if progress:
            progress(done, len(pairs))
    record.settle_lineage()
    return Traced(documents, len(pairs), derived)


Outcome = tuple[int, int, Compared]


def _outcomes(record: Record, pairs: list[tuple[int, int]], workers: int) -> Iterator[Outcome]:
    if workers == 1 or len(pairs) < MANY:
        yield from map(compare, _tasks(record, pairs))
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        tasks = _tasks(record, pairs)
        # in slices, so that not all texts wait in memory
        while part := list(islice(tasks, 16 * BATCH)):
            yield from pool.map(compare, part, chunksize=16)


def _batches(outcomes: Iterable[Outcome]) -> Iterator[list[Outcome]]:
    remaining = iter(outcomes)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _tasks(record: Record, pairs: list[tuple[int, int]]) -> Iterator[_Task]:
    about = record.numbered(sorted({number for pair in pairs for number in pair}))

    @lru_cache(maxsize=1024)
    def content(document_id: str) -> str:
        text = record.text(document_id)
        return own_words(text) if text else ""

    for first, second in pairs:
        (one, outlet), (two, other_outlet) = about[first], about[second]
        yield _Task(first, second, content(one), content(two), outlet, other_outlet)


def compare(task: _Task) -> Outcome:
    """Decide on one pair; pure, for worker processes."""
    found = decide(task.text, task.other)
    home = bool(task.outlet) and task.outlet == task.other_outlet
    least = LEAST_SHARE_AT_HOME if home else LEAST_SHARE
    derived = found.derived and max(found.source_share, found.other_share) >= least
    weight, reason = 0.0, ""
    if derived:
        weight, reason = lean(
            task.text, task.other, found.alignments, task.outlet, task.other_outlet
        )
    passages = found.alignments if derived else ()
    return task.first, task.second, Compared(
        found.score, found.source_share, found.other_share, weight, reason, passages, derived
    )  # fmt: skip
