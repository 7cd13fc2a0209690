"""Fits the network of plainview.extraction.learned and writes it into the package.

    python -m training.network [--keep FOLDER]        # over three hours on two slow cores

A teacher, eight layers of a wider base, learns from the labelled documents but for those that are
held, from which `training.train` learns how far the network may be trusted. The network itself has
three layers of a small base. It learns from the same labels and from what the teacher says of all
sentences, of the held documents and of articles without labels too.
Seeds are fixed; frozen test documents and validation articles are never opened. With a folder to
keep in, a run that was cut off goes on where it was.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import random
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from torch import Tensor
from torch.nn import functional

from plainview.extraction.learned.network import ACTS, LAYERS, TYPES
from training import kept
from training.graph import graph
from training.reader import Reader
from training.teacher import Teacher
from training.texts import annotated, articles
from training.windows import Batch, Example, Taught, batch, examples

TEACHER, STUDENT = 8, 3
"""Layers of each base that are kept."""
BATCH, DECAY, HEAD = 8, 0.88, 10.0
"""A layer learns DECAY as fast as the one above it, the heads HEAD times as fast as the top."""
PULL = 0.003
"""How strongly what a rule does is held to what it was when it is fitted once more."""
HALVES = torch.backends.cpu.get_cpu_capability() not in ("DEFAULT", "AVX2")
"""Whether the processor multiplies two-byte numbers itself: others take several times as long."""
ALIKE = 16
"""Windows of like length that the teacher reads together."""
WORDS, STAGES = 6.0, 0.6
"""Weights of the losses of roles and of stages, beside that of types."""


def loss(reader: Reader | Teacher, given: Batch) -> Tensor:
    """What is learned from: types of all sentences; roles and stages of facts that are there."""
    said, words = reader.scores(reader(given.pieces, given.mask), given.runs)
    types = said[:, : len(TYPES)].float()
    binary = functional.binary_cross_entropy_with_logits
    total = (binary(types, given.types, reduction="none") * given.trust).sum() / len(types)
    if given.asked.any():
        roles = binary(words.float(), given.words, reduction="none") * given.asked
        total = total + WORDS * roles.sum() / given.asked.sum()
    if given.stages:
        stages = [
            functional.cross_entropy(said[row, own].float()[None], torch.tensor([right]))
            for row, own, right in given.stages
        ]
        total = total + STAGES * torch.stack(stages).mean()
    return total


def fit(
    reader: Reader | Teacher,
    given: Sequence[Example],
    taught: Sequence[Taught | None],
    rate: float,
    epochs: int,
    keep: Path | None = None,
) -> None:
    """Fit a reader to examples and to what a teacher says of them.

    AdamW with a short warm-up, then a linear descent; `rate` is that of the uppermost layer. What
    is reached is kept in the file `keep`, and a fit begins from what it holds.
    """
    groups = [
        {"params": [parameter], "lr": rate, "full": rate * _share(name, len(reader.layers))}
        for name, parameter in reader.named_parameters()
        if parameter.requires_grad
    ]
    steps = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)
    total = epochs * math.ceil(len(given) / BATCH)
    chance = random.Random(0)
    order = [group for _ in range(epochs) for group in _batches(given, chance)]
    start = kept.resumed(keep, reader, steps)
    reader.train()
    for done, chosen in enumerate(order[start:], start + 1):
        share = min(1.0, done / (0.06 * total)) * max(0.02, 1 - done / total)
        for group in steps.param_groups:
            group["lr"] = group["full"] * share
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALVES):
            value = loss(reader, batch([(given[at], taught[at]) for at in chosen]))
        steps.zero_grad()
        value.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        steps.step()
        if done % 100 == 0:
            print(f"step {done} of {total}: {float(value.detach()):.3f}", flush=True)
        if done % kept.EVERY == 0 or done == total:
            kept.save(keep, reader, steps, done)
    reader.eval()


def _share(name: str, layers: int) -> float:
    part = name.split(".")
    if part[0] == "layers":
        return DECAY ** (layers - 1 - int(part[1]))
    return HEAD if part[0] in ("sentence", "words") else DECAY**layers


def _batches(given: Sequence[Example], chance: random.Random) -> list[list[int]]:
    """Places of examples in a random order, those of like length together."""
    order = list(range(len(given)))
    chance.shuffle(order)
    found = []
    for start in range(0, len(order), 16 * BATCH):
        near = sorted(order[start : start + 16 * BATCH], key=lambda n: len(given[n].window.pieces))
        found += [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
    chance.shuffle(found)
    return found


def says(
    reader: Reader | Teacher, given: Sequence[Example], keep: Path | None = None
) -> list[Taught]:
    """What a reader makes of the sentences of each example; kept in the file `keep`."""
    if keep is not None and keep.exists():
        return [Taught(types.float(), words) for types, words in torch.load(keep)]
    order = sorted(range(len(given)), key=lambda place: len(given[place].window.pieces))
    found: dict[int, Taught] = {}
    for first in range(0, len(order), ALIKE):
        found |= _says(reader, given, order[first : first + ALIKE])
    taught = [found[place] for place in range(len(given))]
    if keep is not None:
        kept.write(keep, [(one.types.half(), one.words) for one in taught])
    return taught


def _says(
    reader: Reader | Teacher, given: Sequence[Example], chosen: Sequence[int]
) -> dict[int, Taught]:
    made = batch([(given[place], None) for place in chosen])
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALVES):
        said, words = reader.scores(reader(made.pieces, made.mask), made.runs)
    types, marks = torch.sigmoid(said[:, : len(TYPES)].float()), torch.sigmoid(words).half()
    found, row = {}, 0
    for place in chosen:
        own = given[place].pieces
        rows, widest = slice(row, row + len(own)), max(map(len, own))
        found[place] = Taught(types[rows].clone(), marks[rows, :widest].clone())
        row += len(own)
    return found


def act_again(reader: Reader, given: Sequence[Example]) -> None:
    """Fit what a rule does once more, on the states that a reader ends with.

    While the layers learn, the few rules of a batch move these weights too little. L-BFGS over all
    rules, with a pull towards what the weights were.
    """
    states, right = _rules(reader, given)
    first = reader.sentence.out_features - len(ACTS)
    before = [
        reader.sentence.weight.data[first:].clone(),
        reader.sentence.bias.data[first:].clone(),
    ]
    weight, bias = (values.clone().requires_grad_() for values in before)
    steps = torch.optim.LBFGS([weight, bias], max_iter=200, line_search_fn="strong_wolfe")

    def value() -> Tensor:
        steps.zero_grad()
        lost = functional.cross_entropy(states @ weight.T + bias, right)
        lost = lost + PULL * ((weight - before[0]) ** 2).sum()
        lost.backward()  # type: ignore[no-untyped-call]
        return lost

    steps.step(value)  # type: ignore[no-untyped-call]
    reader.sentence.weight.data[first:] = weight.detach()
    reader.sentence.bias.data[first:] = bias.detach()


def _rules(reader: Reader, given: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """The states of sentences with rules (rules x 2 WIDTH), and which of ACTS each rule does."""
    names = [name for _, name in ACTS]
    states, right = [], []
    with torch.no_grad():
        for example in given:
            done = [
                [names.index(act) for _, _, _, *acts in (said.stages if said else ())
                 for act in acts if act in names]
                for said in example.told
            ]  # fmt: skip
            if not any(done):
                continue
            seen = reader(torch.tensor([example.window.pieces]))[0]
            for (_, start, end), acts in zip(example.window.places, done, strict=True):
                own = seen[start:end]
                states += [torch.cat([own.mean(0), own.max(0).values])] * len(acts)
                right += acts
    return torch.stack(states), torch.tensor(right)


def made(folder: Path | None) -> Reader:
    """The network, taught; what is reached is kept in a folder."""
    documents = annotated()
    told = examples([document for document in documents if not document.held])
    rest = examples([document for document in documents if document.held], labels=False)
    rest += examples(articles(), labels=False)
    print(f"{len(told):,} labelled windows, {len(rest):,} others", flush=True)
    torch.manual_seed(0)
    teacher = Teacher(TEACHER)
    files = [folder and folder / f"{name}.pt" for name in ("teacher", "says", "student")]
    fit(teacher, told, [None] * len(told), 8e-5, 2, files[0])
    torch.manual_seed(0)
    student = Reader(STUDENT)
    everything = [*told, *rest]
    fit(student, everything, says(teacher, everything, files[1]), 3e-4, 5, files[2])
    act_again(student, told)
    return student


def main() -> None:
    """Make the network and write it."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    asked.add_argument("--keep", type=Path, help="folder of what is reached, to go on from")
    folder = asked.parse_args().keep
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(2)
    onnx.save(graph(made(folder).eval()), LAYERS)
    print(f"{LAYERS.name}: SHA-256 {hashlib.sha256(LAYERS.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
