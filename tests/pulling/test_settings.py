"""[pull] in plainview.toml: defaults, values, and what is wrong with it by name."""

from __future__ import annotations

import tomllib
from dataclasses import asdict

import pytest

from plainview.model import WrongUse
from plainview.pulling import PullSettings, load
from plainview.store import SETTINGS


def test_the_file_of_a_new_record_says_all_defaults(tmp_path):
    (tmp_path / "plainview.toml").write_text(SETTINGS, encoding="utf-8")
    assert load(tmp_path / "plainview.toml") == PullSettings() == load(tmp_path / "none.toml")
    assert tomllib.loads(SETTINGS)["pull"] == asdict(PullSettings())


def test_values_are_taken(tmp_path):
    path = tmp_path / "plainview.toml"
    path.write_text('[pull]\ncontact = "https://example.org/desk"\ninterval = 2\n')
    found = load(path)
    assert (found.interval, found.attempts) == (2, 5)
    assert found.user_agent.endswith("(public records reader; https://example.org/desk)")


WRONG = [
    ("pull = 2\n", "pull is no part"),
    ("[pull\n", "cannot be read"),
    ("[pulling]\n", "unknown part [pulling]"),
    ("[pull]\nagent = 'x'\n", "unknown setting 'agent' in [pull]"),
    ("[pull]\ncontact = 5\n", "contact is 5"),
    ('[pull]\ncontact = "a\\r\\nHost: b"\n', "contact is"),
    ("[pull]\ncontact = 'désk@example.org'\n", "contact is"),
    ("[pull]\ninterval = -1\n", "interval is -1"),
    ("[pull]\ninterval = '1'\n", "interval is '1'"),
    ("[pull]\nattempts = true\n", "attempts is True"),
    ("[pull]\nattempts = 1.5\n", "attempts is 1.5"),
    ("[pull]\nattempts = 0\n", "attempts is 0"),
    ("[pull]\nusaspending = 'api.usaspending.gov'\n", "usaspending is"),
    ("[pull]\nice_287g = 'https://[ice'\n", "ice_287g is"),
    ("[pull]\nice_287g = 'file:///etc/passwd'\n", "ice_287g is"),
]


@pytest.mark.parametrize(("content", "reason"), WRONG)
def test_what_is_wrong_is_named_with_advice(tmp_path, content, reason):
    path = tmp_path / "plainview.toml"
    path.write_text(content)
    with pytest.raises(WrongUse) as refusal:
        load(path)
    assert reason in refusal.value.message
    assert refusal.value.advice
