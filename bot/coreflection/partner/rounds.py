"""Rounds: the heads-up a day before, the draw, and what people are told of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.coreflection.partner import rules, store, views
from bot.coreflection.partner.pairing import Round, form_groups
from bot.coreflection.partner.records import SUBJECT, Participant, Rhythm, Unwanted
from bot.coreflection.partner.rules import REMEMBERED, Due, Step
from bot.delivery import (
    Drop,
    Lane,
    Late,
    Later,
    Member,
    Outbox,
    Promise,
    Promised,
    Recipe,
    Send,
    Subject,
)
from bot.delivery.records import Reason
from bot.members.courtesy import Decides, Notice
from bot.members.reach import Speaks
from bot.storage import Database

TOPIC: Final = "partner"
HEADS_UP: Final = "partner-reminder"
DRAWN: Final = "partner-drawn"
_TOLD_FOR: Final = timedelta(days=7)  # a partner's name is of use for so long
_SKIPPING: Final = "skipping"


class Rounds:
    """Draws partners. `rhythm` is the file as it stands, `zone` the alliance's; `shuffle` is chance;
    `prompt` gives a question to begin with in a language, or nothing: the same one for the same
    number, which those who meet have in common."""

    def __init__(
        self,
        database: Database,
        outbox: Outbox,
        reach: Speaks,
        courtesy: Decides,
        *,
        rhythm: Callable[[], Rhythm],
        zone: Callable[[], ZoneInfo],
        now: Callable[[], datetime],
        shuffle: Callable[[list[int]], None],
        prompt: Callable[[str, int], str],
    ) -> None:
        self._database = database
        self._outbox = outbox
        self._reach = reach
        self._courtesy = courtesy
        self._rhythm = rhythm
        self._zone = zone
        self._now = now
        self._shuffle = shuffle
        self._prompt = prompt
        outbox.when_sending(HEADS_UP, self._heads_up)
        outbox.when_sending(DRAWN, self._drawn)

    def coming(self) -> tuple[int, datetime]:
        """The number of the next round, and when it is drawn (UTC)."""
        number = rules.next_round(self._rhythm(), self._zone(), self._now())
        return number, rules.round_at(self._rhythm(), self._zone(), number)

    async def can_skip(self, number: int) -> bool:
        """Whether a round is still to be drawn: the next one, or one that an outage put off."""
        if number == self.coming()[0]:
            return True
        async with self._database.read() as connection:
            draws = await store.draws(connection, number)
        return any(one.number == number and one.drawn_at is None for one in draws)

    async def tick(self) -> None:
        """Does what is due now; nothing, most of the time. Call it again and again."""
        now, zone = self._now(), self._zone()
        coming = rules.next_round(self._rhythm(), zone, now)
        async with self._database.read() as connection:
            draws = await store.draws(connection, coming - 1)
            again = await store.ask_again(connection, coming - 1)
        due = rules.due(self._rhythm(), zone, now, draws)
        if due.step is Step.TELL:
            await self._tell(due)
        elif due.step is Step.DRAW:
            await self._draw(due)
        if len(again) > 1:
            await self._draw_again(coming - 1, again)

    async def purge(self) -> None:
        """Forgets meetings of long ago, and pauses that are over."""
        now = self._now()
        number = rules.next_round(self._rhythm(), self._zone(), now)
        async with self._database.write() as connection:
            today = now.astimezone(self._zone()).date()
            await store.purge(connection, number - REMEMBERED, today)

    async def _tell(self, due: Due) -> None:
        now = self._now()
        async with self._database.write() as connection:
            if not await store.announce(connection, due.number, now):
                return
            people = await self._taking_part(connection, due)
            until = max(due.at, now + rules.AT_LEAST)
            promises = [self._promise(HEADS_UP, one, due.number, now, until) for one in people]
            await self._outbox.put_all(connection, promises)

    async def _draw(self, due: Due) -> None:
        async with self._database.read() as connection:
            people = await self._taking_part(connection, due)
            unwanted = await store.unwanted_of(connection)
            found = await self._formed(connection, people, unwanted, due.number)
        now = self._now()
        async with self._database.write() as connection:
            said_since = people != await self._taking_part(connection, due)
            if said_since or unwanted != await store.unwanted_of(connection):
                return  # somebody left, skipped or named somebody just now: drawn at the next look
            if await store.mark_drawn(connection, due.number, now):
                await self._keep(connection, people, due.number, 0, found)

    async def _draw_again(self, number: int, people: Sequence[Participant]) -> None:
        """Those who asked for another partner in this round, as soon as two of them can meet."""
        async with self._database.read() as connection:
            unwanted = await store.unwanted_of(connection)
            found = await self._formed(connection, people, unwanted, number, only_new=True)
        matched = {one for group in found.groups for one in group}
        if not matched:
            return
        async with self._database.write() as connection:
            waiting = await store.ask_again(connection, number, hold=True)
            said_since = unwanted != await store.unwanted_of(connection)
            if said_since or not matched <= {one.member for one in waiting}:
                return  # somebody thought better of it just now, or another host was first
            for one in matched:
                await store.change(connection, one, again=None)
            there = [one for one in people if one.member in matched]
            draw = await store.last_draw(connection, number) + 1
            await self._keep(connection, there, number, draw, Round(found.groups))

    async def _formed(
        self,
        connection: AsyncConnection,
        people: Sequence[Participant],
        unwanted: Sequence[Unwanted],
        number: int,
        *,
        only_new: bool = False,
    ) -> Round:
        apart = rules.kept_apart(people, unwanted)
        since = number - REMEMBERED
        met = rules.last_meetings(await store.met(connection, since), number)
        if only_new:
            apart |= {pair for one in met for pair in (one, one[::-1])}
        return await asyncio.to_thread(
            form_groups,
            [one.member for one in people],
            apart=lambda one, other: (one, other) in apart,
            met=met,
            shuffle=self._shuffle,
        )

    async def _keep(
        self,
        connection: AsyncConnection,
        people: Iterable[Participant],
        number: int,
        draw: int,
        found: Round,
    ) -> None:
        now = self._now()
        for group in found.groups:
            pairs = [(a, b) for at, a in enumerate(group) for b in group[:at]]
            await store.add_meetings(connection, number, draw, pairs)
        until = now + _TOLD_FOR
        promises = [self._promise(DRAWN, one, number, now, until, draw) for one in people]
        await self._outbox.put_all(connection, promises)

    async def _taking_part(self, connection: AsyncConnection, due: Due) -> list[Participant]:
        today = due.at.astimezone(self._zone()).date()
        everybody = await store.everybody(connection)
        return [one for one in everybody if rules.takes_part(one, due.number, today)]

    def _promise(
        self,
        kind: str,
        one: Participant,
        number: int,
        due: datetime,
        until: datetime,
        draw: int = 0,
    ) -> Promise:
        reminds = kind == HEADS_UP
        which = f"{number}.{draw}" if draw else f"{number}"
        return Promise(
            key=f"{kind}/{which}/{one.member}/{one.platform}",
            kind=kind,
            to=Member(one.member, one.platform),
            what=Recipe(kind, {"round": number, "draw": draw}),
            due=due,
            lane=Lane.REMINDER if reminds else Lane.NOTICE,
            late=Late.DEADLINE,
            deadline=until,
            about=Subject(SUBJECT, str(number)),
        )

    async def _heads_up(self, promised: Promised) -> Send | Drop | Later:
        number, member = _round_of(promised), _member_of(promised)
        say = await self._reach.say(member)
        async with self._database.read() as connection:
            one = await store.find(connection, member.id)
        if say is None or one is None:
            return Drop(Reason.GONE)
        at = rules.round_at(self._rhythm(), self._zone(), number)
        if not rules.takes_part(one, number, at.astimezone(self._zone()).date()):
            return Drop(_SKIPPING)
        at = max(at, promised.promise.due + rules.AT_LEAST)  # later, after an outage
        notice = Notice(TOPIC, is_reminder=True, starts=at)
        return await self._courtesy.decide(promised, notice, views.heads_up(say, number, at))

    async def _drawn(self, promised: Promised) -> Send | Drop | Later:
        number, member = _round_of(promised), _member_of(promised)
        say = await self._reach.say(member)
        async with self._database.read() as connection:
            one = await store.find(connection, member.id)
            partners = await store.partners(connection, number, member.id, _draw_of(promised))
        if say is None or one is None:
            return Drop(Reason.GONE)
        in_common = number + member.id + sum(other.member for other in partners)
        message = (
            views.matched(say, number, partners, self._prompt(say.language, in_common))
            if partners
            else views.nobody(say, self.coming()[1])
        )
        notice = Notice(TOPIC, is_reminder=False, starts=None)
        return await self._courtesy.decide(promised, notice, message)


def _round_of(promised: Promised) -> int:
    what = promised.promise.what
    number = what.arguments.get("round") if isinstance(what, Recipe) else None
    if not isinstance(number, int):
        raise TypeError("a promise of partner pairing names its round")
    return number


def _draw_of(promised: Promised) -> int:
    what = promised.promise.what
    draw = what.arguments.get("draw") if isinstance(what, Recipe) else None
    return draw if isinstance(draw, int) else 0


def _member_of(promised: Promised) -> Member:
    to = promised.promise.to
    if not isinstance(to, Member):
        raise TypeError("a promise of partner pairing is made to a member")
    return to
