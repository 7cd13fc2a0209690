"""The part [llm] of a record's plainview.toml: which model, where, and at what price."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, fields, replace
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plainview.extraction.llm import SMALLEST_SIZE
from plainview.model import WrongUse
from plainview.pipeline.settings import values_of

_NEVER_ZERO = ("timeout", "concurrency", "max_tokens", "answer_bytes")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Which model is asked, where and how. Times are in seconds, sizes in bytes.

    `base_url` is the endpoint's address up to and without "/chat/completions"; `key_env` names the
    environment variable that holds its key, which is read when it is used and written nowhere.
    `price_in` and `price_out` are for a million tokens, in `currency`; 0 is not known.
    `part_characters` is how much of a text goes into one question, `max_tokens` bounds an answer,
    `timeout` is for one answer in all, `retries` how often a failed one is asked for again.
    """

    base_url: str = ""
    model: str = ""
    key_env: str = ""
    price_in: float = 0.0
    price_out: float = 0.0
    currency: str = "USD"
    part_characters: int = 6000
    max_tokens: int = 8000
    concurrency: int = 4
    timeout: float = 300.0
    retries: int = 4
    answer_bytes: int = 4_000_000

    def __post_init__(self) -> None:
        for item in fields(self):
            value: Any = getattr(self, item.name)
            if fault := _fault(item.name, value, item.default):
                raise WrongUse(f"{item.name} is {value!r}", f"It has to {fault}")

    @property
    def local(self) -> bool:
        """Whether the endpoint is on this machine: a loopback address, or "localhost"."""
        host = urlsplit(self.base_url).hostname or ""
        try:
            return host == "localhost" or ip_address(host).is_loopback
        except ValueError:
            return False

    @property
    def where(self) -> str:
        """The endpoint as it is shown."""
        return self.base_url.rstrip("/")

    def key(self) -> str:
        """The key, or nothing where the endpoint needs none.

        Raises WrongUse where the variable is not set, or the key would go out in the clear.
        """
        if not self.key_env:
            return ""
        key = os.environ.get(self.key_env, "").strip()
        if not key:
            raise WrongUse(
                f"the environment variable {self.key_env} holds no key",
                f"Set it, or take key_env out of [llm] if {self.where} needs none",
            )
        if not self.local and urlsplit(self.base_url).scheme != "https":
            raise WrongUse(f"the key would go to {self.where} in the clear", "Use an https address")
        return key


def load(path: Path) -> ModelSettings:
    """The settings in a file.

    Raises WrongUse for a file that is no TOML, for unknown names and unfit values, and where no
    endpoint or model is named.
    """
    values = values_of(
        path,
        "llm",
        [item.name for item in fields(ModelSettings)],
        "A key is never written down: name the environment variable that holds it in key_env",
    )
    try:
        settings = replace(ModelSettings(), **values)
    except WrongUse as error:
        raise WrongUse(f"{path}: {error.message}", error.advice) from error
    lacking = [name for name in ("base_url", "model") if not getattr(settings, name)]
    if lacking:
        raise WrongUse(
            f"no language model is set: {' and '.join(lacking)} of [llm] in {path}",
            'For example, under [llm]: base_url = "http://127.0.0.1:8080/v1", model = "…"'
            " (plainview init makes the file)",
        )
    return settings


def _fault(name: str, value: Any, default: Any) -> str:
    """What a value has to be instead, or nothing."""
    if isinstance(default, str):
        return _text_fault(name, value)
    whole = isinstance(default, int)
    if not isinstance(value, int if whole else int | float) or isinstance(value, bool):
        return "be a whole number" if whole else "be a number"
    if name == "part_characters" and value < SMALLEST_SIZE:
        return f"be {SMALLEST_SIZE} or more: parts overlap, so that no statement is cut"
    if not 0 <= value < float("inf"):
        return "be 0 or more"
    return "be more than 0" if name in _NEVER_ZERO and not value else ""


def _text_fault(name: str, value: Any) -> str:
    if not isinstance(value, str) or not value.isprintable():
        return "be text"
    if name == "base_url" and value and not _is_address(value):
        return "be an address without a password: https://…/v1"
    if name == "key_env" and value and not _NAME.fullmatch(value):
        return "be the name of an environment variable, never the key itself"
    return ""


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        plain = not parts.username and not parts.password and not parts.query
        named = parts.scheme in ("http", "https") and bool(parts.hostname)
        return named and plain and (parts.port or 1) > 0
    except ValueError:
        return False
