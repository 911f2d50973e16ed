"""One date as a coordinator sees it: how it stands, what can be changed, and why it is so. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from bot.calendar.explain import Aspect, Reason, Source
from bot.calendar.plan import Plan
from bot.calendar.series import Place, folded
from bot.chat import text
from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.form import Form, Line, Paragraph, Question
from bot.chat.message import Button, ButtonStyle, Field, Message, Row, Tone
from bot.chat.text import Text, When
from bot.coreflection.facilitators.records import RotaAsk
from bot.coreflection.series.dates import Proposal
from bot.coreflection.series.records import Draft, What
from bot.coreflection.series.views import decide, in_full, looks, seats
from bot.coreflection.sessions.records import Session

_ASKS: Final[Mapping[What, tuple[str, ...]]] = {
    What.MOVE: ("when", "note"),
    What.CANCEL: ("reason",),
    What.SEATS: ("seats",),
    What.STAFF: ("names",),
    What.END: ("last",),
}
_OPTIONAL: Final = ("note", "reason", "names")
_WEEKDAY_DATE: Final = "%Y-%m-%d"


@dataclass(frozen=True, slots=True)
class Standing:
    """One date with its rota: who holds it, and what became of each ask."""

    plan: Plan
    session: Session
    holders: tuple[str, ...] = ()
    asks: tuple[RotaAsk, ...] = ()
    is_paused: bool = False


def asks_for(what: What) -> bool:
    """Whether there is a form to fill in, or only a yes to give."""
    return what in _ASKS


def manage(say: Say, its: Standing) -> Message:
    """How a date stands, with everything that can be done about it."""
    session, plan = its.session, its.plan
    fields = [
        Field(say("series-field-when"), When(session.start)),
        Field(say("series-field-state"), text.plain(_state(say, session))),
        Field(say("series-field-seats"), text.plain(seats(say, session.capacity))),
        Field(say("series-field-names"), _rota(say, its)),
    ]
    if plan.changes.ends is not None:
        ends = say("series-ends", day=plan.changes.ends)
        fields.append(Field(say("series-field-series"), text.plain(ends)))

    def button(what: What, style: ButtonStyle = ButtonStyle.PLAIN) -> Button:
        action = pack("series", "begin", what.value, session.id)
        return Button(say(f"series-do-{what.value}"), action, style)

    held = (
        button(What.HOLD, ButtonStyle.MAIN)
        if session.is_cancelled
        else button(What.CANCEL, ButtonStyle.DANGER)
    )
    last = button(What.END if plan.changes.ends is None else What.GO_ON)
    rows: list[Row] = [
        (button(What.MOVE), held, button(What.SEATS), button(What.STAFF)),
        (last, Button(say("series-why"), pack("series", "why", session.id))),
    ]
    if its.is_paused:
        resume = Button(say("rota-resume"), pack("rota", "resume", plan.series.id))
        rows.append((resume,))
    return Message(
        title=plan.series.title.in_language(say.language),
        body=say.text("series-paused") if its.is_paused else (),
        fields=tuple(fields),
        rows=tuple(rows),
    )


def date_form(say: Say, mark: str, draft: Draft, its: Standing, zone_words: str) -> Form:
    """The one or two questions of a change."""
    values = {**_usual(draft.what, its), **(draft.values or {})}

    def question(name: str) -> Question:
        common = {
            "name": name,
            "label": say(f"series-ask-{name}"),
            "value": values.get(name, ""),
            "help": say(f"series-once-{name}-help", zone=zone_words),
        }
        required = name not in _OPTIONAL
        if name in ("note", "reason"):
            return Paragraph(**common, required=required, max_length=300)
        return Line(**common, required=required, max_length=400 if name == "names" else 80)

    return Form(
        key=pack("series", "typed", mark),
        title=say(f"series-do-{draft.what.value}"),
        questions=tuple(question(name) for name in _ASKS[draft.what]),
        intro=say.text(
            "series-date-intro",
            title=its.plan.series.title.in_language(say.language),
            when=When(its.session.start),
        ),
        submit=say("series-look"),
    )


def echo(
    say: Say,
    mark: str,
    draft: Draft,
    its: Standing,
    proposal: Proposal,
    *,
    unknown: tuple[str, ...] = (),
    meanwhile: bool = False,
) -> Message:
    """What confirming would do, every date in full. `meanwhile`: somebody else changed it since."""
    what = draft.what
    fields = [Field(say("series-field-before"), in_full(say, (proposal.before,)))]
    if what is What.MOVE and proposal.after is not None:
        fields.append(Field(say("series-field-after"), in_full(say, (proposal.after,))))
    elif what is What.SEATS and proposal.after is not None:
        words = seats(say, proposal.after.terms.capacity)
        fields.append(Field(say("series-field-seats"), text.plain(words)))
    elif what is What.STAFF and proposal.after is not None:
        names = ", ".join(proposal.after.terms.facilitators) or say("series-rota-decides")
        fields.append(Field(say("series-field-names"), text.plain(names)))
    elif what is What.END and proposal.last is not None:
        fields = [Field(say("series-field-last"), text.plain(_day(say, proposal.last)))]
    for name in ("reason", "note"):
        if typed := (draft.values or {}).get(name, "").strip():
            fields.append(Field(say(f"series-ask-{name}"), text.plain(typed)))
    body: Text = say.text("series-changed-meanwhile") if meanwhile else ()
    body += say.text(f"series-echo-{what.value}") + looks(say, proposal.looks)
    if unknown:
        body += say.text("series-look-unknown-names", names=", ".join(unknown))
    return Message(
        title=its.plan.series.title.in_language(say.language),
        body=body,
        fields=tuple(fields),
        rows=decide(say, mark, can_change=asks_for(what)),
    )


def done(say: Say, what: What, its: Standing) -> Message:
    """It is so now."""
    back = Button(say("series-back"), pack("series", "manage", its.session.id))
    return Message(
        title=its.plan.series.title.in_language(say.language),
        body=say.text(f"series-done-{what.value}"),
        rows=((back,),),
        tone=Tone.GOOD,
    )


def why(say: Say, its: Standing, reasons: Sequence[Reason]) -> Message:
    """Which file and line, or which person, set each value."""
    fields = []
    for one in reasons:
        value = _value(say, one, its)
        if one.value is None and one.source is Source.DEFAULT:
            continue
        source = _source(say, one)
        fields.append(
            Field(
                say(f"series-why-{one.aspect.value.replace('_', '-')}"),
                text.plain(f"{value}\n\n{source}"),
            )
        )
    back = Button(say("series-back"), pack("series", "manage", its.session.id))
    return Message(
        title=say("series-why-title"),
        body=say.text("series-why-about") if fields else say.text("series-wrong-gone"),
        fields=tuple(fields),
        rows=((back,),),
    )


def _state(say: Say, session: Session) -> str:
    if session.is_cancelled:
        return say("series-state-cancelled")
    if session.local != session.original:
        return say("series-state-moved", day=session.original.date())
    return say("series-state-held")


def _rota(say: Say, its: Standing) -> Text:
    if not its.holders:
        return text.plain(say("series-rota-nobody"))
    states = {folded(one.name): one.state for one in its.asks}
    words = []
    for name in its.holders:
        state = states.get(folded(name))
        how = say(f"rota-state-{state.value}") if state else say("rota-state-waiting")
        words.append(f"{name}: {how}")
    return text.plain("\n\n".join(words))


def _usual(what: What, its: Standing) -> dict[str, str]:
    """What stands now, filled in beforehand."""
    match what:
        case What.SEATS if its.session.capacity is not None:
            return {"seats": str(its.session.capacity)}
        case What.STAFF:
            return {"names": ", ".join(its.holders)}
        case What.END:
            return {"last": its.session.original.strftime(_WEEKDAY_DATE)}
        case _:
            return {}


def _day(say: Say, day: date) -> str:
    return say("series-day", day=day)


def _value(say: Say, one: Reason, its: Standing) -> str:
    match one.aspect, one.value:
        case Aspect.START, datetime():
            return say("series-why-when", when=When(its.session.start))
        case Aspect.HELD, bool(held):
            return say("series-state-held" if held else "series-state-cancelled")
        case Aspect.DURATION, timedelta() as length:
            return say("series-length", minutes=int(length.total_seconds()) // 60)
        case Aspect.CAPACITY, capacity:
            return seats(say, capacity if isinstance(capacity, int) else None)
        case Aspect.FACILITATORS, tuple() as names:
            return ", ".join(map(str, names)) or say("series-rota-decides")
        case Aspect.PLACE, Place() as place:
            # Ways in reach only people who are coming: not even here are they shown.
            public = place.public.in_language(say.language) if place.public else ""
            ways = say("series-why-ways") if place.video or place.phone or place.room else ""
            return " · ".join(part for part in (public, ways) if part) or "–"
        case Aspect.LAST_DATE, date() as day:
            return _day(say, day)
        case _, None:
            return "–"
        case _, value:
            return str(value)


def _source(say: Say, one: Reason) -> str:
    if one.source is Source.CHAT:
        name = (one.said.by if one.said else "") or say("series-why-somebody")
        return say("series-why-chat", name=name, when=When(one.said.at)) if one.said else name
    if one.path is not None:
        return say(f"series-why-{one.source.value}", file=one.path.name, line=one.line)
    return say("series-why-default")
