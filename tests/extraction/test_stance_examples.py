"""The examples of patterns/stance.toml, each through the whole of extraction."""

import tomllib
from importlib import resources

import pytest

from plainview.extraction import extract
from plainview.model import Text

SOURCE = resources.files("plainview.extraction.frames") / "patterns" / "stance.toml"
EXAMPLES = tomllib.loads(SOURCE.read_text(encoding="utf-8"))["example"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["pattern"])
def test_an_example_is_read_as_it_says(example):
    facts = [fact for fact in extract(Text("d", "r", example["text"])) if fact.type == "stance"]
    found = [(f.pattern, f.filled("holder")[0].name, f.status) for f in facts]
    assert (example["pattern"], example["holder"], example["status"]) in found
