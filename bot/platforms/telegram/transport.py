"""HTTP to the Bot API over aiohttp, which answers many people at once with far less work than httpx.

`telegram.request.BaseRequest` is the library's own place for another transport.
"""

from __future__ import annotations

import json
from typing import Any, Final
from urllib.request import getproxies

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

SECONDS: Final = 10.0  # for an answer; also to connect
UPLOAD_SECONDS: Final = 60.0
CONNECTIONS: Final = 100


class AnswerLost(NetworkError):
    """The request went out and may have been obeyed; the connection broke before the answer came."""


class Transport(BaseRequest):
    """One pool of connections. Errors never hold an address, which has the token in it."""

    def __init__(self, connections: int = CONNECTIONS) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds for an answer, unless a request says otherwise."""
        return SECONDS

    async def initialize(self) -> None:
        """Opens the pool; fine if it is open."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                # HTTPS_PROXY, as the library's own transport has it; else ~/.netrc would be read
                # for every request.
                trust_env=bool(getproxies()),
            )

    async def shutdown(self) -> None:
        """Closes the pool; fine if it is closed."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as JSON. Raises `NetworkError`: a proxy or an outage answered.

        The library's own version logs what it could not read, word for word.
        """
        try:
            read = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            raise NetworkError("the answer was no JSON") from None
        if not isinstance(read, dict) or ("result" not in read and read.get("ok", True)):
            raise NetworkError("the answer was none of the Bot API's")
        return read

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request: status and body. Raises `TimedOut` and `AnswerLost` when it may have been
        obeyed all the same, else `NetworkError`."""
        if self._session is None:
            raise NetworkError("the connections are closed")
        files = request_data.multipart_data if request_data else None
        seconds = read_timeout if isinstance(read_timeout, int | float) else SECONDS
        timeout = aiohttp.ClientTimeout(
            total=UPLOAD_SECONDS if files else None, sock_connect=SECONDS, sock_read=seconds
        )
        body: Any = request_data.json_parameters if request_data else None
        if files and request_data:
            body = aiohttp.FormData(request_data.json_parameters)
            for name, (filename, content, media_type) in files.items():
                body.add_field(name, content, filename=filename, content_type=media_type)
        try:
            async with self._session.request(method, url, data=body, timeout=timeout) as answer:
                return answer.status, await answer.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NetworkError(type(error).__name__) from None
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise AnswerLost(type(error).__name__) from None
