"""plainview.toml: defaults, values, and what is wrong with it by name."""

from __future__ import annotations

import tomllib
from dataclasses import asdict

import pytest

from plainview.model import WrongUse
from plainview.pipeline import Settings, load
from plainview.reading import Limits
from plainview.store import SETTINGS


def test_the_file_of_a_new_record_says_all_defaults(tmp_path):
    (tmp_path / "plainview.toml").write_text(SETTINGS, encoding="utf-8")
    assert load(tmp_path / "plainview.toml") == Settings() == load(tmp_path / "none.toml")
    written = tomllib.loads(SETTINGS)
    defaults = asdict(Settings())
    assert written["reading"] == defaults.pop("limits")
    assert written["add"] == defaults


def test_values_are_taken(tmp_path):
    path = tmp_path / "plainview.toml"
    path.write_text("[add]\nworkers = 3\nhidden = true\n[reading]\nocr_pages = 5\n")
    assert load(path) == Settings(workers=3, hidden=True, limits=Limits(ocr_pages=5))
    assert load(path).processes() == 3


WRONG = [
    ("[add\n", "cannot be read"),
    ("[adding]\n", "unknown part [adding]"),
    ("workers = 2\n", "unknown part [workers]"),
    ("add = 2\n", "add is no part"),
    ("[add]\nworker = 2\n", "unknown setting 'worker' in [add]"),
    ("[add]\nlimits = 2\n", "unknown setting 'limits' in [add]"),
    ("[add]\nworkers = '2'\n", "workers is '2'"),
    ("[add]\nworkers = true\n", "workers is True"),
    ("[add]\nworkers = -1\n", "workers is -1"),
    ("[add]\nhidden = 1\n", "hidden is 1"),
    ("[reading]\npages = 5\n", "unknown setting 'pages' in [reading]"),
    ("[reading]\nocr_pages = 1.5\n", "ocr_pages is 1.5"),
]


@pytest.mark.parametrize(("content", "reason"), WRONG)
def test_what_is_wrong_is_named_with_advice(tmp_path, content, reason):
    path = tmp_path / "plainview.toml"
    path.write_text(content)
    with pytest.raises(WrongUse) as refusal:
        load(path)
    assert reason in refusal.value.message
    assert refusal.value.advice


def test_bytes_that_are_no_text_are_named(tmp_path):
    path = tmp_path / "plainview.toml"
    path.write_bytes(b"\xff\xfe[add]")
    with pytest.raises(WrongUse, match="cannot be read"):
        load(path)
