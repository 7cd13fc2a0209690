"""The graph of documents that owe each other text, and where a passage of one of them started.

A document may take its passages from several others, so it is passages that are traced and not
documents: from the words of a fact through every aligned passage that holds them, whichever way
it was copied, to all the documents that tell it in the same words. Those are one origin, however
many they are; which of them was first is asked only to name it.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from plainview.lineage.direction import OTHER, SOURCE, Direction
from plainview.model import Alignment

COVERED = 0.5  # of a passage's words that an alignment holds, to be traced through it
# set on pairs of news articles: what independent reports of one event share stays below
_PART, _CLEAR = 0.2, 0.7
_WHOLE, _LIKELY = 0.6, 0.65
# of both texts: with altered figures and words a retelling still has the build of its source,
# while less certain pairs of independent reports reach 0.28
_BUILD = 0.5
_SUMMARY = 2.0  # times that one side is longer than the other, so that places do not correspond
_SLACK = 0.04  # of an aligned passage: how exactly places in it correspond


@dataclass(frozen=True, slots=True)
class Link:
    """Two documents that share passages: ids, the share of either in common, and which is first.

    `direction` is of the pair as it stands: "source" says that `source` came first. `score` and
    the alignments are those of `decide`.
    """

    source: str
    other: str
    score: float
    source_share: float
    other_share: float
    direction: Direction
    alignments: tuple[Alignment, ...] = ()

    def seen_from(self, document: str) -> Link:
        """The link with a document as `other`; raises ValueError where it is none of the two."""
        if document == self.other:
            return self
        if document != self.source:
            raise ValueError(f"{document} is no end of this link")
        return Link(
            self.other, self.source, self.score, self.other_share, self.source_share,
            self.direction.turned(), tuple(passage.swapped() for passage in self.alignments),
        )  # fmt: skip

    @property
    def derived(self) -> bool:
        """Whether one of the two documents is made from the other, or both from a third.

        Less than that is a passage that both have: a statement, a post, the foot of a page. It
        still says that what stands in it has one origin.
        """
        less, share = sorted((self.source_share, self.other_share))
        return (
            (share >= _PART and self.score >= _CLEAR)
            or (share >= _WHOLE and self.score >= _LIKELY)
            or (less >= _BUILD and self.score >= 0.5)
        )

    @property
    def manner(self) -> str:
        """How `other` came from `source`: copy, rewrite, excerpt or passages."""
        if self.other_share < 0.5:
            return "passages"
        if self.source_share < 0.6 * self.other_share:
            return "excerpt"
        likeness = max((passage.score for passage in self.alignments), default=0.0)
        return "copy" if likeness >= 0.9 else "rewrite"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a document's text."""

    document: str
    start: int
    end: int


@dataclass(slots=True)
class Web:
    """Documents and the links between them; pure data, cheap to make from one component."""

    _links: dict[str, list[Link]] = field(default_factory=lambda: defaultdict(list))
    _load: Callable[[str], Iterable[Link]] | None = None

    @classmethod
    def of(cls, links: Iterable[Link]) -> Web:
        web = cls()
        for link in links:
            web._links[link.source].append(link)
            web._links[link.other].append(link)
        return web

    @classmethod
    def loading(cls, load: Callable[[str], Iterable[Link]]) -> Web:
        """A web that asks for the links of a document when it comes to it."""
        return cls(_load=load)

    def _of(self, document: str) -> list[Link]:
        if self._load is not None and document not in self._links:
            self._links[document] = list(self._load(document))
        return self._links.get(document, [])

    def links(self, document: str) -> list[Link]:
        """The links of a document, as seen from it, the greatest share of its text first."""
        found = [link.seen_from(document) for link in self._of(document)]
        return sorted(found, key=lambda link: (-link.other_share, link.source))

    def sources(self, document: str) -> list[Link]:
        """Links to the documents that a document was made from, or from which that one was."""
        return [
            link for link in self.links(document) if link.derived and link.direction.way != OTHER
        ]

    def origin(self, document: str) -> str | None:
        """The document that most of this one goes back to, itself where it owes nobody.

        None where passages are shared and nothing tells who was first.
        """
        seen = {document}
        while True:
            owed = [link for link in self.sources(document) if link.source not in seen]
            known = [link for link in owed if link.direction.way == SOURCE]
            major = [link for link in known if link.other_share >= COVERED]
            if not major:
                unknown = [link for link in owed if link not in known]
                return None if any(one.other_share >= COVERED for one in unknown) else document
            best = max(major, key=lambda link: (link.other_share, link.source_share, link.source))
            document = best.source
            seen.add(document)

    def family(self, document: str) -> list[str]:
        """The documents joined to one directly or through others, itself among them, in order."""
        return sorted(self._reached([document]))

    def families(self) -> list[list[str]]:
        """Groups of joined documents, the largest first."""
        left = set(self._links)
        found = []
        for document in sorted(left):
            if document in left:
                reached = self._reached([document])
                left -= reached
                if len(reached) > 1:
                    found.append(sorted(reached))
        return sorted(found, key=lambda family: (-len(family), family))

    def _reached(self, start: list[str]) -> set[str]:
        reached, queue = set(start), deque(start)
        while queue:
            document = queue.popleft()
            for link in self._of(document):
                for end in (link.source, link.other) if link.derived else ():
                    if end not in reached:
                        reached.add(end)
                        queue.append(end)
        return reached

    def trace(self, place: Stretch) -> dict[str, list[Stretch]]:
        """Every document that tells a stretch of text in shared words, with where it does.

        The stretch itself is among them. Places in the other documents are as exact as the
        aligned passages: to about a sentence.
        """
        found: dict[str, list[Stretch]] = {place.document: [place]}
        queue = deque([place])
        while queue:
            here = queue.popleft()
            for link in self.links(here.document):
                for passage in link.alignments:
                    there = _carried(here, passage, link.source)
                    if there and not _known(there, found.get(there.document, [])):
                        found.setdefault(there.document, []).append(there)
                        queue.append(there)
        return found

    def first(self, documents: Iterable[str]) -> tuple[str, bool]:
        """The likeliest source among some documents, and whether each other's place is known."""
        chosen = sorted(set(documents))
        owed = {document: len(self._sources_of(document) & set(chosen)) for document in chosen}
        sure = {
            document: all(
                link.direction.way == OTHER for link in self.links(document) if link.source in owed
            )
            for document in chosen
        }
        best = min(chosen, key=lambda document: (owed[document], not sure[document], document))
        return best, sure[best]

    def _sources_of(self, document: str) -> set[str]:
        """The documents that one goes back to, through whichever others, without itself."""
        reached: set[str] = set()
        queue = deque([document])
        while queue:
            for link in self.links(queue.popleft()):
                if link.direction.way == SOURCE and link.source not in reached:
                    reached.add(link.source)
                    queue.append(link.source)
        return reached - {document}


def _carried(here: Stretch, passage: Alignment, document: str) -> Stretch | None:
    """Where a stretch of an alignment's `other` side stands on its `source` side."""
    start, end = max(here.start, passage.other_start), min(here.end, passage.other_end)
    if end - start < COVERED * (here.end - here.start):
        return None
    length = passage.other_end - passage.other_start
    wide = passage.source_end - passage.source_start
    if max(length, wide) > _SUMMARY * min(length, wide):
        return Stretch(document, passage.source_start, passage.source_end)
    first = (start - passage.other_start) / length
    last = (end - passage.other_start) / length
    slack = _SLACK * wide
    return Stretch(
        document,
        max(passage.source_start, int(passage.source_start + first * wide - slack)),
        min(passage.source_end, int(passage.source_start + last * wide + slack) + 1),
    )


def _known(there: Stretch, stretches: list[Stretch]) -> bool:
    """Whether a stretch says little more than one that was reached already."""
    return any(
        min(there.end, held.end) - max(there.start, held.start)
        >= COVERED * min(there.end - there.start, held.end - held.start)
        for held in stretches
    )
