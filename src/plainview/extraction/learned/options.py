"""What may fill each role of a fact, with what is known of it: mentions, runs of words, and what
patterns and the models of roles chose."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from plainview.extraction.learned.filling import filler_of
from plainview.extraction.learned.model import Table
from plainview.extraction.learned.network import COLUMNS
from plainview.extraction.learned.proposing import proposals
from plainview.extraction.learned.rulings import HELD
from plainview.extraction.learned.scoring import NETWORK, TABLE, Over, Scene, Scored
from plainview.model import FACT_TYPES, Fact, Filler

LEAST, MARKED = -1800, -500
"""Log-odds in thousandths below which words that nothing chose are not weighed: of mentions, and of
the likeliest word of a run."""
UNSEEN = -1500
"""What stands for a score that is not there when words are compared."""
MOST = 6000
"""Log-odds beyond which certainty no longer counts."""


@dataclass(slots=True)
class Option:
    """Words that may fill a role, and what is known of them; scores in thousandths of log-odds.

    `source` is "item", "run" or "filler" (what was chosen although no mention is there); `table`
    is the score by the words beside it, `mean` and `peak` those of the network over its words.
    """

    role: str
    filler: Filler
    source: str
    back: int = 0
    kind: str = ""
    table: int | None = None
    mean: float | None = None
    peak: float | None = None
    chosen: bool = False
    read: bool = False
    rival: float | None = None
    values: dict[str, float] = field(default_factory=dict)

    @property
    def span(self) -> tuple[int, int] | None:
        start, end = self.filler.start, self.filler.end
        return None if start is None or end is None else (start, end)

    @property
    def score(self) -> float:
        """Both scores as they are mixed elsewhere."""
        table = UNSEEN if self.table is None else self.table
        return TABLE * table + NETWORK * (UNSEEN if self.mean is None else self.mean)


def options(
    scene: Scene,
    kind: str,
    fillers: Sequence[Filler],
    read: Fact | None,
    table: Table,
    known: Collection[str],
) -> dict[str, list[Option]]:
    """By role the options worth weighing, with their features in `values`."""
    offered = [
        (one, None if one.item.back else scene.over(kind, *one.item.span))
        for one in scene.scored(kind, read, table)
        if one.item.mention is not None
    ]
    places = {label: place for place, label in enumerate(table.labels)}
    runs = proposals(scene, kind, known, MARKED)
    before = {(f.role, f.start, f.end) for f in read.fillers} if read else set()
    taken = {f.role: (f.start, f.end) for f in fillers if f.role != "act"}
    found = {}
    for role in _open(kind, fillers):
        mine = [filler for filler in fillers if filler.role == role]
        row = _items(kind, role, places[role], offered, mine)
        for filler in mine:
            _choose(row, scene, kind, filler)
        if role in runs:
            row.append(_weighed(scene, kind, Option(role, runs[role].filler, "run", kind="run")))
        for option in row:
            option.read = (role, option.filler.start, option.filler.end) in before
        row = [one for one in row if one.chosen or one.source == "run" or _likely(one)]
        for option in row:
            option.values = _values(kind, option, row, taken, read is not None)
        found[role] = row
    return found


def _items(
    kind: str,
    role: str,
    place: int,
    offered: Iterable[tuple[Scored, Over | None]],
    mine: Sequence[Filler],
) -> list[Option]:
    """The mentions that may fill a role: those that are likely, and those that do already."""
    column = COLUMNS[kind][role]
    spans = {(filler.start, filler.end) for filler in mine}
    names = {filler.name for filler in mine if filler.start is None}
    found = []
    for one, over in offered:
        score = one.words[place]
        mixed = score if over is None else TABLE * score + NETWORK * over.mean[column]
        mention = one.item.mention
        assert mention is not None
        if mixed > LEAST or one.item.span in spans or mention.name in names:
            filler, back = filler_of(role, one.item), one.item.back
            option = Option(role, filler, "item", back, mention.kind, score)
            found.append(option if over is None else _seen(option, kind, over))
    return found


def _open(kind: str, fillers: Sequence[Filler]) -> Iterator[str]:
    """The roles that are decided on: not what a rule does, nor both whom it holds for and binds."""
    done = {filler.name for filler in fillers if filler.role == "act"}
    for role in FACT_TYPES[kind].roles:
        of_rule = kind == "rule" and role in ("bound", "holder")
        if role != "act" and not (of_rule and (role == "holder") != bool(done & HELD)):
            yield role


def _weighed(scene: Scene, kind: str, option: Option) -> Option:
    """The option with what the network makes of its words."""
    over = None if option.span is None else scene.over(kind, *option.span)
    return option if over is None else _seen(option, kind, over)


def _seen(option: Option, kind: str, over: Over) -> Option:
    own = COLUMNS[kind][option.role]
    option.mean = over.mean[own]
    option.peak = max([scores[own] for scores in over.pieces])
    roles = [role for role in FACT_TYPES[kind].roles if role not in ("act", option.role)]
    option.rival = max([over.mean[COLUMNS[kind][role]] for role in roles])
    return option


def _choose(row: list[Option], scene: Scene, kind: str, filler: Filler) -> None:
    """Mark the option that a filler is, or add it."""
    for option in row:
        span = option.span
        if span == (filler.start, filler.end) or (
            filler.start is None and option.filler.name == filler.name
        ):
            option.filler, option.chosen = filler, True
            return
    row.append(_weighed(scene, kind, Option(filler.role, filler, "filler", chosen=True)))


def _likely(option: Option) -> bool:
    score = option.table if option.mean is None else option.score
    return score is not None and score > LEAST


def _values(
    kind: str,
    option: Option,
    row: Sequence[Option],
    taken: Mapping[str, tuple[int | None, int | None]],
    read: bool,
) -> dict[str, float]:
    """What is known of an option: features of all roles, of its own, of read or of new facts."""
    role, how, via = option.role, "read" if read else "new", option.filler.via
    others = [one for one in row if one is not option]
    found = {f"{how}:": 1.0, f"{how} {kind} {role}:": 1.0}
    found[f"{how} {option.source} {option.back}:"] = 1.0
    for name, score in (("table", option.table), ("mean", option.mean), ("peak", option.peak)):
        if score is None:
            found[f"no {name}:"] = 1.0
        else:
            found[name] = found[f"{name} {how}"] = found[f"{name} {role}"] = _bounded(score)
    if option.chosen:
        found[f"via {via}:"] = found[f"via {kind} {role} {via}:"] = 1.0
        found[f"chosen {how}:"] = found[f"chosen {how} {kind} {role}:"] = 1.0
    if option.read:
        found[f"read {kind} {role}:"] = 1.0
    chosen = min(2, sum([one.chosen for one in others]))
    found["others chosen"] = found[f"others chosen {role}"] = chosen
    found[f"others read {role}"] = min(2, sum([one.read for one in others]))
    ahead = _bounded(option.score - max([one.score for one in others], default=-4000))
    found["ahead"] = found[f"ahead {role}"] = ahead
    found[f"kind {option.kind}:"] = found[f"kind {role} {option.kind}:"] = 1.0
    found[f"words {option.source} {min(6, len(option.filler.name.split()))}:"] = 1.0
    if any(one.chosen and one.filler.name == option.filler.name for one in others):
        found["named:"] = 1.0
    if option.rival is not None and option.mean is not None:
        found["rival"] = _bounded(option.rival)
        found[f"margin {role}"] = _bounded(option.mean - option.rival)
    for other, span in taken.items():
        if other != role and meet(option.span, span):
            found["taken:"] = found[f"taken {role} {other}:"] = 1.0
    return found


def _bounded(score: float) -> float:
    return max(-MOST, min(MOST, score)) / 1000


def meet(one: tuple[int, int] | None, other: tuple[int | None, int | None] | None) -> bool:
    """Whether two runs share words."""
    if one is None or other is None or other[0] is None or other[1] is None:
        return False
    return one[0] < other[1] and other[0] < one[1]
