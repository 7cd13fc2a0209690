"""One polite client: it keeps its pace, waits when asked to, and takes no more than it should.

Redirects are followed inside the publisher's own domain alone, and never from https to http.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    HTTPError,
    InvalidHeader,
    NameResolutionError,
    NewConnectionError,
    ProxyError,
    SSLError,
)

from plainview.pulling import content, failures
from plainview.pulling.asking import Answer, Kind, Request
from plainview.pulling.failures import Passing
from plainview.pulling.settings import PullSettings
from plainview.store.journal import now

MOST_REDIRECTS = 5
_PIECE = 1 << 16
_REDIRECTS = {301, 302, 303, 307, 308}
_ACCEPT: dict[Kind, str] = {
    "json": "application/json",
    "workbook": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,"
    " application/vnd.ms-excel;q=0.9, */*;q=0.5",
    "page": "text/html",
    "xml": "application/xml, text/xml",
}

Tell = Callable[[str], None]


class Client:
    """Asks the hosts of one publisher; `tell` hears of every wait that is longer than the pace."""

    def __init__(self, settings: PullSettings, domain: str, home: str, tell: Tell) -> None:
        """`home` is the address that the user's settings give; its host is asked as well."""
        self._settings = settings
        self._domain = domain
        self._home = urlsplit(home)
        self._tell = tell
        self._next: dict[str, float] = {}
        self._pools: dict[str, urllib3.PoolManager] = {}

    def fetch(
        self, request: Request, etag: str | None = None, modified: str | None = None
    ) -> Answer | None:
        """The answer to a request, or None where it is still what `etag` or `modified` name.

        Raises Unfetched where there is none, after as many attempts as the settings allow.
        """
        headers = {
            "User-Agent": self._settings.user_agent,
            "Accept": _ACCEPT[request.kind],
            "Accept-Encoding": "gzip",
        }
        if request.body is not None:
            headers["Content-Type"] = "application/json"
        if etag:
            headers["If-None-Match"] = etag
        if modified:
            headers["If-Modified-Since"] = modified
        for attempt in range(1, self._settings.attempts + 1):
            try:
                return self._attempt(request, headers)
            except Passing as failure:
                wait = self._patience(attempt, failure)
                if attempt == self._settings.attempts:
                    raise failures.given_up(failure, attempt) from failure
                self._tell(f"{failure.message}; waiting {wait:.0f} s")
                time.sleep(wait)
        raise AssertionError("attempts are at least one")

    def _patience(self, attempt: int, failure: Passing) -> float:
        """Seconds to wait before the next attempt; raises Unfetched where that is too long."""
        longest = self._settings.longest_wait
        if failure.wait is not None:
            if failure.wait > longest:
                raise failures.asked_to_wait(failure)
            return failure.wait
        doubled: float = self._settings.interval * 2**attempt
        return min(longest, doubled) * random.uniform(0.75, 1.0)

    def _attempt(self, request: Request, headers: dict[str, str]) -> Answer | None:
        address = request.address
        for _ in range(MOST_REDIRECTS + 1):
            self._allow(address, request.address)
            self._pace(urlsplit(address).netloc)
            response = self._send(request, address, headers)
            try:
                if response.status in _REDIRECTS and "Location" in response.headers:
                    if request.body is not None and response.status not in (307, 308):
                        raise failures.refused_redirect(address, response.headers["Location"])
                    address = self._next_address(address, response.headers["Location"])
                    continue
                return self._answer(request, response, address)
            finally:
                # what was not read to its end must not be taken for the next answer
                response.close()
        raise failures.endless_redirects(request.address)

    def _send(
        self, request: Request, address: str, headers: dict[str, str]
    ) -> urllib3.BaseHTTPResponse:
        try:
            return self._pool(address).request(
                request.method,
                address,
                body=request.body,
                headers=headers,
                timeout=urllib3.Timeout(self._settings.timeout, self._settings.timeout),
                retries=False,
                redirect=False,
                preload_content=False,
            )
        except NameResolutionError as error:
            raise failures.no_such_host(address) from error
        except SSLError as error:
            raise failures.not_trusted(address, error) from error
        except (ConnectTimeoutError, NewConnectionError, ProxyError) as error:
            raise failures.no_connection(address, error) from error
        except HTTPError as error:
            raise failures.broken(address, error) from error

    def _answer(
        self, request: Request, response: urllib3.BaseHTTPResponse, address: str
    ) -> Answer | None:
        if response.status == 304:
            return None
        if response.status != 200:
            raise failures.of_status(
                response.status, address, self._excerpt(response), self._asked_wait(response)
            )
        data = self._body(response, address)
        declared = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        content.demand(request.kind, data, declared, address)
        return Answer(
            data,
            address,
            now(),
            response.headers.get("ETag"),
            response.headers.get("Last-Modified"),
        )

    def _body(self, response: urllib3.BaseHTTPResponse, address: str) -> bytes:
        """The whole body, unpacked as it comes, so that no more than the limit is ever held."""
        limit = self._settings.answer_bytes
        deadline = time.monotonic() + self._settings.answer_seconds
        data = bytearray()
        try:
            while piece := response.read1(_PIECE):
                data += piece
                if len(data) > limit:
                    raise failures.too_large(address, limit)
                if time.monotonic() > deadline:
                    raise failures.too_slow(address, self._settings.answer_seconds)
        except DecodeError as error:
            raise failures.not_unpacked(address) from error
        except SSLError as error:
            raise failures.not_trusted(address, error) from error
        except HTTPError as error:
            raise failures.cut_short(address, len(data), error) from error
        return bytes(data)

    def _excerpt(self, response: urllib3.BaseHTTPResponse) -> bytes:
        """The beginning of an answer that refuses, for its reason."""
        try:
            return response.read1(4000)
        except HTTPError:
            return b""

    def _asked_wait(self, response: urllib3.BaseHTTPResponse) -> float | None:
        """The seconds that Retry-After asks for (RFC 9110, 10.2.3), in either of its forms."""
        value = response.headers.get("Retry-After")
        try:
            return urllib3.Retry().parse_retry_after(value) if value else None
        except InvalidHeader:
            return None

    def _allow(self, address: str, asked: str) -> None:
        """Raises Unfetched for an address outside the publisher's domain, or without its https."""
        try:
            parts = urlsplit(address)
            host = (parts.hostname or "").lower()
        except ValueError as error:
            raise failures.elsewhere(asked, address, self._domain) from error
        same = (parts.scheme, parts.netloc) == (self._home.scheme, self._home.netloc)
        ours = host == self._domain or host.endswith("." + self._domain)
        if not same and not (ours and parts.scheme == "https"):
            raise failures.elsewhere(asked, address, self._domain)

    def _next_address(self, address: str, location: str) -> str:
        try:
            return urljoin(address, location)
        except ValueError as error:
            raise failures.elsewhere(address, location, self._domain) from error

    def _pace(self, host: str) -> None:
        wait = self._next.get(host, 0.0) - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        self._next[host] = time.monotonic() + self._settings.interval

    def _pool(self, address: str) -> urllib3.PoolManager:
        """Connections, through the proxy that the environment names for such addresses."""
        parts = urlsplit(address)
        bypassed = proxy_bypass(parts.hostname or "")
        proxy = "" if bypassed else getproxies().get(parts.scheme, "")
        if proxy not in self._pools:
            self._pools[proxy] = urllib3.ProxyManager(proxy) if proxy else urllib3.PoolManager()
        return self._pools[proxy]
