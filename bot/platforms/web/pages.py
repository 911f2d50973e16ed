"""Pages to look at. Nothing here changes anything: what a GET shows, it leaves as it was."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from urllib.parse import quote

from aiohttp import web
from markupsafe import Markup

from bot.chat.router import CommandRoute
from bot.chat.text import When, WhenStyle
from bot.platforms.web.conversation import Conversation
from bot.platforms.web.live import HEARTBEAT, Lines, Listener, event, opening
from bot.platforms.web.options import DIRECT, LANGUAGES, PLACES, Trial, WebOptions
from bot.platforms.web.people import NOTICE, People, Visit
from bot.platforms.web.render import Renderer, View, view_values
from bot.platforms.web.rooms import Entry, Key, Rooms, visible
from bot.platforms.web.sealing import seal
from bot.platforms.web.signing import Signer
from bot.platforms.web.typed import clean, main_option

HEARTBEAT_SECONDS: Final = 20.0
RENDERED_AT_ONCE: Final = 20  # entries, about 5 ms
_LIVE_HEADERS: Final = {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",  # nginx would hold events back otherwise
}
_MEDIA_TYPE: Final = re.compile(r"[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+\Z")
_PAYLOAD_LONGEST: Final = 64  # as Telegram's deep links


@dataclass(frozen=True, slots=True)
class House:
    """Everything that pages and posts share."""

    options: WebOptions
    trial: Trial | None
    people: People
    rooms: Rooms
    lines: Lines
    conversation: Conversation
    renderer: Renderer
    signer: Signer
    assets: dict[str, str]
    boot: str

    def view(self, visit: Visit, chat: str, payload: str = "", *, as_others: bool = False) -> View:
        """How one reader sees a place; as others do, their own words carry their name."""
        return View(
            visit.say,
            self.conversation.dispatcher.now(),
            self.options.alliance_name(),
            chat,
            "" if as_others else visit.person.key,
            visit.pass_word,
            lambda filling, entry: seal(filling, entry, visit.person.key, self.signer),
            payload,
            self.boot,
        )

    def room_of(self, request: web.Request) -> str:
        """The place an address names. Raises the kind 404."""
        chat = request.match_info["chat"]
        if not self.people.may_enter(chat):
            raise web.HTTPNotFound
        return chat

    def fragment(self, key: Key, entry: Entry, view: View) -> dict[str, str]:
        """An entry for the page's script."""
        return {"id": f"e-{entry.id}", "html": str(self.renderer.entry(key, entry, view))}

    def clock_words(self, visit: Visit) -> str:
        """The trial's clock as the page shows it: day and time, and how far it was moved."""
        now = self.conversation.dispatcher.now()
        styles = (WhenStyle.DAY, WhenStyle.TIME)
        words = ", ".join(visit.say("web-when", when=When(now, style)) for style in styles)
        moved = self.trial.moved() if self.trial else timedelta()
        hours = round(moved / timedelta(hours=1))
        if not hours:
            return words
        return f"{words} {visit.say('web-trial-moved', days=hours // 24, hours=hours % 24)}"


@dataclass(frozen=True, slots=True)
class Pages:
    """What can be looked at."""

    house: House

    async def home(self, request: web.Request) -> web.StreamResponse:
        """The door itself leads to the direct message."""
        payload = payload_of(request)
        raise web.HTTPFound(f"/chat/{DIRECT}" + (f"?start={quote(payload)}" if payload else ""))

    async def health(self, request: web.Request) -> web.StreamResponse:
        """Whether the door is open, for who watches the process."""
        return web.Response(text="ok\n")

    async def room(self, request: web.Request) -> web.StreamResponse:
        """The direct message or a place."""
        chat = self.house.room_of(request)
        visit = await self.house.people.visit(request)
        as_others = chat != DIRECT and request.query.get("see") == "others"
        notices = self.house.people.take_notices(request)
        response = await self.show(
            visit, chat, payload_of(request), as_others=as_others, notices=notices
        )
        if NOTICE in request.cookies:
            response.del_cookie(NOTICE, path="/")
        return response

    async def show(
        self,
        visit: Visit,
        chat: str,
        payload: str,
        *,
        as_others: bool = False,
        notices: Sequence[str] = (),
        draft: str = "",
        status: int = 200,
    ) -> web.Response:
        """A place as one person sees it."""
        house = self.house
        view = house.view(visit, chat, payload, as_others=as_others)
        entries = house.rooms.read(visible(chat, visit.person.id, as_others=as_others))
        is_new = chat == DIRECT and not entries
        if chat == DIRECT:
            key = Key(DIRECT, visit.person.id)
            greeting = await house.conversation.greeting(visit, payload)
            entries = [(key, one) for one in greeting] + entries
        say = visit.say
        place = say(f"web-place-{chat}")
        alliance = house.options.alliance_name()
        html = house.renderer.page(
            "room.html",
            **view_values(view),
            **_trial_values(house, visit),
            assets=house.assets,
            heading=place,
            readers=say(
                "web-read-direct" if chat == DIRECT else "web-read-place", alliance=alliance
            ),
            as_others=as_others,
            entries=await _rendered(house.renderer, entries, view),
            is_new=is_new,
            revision=house.rooms.revision,
            live=live_word(house.signer, visit),
            notices=notices,
            draft=draft,
            languages=LANGUAGES,
            commands=[_command(route, visit) for route in _allowed(house, visit)],
            suggests_questions=chat == DIRECT
            and "ask" in house.conversation.dispatcher.router.commands,
        )
        response = web.Response(text=html, content_type="text/html", status=status)
        house.people.remember(response, visit)
        return response

    async def file(self, request: web.Request) -> web.StreamResponse:
        """A file of a message, for who can read the message."""
        chat = self.house.room_of(request)
        visit = await self.house.people.visit(request)
        number = request.match_info["number"]
        keys = visible(chat, visit.person.id)
        found = (self.house.rooms.find(key, request.match_info["entry"]) for key in keys)
        entry = next((one for one in found if one), None)
        file = entry.file(int(number)) if entry and number.isdigit() and len(number) < 4 else None
        if file is None:
            raise web.HTTPNotFound
        media_type = file.media_type.split(";")[0].strip()
        is_picture = media_type in ("image/png", "image/jpeg", "image/gif", "image/webp")
        kind = "inline" if is_picture else "attachment"
        headers = {
            "Content-Type": media_type
            if _MEDIA_TYPE.match(media_type)
            else "application/octet-stream",
            "Content-Disposition": f"{kind}; filename*=UTF-8''{quote(clean(file.name), safe='')}",
            "Cache-Control": "private, no-store",
        }
        return web.Response(body=file.content, headers=headers)

    async def live(self, request: web.Request) -> web.StreamResponse:
        """What changes, as it changes. 204 tells the browser not to come back: another person now."""
        chat = self.house.room_of(request)
        visit = await self.house.people.visit(request)
        if request.query.get("as") != live_word(self.house.signer, visit):
            return web.Response(status=204)
        as_others = request.query.get("see") == "others"
        keys = visible(chat, visit.person.id, as_others=as_others)

        def shown(key: Key, entry: Entry) -> bytes:
            view = self.house.view(visit, chat, as_others=as_others)
            fragment = self.house.fragment(key, entry, view)
            return event("entry", fragment, f"{self.house.boot}.{entry.revision}")

        response = web.StreamResponse(headers=_LIVE_HEADERS)
        await response.prepare(request)
        listener = self.house.lines.open(keys)
        try:
            await response.write(opening())
            since = request.headers.get("Last-Event-ID") or request.query.get("since", "")
            for key, entry in self.house.rooms.read(keys, self._since(since)):
                await response.write(shown(key, entry))
            await _follow(response, listener, shown)
        except ConnectionResetError:
            pass  # the page is gone
        finally:
            self.house.lines.close(listener)
        return response

    def _since(self, event_id: str) -> int:
        boot, _, revision = event_id.rpartition(".")
        is_ours = boot == self.house.boot and revision.isascii() and revision.isdigit()
        return int(revision[:15]) if is_ours else 0


async def _rendered(
    renderer: Renderer, entries: Sequence[tuple[Key, Entry]], view: View
) -> list[Markup]:
    """Entries as HTML, giving way to everybody else in between."""
    fragments = []
    for number, (key, entry) in enumerate(entries, 1):
        fragments.append(renderer.entry(key, entry, view))
        if number % RENDERED_AT_ONCE == 0:
            await asyncio.sleep(0)
    return fragments


async def _follow(
    response: web.StreamResponse, listener: Listener, shown: Callable[[Key, Entry], bytes]
) -> None:
    while True:
        try:
            change = await listener.next(HEARTBEAT_SECONDS)
        except TimeoutError:
            await response.write(HEARTBEAT)
            continue
        if change is None:
            return
        await response.write(shown(*change))


def payload_of(request: web.Request) -> str:
    """What a deep link carries: `?start=`."""
    return clean(request.query.get("start", ""))[:_PAYLOAD_LONGEST]


def live_word(signer: Signer, visit: Visit) -> str:
    """Names the page's person without saying who: a page of one person never shows another's."""
    return signer.mark("live", f"{visit.session} {visit.person.id}")[:16]


def _trial_values(house: House, visit: Visit) -> dict[str, Any]:
    places = [{"chat": one, "name": visit.say(f"web-place-{one}")} for one in (DIRECT, *PLACES)]
    return {
        "people": house.trial.people if house.trial else (),
        "places": places,
        "person_id": visit.person.id,
        "me": visit.person.name,
        "clock_words": house.clock_words(visit) if house.trial else "",
    }


def _allowed(house: House, visit: Visit) -> list[CommandRoute]:
    routes = house.conversation.dispatcher.router.commands.values()
    return sorted(
        (one for one in routes if one.needs in visit.reader.roles), key=lambda one: one.name
    )


def _command(route: CommandRoute, visit: Visit) -> dict[str, Any]:
    names = [one.name for one in route.arguments]
    described = [visit.say(f"command-{route.name}-{one}") for one in names]
    return {
        "name": route.name,
        "description": visit.say(f"command-{route.name}"),
        "options": names,
        "suggests": [one.name for one in route.arguments if one.suggests],
        "main": main_option(route) if route.arguments else "",
        "example": "; ".join(described),
    }
