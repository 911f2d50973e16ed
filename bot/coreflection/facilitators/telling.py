"""The rota's promises, read again just before they are sent: is it still true, and in which words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.dispatch import Say
from bot.chat.message import Message
from bot.coreflection.facilitators import promises, store, views
from bot.coreflection.facilitators.asking import mark_of
from bot.coreflection.facilitators.records import RotaAsk, State
from bot.coreflection.facilitators.rota import Rota
from bot.coreflection.series.plans import Plans
from bot.coreflection.sessions import store as sessions
from bot.coreflection.sessions.records import Session
from bot.delivery import Drop, Member, Outbox, Promised, Recipe
from bot.delivery.records import Reason, Rechecked
from bot.members.courtesy import Decides, Notice
from bot.members.reach import Speaks
from bot.storage import Database

TOPIC: Final = "rota"
_SETTLED: Final = "settled"  # what it was about is no longer so


class Telling:
    """Answers the outbox for `rota-ask` and `rota-notice`."""

    def __init__(
        self,
        database: Database,
        plans: Plans,
        outbox: Outbox,
        rota: Rota,
        voices: Speaks,
        courtesy: Decides,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._plans = plans
        self._outbox = outbox
        self._rota = rota
        self._voices = voices
        self._courtesy = courtesy
        self._now = now
        outbox.when_sending(promises.ASK, self.ask)
        outbox.when_sending(promises.NOTICE, self.notice)

    async def ask(self, promised: Promised) -> Rechecked:
        """The private question, as long as it stands unanswered."""
        say, arguments = await self._reader(promised)
        if say is None:
            return Drop(Reason.NO_ACCOUNT)
        async with self._database.read() as connection:
            session, one = await self._found(connection, arguments)
            plan = await self._plans.find(connection, session.series) if session else None
            before = await self._outbox.last_sent(connection, promised.promise.stage_of)
        is_open = one is not None and one.state in (State.ASKED, State.SILENT)
        if session is None or plan is None or one is None or not is_open:
            return Drop(_SETTLED)
        if session.is_cancelled or one.starts != session.start or session.start <= self._now():
            return Drop(_SETTLED)
        # The first time may have waited for the end of quiet hours until the second replaced it.
        message = views.ask(
            say, views.title_of(say, plan), session, again=before is not None and one.round > 1
        )
        return await self._courtesy.decide(promised, Notice(TOPIC, False, session.start), message)

    async def notice(self, promised: Promised) -> Rechecked:
        """What coordinators, or somebody on the rota, are told, as long as it is true."""
        say, arguments = await self._reader(promised)
        if say is None:
            return Drop(Reason.NO_ACCOUNT)
        what = promised.promise.what
        name = what.name if isinstance(what, Recipe) else ""
        if name == promises.OFF:
            message = await self._called_off(say, arguments)
        else:
            async with self._database.read() as connection:
                if name in (promises.PAUSED, promises.TROUBLE):
                    message = await self._about_series(connection, say, name, arguments)
                else:
                    message = await self._about_date(connection, say, name, arguments)
        if message is None:
            return Drop(_SETTLED)
        starts = promised.promise.deadline
        return await self._courtesy.decide(promised, Notice(TOPIC, False, starts), message)

    async def _called_off(self, say: Say, arguments: dict[str, object]) -> Message | None:
        """A date somebody was asked to hold is cancelled. Held after all, they are asked anew."""
        async with self._database.write() as connection:
            session, one = await self._found(connection, arguments)
            plan = await self._plans.find(connection, session.series) if session else None
            if session is None or one is None or plan is None or not session.is_cancelled:
                return None
            # Told on every account: the first one does not keep the others from hearing it.
            values = {"state": State.WAITING.value, "round": 0, "platform": None}
            await store.change(connection, one.id, **values, next_at=self._now())
        return views.notice(say, promises.OFF, views.title_of(say, plan), session, one.name)

    async def _about_date(
        self, connection: AsyncConnection, say: Say, name: str, arguments: dict[str, object]
    ) -> Message | None:
        session, one = await self._found(connection, arguments)
        if session is None or session.is_cancelled or session.start <= self._now():
            return None
        plan = await self._plans.find(connection, session.series)
        still = {
            promises.SILENT: one is not None and one.state is State.SILENT,
            promises.NOBODY: one is not None and one.state is State.NOBODY,
            promises.RELEASED: one is None,
            promises.SHORT: await self._rota.is_short(connection, session),
        }
        if plan is None or not still.get(name, False):
            return None
        title = views.title_of(say, plan)
        return views.notice(say, name, title, session, one.name if one else "")

    async def _about_series(
        self, connection: AsyncConnection, say: Say, name: str, arguments: dict[str, object]
    ) -> Message | None:
        series = str(arguments.get("series", ""))
        if name == promises.PAUSED:
            plan = await self._plans.find(connection, series)
            if plan is None or series not in await store.paused(connection):
                return None
            return views.paused(say, series, views.title_of(say, plan))
        troubles = await self._plans.troubles(connection)
        mark = arguments.get("mark")
        found = next((one for one in troubles if mark_of(one) == mark), None)
        return views.trouble(say, found) if found else None

    async def _reader(self, promised: Promised) -> tuple[Say | None, dict[str, object]]:
        to, what = promised.promise.to, promised.promise.what
        if not isinstance(to, Member) or not isinstance(what, Recipe):
            return None, {}
        return await self._voices.say(to), dict(what.arguments)

    async def _found(
        self, connection: AsyncConnection, arguments: dict[str, object]
    ) -> tuple[Session | None, RotaAsk | None]:
        number, ask = arguments.get("session"), arguments.get("ask")
        session = await sessions.find(connection, number) if isinstance(number, int) else None
        return session, await store.find(connection, ask) if isinstance(ask, int) else None
