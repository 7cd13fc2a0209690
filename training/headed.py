"""The heads of the network as part of its graph.

They run in onnxruntime like the layers: a product in NumPy starts as many threads as there are
cores, which wait for each other where several processes read.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from plainview.extraction.learned.network import Numbers

ABSENT = -1e4
"""What stands for the states of pieces outside a sentence when the largest are taken."""


def headed(model: onnx.ModelProto, heads: dict[str, Numbers]) -> onnx.ModelProto:
    """The model with its states (1 x length x width) replaced by what the heads make of them.

    A second input `own` (sentences x length, ones and zeros) says which pieces a sentence has; the
    outputs are `said` (sentences x labels: the mean and the largest of its states through one
    layer) and `words` (length x roles).
    """
    graph = model.graph
    states = graph.output[0].name
    for name, values in (*heads.items(), ("absent", np.float32(ABSENT))):
        graph.initializer.append(numpy_helper.from_array(np.asarray(values), f"{name}_weights"))
    for name, values in (("one", [1]), ("zero", [0]), ("last", [2])):
        graph.initializer.append(numpy_helper.from_array(np.array(values, np.int64), name))
    graph.node.extend(
        helper.make_node(kind, given, [made], **settings)
        for made, kind, given, settings in (
            ("flat", "Squeeze", [states, "zero"], {}),
            ("words_product", "MatMul", ["flat", "words_weights"], {}),
            ("words", "Add", ["words_product", "words_bias_weights"], {}),
            ("total", "MatMul", ["own", "flat"], {}),
            ("length_of_each", "ReduceSum", ["own", "one"], {"keepdims": 1}),
            ("mean", "Div", ["total", "length_of_each"], {}),
            ("own_cells", "Unsqueeze", ["own", "last"], {}),
            ("chosen", "Cast", ["own_cells"], {"to": TensorProto.BOOL}),
            ("seen", "Where", ["chosen", states, "absent_weights"], {}),
            ("most", "ReduceMax", ["seen"], {"axes": [1], "keepdims": 0}),
            ("both", "Concat", ["mean", "most"], {"axis": 1}),
            ("sentence_product", "MatMul", ["both", "sentence_weights"], {}),
            ("said", "Add", ["sentence_product", "sentence_bias_weights"], {}),
        )
    )
    del graph.output[:]
    graph.input.append(
        helper.make_tensor_value_info("own", TensorProto.FLOAT, ["sentences", "length"])
    )
    for name, rows, bias in (
        ("said", "sentences", "sentence_bias"),
        ("words", "length", "words_bias"),
    ):
        shape = [rows, len(heads[bias])]
        graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))
    onnx.checker.check_model(model)
    return model
