"""A change to one date, or to a series' last one: what was typed, and what would be so then. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from bot.calendar.expand import Occurrence, effective, occurrence_on
from bot.calendar.plan import Changes, ChatOverride, Plan, Said
from bot.calendar.reading import check_change
from bot.calendar.series import Override
from bot.calendar.typed import Misread, read_date, read_moment
from bot.calendar.walltime import Fit, zone_named
from bot.content import Severity
from bot.coreflection.series.records import Draft, What
from bot.coreflection.series.rules import (
    Look,
    Wrong,
    misread,
    misread_date,
    read_names,
    read_seats,
    still_to_come,
)
from bot.coreflection.sessions.records import Session

_LONGEST_REASON: Final = 300
_Times = tuple[datetime, datetime]  # when it was read back, and now


@dataclass(frozen=True, slots=True)
class Proposal:
    """What confirming would do. `override` is what chat would say of the date; `last` the series'
    last date. `after` is the date as it would be, None if it would be gone. `is_so` already: nothing
    is to be done."""

    before: Occurrence
    after: Occurrence | None
    override: Override | None = None
    last: date | None = None
    looks: tuple[Look, ...] = ()
    is_so: bool = False


def seen(plan: Plan, original: date) -> str:
    """How a date stands in chat, to notice that somebody else changed it meanwhile."""
    chat = plan.changes.overrides.get(original)
    said = chat.change.model_dump_json(exclude_none=True) if chat else ""
    return f"{said}|{plan.changes.ends or ''}"


def propose(
    plan: Plan, session: Session, draft: Draft, language: str, said: Said
) -> Proposal | tuple[Wrong, ...]:
    """What the draft would change about a session of the plan, or which answers to give again.

    Dates are read as of `draft.read_at`; `said.at` is now.
    """
    now, read_at = said.at, draft.read_at or said.at
    before = occurrence_on(_endless(plan), session.original.date())
    if before is None:
        return (Wrong("", "series-wrong-gone"),)
    if session.start <= now:
        return (Wrong("", "series-wrong-over"),)
    values = {name: value.strip() for name, value in (draft.values or {}).items()}
    match draft.what:
        case What.END:
            return _ending(plan, before, values, read_at, language)
        case What.GO_ON:
            endless = occurrence_on(_endless(plan), session.original.date())
            return Proposal(before, endless, is_so=plan.changes.ends is None)
        case _:
            return _overriding(plan, before, draft.what, values, read_at, language, said)


def _overriding(
    plan: Plan,
    before: Occurrence,
    what: What,
    values: Mapping[str, str],
    read_at: datetime,
    language: str,
    said: Said,
) -> Proposal | tuple[Wrong, ...]:
    day = before.id.original.date()
    chat = plan.changes.overrides.get(day)
    standing = chat.change if chat else Override()
    read = _change(plan, day, what, values, (read_at, said.at), language)
    if isinstance(read, Wrong):
        return (read,)
    change, looks = read
    override = standing.model_copy(update=change)
    changed = _with(plan, day, ChatOverride(override, said))
    if what is What.MOVE:
        for finding in check_change(_only(changed, day)):
            if finding.severity is Severity.ERROR:
                return (Wrong("when", "series-wrong-collides", values.get("when", "")),)
            if len(finding.keys) == 2:
                looks.append(Look("series-look-runs-into"))
    after = occurrence_on(_endless(changed), day)
    if what is What.SEATS and after is not None:
        least, seats = after.terms.min_people, after.terms.capacity
        if least is not None and seats is not None and seats < least:
            looks.append(Look("series-look-few-seats", {"least": least}))
    return Proposal(before, after, override, None, tuple(looks), after == before)


def _change(
    plan: Plan, day: date, what: What, values: Mapping[str, str], times: _Times, language: str
) -> tuple[dict[str, object], list[Look]] | Wrong:
    """The fields of the override that this says, and what to look at."""
    match what:
        case What.MOVE:
            return _moving(plan, day, values, times, language)
        case What.CANCEL:
            reason = " ".join(values.get("reason", "").split())[:_LONGEST_REASON]
            return {"cancel": True, "reason": reason or None}, []
        case What.HOLD:
            return {"cancel": False, "reason": None}, []
        case What.SEATS:
            seats = read_seats(values.get("seats", ""))
            if seats is None or isinstance(seats, Wrong):
                return Wrong("seats", "series-wrong-seats", values.get("seats", ""))
            return {"capacity": seats}, []
        case _:
            names = read_names(values.get("names", ""))
            return names if isinstance(names, Wrong) else ({"facilitators": names}, [])


def _moving(
    plan: Plan, day: date, values: Mapping[str, str], times: _Times, language: str
) -> tuple[dict[str, object], list[Look]] | Wrong:
    typed = values.get("when", "")
    read_at, now = times
    zone = zone_named(plan.series.timezone)
    when = still_to_come(read_moment(typed, read_at, zone, language, plan.series.time), now)
    if isinstance(when, Misread):
        return misread("when", when, typed)
    change: dict[str, object] = {"move_to": when.local}
    looks = [] if when.fit is Fit.EXACT else [Look(f"series-look-{when.fit.value}")]
    if effective(plan, day).cancel:
        change["cancel"] = False
        looks.append(Look("series-look-was-cancelled"))
    if note := " ".join(values.get("note", "").split())[:_LONGEST_REASON]:
        change["note"] = note
    return change, looks


def _ending(
    plan: Plan, before: Occurrence, values: Mapping[str, str], read_at: datetime, language: str
) -> Proposal | tuple[Wrong, ...]:
    typed = values.get("last", "")
    last = read_date(typed, read_at, zone_named(plan.series.timezone), language)
    if isinstance(last, Misread):
        return (misread_date("last", last, typed),)
    ended = replace(plan, changes=replace(plan.changes, ends=last))
    after = occurrence_on(ended, before.id.original.date())
    return Proposal(before, after, last=last, is_so=plan.changes.ends == last)


def _with(plan: Plan, day: date, override: ChatOverride) -> Plan:
    overrides = {**plan.changes.overrides, day: override}
    return replace(plan, changes=replace(plan.changes, overrides=overrides))


def _only(plan: Plan, day: date) -> Plan:
    """With no other change made in chat: what others changed is not held against this one."""
    return replace(plan, changes=Changes({day: plan.changes.overrides[day]}))


def _endless(plan: Plan) -> Plan:
    return replace(plan, changes=Changes(plan.changes.overrides))
