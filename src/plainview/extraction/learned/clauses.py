"""The part of a sentence that carries a fact: its clauses from the first word used to the last."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plainview.model import Evidence, Filler, Measure

_EDGE = re.compile(
    r"(?:;|:|—|–)\s+|,\s+(?=(?:and|but|while|which|who|whose|where|although|though|because|since"
    r"|after|before|when|if|said|says|according)\b)"
)
_SHORTEST = 20
"""Characters of a run that can carry a fact; a shorter one is left in its sentence."""


def clause(
    content: str, start: int, end: int, parts: Iterable[Filler | Measure | Evidence]
) -> tuple[int, int]:
    """The clauses of a sentence that hold all parts of a fact which stand in it, else all of it."""
    spans = [
        (part.start, part.end)
        for part in parts
        if part.start is not None and part.end is not None
        and start <= part.start and part.end <= end
    ]  # fmt: skip
    if not spans:
        return start, end
    first, last = min(left for left, _ in spans), max(right for _, right in spans)
    edges = list(_EDGE.finditer(content, start, end))
    left = max((edge.end() for edge in edges if edge.end() <= first), default=start)
    right = min((edge.start() for edge in edges if edge.start() >= last), default=end)
    return (left, right) if right - left >= _SHORTEST else (start, end)
