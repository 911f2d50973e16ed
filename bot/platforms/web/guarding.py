"""What every request passes: whose door it came by, what it may carry, and kind words when not.

Headers after the OWASP Secure Headers Project; cross-site requests are told by `Sec-Fetch-Site`
and `Origin` (OWASP Cross-Site Request Forgery Prevention) besides the token of each form.
"""

from __future__ import annotations

import logging
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot.platforms.web.options import WebOptions
from bot.platforms.web.pages import House
from bot.platforms.web.people import TOKEN, Visit

log = logging.getLogger(__name__)

LONGEST_BODY: Final = 1024 * 1024
MOST_FIELDS: Final = 2_000
HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": with it browsers send `Origin: null` with our own forms (Fetch, "origin").
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
# Which problems have a page of their own; the others share one.
_EXPLAINED: Final = frozenset({403, 404, 405, 413, 415, 429, 500})


class Posted:
    """Posted fields; one name may come several times. Whatever bytes came, these are characters."""

    def __init__(self, body: bytes) -> None:
        self._values: dict[str, list[str]] = {}
        pairs = parse_qsl(
            body.decode("utf-8", "replace"),
            keep_blank_values=True,
            errors="replace",
            max_num_fields=MOST_FIELDS,
        )
        for name, value in pairs:
            self._values.setdefault(name, []).append(value)

    def one(self, name: str) -> str:
        """The first value, or empty text."""
        return self._values.get(name, [""])[0]

    def all(self, name: str) -> tuple[str, ...]:
        """Every value."""
        return tuple(self._values.get(name, ()))


class FormExpired(web.HTTPForbidden):
    """A form of another person, another session, or another site."""


async def set_headers(_request: web.BaseRequest, response: web.StreamResponse) -> None:
    """Puts the headers on every response that has not set its own."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)


def wants_data(request: web.BaseRequest) -> bool:
    """Whether the page's script asks, rather than the browser itself."""
    return request.headers.get("Accept", "").startswith("application/json")


def is_same_site(request: web.BaseRequest, options: WebOptions) -> bool:
    """Whether the browser says that our own page sent this. Old ones that say nothing pass: the
    token decides then."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    _, _, named = origin.lower().partition("://")
    return named != "" and named in (request.headers.get("Host", "").lower(), options.public_host)


async def read_posted(request: web.Request, options: WebOptions) -> Posted:
    """The fields of a form. Raises the kind 403, 413 or 415."""
    if not is_same_site(request, options):
        raise FormExpired
    if request.content_type != "application/x-www-form-urlencoded":
        raise web.HTTPUnsupportedMediaType
    try:
        return Posted(await request.read())
    except ValueError as too_many:
        raise web.HTTPRequestEntityTooLarge(MOST_FIELDS, MOST_FIELDS + 1) from too_many


def check_token(posted: Posted, visit: Visit) -> None:
    """Lets only forms pass that were made for this very visit. Raises the kind 403."""
    given = posted.one(TOKEN).encode("utf-8", "replace")
    if visit.is_new or given != visit.pass_word.encode():
        raise FormExpired


@dataclass(frozen=True, slots=True)
class Guarding:
    """Middleware of the whole door."""

    house: House

    def middleware(self) -> Middleware:
        """As aiohttp takes it."""

        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self._pass(request, handler)

        return guard

    async def _pass(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not self.house.options.is_own_host(request.headers.get("Host", "")):
            return await self._kind(request, 421)
        try:
            return await handler(request)
        except web.HTTPException as problem:
            if problem.status < 400:
                raise
            return await self._kind(request, problem.status)
        except ConnectionResetError:
            raise
        except Exception as error:  # the last resort; handlers' own errors end in dispatch
            return await self._failed(request, error)

    async def _failed(self, request: web.Request, error: Exception) -> web.StreamResponse:
        code = self.house.conversation.dispatcher.reference()
        frames = traceback.extract_tb(error.__traceback__)
        where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
        route = request.match_info.route.resource
        log.error(
            "failed reference=%s page=%s error=%s at=%s",
            code,
            route.canonical if route else "?",
            type(error).__name__,
            where,
        )
        return await self._kind(request, 500, code)

    async def _kind(self, request: web.Request, status: int, code: str = "") -> web.Response:
        """What went wrong in words, in the person's language."""
        visit = await self.house.people.visit(request)
        say = visit.say
        name = status if status in _EXPLAINED else 400
        heading, explanation = say(f"web-problem-{name}-title"), say(f"web-problem-{name}")
        if wants_data(request):
            words = f"{explanation} {say('web-problem-code', code=code)}" if code else explanation
            return web.json_response({"entries": [], "notices": [words]}, status=status)
        html = self.house.renderer.page(
            "problem.html",
            say=say,
            alliance=self.house.options.alliance_name(),
            assets=self.house.assets,
            heading=heading,
            explanation=explanation,
            code=code,
        )
        return web.Response(text=html, content_type="text/html", status=status)
