"""Seats as rules: never more than there are, in the order of asking, no offer after the cutoff."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.calendar.durations import Offset
from bot.coreflection.sessions import rules
from bot.coreflection.sessions.records import HOLDS_A_SEAT, Rsvp, Session, Status
from bot.coreflection.sessions.rules import Became, Stage

START = datetime(2026, 12, 1, 20, tzinfo=UTC)
OPENS = START - timedelta(days=14)
WINDOW = Offset(seconds=12 * 3600)


def session(capacity: int | None = 2, *, is_cancelled: bool = False) -> Session:
    return Session(
        id=1,
        series="co-reflection-tue",
        original=datetime(2026, 12, 1, 15, 0),  # noqa: DTZ001  local by design
        timezone="America/New_York",
        local=datetime(2026, 12, 1, 15, 0),  # noqa: DTZ001
        start=START,
        end=START + timedelta(minutes=90),
        opens=OPENS,
        cutoff=START - timedelta(hours=1),
        is_cancelled=is_cancelled,
        capacity=capacity,
        sequence=0,
        zone_data="2026f",
    )


def rsvp(member: int, status: Status, turn: int, until: datetime | None = None) -> Rsvp:
    return Rsvp(member, 1, member, "telegram", f"p{member}", status, turn, 0, until, False)


def test_the_stages_of_a_session() -> None:
    one = session()
    instants = [
        (OPENS - timedelta(seconds=1), Stage.NOT_YET),
        (OPENS, Stage.OPEN),
        (one.cutoff - timedelta(seconds=1), Stage.OPEN),
        (one.cutoff, Stage.CLOSED),
        (START, Stage.CLOSED),
        (one.end, Stage.OVER),
    ]
    for now, stage in instants:
        assert rules.stage(one, now) is stage
    assert rules.stage(session(is_cancelled=True), OPENS) is Stage.CANCELLED


def test_leaving_is_fine_after_answers_closed() -> None:
    mine = rsvp(1, Status.GOING, 1)
    late = START - timedelta(minutes=5)
    assert rules.leave(session(), mine, late).status is Status.CANT
    assert rules.leave(session(), mine, START + timedelta(hours=2)).became is Became.OVER


def test_an_old_offer_takes_no_seat_and_gives_none_up() -> None:
    now = OPENS + timedelta(days=1)
    waiting_again = rsvp(1, Status.WAITLIST, 9)
    assert rules.accept(session(), waiting_again, 3, now).became is Became.GONE_ON
    offered_again = rsvp(1, Status.OFFERED, 9, now + timedelta(hours=1))
    assert rules.let_pass(session(), offered_again, 3, now).became is Became.GONE_ON
    assert rules.let_pass(session(), offered_again, 9, now).status is Status.CANT
    assert rules.accept(session(), None, 3, now).became is Became.GONE_ON


def test_an_offer_goes_on_when_it_was_told_or_nobody_can_be_told() -> None:
    now = OPENS + timedelta(days=2)
    one = session()
    assert rules.goes_on(one, now, now, told=True)
    assert not rules.goes_on(one, now, now - timedelta(hours=23), told=False)
    assert rules.goes_on(one, now, now - timedelta(hours=24), told=False)
    assert rules.goes_on(one, now, None, told=False)
    assert rules.goes_on(one, one.cutoff, one.cutoff, told=False)


def test_a_window_of_days_keeps_the_wall_time() -> None:
    one = replace(session(), cutoff=datetime(2027, 4, 1, tzinfo=UTC))
    before_the_change = datetime(2027, 3, 13, 15, tzinfo=UTC)
    until = rules.offered_until(one, Offset(days=1), before_the_change)
    assert until == datetime(2027, 3, 14, 14, tzinfo=UTC)


def test_whoever_waits_goes_before_whoever_asks_now() -> None:
    answers = (rsvp(1, Status.GOING, 1), rsvp(2, Status.WAITLIST, 2))
    now = OPENS + timedelta(days=1)
    came = rules.come(session(2), answers, None, has_waitlist=True, now=now)
    assert came.became is Became.WAITING


class _Model:
    """A session played through with the rules alone, as the database does it."""

    def __init__(self, capacity: int | None) -> None:
        self.session = session(capacity)
        self.answers: dict[int, Rsvp] = {}
        self.turns = 0
        self.now = OPENS
        self.told: list[tuple[str, int]] = []
        self.offered_at: list[datetime] = []

    def all(self) -> tuple[Rsvp, ...]:
        return tuple(sorted(self.answers.values(), key=lambda one: one.turn))

    def do(self, what: str, who: int) -> None:
        mine = self.answers.get(who)
        turn = mine.turn if mine else 0
        match what:
            case "come":
                made = rules.come(self.session, self.all(), mine, has_waitlist=True, now=self.now)
            case "leave":
                made = rules.leave(self.session, mine, self.now)
            case "accept":
                made = rules.accept(self.session, mine, turn, self.now)
            case _:
                made = rules.let_pass(self.session, mine, turn, self.now)
        if made.status is None:
            return
        if made.asks_anew or mine is None:
            self.turns += 1
            turn = self.turns
        self.answers[who] = rsvp(who, made.status, turn)
        self.refill()

    def refill(self) -> None:
        waiting_before = rules.waiting(self.all())
        moves = rules.refill(self.session, self.all(), self.now)
        # Only the first who wait are moved, in their order.
        if moves.offered:
            assert moves.offered == waiting_before[: len(moves.offered)]
        for one in moves.given:
            self.answers[one.member] = replace(one, status=Status.GOING, offered_until=None)
            self.told.append(("given", one.member))
        until = rules.offered_until(self.session, WINDOW, self.now)
        for one in moves.offered:
            self.answers[one.member] = replace(one, status=Status.OFFERED, offered_until=until)
            self.told.append(("offer", one.member))
            self.offered_at.append(self.now)

    def expire(self) -> None:
        lapsed = [one for one in self.all() if rules.has_lapsed(self.session, one, self.now)]
        for one in lapsed:
            del self.answers[one.member]
            self.told.append(("lapsed", one.member))
        if lapsed:
            self.refill()


STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["come", "leave", "accept", "pass"]), st.integers(1, 8)),
        st.tuples(st.just("wait"), st.integers(1, 72)),
        st.tuples(st.just("seats"), st.integers(0, 6)),
    ),
    max_size=60,
)


@given(STEPS, st.integers(1, 4))
def test_whatever_people_do(steps: list[tuple[str, int]], capacity: int) -> None:
    model = _Model(capacity)
    for what, who in steps:
        before, told = dict(model.answers), len(model.told)
        held_before = rules.held(model.all())
        if what == "wait":
            model.now += timedelta(hours=who)
            model.expire()
        elif what == "seats":
            model.session = replace(model.session, capacity=who or None)
            model.refill()
        else:
            model.do(what, who)
        held = rules.held(model.all())
        limit = model.session.capacity
        # Never more seats than there are; fewer seats later take none away.
        assert limit is None or held <= max(limit, held_before)
        # While answers are open, nobody waits next to a free seat.
        if rules.stage(model.session, model.now) is Stage.OPEN:
            free = rules.free(model.session, model.all())
            assert free is None or free == 0 or not rules.waiting(model.all())
            if limit is None:
                assert not rules.waiting(model.all())
        # Told are exactly those whose answer changed without their own press.
        actor = who if what not in ("wait", "seats") else None
        changed = {
            one
            for one in before.keys() | model.answers.keys()
            if one != actor and _status(before, one) != _status(model.answers, one)
        }
        assert {one for _, one in model.told[told:]} - {actor} == changed
    assert all(at < model.session.cutoff for at in model.offered_at)
    for one in model.answers.values():
        assert one.offered_until is None or one.offered_until <= model.session.cutoff


def _status(answers: dict[int, Rsvp], member: int) -> Status | None:
    found = answers.get(member)
    return found.status if found else None


@given(
    st.lists(st.sampled_from(list(Status)), max_size=12),
    st.one_of(st.none(), st.integers(1, 6)),
    st.integers(-48, 24 * 15),
)
def test_a_refill_done_twice_changes_nothing_more(
    statuses: list[Status], capacity: int | None, hours: int
) -> None:
    now = OPENS + timedelta(hours=hours)
    one = session(capacity)
    answers = {
        member: rsvp(member, status, member, now + timedelta(hours=1))
        for member, status in enumerate(statuses, 1)
    }
    moves = rules.refill(one, tuple(answers.values()), now)
    for given_ in moves.given:
        answers[given_.member] = replace(given_, status=Status.GOING)
    for offered in moves.offered:
        answers[offered.member] = replace(offered, status=Status.OFFERED)
    again = rules.refill(one, tuple(answers.values()), now)
    assert not [*again.given, *again.offered]
    assert sum(found.status in HOLDS_A_SEAT for found in answers.values()) <= max(
        capacity or 99, sum(status in HOLDS_A_SEAT for status in statuses)
    )


def test_places_in_line_count_from_one() -> None:
    answers = (
        rsvp(1, Status.GOING, 1),
        rsvp(2, Status.WAITLIST, 4),
        rsvp(3, Status.WAITLIST, 2),
    )
    assert rules.place_in_line(answers, answers[1]) == 2
    assert rules.place_in_line(answers, answers[2]) == 1
