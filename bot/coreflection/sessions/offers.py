"""What waiting people are told: a seat is theirs to take, theirs now, or went on to the next.

The promises are written with the change itself; what is said is read again at the moment of sending.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.calendar.durations import Offset
from bot.calendar.series import Place
from bot.calendar.series import Rsvp as Policy
from bot.chat.dispatch import Say
from bot.coreflection.series.plans import Plans
from bot.coreflection.sessions import rules, seat_store, store, views_offers
from bot.coreflection.sessions.gathering import Gathering, gather_one
from bot.coreflection.sessions.records import Rsvp, Session, Status
from bot.coreflection.sessions.ways_in import NO_WAYS, Ways
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
    Verdict,
)
from bot.delivery.records import Reason, Rechecked
from bot.members.courtesy import Decides, Notice
from bot.members.reach import Speaks
from bot.storage import Database

OFFER: Final = "session-offer"
SEAT: Final = "session-seat"
GIVEN: Final = "given"
LAPSED: Final = "lapsed"
UNTOLD: Final = "untold"  # the offer never reached them
ANSWERED: Final = "answered"  # they answered meanwhile, or the offer went on
_LOOK_AGAIN: Final = timedelta(minutes=10)
DEFAULT_WINDOW: Final[Offset] = Policy().offer_window


def offer_key(session: Session, rsvp: Rsvp) -> str:
    """The promise of one offered seat. A turn of asking is offered a seat once."""
    return f"offer/{_date(session)}/{rsvp.member}/{rsvp.turn}"


def offered(session: Session, rsvp: Rsvp, now: datetime) -> Promise:
    """A seat is held for somebody who waits."""
    return Promise(
        key=offer_key(session, rsvp),
        kind=OFFER,
        to=Member(rsvp.member, rsvp.platform),
        what=Recipe(OFFER, {"turn": rsvp.turn}),
        due=now,
        lane=Lane.NOTICE,
        late=Late.OFFER,
        deadline=session.cutoff,
        about=session.subject,
    )


def given(session: Session, rsvp: Rsvp, now: datetime) -> Promise:
    """Somebody who waited has a seat."""
    return _seat(session, rsvp, GIVEN, now)


def lapsed(session: Session, rsvp: Rsvp, now: datetime, *, told: bool) -> Promise:
    """The time for an offered seat has ended; `told`: the offer had reached them."""
    return replace(_seat(session, rsvp, LAPSED if told else UNTOLD, now), silent=True)


def _seat(session: Session, rsvp: Rsvp, what: str, now: datetime) -> Promise:
    return Promise(
        key=f"seat/{_date(session)}/{rsvp.member}/{rsvp.turn}/{what}",
        kind=SEAT,
        to=Member(rsvp.member, rsvp.platform),
        what=Recipe(what, {"turn": rsvp.turn}),
        due=now,
        lane=Lane.NOTICE,
        late=Late.REMINDER,
        deadline=session.start,
        about=session.subject,
    )


def _date(session: Session) -> str:
    return f"{session.series}/{session.original:%Y-%m-%d}"


@dataclass(frozen=True, slots=True)
class _Found:
    to: Member
    whole: Gathering
    turn: int
    mine: Rsvp | None
    say: Say


class Offers:
    """Tells offers and seats when their promises are due. `ways_in`: how people get into a place."""

    def __init__(
        self,
        database: Database,
        plans: Plans,
        outbox: Outbox,
        *,
        reach: Speaks,
        courtesy: Decides,
        ways_in: Callable[[Place], Ways],
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._plans = plans
        self._reach = reach
        self._courtesy = courtesy
        self._ways_in = ways_in
        self._now = now
        outbox.when_sending(OFFER, self.offer)
        outbox.when_sending(SEAT, self.seat)

    async def offer(self, promised: Promised) -> Rechecked:
        """A seat offered. Told late, after an outage or quiet hours, its time begins with the telling."""
        found = await self._find(promised)
        if isinstance(found, Drop | Later):
            return found
        session, mine, now = found.whole.session, found.mine, self._now()
        if mine is None or not rules.is_offered(mine, found.turn):
            return Drop(ANSWERED)
        if promised.verdict is Verdict.CLOSE or now >= session.cutoff:
            return Drop(Reason.LATE)  # with the cutoff they are told that it is over
        until = min(mine.offered_until or session.cutoff, session.cutoff)
        is_late = now - promised.promise.due >= rules.TOLD_LATE
        if is_late:
            until = max(until, rules.offered_until(session, found.whole.policy.offer_window, now))
        message = views_offers.offer(found.say, found.whole, mine, until)
        decided = await self._courtesy.decide(promised, _notice(session), message)
        if isinstance(decided, Later) and decided.at >= session.cutoff:
            decided = Send(message, silent=True)  # after that it would be of no use
        if is_late and isinstance(decided, Send) and not await self._hold(mine, until):
            return Drop(ANSWERED)
        return decided

    async def seat(self, promised: Promised) -> Rechecked:
        """A seat that is theirs now, or is not held for them any more."""
        found = await self._find(promised)
        if isinstance(found, Drop | Later):
            return found
        session, mine, now = found.whole.session, found.mine, self._now()
        what = promised.promise.what
        name = what.name if isinstance(what, Recipe) else ""
        if name == GIVEN:
            if mine is None or mine.status is not Status.GOING:
                return Drop(ANSWERED)
            terms = found.whole.terms
            ways = self._ways_in(terms.place) if terms else NO_WAYS
            message = views_offers.given(found.say, found.whole, ways)
        else:
            if mine is not None:
                return Drop(ANSWERED)
            at = rules.stage(session, now)
            message = views_offers.lapsed(found.say, found.whole, at, told=name == LAPSED)
        return await self._courtesy.decide(promised, _notice(session), message)

    async def _find(self, promised: Promised) -> _Found | Drop | Later:
        promise = promised.promise
        to, about, what = promise.to, promise.about, promise.what
        if not isinstance(to, Member) or about is None or not isinstance(what, Recipe):
            return Drop(Reason.UNREADABLE)
        say = await self._reach.say(to)
        if say is None:
            return Drop(Reason.NO_ACCOUNT)
        async with self._database.read() as connection:
            whole = await gather_one(connection, self._plans, int(about.id))
        if whole is None:
            return Drop(Reason.CANCELLED)
        if whole.session.is_cancelled:  # it may take place after all: then it is still to be told
            now = self._now()
            return (
                Later(now + _LOOK_AGAIN) if now < whole.session.cutoff else Drop(Reason.CANCELLED)
            )
        return _Found(to, whole, int(what.arguments["turn"] or 0), whole.of(to.id), say)

    async def _hold(self, offer: Rsvp, until: datetime) -> bool:
        """Holds the seat until then; false if it is not theirs any more."""
        async with self._database.write() as connection:
            await store.hold(connection, offer.session)
            mine = await store.answer_of(connection, offer.session, offer.member)
            if mine is None or not rules.is_offered(mine, offer.turn):
                return False
            await seat_store.change(connection, mine, offered_until=until)
            return True


def _notice(session: Session) -> Notice:
    return Notice(topic=f"series:{session.series}", is_reminder=False, starts=session.start)
