"""The web door itself: opens, closes, and takes what the alliance says unasked."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from aiohttp import web

from bot.chat.dispatch import Dispatcher
from bot.chat.message import Message
from bot.chat.page import Page
from bot.chat.platform import Address, AddressGone, Reference
from bot.platforms.web.conversation import Conversation
from bot.platforms.web.featured import Featured
from bot.platforms.web.guarding import LONGEST_BODY, Guarding, set_headers
from bot.platforms.web.limits import Limits
from bot.platforms.web.live import Lines
from bot.platforms.web.options import DIRECT, PLACES, PortTaken, Trial, WebOptions
from bot.platforms.web.pages import House, Pages
from bot.platforms.web.people import NAME, People
from bot.platforms.web.receive import Receive
from bot.platforms.web.render import make_renderer
from bot.platforms.web.rooms import Key, Rooms, Withdrawn
from bot.platforms.web.signing import Signer

SHUTDOWN_SECONDS: Final = 2.0
_STATIC: Final = Path(__file__).parent / "static"
_ASSETS: Final = {
    "style.css": "text/css",
    "page.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}


class WebPlatform:
    """A chat page. With `trial` everybody may be one of the sample people; without, a visitor has
    the direct message alone. `pages` are those of features, such as calendar feeds; `routes` are
    what other doors need of the same server (webhooks)."""

    name = NAME

    def __init__(
        self,
        dispatcher: Dispatcher,
        options: WebOptions,
        trial: Trial | None = None,
        routes: Iterable[web.RouteDef] = (),
        pages: Sequence[Page] = (),
    ) -> None:
        self._options = options
        self._dispatcher = dispatcher
        self._lines = Lines()
        self._rooms = Rooms(options.token, self._lines.changed)
        signer = Signer(options.secret)
        self._static = {name: (_STATIC / name).read_bytes() for name in _ASSETS}
        self._people = People(options, trial, dispatcher, signer)
        self._renderer = make_renderer()
        house = House(
            options,
            trial,
            self._people,
            self._rooms,
            self._lines,
            Conversation(dispatcher, self._rooms),
            self._renderer,
            signer,
            {name: f"/static/{name}?v={_version(body)}" for name, body in self._static.items()},
            options.token(),
        )
        self.app = self._make_app(house, [*routes, *Featured(house).routes(pages)])
        self._runner: web.AppRunner | None = None
        self.port = options.port

    @property
    def address(self) -> str:
        """Where people find it: `http://127.0.0.1:8080`."""
        if self._options.public_url:
            return self._options.public_url.rstrip("/")
        host = self._options.host
        shown = "127.0.0.1" if host in ("", "0.0.0.0", "::") else host  # noqa: S104
        return f"http://[{shown}]:{self.port}" if ":" in shown else f"http://{shown}:{self.port}"

    def warm_up(self) -> None:
        """Reads what the first visitor would wait for; in any thread."""
        self._renderer.warm_up()

    async def start(self) -> None:
        """Opens the door. Raises `PortTaken`."""
        runner = web.AppRunner(self.app, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
        await runner.setup()
        site = web.TCPSite(runner, self._options.host, self._options.port)
        try:
            await site.start()
        except OSError as trouble:
            await runner.cleanup()
            if trouble.errno == errno.EADDRINUSE:
                raise PortTaken(
                    f"Port {self._options.port} on {self._options.host} is in use: something else "
                    "(perhaps this bot) runs there. Stop it, or set ALLIANCE_WEB_PORT to another "
                    "number, such as 8081."
                ) from trouble
            raise PortTaken(
                f"Cannot listen on {self._options.host}:{self._options.port}: {trouble.strerror}. "
                "Mend ALLIANCE_WEB_HOST or ALLIANCE_WEB_PORT."
            ) from trouble
        self._runner = runner
        if runner.addresses:
            self.port = int(runner.addresses[0][1])

    async def stop(self) -> None:
        """Closes it: open pages are let go, what was begun is answered."""
        self._lines.close_all()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def place(self, name: str) -> Address | None:
        """The public place for a kind of thing; None outside the trial, where there are none."""
        return Address(NAME, name) if name in PLACES and self._people.may_enter(name) else None

    async def send(
        self, address: Address, message: Message, key: str | None = None, *, silent: bool = False
    ) -> Reference:
        """Says something in a place or in a person's direct message. With the same `key` it is said
        once. The page makes no sound, so `silent` changes nothing. Raises `AddressGone`."""
        room = self._key(address)
        entry_id = f"k{hashlib.sha256(key.encode()).hexdigest()[:24]}" if key is not None else ""
        if not entry_id or self._rooms.find(room, entry_id) is None:
            now = self._dispatcher.now()
            entry_id = self._rooms.add(room, message, now, entry_id=entry_id).id
        return Reference(address, entry_id)

    async def update(self, reference: Reference, message: Message) -> None:
        """Replaces it. After a restart, which empties the rooms, it is said anew under its old id: open
        pages that still show it replace it, the others get it back. Raises `AddressGone`."""
        key = self._key(reference.address)
        before = self._rooms.find(key, reference.message)
        if before is not None and isinstance(before.content, Withdrawn):
            raise AddressGone(NAME)
        self._rooms.add(key, message, self._dispatcher.now(), entry_id=reference.message)

    async def withdraw(self, reference: Reference) -> None:
        """Leaves a word that it was withdrawn. Fine if nobody keeps it any more."""
        try:
            key = self._key(reference.address)
        except AddressGone:
            return
        self._rooms.take_back(key, reference.message, self._dispatcher.now())

    def post(self, place: str, message: Message) -> Reference:
        """Posts in a place for everybody. Raises `AddressGone` where there are no places."""
        address = Address(NAME, place)
        entry = self._rooms.add(self._key(address), message, self._dispatcher.now())
        return Reference(address, entry.id)

    def _key(self, address: Address) -> Key:
        chat, _, person = address.chat.partition(":")
        if not self._people.may_enter(chat) or (chat == DIRECT) != bool(person):
            raise AddressGone(chat)
        if person and not self._people.is_known(person):
            raise AddressGone(chat)
        return Key(chat, person)

    def _make_app(self, house: House, routes: Iterable[web.RouteDef]) -> web.Application:
        app = web.Application(
            middlewares=[Guarding(house).middleware()], client_max_size=LONGEST_BODY
        )
        pages = Pages(house)
        receive = Receive(house, pages, Limits(60, 2), Limits(80, 8))
        app.on_response_prepare.append(set_headers)
        app.add_routes(
            [
                web.get("/", pages.home),
                web.get("/healthz", pages.health),
                web.get("/favicon.ico", self._icon),
                web.get("/static/{name}", self._asset),
                web.get("/chat/{chat}", pages.room),
                web.get("/chat/{chat}/live", pages.live),
                web.get("/chat/{chat}/file/{entry}/{number}/{name}", pages.file),
                web.post("/chat/{chat}/say", receive.say),
                web.post("/chat/{chat}/press", receive.press),
                web.post("/chat/{chat}/form", receive.form),
                web.post("/chat/{chat}/suggest", receive.suggest),
                web.post("/be", receive.be),
                web.post("/language", receive.language),
                web.post("/clock", receive.clock),
                *routes,
            ]
        )
        return app

    async def _icon(self, request: web.Request) -> web.StreamResponse:
        return self._asset_response("icon.svg")

    async def _asset(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name not in self._static:
            raise web.HTTPNotFound
        return self._asset_response(name)

    def _asset_response(self, name: str) -> web.Response:
        headers = {"Cache-Control": "public, max-age=31536000, immutable"}
        return web.Response(
            body=self._static[name], content_type=_ASSETS[name], charset="utf-8", headers=headers
        )


def _version(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:12]
