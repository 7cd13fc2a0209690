"""The networks as graphs of onnxruntime: layers in eight bits, attention and norms as one step.

Written out by hand, since the graph that torch exports runs a fifth slower: each head of attention
is turned about there by steps of its own, and sums with their norms run letter by letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from plainview.extraction.learned.network import Numbers
from training.reader import HEADS, Layer, Reader

if TYPE_CHECKING:
    from training.cross_encoder import CrossEncoder

OURS = "com.microsoft"
STEPS = 64.0
"""Seven bits: eight may overflow on processors without VNNI, whose answers would differ."""
ABSENT = -1e4
"""What stands for the states of pieces outside a sentence when the largest are taken."""


class _Graph:
    """Steps and weights, each under a name of its own."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def hold(self, values: np.ndarray | np.generic) -> str:  # type: ignore[type-arg]
        name = f"held_{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def step(self, kind: str, given: list[str], count: int = 1, **settings: object) -> list[str]:
        made = [f"made_{len(self.nodes)}_{place}" for place in range(count)]
        domain = OURS if kind in _THEIRS else ""
        self.nodes.append(helper.make_node(kind, given, made, domain=domain, **settings))
        return made


_THEIRS = ("DynamicQuantizeMatMul", "QAttention", "Gelu")


def graph(reader: Reader) -> onnx.ModelProto:
    """Inputs: `pieces` (1 x length) and `own` (sentences x length, ones and zeros: which pieces a
    sentence has). Outputs: `said` (sentences x labels: the mean and the largest of its states
    through one layer) and `words` (length x roles)."""
    g = _Graph()
    first = g.hold(np.array([0]))
    found, places = _placed(g, first, reader)
    states = _normed(g, found, places, reader.norm)
    for layer in reader.layers:
        states = _layer(g, states, layer)
    _heads(g, states, first, reader)
    inputs = [
        helper.make_tensor_value_info("pieces", TensorProto.INT64, [1, "length"]),
        helper.make_tensor_value_info("own", TensorProto.FLOAT, ["sentences", "length"]),
    ]
    outputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [rows, head.out_features])
        for name, rows, head in (
            ("said", "sentences", reader.sentence), ("words", "length", reader.words),
        )
    ]  # fmt: skip
    return _model(helper.make_graph(g.nodes, "reader", inputs, outputs, g.weights))


def pair_graph(encoder: CrossEncoder) -> onnx.ModelProto:
    """Inputs: `pieces` and `sides` (1 x length): the pieces of two statements in a row, and to
    which of the two each belongs. Output: `kinds` (1 x kinds), the score of each kind of pair."""
    g = _Graph()
    first, one = g.hold(np.array([0])), g.hold(np.array([1]))
    found, places = _placed(g, first, encoder)
    (sides,) = g.step("Gather", [g.hold(_numbers(encoder.sides)), "sides"])
    (both,) = g.step("Add", [places, sides])
    states = _normed(g, found, both, encoder.norm)
    for layer in encoder.layers:
        states = _layer(g, states, layer)
    (mean,) = g.step("ReduceMean", [states, one], keepdims=0)
    (opening,) = g.step("Gather", [states, g.hold(np.array([0]))], axis=1)
    (flat,) = g.step("Squeeze", [opening, one])
    (seen,) = g.step("Concat", [flat, mean], axis=1)
    held = [g.hold(_numbers(encoder.middle.weight).T), g.hold(_numbers(encoder.middle.bias))]
    (inner,) = g.step("Tanh", g.step("Gemm", [seen, *held]))
    held = [g.hold(_numbers(encoder.kinds.weight).T), g.hold(_numbers(encoder.kinds.bias))]
    g.nodes.append(helper.make_node("Gemm", [inner, *held], ["kinds"]))
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, [1, "length"])
        for name in ("pieces", "sides")
    ]
    outputs = [
        helper.make_tensor_value_info("kinds", TensorProto.FLOAT, [1, encoder.kinds.out_features])
    ]
    return _model(helper.make_graph(g.nodes, "cross_encoder", inputs, outputs, g.weights))


def _model(made: onnx.GraphProto) -> onnx.ModelProto:
    kinds = [helper.make_opsetid("", 18), helper.make_opsetid(OURS, 1)]
    return helper.make_model(made, opset_imports=kinds, ir_version=8)


def _placed(g: _Graph, first: str, reader: Reader | CrossEncoder) -> tuple[str, str]:
    """The vectors of the pieces and those of their places."""
    table, scale, zero = _tabled(_numbers(reader.pieces.weight))
    (rows,) = g.step("Gather", [g.hold(table), "pieces"])
    (found,) = g.step("DequantizeLinear", [rows, g.hold(scale), g.hold(zero)])
    (length,) = g.step("Shape", ["pieces"], start=1, end=2)
    (places,) = g.step("Slice", [g.hold(_numbers(reader.places)), first, length, first])
    return found, places


def _layer(g: _Graph, states: str, layer: Layer) -> str:
    looks = [layer.query, layer.key, layer.value]
    weights, scales = _quantized(np.concatenate([_numbers(one.weight).T for one in looks], 1))
    bias = np.concatenate([_numbers(one.bias) for one in looks])
    given, step, zero = g.step("DynamicQuantizeLinear", [states], 3)
    (seen,) = g.step(
        "QAttention",
        [given, g.hold(weights), g.hold(bias), step, g.hold(scales), "", zero,
         g.hold(np.zeros(len(bias), np.int8))],
        num_heads=HEADS,
    )  # fmt: skip
    states = _normed(g, states, _linear(g, seen, layer.joined), layer.first)
    (inner,) = g.step("Gelu", [_linear(g, states, layer.inner)])
    return _normed(g, states, _linear(g, inner, layer.outer), layer.second)


def _linear(g: _Graph, states: str, part: nn.Linear) -> str:
    weights, scales = _quantized(_numbers(part.weight).T)
    zero = np.zeros(len(scales), np.int8)
    held = [g.hold(values) for values in (weights, scales, zero, _numbers(part.bias))]
    return g.step("DynamicQuantizeMatMul", [states, *held])[0]


def _normed(g: _Graph, states: str, more: str, norm: nn.LayerNorm) -> str:
    (total,) = g.step("Add", [states, more])
    held = [g.hold(_numbers(norm.weight)), g.hold(_numbers(norm.bias))]
    return g.step("LayerNormalization", [total, *held], axis=-1, epsilon=norm.eps)[0]


def _heads(g: _Graph, states: str, first: str, reader: Reader) -> None:
    one, last = g.hold(np.array([1])), g.hold(np.array([2]))
    (flat,) = g.step("Squeeze", [states, first])
    (total,) = g.step("MatMul", ["own", flat])
    (sizes,) = g.step("ReduceSum", ["own", one], keepdims=1)
    (mean,) = g.step("Div", [total, sizes])
    (cells,) = g.step("Unsqueeze", ["own", last])
    (chosen,) = g.step("Cast", [cells], to=TensorProto.BOOL)
    (seen,) = g.step("Where", [chosen, states, g.hold(np.float32(ABSENT))])
    (most,) = g.step("ReduceMax", [seen, one], keepdims=0)
    (both,) = g.step("Concat", [mean, most], axis=1)
    for given, head, name in ((both, reader.sentence, "said"), (flat, reader.words, "words")):
        held = [g.hold(_numbers(head.weight).T), g.hold(_numbers(head.bias))]
        g.nodes.append(helper.make_node("Gemm", [given, *held], [name]))


def _numbers(values: Tensor) -> Numbers:
    return values.detach().numpy().astype(np.float32)  # type: ignore[no-any-return]


def _quantized(weights: Numbers) -> tuple[np.ndarray, Numbers]:  # type: ignore[type-arg]
    """Whole numbers and the scale of each column."""
    scales = (np.abs(weights).max(0) / STEPS).astype(np.float32)
    scales[scales == 0] = 1
    return np.clip(np.round(weights / scales), -STEPS, STEPS).astype(np.int8), scales


def _tabled(table: Numbers) -> tuple[np.ndarray, Numbers, np.ndarray]:  # type: ignore[type-arg]
    """The vectors of pieces in eight bits with one scale."""
    from onnxruntime.quantization.quant_utils import quantize_data

    zero, scale, held = quantize_data(table, TensorProto.UINT8, False)[-3:]
    return held.reshape(table.shape), np.float32(scale), np.uint8(zero)
