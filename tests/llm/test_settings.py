"""The part [llm] of plainview.toml: what is right, what is not, and what is never there."""

from __future__ import annotations

import pytest
from tests.llm.model import NAME

from plainview.endpoint import ModelSettings, load
from plainview.endpoint.client import Dialect
from plainview.model import WrongUse
from plainview.store import Record

GOOD = f'[llm]\nbase_url = "http://127.0.0.1:8080/v1"\nmodel = "{NAME}"\n'
BAD = [
    ("", "no language model is set"),
    ('[llm]\nmodel = "x"\n', "base_url"),
    (GOOD + "llm = 1\n", "unknown setting 'llm'"),
    (GOOD + 'api_key = "sk-1"\n', "never written down"),
    (GOOD + 'key_env = "sk-1234-5678"\n', "never the key itself"),
    (GOOD + "timeout = 0\n", "more than 0"),
    (GOOD + "timeout = inf\n", "0 or more"),
    (GOOD + "retries = -1\n", "0 or more"),
    (GOOD + "retries = true\n", "whole number"),
    (GOOD + "part_characters = 100\n", "1600 or more"),
    (GOOD.replace("http:", "ftp:"), "an address"),
    (GOOD.replace("127", "me:secret@127"), "without a password"),
]


@pytest.mark.parametrize(("content", "words"), BAD)
def test_unfit_settings_are_named(tmp_path, content, words):
    path = tmp_path / "plainview.toml"
    path.write_text(content)
    with pytest.raises(WrongUse) as raised:
        load(path)
    assert words in str(raised.value)
    assert "sk-1" not in raised.value.message or "key_env" in raised.value.message


def test_a_new_record_names_every_setting_with_its_default(tmp_path):
    Record.create(tmp_path / "r").close()
    path = tmp_path / "r" / "plainview.toml"
    written = path.read_text()
    path.write_text(
        written.replace('base_url = ""', 'base_url = "http://localhost:1/v1"').replace(
            'model = ""', 'model = "m"'
        )
    )
    assert load(path) == ModelSettings(base_url="http://localhost:1/v1", model="m")
    part = written.split("[llm]")[1]
    assert all(f"\n{name} = " in part for name in ModelSettings.__dataclass_fields__)


LOCAL = {
    "http://127.0.0.1:8080/v1": True,
    "http://127.8.0.1/v1": True,
    "http://[::1]:8080/v1": True,
    "http://localhost:11434/v1": True,
    "https://api.example.org/v1": False,
    "http://127.0.0.1.example.org/v1": False,
    "http://localhost.example.org/v1": False,
    "http://10.0.0.7/v1": False,
    "http://0.0.0.0/v1": False,
    "http://2130706433/v1": False,
}


@pytest.mark.parametrize(("address", "local"), LOCAL.items())
def test_only_this_machine_is_local(address, local):
    assert ModelSettings(base_url=address, model="m").local is local


def test_a_key_never_goes_out_in_the_clear(monkeypatch):
    monkeypatch.setenv("MODEL_KEY", "sk-1")
    asked = {"model": "m", "key_env": "MODEL_KEY"}
    assert ModelSettings(base_url="https://api.example.org/v1", **asked).key() == "sk-1"
    assert ModelSettings(base_url="http://127.0.0.1:1/v1", **asked).key() == "sk-1"
    with pytest.raises(WrongUse):
        ModelSettings(base_url="http://api.example.org/v1", **asked).key()


def test_leaving_out_what_an_endpoint_refuses_comes_to_an_end():
    dialect, seen = Dialect(), []
    while dialect is not None:
        seen.append(dialect)
        dialect = dialect.without("max_completion_tokens, temperature")
    assert len(seen) == len(set(seen)) == 5
    assert seen[-1].options(9) == {"max_completion_tokens": 9}
