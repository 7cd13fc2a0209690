"""Every way in which a request can fail, in words: what happened, and what to do about it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from urllib.parse import urlsplit

import orjson
from urllib3.exceptions import HTTPError, IncompleteRead, ReadTimeoutError

from plainview.pulling.asking import Unfetched

AGAIN = "Run the same command again later: it goes on where it stopped"
BY_HAND = "Download it in a browser and use plainview add"
_OFFLINE = "Check the network (and HTTPS_PROXY, where there is a proxy), then run it again"
_PASSING = {408, 425, 429}
"""Beside every status from 500 on, which is the server's own fault."""

_NOISE = re.compile(
    r"^.*\[Errno -?\d+\] |^\[SSL: \w+\] |\s*\(_ssl\.c:\d+\)|<[^>]*>|\w+\([^)]*\): ?"
)
_LONGEST = 300


class Passing(Unfetched):
    """A failure that may pass by itself; `wait` is how long the server asks to wait, in seconds."""

    wait: float | None = None


def of_status(status: int, address: str, body: bytes, wait: float | None) -> Unfetched:
    """What another status than 200 means; `body` may hold the server's reason."""
    name = HTTPStatus(status).phrase if status in set(HTTPStatus) else "unknown status"
    said = _reason(body)
    message = f"{address} answered {status} ({name}){f': {said}' if said else ''}"
    if status in _PASSING or status >= 500:
        failure = Passing(f"status_{status}", message, AGAIN, stop=True)
        failure.wait = wait
        return failure
    advice = {
        400: "Check the options of the command",
        401: f"The publisher lets nobody in without a key. {BY_HAND}",
        403: f"The publisher turns programs away. Set contact in [pull], or: {BY_HAND}",
        404: "The publisher may have moved it: look for it there, or set its address in [pull]",
        410: "The publisher has taken it away",
        422: "Check the options of the command",
        451: "It is withheld for legal reasons",
    }.get(status, BY_HAND)
    return Unfetched(f"status_{status}", message, advice, stop=status in (401, 403))


def given_up(failure: Passing, attempts: int) -> Unfetched:
    """That the last attempt failed as well."""
    times = f" ({attempts} attempts)" if attempts > 1 else ""
    return Unfetched(failure.code, failure.message + times, failure.advice, stop=failure.stop)


def asked_to_wait(failure: Passing) -> Unfetched:
    """That a server wants a longer wait than the settings allow."""
    wait = timedelta(seconds=round(failure.wait or 0))
    until = (datetime.now(UTC) + wait).strftime("%Y-%m-%d %H:%M UTC")
    return Unfetched(
        failure.code,
        f"{failure.message}; it asks to wait {wait}, until {until}",
        "Run the same command again then: it goes on where it stopped",
        stop=True,
    )


def no_such_host(address: str) -> Unfetched:
    host = urlsplit(address).hostname
    return Unfetched("no_such_host", f"The name {host} cannot be resolved", _OFFLINE, stop=True)


def no_connection(address: str, error: Exception) -> Unfetched:
    host = urlsplit(address).netloc
    why = _plain(error)
    return Unfetched("no_connection", f"No connection to {host}: {why}", _OFFLINE, stop=True)


def not_trusted(address: str, error: Exception) -> Unfetched:
    return Unfetched(
        "tls",
        f"No trusted connection to {urlsplit(address).netloc}: {_plain(error)}",
        "Check this machine's clock and its certificates (package ca-certificates); a proxy that"
        " opens connections needs its certificate there (SSL_CERT_FILE)",
        stop=True,
    )


def broken(address: str, error: Exception) -> Passing:
    message = f"{urlsplit(address).netloc} did not answer: {_plain(error)}"
    return Passing("no_answer", message, AGAIN, stop=True)


def cut_short(address: str, got: int, error: HTTPError) -> Passing:
    message = f"The answer of {address} broke off after {got:,} bytes: {_end(error)}"
    return Passing("cut_short", message, AGAIN)


def too_slow(address: str, seconds: float) -> Unfetched:
    message = f"The answer of {address} was not through after {seconds:.0f} seconds"
    return Unfetched("too_slow", message, "Raise answer_seconds in [pull] of plainview.toml")


def too_large(address: str, limit: int) -> Unfetched:
    message = f"The answer of {address} is larger than {limit:,} bytes (unpacked)"
    return Unfetched("too_large", message, "Raise answer_bytes in [pull] of plainview.toml")


def not_unpacked(address: str) -> Passing:
    return Passing("damaged", f"The answer of {address} cannot be unpacked: it is damaged", AGAIN)


def elsewhere(asked: str, address: str, domain: str) -> Unfetched:
    """That an address leads out of the publisher's domain; it is named, never asked."""
    host = "/".join(address.split("/")[:3])[:_LONGEST]
    via = f"{asked} leads to {host}" if asked != address else f"{host} was not asked"
    return Unfetched(
        "elsewhere",
        f"{via}: only {domain} is asked, over https",
        f"Look at the address yourself. If it is sound: {BY_HAND}",
    )


def refused_redirect(address: str, to: str) -> Unfetched:
    message = f"{address} sends its questions to {to[:_LONGEST]}"
    return Unfetched("moved", message, "Set the new address of the interface in [pull]", stop=True)


def endless_redirects(address: str) -> Unfetched:
    return Unfetched("endless_redirects", f"{address} leads from one address to the next", BY_HAND)


def _plain(error: BaseException) -> str:
    """The words of an error without numbers, modules and names of objects."""
    cause = error.args[-1] if error.args else error
    while isinstance(cause, BaseException) and cause.args:
        if isinstance(cause, OSError) and cause.strerror:
            return _NOISE.sub("", cause.strerror)
        cause = cause.args[-1]
    return _NOISE.sub("", str(cause)).strip(" :.")[:_LONGEST] or type(error).__name__


def _end(error: HTTPError) -> str:
    """How a body ended before its time."""
    cause = error.args[-1] if error.args else error
    if isinstance(cause, IncompleteRead) and isinstance(cause.expected, int):
        return f"{cause.expected:,} more were announced"
    return "nothing more came" if isinstance(error, ReadTimeoutError) else "the connection ended"


def _reason(body: bytes) -> str:
    """The reason that a JSON answer gives (`detail`, `message`, `errors`), on one line."""
    try:
        value = orjson.loads(body)
    except orjson.JSONDecodeError:
        return ""
    if not isinstance(value, dict):
        return ""
    said = next((value[key] for key in ("detail", "message", "errors") if value.get(key)), "")
    words = said if isinstance(said, str) else orjson.dumps(said).decode() if said else ""
    return "".join(sign if sign.isprintable() else " " for sign in words)[:_LONGEST]
