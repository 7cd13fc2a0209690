"""What can go wrong with an endpoint, said so that the user knows what to do."""

from __future__ import annotations

import openai

from plainview.endpoint.settings import ModelSettings

AGAIN = "Run the same command again: what was answered is kept"
_LONGEST = 200


class Failed(Exception):
    """A question that got no answer; with `stop` no other will get one either."""

    def __init__(self, code: str, message: str, advice: str = AGAIN, *, stop: bool = False) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.advice = advice
        self.stop = stop


def failure(settings: ModelSettings, key: str, error: Exception) -> Failed:
    """What an error of the client library means; a key never stands in it."""
    where, tries = settings.where, f"({settings.retries + 1} attempts)"
    if isinstance(error, openai.APITimeoutError):
        message = f"{where} gave no answer within {settings.timeout:g} seconds {tries}"
        return Failed("timed_out", message, f"{AGAIN}. Raise timeout in [llm] for a slow model")
    if isinstance(error, openai.APIStatusError):
        return _by_status(settings, error, key)
    if isinstance(error, openai.APIConnectionError):
        why = _plain(str(error.__cause__ or error), key)
        message = f"No connection to {where}: {why} {tries}"
        return Failed("no_connection", message, f"Is it running? {AGAIN}", stop=True)
    return Failed("unusable", f"{where}: {_plain(str(error), key)}")


def _by_status(settings: ModelSettings, error: openai.APIStatusError, key: str) -> Failed:
    status = error.status_code
    said = _plain(_said(error), key)
    message = f"{settings.where} answered with status {status}" + (f": {said}" if said else "")
    code = f"status_{status}"
    if 300 <= status < 400:
        advice = "It leads elsewhere, and text goes nowhere but where you said: check base_url"
        return Failed(code, message, advice, stop=True)
    if status in (401, 403):
        advice = f"Check the key in {settings.key_env or 'a variable that key_env in [llm] names'}"
        return Failed(code, message, advice, stop=True)
    if status in (404, 405):
        advice = "Check base_url (it often ends in /v1) and model in [llm]"
        return Failed(code, message, advice, stop=True)
    if status in (402, 429):
        advice = f"It lets you ask no more now: wait, or lower concurrency in [llm]. {AGAIN}"
        return Failed(code, message, advice, stop=True)
    if status in (400, 413, 422):
        advice = "If a part is too long for the model, lower part_characters in [llm]"
        return Failed(code, message, advice)
    return Failed(code, message)


def _said(error: openai.APIStatusError) -> str:
    """The endpoint's own words for a status, where it has some."""
    body = error.body
    if isinstance(body, dict):
        for name in ("message", "detail", "error"):
            if isinstance(body.get(name), str):
                return str(body[name])
    return ""


def _plain(words: str, key: str) -> str:
    """Words from outside on one line, of a bearable length, without the key."""
    if key:
        words = words.replace(key, "…")
    words = "".join(sign if sign.isprintable() else " " for sign in words)
    return " ".join(words.split())[:_LONGEST]
