"""The connection under the client library: what goes out, and how much may come in, and how long.

Redirects and proxies are for the client's own settings; here each request loses every header that
the protocol does not need, and each answer has a deadline in all and a limit to its size.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx2
from openai import OpenAIError

_SENT = frozenset(
    {
        "host", "authorization", "content-type", "content-length", "accept", "connection",
        "user-agent", "transfer-encoding",
    }
)  # fmt: skip


class TooLarge(OpenAIError):
    """An answer is larger than the settings allow; the library asks for it no second time."""


class Guarded(httpx2.AsyncBaseTransport):
    """A transport with a deadline in seconds and a limit in bytes for each answer."""

    def __init__(self, inner: httpx2.AsyncBaseTransport, seconds: float, most: int) -> None:
        self._inner = inner
        self._seconds = seconds
        self._most = most

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Ask; the body is read under the same deadline. Raises ReadTimeout when it is over."""
        headers = [(name, value) for name, value in request.headers.items() if name in _SENT]
        # a packed answer could unpack to any size
        headers.append(("accept-encoding", "identity"))
        sent = httpx2.Request(
            request.method,
            request.url,
            headers=headers,
            stream=request.stream,
            extensions=request.extensions,
        )
        deadline = asyncio.get_running_loop().time() + self._seconds
        try:
            async with asyncio.timeout_at(deadline):
                response = await self._inner.handle_async_request(sent)
        except TimeoutError as error:
            raise httpx2.ReadTimeout("no answer in time", request=request) from error
        if response.headers.get("content-encoding", "identity") != "identity":
            await response.aclose()
            raise TooLarge("the answer is packed, which was not asked for")
        assert isinstance(response.stream, httpx2.AsyncByteStream)
        body = _Body(response.stream, deadline, self._most, request)
        return httpx2.Response(
            response.status_code,
            headers=response.headers,
            stream=body,
            extensions=response.extensions,
        )

    async def aclose(self) -> None:
        """Close all connections."""
        await self._inner.aclose()


class _Body(httpx2.AsyncByteStream):
    def __init__(
        self, inner: httpx2.AsyncByteStream, deadline: float, most: int, request: httpx2.Request
    ) -> None:
        self._inner = inner
        self._deadline = deadline
        self._most = most
        self._request = request

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        pieces = aiter(self._inner)
        while True:
            try:
                async with asyncio.timeout_at(self._deadline):
                    piece = await anext(pieces)
            except StopAsyncIteration:
                return
            except TimeoutError as error:
                raise httpx2.ReadTimeout("no answer in time", request=self._request) from error
            size += len(piece)
            if size > self._most:
                raise TooLarge(f"the answer is larger than {self._most:,} bytes")
            yield piece

    async def aclose(self) -> None:
        await self._inner.aclose()
