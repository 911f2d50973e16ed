"""`newsession`, and what a coordinator changes about one date: begun, shown in full, confirmed.

Nothing typed is lost: every answer is kept with the draft until it is confirmed or left. A press that
comes twice, or from two coordinators at once, does the same as one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.calendar.explain import explain
from bot.calendar.plan import Said
from bot.calendar.walltime import before, zone_named
from bot.chat import form as forms
from bot.chat.dispatch import Context
from bot.chat.message import Message
from bot.chat.platform import Address
from bot.chat.reply import Answer, Ask, Reply, Toast, Update
from bot.chat.router import NotUnderstood, Role, command, form, press
from bot.coreflection.facilitators import store as asks
from bot.coreflection.facilitators.roll import Roll
from bot.coreflection.facilitators.rota import Rota
from bot.coreflection.series import date_views, dates, rules, store, views
from bot.coreflection.series.date_views import Standing
from bot.coreflection.series.dates import Proposal
from bot.coreflection.series.drafts import Desk
from bot.coreflection.series.numbers import Replan, mark, number
from bot.coreflection.series.plans import Plans
from bot.coreflection.series.records import By, Draft, What
from bot.coreflection.sessions import store as sessions
from bot.language import say_zone
from bot.storage import Database


class SeriesDesk:
    """Series in chat. `timezone` is the alliance's Region/City zone; `places` gives the addresses
    where a kind of thing is posted; `replan` plans all series anew."""

    def __init__(
        self,
        database: Database,
        plans: Plans,
        desk: Desk,
        *,
        rota: Rota,
        roll: Roll,
        timezone: Callable[[], str],
        places: Callable[[str], tuple[Address, ...]],
        replan: Replan,
    ) -> None:
        self._database = database
        self._plans = plans
        self._desk = desk
        self._rota = rota
        self._roll = roll
        self._timezone = timezone
        self._places = places
        self._replan = replan

    @command("newsession", needs=Role.COORDINATOR)
    async def new(self, context: Context) -> Answer:
        """The form of a new series."""
        mark_ = await self._desk.begin(context.person, Draft(What.NEW))
        return Ask(self._new_form(context, mark_, {}))

    @press("series:manage", number, needs=Role.COORDINATOR)
    async def manage(self, context: Context, session: int) -> Answer:
        """How one date stands, and what can be done about it."""
        its = await self._standing(session)
        if its is None:
            return Toast(context.say("series-gone"))
        return Reply(date_views.manage(context.say, its))

    @press("series:why", number, needs=Role.COORDINATOR)
    async def why(self, context: Context, session: int) -> Answer:
        """Which file or person set each value."""
        its = await self._standing(session)
        if its is None:
            return Toast(context.say("series-gone"))
        reasons = explain(its.plan, its.session.original.date())
        return Reply(date_views.why(context.say, its, reasons))

    @press("series:begin", What, number, needs=Role.COORDINATOR)
    async def begin(self, context: Context, what: What, session: int) -> Answer:
        """Starts a change: its form, or at once what it would do."""
        its = await self._standing(session)
        if its is None or what is What.NEW:
            return Toast(context.say("series-gone"))
        if its.session.start <= context.now:
            return Toast(context.say("series-wrong-over"))
        draft = Draft(what, session, its.plan.series.id, read_at=context.now)
        mark_ = await self._desk.begin(context.person, draft)
        if date_views.asks_for(what):
            return Ask(
                date_views.date_form(context.say, mark_, draft, its, self._zone(context, its))
            )
        return Reply(await self._looked_at(context, mark_, draft))

    @form("series:typed", mark, needs=Role.COORDINATOR)
    async def typed(
        self, context: Context, values: Mapping[str, forms.Answer], mark_: str
    ) -> Answer:
        """What was typed, kept and read back in full."""
        draft = await self._draft(context, mark_)
        if draft.is_done:
            return Reply(views.stale(context.say))
        written = {name: one for name, one in values.items() if isinstance(one, str)}
        draft = replace(draft, values={**(draft.values or {}), **written}, read_at=context.now)
        if draft.what is What.NEW and not draft.series and (title := written.get("title")):
            draft = replace(draft, series=rules.series_id(title, mark_))
        await self._desk.keep(context.person, mark_, draft)
        return Reply(await self._looked_at(context, mark_, draft))

    @press("series:change", mark, needs=Role.COORDINATOR)
    async def change(self, context: Context, mark_: str) -> Answer:
        """The form again, with everything that was typed."""
        draft = await self._draft(context, mark_)
        if draft.is_done:
            return Reply(views.stale(context.say))
        if draft.what is What.NEW:
            return Ask(self._new_form(context, mark_, draft.values or {}))
        its = await self._standing(draft.session)
        if its is None or not date_views.asks_for(draft.what):
            return Toast(context.say("series-gone"))
        zone = self._zone(context, its)
        return Ask(date_views.date_form(context.say, mark_, draft, its, zone))

    @press("series:drop", mark, needs=Role.COORDINATOR)
    async def drop(self, context: Context, mark_: str) -> Answer:
        """Leaves everything as it was."""
        await self._desk.drop(context.person, mark_)
        return Update(views.dropped(context.say))

    @press("series:confirm", mark, needs=Role.COORDINATOR)
    async def confirm(self, context: Context, mark_: str) -> Answer:
        """Does it, if it still means what was shown."""
        draft = await self._draft(context, mark_)
        said = Said(context.person.name, context.now)
        by = By(context.person.name, context.person.key)
        if draft.what is What.NEW:
            return Update(await self._make(context, mark_, draft, said, by))
        async with self._database.write() as connection:
            session = await sessions.hold(connection, draft.session)
            its = await self._standing_in(connection, draft.session) if session else None
            if its is None:
                return Toast(context.say("series-gone"))
            found = dates.propose(its.plan, its.session, draft, _language(context), said)
            if not isinstance(found, Proposal):
                return Update(views.wrong(context.say, mark_, found))
            now_seen = dates.seen(its.plan, its.session.original.date())
            meanwhile = now_seen != draft.seen and not found.is_so
            if not meanwhile and not found.is_so:
                await _apply(connection, draft.what, its, found, by, said)
        if meanwhile:
            again = replace(draft, seen=now_seen, is_done=False)
            await self._desk.keep(context.person, mark_, again)
            unknown = self._unknown(found)
            return Update(
                date_views.echo(
                    context.say, mark_, draft, its, found, unknown=unknown, meanwhile=True
                )
            )
        await self._desk.keep(context.person, mark_, replace(draft, is_done=True))
        if not found.is_so:
            await self._replan()
        return Update(date_views.done(context.say, draft.what, its))

    async def _make(
        self, context: Context, mark_: str, draft: Draft, said: Said, by: By
    ) -> Message:
        async with self._database.read() as connection:
            plan = await self._plans.find(connection, draft.series)
        if plan is None:
            found = self._read_new(context, draft, said)
            if not isinstance(found, rules.NewSeries):
                return views.wrong(context.say, mark_, found)
            plan = found.plan
            async with self._database.write() as connection:
                await store.make(connection, plan.series.id, plan.series.as_data(), by, said.at)
            await self._replan()
        await self._desk.keep(context.person, mark_, replace(draft, is_done=True))
        series = plan.series
        first = rules.first_start(plan)
        opens = before(first, series.rsvp.opens, zone_named(series.timezone))
        platforms = tuple(dict.fromkeys(one.platform for one in self._places("sessions")))
        title = series.title.in_language(context.say.language)
        return views.made(context.say, title, opens, context.now, platforms)

    async def _looked_at(self, context: Context, mark_: str, draft: Draft) -> Message:
        """What the draft would do, or what to answer again."""
        said = Said(context.person.name, context.now)
        if draft.what is What.NEW:
            async with self._database.read() as connection:
                if await store.is_made(connection, draft.series):
                    return views.stale(context.say)
            new = self._read_new(context, draft, said)
            if not isinstance(new, rules.NewSeries):
                return views.wrong(context.say, mark_, new)
            pool = new.plan.series.facilitators.pool
            return views.echo_new(context.say, mark_, new, self._nobodies(pool))
        its = await self._standing(draft.session)
        if its is None:
            return views.stale(context.say)
        found = dates.propose(its.plan, its.session, draft, _language(context), said)
        if not isinstance(found, Proposal):
            return views.wrong(context.say, mark_, found)
        seen = dates.seen(its.plan, its.session.original.date())
        await self._desk.keep(context.person, mark_, replace(draft, seen=seen))
        unknown = self._unknown(found)
        return date_views.echo(context.say, mark_, draft, its, found, unknown=unknown)

    def _read_new(
        self, context: Context, draft: Draft, said: Said
    ) -> rules.NewSeries | tuple[rules.Wrong, ...]:
        values = draft.values or {}
        zone = self._timezone()
        read_at = draft.read_at or context.now
        return rules.read_new(draft.series, values, read_at, zone, _language(context), said)

    def _new_form(self, context: Context, mark_: str, values: Mapping[str, str]) -> forms.Form:
        zone = say_zone(self._timezone(), context.say.language)
        return views.new_form(context.say, mark_, values, zone)

    def _zone(self, context: Context, its: Standing) -> str:
        return say_zone(its.plan.series.timezone, context.say.language)

    def _unknown(self, found: Proposal) -> tuple[str, ...]:
        if found.override is None or found.override.facilitators is None:
            return ()
        return self._nobodies(found.override.facilitators)

    def _nobodies(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Names that no account answers to."""
        return tuple(one for one in names if not self._roll.named(one))

    async def _draft(self, context: Context, mark_: str) -> Draft:
        draft = await self._desk.find(context.person, mark_)
        if draft is None:
            raise NotUnderstood("series-stale")
        return draft

    async def _standing(self, session: int) -> Standing | None:
        async with self._database.read() as connection:
            return await self._standing_in(connection, session)

    async def _standing_in(self, connection: AsyncConnection, number_: int) -> Standing | None:
        session = await sessions.find(connection, number_)
        plan = await self._plans.find(connection, session.series) if session else None
        if session is None or plan is None:
            return None
        return Standing(
            plan,
            session,
            await self._rota.holds(connection, session),
            await asks.of_session(connection, session.id),
            session.series in await self._rota.paused(connection),
        )


async def _apply(
    connection: AsyncConnection, what: What, its: Standing, found: Proposal, by: By, said: Said
) -> None:
    series, original = its.plan.series.id, its.session.original.date()
    if what is What.GO_ON:
        await store.drop_end(connection, series)
    elif found.last is not None:
        await store.put_end(connection, series, found.last, by, said.at)
    elif found.override is not None:
        await store.put_change(connection, series, original, found.override, by, said.at)


def _language(context: Context) -> str:
    return context.say.language
