"""A facilitator's yes or no, and a coordinator's "go on": checked again at every press."""

from __future__ import annotations

from bot.chat.dispatch import Context
from bot.chat.reply import Answer, Toast, Update
from bot.chat.router import Role, press
from bot.coreflection.facilitators import views
from bot.coreflection.facilitators.records import Answered
from bot.coreflection.facilitators.rota import Rota
from bot.coreflection.series.numbers import Replan, number, slug
from bot.coreflection.series.plans import Plans
from bot.coreflection.sessions import store as sessions
from bot.storage import Database


class RotaDesk:
    """The rota's buttons."""

    def __init__(self, database: Database, plans: Plans, rota: Rota, replan: Replan) -> None:
        self._database = database
        self._plans = plans
        self._rota = rota
        self._replan = replan

    @press("rota:yes", number)
    async def yes(self, context: Context, session: int) -> Answer:
        """They hold the date."""
        return await self._answered(context, session, yes=True)

    @press("rota:no", number)
    async def no(self, context: Context, session: int) -> Answer:
        """They cannot; somebody else is asked."""
        return await self._answered(context, session, yes=False)

    @press("rota:resume", slug, needs=Role.COORDINATOR)
    async def resume(self, context: Context, series: str) -> Answer:
        """A series that pauses goes on."""
        async with self._database.write() as connection:
            plan = await self._plans.find(connection, series)
            did = await self._rota.resume(connection, series)
        if plan is None or not did:
            return Toast(context.say("rota-not-paused"))
        await self._replan()
        return Update(views.resumed(context.say, views.title_of(context.say, plan)))

    async def _answered(self, context: Context, number_: int, *, yes: bool) -> Answer:
        async with self._database.write() as connection:
            came_to = await self._rota.answer(connection, number_, context.person, yes=yes)
            session = await sessions.find(connection, number_)
            plan = await self._plans.find(connection, session.series) if session else None
        if session is None or plan is None or came_to in (Answered.OVER, Answered.CANCELLED):
            return Toast(context.say(f"rota-answered-{came_to.value}"))
        title = views.title_of(context.say, plan)
        return Update(views.answered(context.say, came_to, title, session))
