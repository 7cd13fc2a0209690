"""Fits the points that make speech a stance, in frames/patterns/stance.toml.

    python -m training.stance_points [--write]

Reads every speech of the annotated documents, labels it by the scorer's matching, and fits one
logistic model over the word groups, the verbs and the shapes. Prints the sections [speech.points],
[speech.cues] and [speech.shape], or writes them into the file; the groups keep their words.
"""

from __future__ import annotations

import argparse
import math
import re
import textwrap
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from gold import light
from plainview.extraction import frames as framing
from plainview.extraction.attribution import Speech
from plainview.extraction.facts import REPEATING, fact_of
from plainview.extraction.frames import stance
from plainview.extraction.frames.frame import Frame
from plainview.extraction.frames.stance_points import WORD, Going, shape
from plainview.extraction.learned.decide import Candidate
from plainview.model import Fact
from training.fitting import Linear, fit
from training.matching import labelled
from training.texts import FOLDS, Document, annotated

FILE = Path(stance.__file__).parent / "patterns" / "stance.toml"
ASKING = ("calls_for", "addressee", "instrument")
"""Roles that are shapes as well; the file always lists them."""
TRUST = 0.6
"""What a speech of a lightly labelled article counts: its label is less sure."""
PENALTY, STRICT = 0.3, 20
"""Of groups and shapes; verbs, of which many are rare, have STRICT times as much."""
LEAST = {"cue": 10, "group": 5, "shape": 5}
"""Speeches that must have a feature, by its kind."""
SHIFT = 0.2
"""Log-odds that speech must have above even: who reads a record minds a wrong stance more."""

Groups = list[frozenset[str]]
Points = dict[str, float]


@dataclass(frozen=True, slots=True)
class Said:
    """A speech as a stance, whatever its points, with what gives it points."""

    frame: Frame
    words: frozenset[str]
    cue: str
    looks: Mapping[str, float]

    def row(self, groups: Groups) -> dict[str, float]:
        """Its features; what every speech has ("any") is the model's bias."""
        found = {f"shape:{name}": size for name, size in self.looks.items() if name != "any"}
        found |= {f"shape:{role}": 1.0 for role in ASKING if self.frame.names(role)}
        found |= {f"group:{n}": float(len(self.words & group)) for n, group in enumerate(groups)}
        if self.cue:
            found[f"cue:{self.cue}"] = 1.0
        return {name: value for name, value in found.items() if value}


class Spoken(Document):
    """A document of which every speech is read as a stance and nothing else is read."""

    @cached_property
    def speeches(self) -> list[Said]:
        content, sketch = self.text.content, self.sketch
        seen: dict[tuple[int, tuple[int, int]], tuple[Speech, tuple[int, int], Points]] = {}

        def noted(
            content: str,
            speech: Speech,
            claim: tuple[int, int],
            going: Going,
            told: Sequence[Frame],
        ) -> Points:
            looks = shape(content, speech, claim, going, told)
            seen[going.number, (speech.cue_start, speech.cue_end)] = speech, claim, looks
            return looks

        # no points are too few, so that no speech is left out
        with patch.multiple(stance, shape=noted, points=lambda *_: math.inf):
            frames = framing.find(content, sketch, self.text.heading)
        found = []
        for frame in frames:
            key = frame.sentence, frame.trigger
            if frame.type != "stance" or key not in seen:
                continue
            # the demands of one speech are frames with one trigger: the first stands for them
            speech, claim, looks = seen.pop(key)
            if sketch.sentences[frame.sentence].kind not in REPEATING:
                run = content[slice(*claim)].lower().replace("’", "'")
                whole = replace(frame, start=speech.start, end=speech.end)
                words = frozenset(WORD.findall(run))
                found.append(Said(whole, words, speech.cue.lower(), looks))
        return found

    @cached_property
    def facts(self) -> list[Fact]:
        return [fact_of(self.text, self.sketch, said.frame, ()) for said in self.speeches]

    @cached_property
    def candidates(self) -> list[list[Candidate]]:
        sentences = [said.frame.sentence for said in self.speeches]
        return [
            [Candidate("stance", sentence, fact)]
            for sentence, fact in zip(sentences, self.facts, strict=True)
        ]


@dataclass
class Cases:
    """Speeches as features, whether each is a stance, what it counts, and its document's fold."""

    rows: list[dict[str, float]]
    stances: np.ndarray
    trust: np.ndarray
    folds: np.ndarray

    def fitted(self, kept: np.ndarray) -> Linear:
        """The model of the kept ones."""
        return fit(
            ["stance"],
            [row for row, keep in zip(self.rows, kept, strict=True) if keep],
            self.stances[kept, None],
            self.trust[kept, None],
            PENALTY,
            {"cue": STRICT**-0.5},
            lambda name, count: count >= LEAST[name.partition(":")[0]],
            1.0,
        )


def cases(documents: Sequence[Document], groups: Groups) -> Cases:
    """The speeches of documents that are either right or wrong as a stance."""
    briefly = {path.stem for path in light.LIGHT.glob("*.jsonl")}
    rows, known = [], []
    for document in documents:
        spoken = Spoken(document.name, document.text, document.gold, document.negatives)
        trust = TRUST if Path(document.name).stem in briefly else 1.0
        for said, label in zip(spoken.speeches, labelled(spoken).labels, strict=True):
            if label.value >= 0:
                rows.append(said.row(groups))
                known.append((label.value, trust, document.fold))
    columns = np.array(known, dtype=float).T
    return Cases(rows, columns[0], columns[1], columns[2])


def tried(found: Cases) -> str:
    """Precision and recall on the fully labelled documents, each by a model that never saw it."""
    right = stated = stances = 0
    for fold in range(FOLDS):
        model = found.fitted(found.folds != fold)
        test = np.flatnonzero((found.folds == fold) & (found.trust == 1))
        taken = model.scores([found.rows[n] for n in test])[:, 0] >= SHIFT
        right += int(found.stances[test][taken].sum())
        stated += int(taken.sum())
        stances += int(found.stances[test].sum())
    return f"of {stances} stances by speech: P {right / stated:.3f} R {right / stances:.3f}"


def points_of(model: Linear) -> dict[str, Points]:
    """Rounded points by kind of feature and name, without verbs and shapes that come to none."""
    found: dict[str, Points] = {"group": {}, "cue": {}, "shape": dict.fromkeys(ASKING, 0.0)}
    for feature, weights in model.weights.items():
        kind, _, name = feature.partition(":")
        n = float(weights[0])
        n = round(n, 2 if kind == "group" and abs(n) <= 0.3 else 1)
        if n or kind == "group":
            found[kind][name] = n
    found["shape"]["any"] = round(float(model.bias[0]) - SHIFT, 1)
    return found


def sections(text: str, groups: Groups, model: Linear) -> dict[str, str]:
    """The sections of the file by name; shapes keep their order and notes."""
    found = points_of(model)
    words: dict[float, set[str]] = {}
    for number, group in enumerate(groups):
        words.setdefault(found["group"].get(str(number), 0.0), set()).update(group)
    cues: dict[float, list[str]] = {}
    for cue, n in sorted(found["cue"].items()):
        cues.setdefault(n, []).append(f'"{cue}"')
    lines: dict[str, list[str]] = {"points": [], "cues": [], "shape": []}
    for n in sorted(words, reverse=True):
        run = textwrap.wrap(" ".join(sorted(words[n])), 100, break_on_hyphens=False)
        lines["points"] += [f'"{n:g}" = """', *run, '"""']
    for n in sorted(cues, reverse=True):
        # a verb such as "called on" must not be torn
        entry = f'"{n:g}" = [' + ", ".join(cue.replace(" ", "\0") for cue in cues[n]) + "]"
        wrapped = textwrap.wrap(entry, 100, subsequent_indent="  ")
        lines["cues"] += [line.replace("\0", " ") for line in wrapped]
    notes = dict(re.findall(r"(?m)^(\w+) = [-\d.]+ *(#.*)?$", section(text, "shape")))
    for name in sorted(found["shape"], key=lambda name: [*notes, name].index(name)):
        entry = f"{name} = {found['shape'][name]}"
        lines["shape"].append(f"{entry:21} {notes.get(name, '')}".rstrip())
    return {name: "\n".join([f"[speech.{name}]", *rows, ""]) for name, rows in lines.items()}


def section(text: str, name: str) -> str:
    """A section of the file, up to its first empty line."""
    start = text.index(f"[speech.{name}]\n")
    return text[start : text.index("\n\n", start) + 1]


def main() -> None:
    """Fit, then print or write."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--write", action="store_true", help=f"into {FILE.name}, not to print")
    given = options.parse_args()
    text = FILE.read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)["speech"]["points"]
    groups = [frozenset(words.split()) for words in table.values()]
    found = cases(annotated(), groups)
    print(f"# {len(found.rows):,} speeches, {int(found.stances.sum()):,} of them stances")
    print(f"# {FOLDS} folds, {tried(found)}")
    made = sections(text, groups, found.fitted(np.ones(len(found.rows), dtype=bool)))
    if not given.write:
        print("\n" + "\n".join(made.values()))
        return
    for name, lines in made.items():
        text = text.replace(section(text, name), lines)
    FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
