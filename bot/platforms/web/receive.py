"""What the page sends: forms, with or without its script. Every one becomes an event and an answer."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from aiohttp import web

from bot.chat.message import Option
from bot.platforms.web.conversation import SUGGESTED_FROM, Outcome
from bot.platforms.web.guarding import Posted, check_token, read_posted, wants_data
from bot.platforms.web.limits import Limits
from bot.platforms.web.options import DIRECT, LANGUAGES
from bot.platforms.web.pages import House, Pages
from bot.platforms.web.people import LANGUAGE, Visit
from bot.platforms.web.sealing import unseal
from bot.platforms.web.typed import Picked, clean

HOURS: Final = {
    "1": "web-trial-moved-hour",
    "24": "web-trial-moved-day",
    "168": "web-trial-moved-week",
}
_ENTRY: Final = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")
_STEPS: Final = ("next", "back", "cancel", "reopen")
_PAYLOAD_LONGEST: Final = 64

Act = Callable[[Visit, str, Posted], Awaitable[Outcome]]


@dataclass(frozen=True, slots=True)
class Receive:
    """Whatever can be posted."""

    house: House
    pages: Pages
    limits: Limits
    typing_limits: Limits

    async def say(self, request: web.Request) -> web.StreamResponse:
        """Words from the composer."""

        async def act(visit: Visit, chat: str, posted: Posted) -> Outcome:
            return await self.house.conversation.say(
                visit, chat, posted.one("text"), _picked(posted), _payload(posted)
            )

        return await self._act(request, act)

    async def press(self, request: web.Request) -> web.StreamResponse:
        """A button or a menu."""

        async def act(visit: Visit, chat: str, posted: Posted) -> Outcome:
            action = posted.one("action")
            if not action and posted.one("entry"):
                return Outcome(notices=[visit.say("web-choose-first")])
            return await self.house.conversation.press(
                visit, chat, action, _entry(posted.one("entry")), _payload(posted)
            )

        return await self._act(request, act)

    async def form(self, request: web.Request) -> web.StreamResponse:
        """A page of a form."""

        async def act(visit: Visit, chat: str, posted: Posted) -> Outcome:
            opened = unseal(posted.one("state"), visit.person.key, self.house.signer)
            step = posted.one("step") or "next"
            if opened is None or step not in _STEPS:
                return Outcome(notices=[visit.say("web-form-stale")])
            return await self.house.conversation.fill(visit, chat, opened, step, posted)

        return await self._act(request, act)

    async def suggest(self, request: web.Request) -> web.StreamResponse:
        """What half-typed words could mean. Sent by the script only."""
        chat = self.house.room_of(request)
        visit = await self.house.people.visit(request)
        posted = await read_posted(request, self.house.options)
        check_token(posted, visit)
        typed = posted.one("typed")
        found: tuple[Option, ...] = ()
        is_enough = len(typed.strip()) >= SUGGESTED_FROM or posted.one("plain") != "yes"
        if is_enough and self.typing_limits.allow(visit.session):
            found = await self.house.conversation.suggest(
                visit, chat, posted.one("command"), posted.one("option"), typed
            )
        options = [
            {
                "label": clean(one.label),
                "value": clean(one.value),
                "description": clean(one.description),
            }
            for one in found
        ]
        return web.json_response({"options": options})

    async def be(self, request: web.Request) -> web.StreamResponse:
        """Being somebody else in the trial."""
        if self.house.trial is None:
            raise web.HTTPNotFound
        _, posted = await self._checked(request)
        response = self._back(posted)
        if self.house.people.is_known(posted.one("person")):
            self.house.people.become(response, posted.one("person"))
        return response

    async def language(self, request: web.Request) -> web.StreamResponse:
        """The page's language switch."""
        visit, posted = await self._checked(request)
        response = self._back(posted)
        wish = posted.one("language")
        if wish in dict(LANGUAGES):
            people = self.house.people
            people.keep(response, LANGUAGE, wish)
            _, say = await people.meet(people.with_locale(visit.person, wish))
            if say.language != wish:  # their own setting goes before the switch
                people.leave_notices(response, [say("web-language-set")])
        return response

    async def clock(self, request: web.Request) -> web.StreamResponse:
        """Moving the trial's clock."""
        if self.house.trial is None:
            raise web.HTTPNotFound
        visit, posted = await self._checked(request)
        hours = posted.one("hours")
        if hours not in HOURS:
            return self._back(posted)
        self.house.trial.move_clock(timedelta(hours=int(hours)))
        notices = [visit.say(HOURS[hours])]
        if wants_data(request):
            words = self.house.clock_words(visit)
            return web.json_response({"entries": [], "notices": notices, "clock": words})
        response = self._back(posted)
        self.house.people.leave_notices(response, notices)
        return response

    async def _checked(self, request: web.Request) -> tuple[Visit, Posted]:
        visit = await self.house.people.visit(request)
        posted = await read_posted(request, self.house.options)
        check_token(posted, visit)
        return visit, posted

    async def _act(self, request: web.Request, act: Act) -> web.StreamResponse:
        chat = self.house.room_of(request)
        visit, posted = await self._checked(request)
        if self.limits.allow(visit.session):
            # To the end even when the page goes away: half of a thing done is no answer.
            outcome = await asyncio.shield(act(visit, chat, posted))
            status = 200
        else:
            draft = clean(posted.one("text"))
            outcome, status = Outcome(notices=[visit.say("web-slow-down")], draft=draft), 429
        if wants_data(request):
            return self._data(visit, chat, outcome, status)
        if outcome.draft or status != 200:
            return await self.pages.show(
                visit,
                chat,
                _payload(posted),
                notices=outcome.notices,
                draft=outcome.draft,
                status=422 if status == 200 else status,
            )
        first = outcome.first_answer
        anchor = f"#e-{first.id}" if first else ""
        response = web.Response(status=303, headers={"Location": f"/chat/{chat}{anchor}"})
        self.house.people.leave_notices(response, outcome.notices)
        return response

    def _data(self, visit: Visit, chat: str, outcome: Outcome, status: int) -> web.Response:
        view = self.house.view(visit, chat)
        last = {entry.id: (key, entry) for key, entry in outcome.entries}
        return web.json_response(
            {
                "entries": [self.house.fragment(key, entry, view) for key, entry in last.values()],
                "notices": outcome.notices,
                "draft": outcome.draft,
            },
            status=status,
        )

    def _back(self, posted: Posted) -> web.Response:
        chat = posted.one("chat")
        chat = chat if self.house.people.may_enter(chat) else DIRECT
        return web.Response(status=303, headers={"Location": f"/chat/{chat}"})


def _entry(entry_id: str) -> str:
    return entry_id if _ENTRY.match(entry_id) else ""


def _payload(posted: Posted) -> str:
    return clean(posted.one("start"))[:_PAYLOAD_LONGEST]


def _picked(posted: Posted) -> Picked | None:
    names = ("picked-command", "picked-option", "picked-label", "picked-value")
    command, option, label, value = (clean(posted.one(name)) for name in names)
    return Picked(command, option, label, value) if command and option and label else None
