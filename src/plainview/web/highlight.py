"""A text cut into runs at the borders of its facts' evidence, so that each can be shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise

from markupsafe import Markup

from plainview.model import MASK
from plainview.store.rows import FactRow


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same facts, as escaped HTML, that stands at `start`.

    `facts` are ids, the shortest evidence first; `anchors` name the facts whose first evidence on
    the page begins here; `jump` is where a search hit begins; `place` labels a page that begins
    here.
    """

    html: Markup
    start: int = 0
    facts: tuple[str, ...] = ()
    kind: str = ""
    title: str = ""
    anchors: tuple[str, ...] = ()
    jump: bool = False
    chosen: bool = False
    place: str = ""


def pieces(
    content: str,
    start: int,
    facts: Sequence[FactRow],
    *,
    titles: Mapping[str, str],
    chosen: str = "",
    places: Sequence[tuple[int, str]] = (),
    found_at: int | None = None,
    borders: Sequence[int] = (),
) -> list[Piece]:
    """A part of a text that begins at `start`, cut where evidence or a page begins or ends.

    `titles` are the facts in words by id, `chosen` the beginning of one fact's id, `places` labels
    by offset, `found_at` an offset to jump to, `borders` further offsets to cut at.
    """
    end = start + len(content)
    runs = _runs(facts, start, end)
    labels = dict(places)
    cuts = {start, end, *(run.start for run in runs), *(run.end for run in runs)}
    cuts |= {place for place in (*labels, found_at) if place is not None and start <= place < end}
    cuts |= {border for border in borders if start <= border < end}
    found: list[Piece] = []
    anchored: set[str] = set()
    for a, b in pairwise(sorted(cuts)):
        rows = list(
            {run.row.id: run.row for run in runs if run.start <= a and run.end >= b}.values()
        )
        new = [row.id for row in rows if row.id not in anchored]
        anchored.update(new)
        found.append(
            Piece(
                html=shown(content[a - start : b - start]),
                start=a,
                facts=tuple(row.id for row in rows),
                kind=rows[0].type if rows else "",
                title=" · ".join(titles[row.id] for row in rows),
                anchors=tuple(f"at-{fact_id[:16]}" for fact_id in new),
                jump=a == found_at,
                chosen=bool(chosen) and any(row.id.startswith(chosen) for row in rows),
                place=labels.get(a, ""),
            )
        )
    return found


def excerpts(
    facts: Sequence[FactRow], *, titles: Mapping[str, str], chosen: str = ""
) -> list[Piece]:
    """Only the words that carry facts, in the order of the text; what lies between is left out."""
    found: list[Piece] = []
    anchored: set[str] = set()
    for start, words, here in stretches(facts):
        if found:
            found.append(Piece(html=Markup("\n\n[…]\n\n")))
        for piece in pieces(words, start, here, titles=titles, chosen=chosen):
            new = tuple(anchor for anchor in piece.anchors if anchor not in anchored)
            anchored.update(new)
            found.append(replace(piece, anchors=new))
    return found


def stretches(facts: Sequence[FactRow]) -> list[tuple[int, str, list[FactRow]]]:
    """The quotes of all facts, put together where they overlap or touch: start, words, facts."""
    found: list[tuple[int, str, list[FactRow]]] = []
    for run in sorted(_runs(facts, 0, None), key=lambda run: (run.start, run.end)):
        start, words, rows = found[-1] if found else (0, "", [])
        if found and run.start <= start + len(words):
            words += run.quote[start + len(words) - run.start :]
            found[-1] = (start, words, rows if run.row in rows else [*rows, run.row])
        else:
            found.append((run.start, run.quote, [run.row]))
    return found


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    end: int
    quote: str
    row: FactRow


def _runs(facts: Sequence[FactRow], start: int, end: int | None) -> list[_Run]:
    """The evidence inside a part, cut to it, the shortest first."""
    runs = [
        _Run(max(item.start, start), min(item.end, end or item.end), item.quote, row)
        for row in facts
        for item in row.evidence
        if item.end > start and (end is None or item.start < end)
    ]
    return sorted(runs, key=lambda run: (run.end - run.start, run.start, run.row.id))


def shown(words: str) -> Markup:
    """Words as HTML; each masked run is one element that says what it is."""
    parts: list[str] = []
    rest = words
    while rest:
        before, mask, _ = rest.partition(MASK)
        parts.append(escape(before))
        if not mask:
            break
        run = len(rest) - len(before) - len(rest[len(before) :].lstrip(MASK))
        parts.append(f'<span class="masked" title="masked">{MASK * run}</span>')
        rest = rest[len(before) + run :]
    return Markup("".join(parts))
