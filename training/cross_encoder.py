"""Fits the network that reads two statements together and writes it into the package.

    python -m training.cross_encoder                  # twenty minutes on two cores
    python -m training.cross_encoder --apart FILE     # a quarter of an hour

All six layers of the small base, over both statements at once (a cross-encoder, as in Nogueira and
Cho, 2019), learn of what kind each pair is, from all files but HELD and KEPT. Each pair is read in
either order, by lot. Seeds are fixed. `--apart` writes a network that learned from TEACHING alone:
by what it makes of the others `training.discerning` learns how far a network may be trusted.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn
from torch.nn import functional

from plainview.checks.draft.cross_encoder import LAYERS, joined
from plainview.claims.kinds import KINDS
from training.graph import pair_graph
from training.pairs import HELD, KEPT, TEACHING, Told, told
from training.reader import DROP, EPS, PARTS, WIDTH, Layer, base, normed, tensors

DEPTH = 6
"""Layers of the base."""
BATCH, EPOCHS, RATE, DECAY, HEAD = 16, 5, 1e-4, 0.9, 5.0
"""A layer learns DECAY as fast as the one above it, what is read off their states HEAD times as
fast as the top."""
DOUBT = 0.05
"""The share of a label that is spread over all kinds."""


class CrossEncoder(nn.Module):
    """The kinds of pairs of statements, scored over the states of their pieces."""

    def __init__(self) -> None:
        super().__init__()
        given = tensors((base() / "model.safetensors").read_bytes())
        table = given["embeddings.word_embeddings.weight"]
        self.pieces = nn.Embedding.from_pretrained(table, freeze=True)
        self.places = nn.Parameter(given["embeddings.position_embeddings.weight"].clone())
        self.sides = nn.Parameter(given["embeddings.token_type_embeddings.weight"].clone())
        self.norm = normed(given, "embeddings.LayerNorm", EPS)
        self.layers = nn.ModuleList([Layer(given, number, PARTS, EPS) for number in range(DEPTH)])
        self.drop = nn.Dropout(DROP)
        self.middle, self.kinds = nn.Linear(2 * WIDTH, WIDTH), nn.Linear(WIDTH, len(KINDS))

    def forward(self, pieces: Tensor, sides: Tensor, own: Tensor) -> Tensor:
        """Scores (rows x KINDS) of pieces (rows x length); `own` is 0 where a row is padded."""
        states = self.pieces(pieces) + self.places[: pieces.shape[1]] + self.sides[sides]
        states = self.drop(self.norm(states))
        mask = ((1 - own) * -1e4)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, mask)
        mean = (states * own[..., None]).sum(1) / own.sum(1, keepdim=True)
        seen = self.drop(torch.cat([states[:, 0], mean], -1))
        return self.kinds(self.drop(torch.tanh(self.middle(seen))))  # type: ignore[no-any-return]


def batch(given: Sequence[tuple[str, str]]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, sides and `own` of some pairs, padded to the longest."""
    read = [joined(*pair) for pair in given]
    length = max(len(pieces) for pieces, _ in read)
    shape = len(read), length
    found = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
    own = torch.zeros(shape)
    for row, values in enumerate(read):
        for sink, numbers in zip(found, values, strict=True):
            sink[row, : len(numbers)] = torch.tensor(numbers)
        own[row, : len(values[0])] = 1
    return *found, own


def fit(encoder: CrossEncoder, given: Sequence[Told]) -> None:
    """Fit to some pairs: AdamW with a short warm-up, then a linear descent."""
    groups = [
        {"params": [parameter], "lr": RATE, "full": RATE * _share(name)}
        for name, parameter in encoder.named_parameters()
        if parameter.requires_grad
    ]
    steps = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)
    chance = random.Random(0)
    order = [group for _ in range(EPOCHS) for group in _batches(given, chance)]
    encoder.train()
    for done, chosen in enumerate(order, 1):
        share = min(1.0, done / (0.1 * len(order))) * max(0.02, 1 - done / len(order))
        for group in steps.param_groups:
            group["lr"] = group["full"] * share
        value = _loss(encoder, [given[at] for at in chosen], chance)
        steps.zero_grad()
        value.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        steps.step()
        if done % 100 == 0:
            print(f"step {done} of {len(order)}: {float(value.detach()):.3f}", flush=True)
    encoder.eval()


def _loss(encoder: CrossEncoder, given: Sequence[Told], chance: random.Random) -> Tensor:
    words = [(one.one.words, one.two.words) for one in given]
    scores = encoder(*batch([pair if chance.random() < 0.5 else pair[::-1] for pair in words]))
    right = torch.tensor([KINDS.index(one.kind) for one in given])
    trust = torch.tensor([one.trust for one in given])
    lost = functional.cross_entropy(scores, right, reduction="none", label_smoothing=DOUBT)
    return (lost * trust).sum() / trust.sum()


def _share(name: str) -> float:
    part = name.split(".")
    if part[0] == "layers":
        return DECAY ** (DEPTH - 1 - int(part[1]))
    return HEAD if part[0] in ("middle", "kinds") else DECAY**DEPTH


def _batches(given: Sequence[Told], chance: random.Random) -> list[list[int]]:
    """Places of pairs in a random order, those of like length together."""
    order = list(range(len(given)))
    chance.shuffle(order)
    found = []
    for start in range(0, len(order), 16 * BATCH):
        near = sorted(order[start : start + 16 * BATCH], key=lambda at: _length(given[at]))
        found += [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
    chance.shuffle(found)
    return found


def _length(pair: Told) -> int:
    return len(pair.one.words) + len(pair.two.words)


def main() -> None:
    """Fit the network and write it."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    asked.add_argument("--apart", type=Path, metavar="FILE", help="learn from TEACHING alone")
    apart = asked.parse_args().apart
    torch.set_num_threads(2)
    torch.manual_seed(0)
    given = [
        one for one in told() if (one.part in TEACHING if apart else one.part not in (*HELD, *KEPT))
    ]
    print(f"{len(given):,} pairs", flush=True)
    encoder = CrossEncoder()
    fit(encoder, given)
    place = apart or LAYERS
    onnx.save(pair_graph(encoder), place)
    print(f"{place.name}: SHA-256 {hashlib.sha256(place.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
