"""Which parts of the learned decisions are used."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parts:
    """Which parts of the model are used: for measuring what each of them brings."""

    drop: bool = True
    add: bool = True
    fill: bool = True
    assign: bool = True
    status: bool = True
    said: bool = True


ALL = Parts()
"""Every part."""
