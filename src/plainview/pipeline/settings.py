"""The settings of a record: plainview.toml, checked, with defaults for what it leaves out."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from plainview.model import WrongUse
from plainview.reading import Limits


@dataclass(frozen=True, slots=True)
class Settings:
    """How documents are added.

    `workers` is the number of processes, 0 for one a core; `timeout` the seconds that one document
    may take; `hidden` whether names that begin with a dot are read; `limits` how much of one file.
    """

    workers: int = 0
    timeout: int = 900
    hidden: bool = False
    limits: Limits = field(default_factory=Limits)

    def processes(self) -> int:
        """The number of worker processes on this machine."""
        return self.workers or len(os.sched_getaffinity(0))


def load(path: Path) -> Settings:
    """The settings in a file, defaults where there is none.

    Raises WrongUse for a file that is no TOML, and for unknown names and unfit values, with the
    name in question.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUse(f"{path} cannot be read: {error}", "Correct it or delete it") from error
    # [pages], [pull] and [llm] are read where they are used
    unknown = set(content) - {"add", "reading", "pages", "pull", "llm"}
    if unknown:
        raise WrongUse(
            f"{path} has an unknown part [{min(unknown)}]",
            "The parts are [add], [reading], [pages], [pull] and [llm]",
        )
    own = [item.name for item in fields(Settings) if item.name != "limits"]
    known = [item.name for item in fields(Limits)]
    return Settings(
        **_checked(path, "add", content.get("add", {}), Settings(), own),
        limits=replace(
            Limits(), **_checked(path, "reading", content.get("reading", {}), Limits(), known)
        ),
    )


def values_of(path: Path, part: str, known: list[str], advice: str = "") -> dict[str, Any]:
    """What a file says under [part]; nothing where there is no file or no such part.

    Raises WrongUse where any part of the file is out of order, and for names that are not `known`;
    `advice` then stands in place of those that are, for a name that speaks of a key.
    """
    load(path)
    if not path.exists():
        return {}
    values = tomllib.loads(path.read_text(encoding="utf-8")).get(part, {})
    if not isinstance(values, dict):
        raise WrongUse(f"{path}: {part} is no part of settings", f"Write [{part}] above them")
    for name in values:
        if name not in known:
            raise WrongUse(
                f"{path}: unknown setting {name!r} in [{part}]",
                advice if advice and "key" in name else f"Known are: {', '.join(known)}",
            )
    return values


def _checked(
    path: Path, part: str, values: Any, defaults: Settings | Limits, known: list[str]
) -> dict[str, Any]:
    if not isinstance(values, dict):
        raise WrongUse(f"{path}: {part} is no part of settings", f"Write [{part}] above them")
    for name, value in values.items():
        if name not in known:
            raise WrongUse(
                f"{path}: unknown setting {name!r} in [{part}]", f"Known are: {', '.join(known)}"
            )
        kind = type(getattr(defaults, name))
        if type(value) is not kind or (kind is int and value < 0):
            wanted = "true or false" if kind is bool else "a whole number, 0 or more"
            raise WrongUse(f"{path}: {name} is {value!r}", f"It has to be {wanted}")
    return values
