"""What a long run of training has reached, kept so that one that was cut off goes on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import nn

EVERY = 150
"""Steps between two savings."""


def resumed(file: Path | None, model: nn.Module, steps: torch.optim.Optimizer) -> int:
    """How many steps were done already; model and optimizer are set to where they stood then."""
    if file is None or not file.exists():
        return 0
    had = torch.load(file)
    model.load_state_dict(had["model"])
    steps.load_state_dict(had["steps"])
    return int(had["done"])


def save(file: Path | None, model: nn.Module, steps: torch.optim.Optimizer, done: int) -> None:
    """Keep where a fit stands; a run that is killed while it writes leaves the last one whole."""
    if file is not None:
        write(file, {"model": model.state_dict(), "steps": steps.state_dict(), "done": done})


def write(file: Path, what: Any) -> None:
    """Anything that torch can write, in one step."""
    new = file.with_suffix(".new")
    torch.save(what, new)
    new.replace(file)
