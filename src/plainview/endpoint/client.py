"""One endpoint, asked through OpenAI's client library: retries and Retry-After are the library's.

What an endpoint can do differs. The first question asks for everything (an enforced schema, a
temperature of 0); what the endpoint turns down is left out from then on.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx2
import openai

from plainview.endpoint.failures import Failed, failure
from plainview.endpoint.settings import ModelSettings
from plainview.endpoint.transport import Guarded
from plainview.extraction.llm import SCHEMA, messages
from plainview.store.answers import Answer

_FORMS: tuple[dict[str, Any] | None, ...] = (
    {"type": "json_schema", "json_schema": {"name": "facts", "strict": True, "schema": SCHEMA}},
    {"type": "json_object"},
    None,
)
_TOKEN = 4


@dataclass(frozen=True, slots=True)
class Dialect:
    """What an endpoint has been asked to do beyond answering: each is optional in the protocol."""

    form: int = 0
    limit: str = "max_tokens"
    temperature: bool = True

    def options(self, most: int) -> dict[str, Any]:
        """The parameters of a request."""
        chosen: dict[str, Any] = {self.limit: most}
        if _FORMS[self.form] is not None:
            chosen["response_format"] = _FORMS[self.form]
        if self.temperature:
            chosen["temperature"] = 0
        return chosen

    def without(self, complaint: str) -> Dialect | None:
        """What to try after a request was turned down; None where nothing is left to leave out."""
        complaint = complaint.lower()
        if "max_completion_tokens" in complaint and self.limit == "max_tokens":
            return replace(self, limit="max_completion_tokens")
        if "temperature" in complaint and self.temperature:
            return replace(self, temperature=False)
        if self.form + 1 < len(_FORMS):
            return replace(self, form=self.form + 1)
        return None


class Client:
    """Asks one endpoint; use it in an `async with`."""

    def __init__(self, settings: ModelSettings) -> None:
        """Raises WrongUse where the settings name a key that is not there."""
        self._settings = settings
        self._key = settings.key()
        self._dialect = Dialect()
        self._proven = False
        transport = httpx2.AsyncHTTPTransport(proxy=_proxy(settings))
        self._http = httpx2.AsyncClient(
            transport=Guarded(transport, settings.timeout, settings.answer_bytes),
            trust_env=False,
            follow_redirects=False,  # else anybody's text goes wherever an answer says
        )
        self._openai = openai.AsyncOpenAI(
            api_key=self._key or "none",
            base_url=settings.base_url,
            max_retries=settings.retries,
            timeout=settings.timeout,
            http_client=self._http,
        )

    async def __aenter__(self) -> Client:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._openai.close()

    async def ask(self, words: str) -> Answer:
        """What the model answers on a part of a text. Raises Failed."""
        while True:
            dialect = self._dialect
            try:
                raw = await self._openai.chat.completions.with_raw_response.create(
                    model=self._settings.model,
                    messages=messages(words),  # type: ignore[arg-type]
                    **dialect.options(self._settings.max_tokens),
                )
            except (openai.OpenAIError, httpx2.HTTPError) as error:
                plainer = self._plainer(dialect, error)
                if plainer is None:
                    raise failure(self._settings, self._key, error) from error
                # another question may have found it out meanwhile
                if self._dialect is dialect:
                    self._dialect = plainer
                continue
            answer = _answer(raw.http_response.content, words)
            self._proven = True
            return answer

    def _plainer(self, dialect: Dialect, error: Exception) -> Dialect | None:
        """What to leave out after a request was turned down, if that may be why.

        Once an endpoint has answered, only what it names is left out: the rest it can do.
        """
        if not isinstance(error, openai.BadRequestError | openai.UnprocessableEntityError):
            return None
        if self._dialect is not dialect:
            return self._dialect
        complaint = str(error)
        told = any(word in complaint.lower() for word in _OPTIONAL)
        return dialect.without(complaint) if told or not self._proven else None


_OPTIONAL = (
    "response_format",
    "json_schema",
    "json_object",
    "max_completion_tokens",
    "temperature",
)


def _proxy(settings: ModelSettings) -> str | None:
    """The environment's proxy for an endpoint; never for one on this machine."""
    parts = urlsplit(settings.base_url)
    if settings.local or proxy_bypass(parts.netloc):
        return None
    return getproxies().get(parts.scheme)


def _answer(body: bytes, words: str) -> Answer:
    """The answer in the envelope of the protocol. Raises Failed where that is none."""
    try:
        envelope = json.loads(body)
        choice = envelope["choices"][0]
        said = choice["message"]["content"]
        ended = choice.get("finish_reason")
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError) as error:
        raise Failed("no_chat", "Its answer is none of the chat-completions protocol") from error
    usage = envelope.get("usage")
    said = said if isinstance(said, str) else ""
    counted = usage if isinstance(usage, dict) else {}
    asked = sum(len(message["content"]) for message in messages(words))
    return Answer(
        said,
        ended if isinstance(ended, str) and ended.isidentifier() else "stop",
        _count(counted.get("prompt_tokens"), asked),
        _count(counted.get("completion_tokens"), len(said)),
    )


def _count(value: Any, characters: int) -> int:
    """Tokens as an endpoint counts them; by the characters where it does not."""
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9
    return value if fits else characters // _TOKEN
