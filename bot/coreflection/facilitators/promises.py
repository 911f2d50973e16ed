"""What the rota promises to say: to the one who is asked, and to coordinators."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from bot.coreflection.facilitators.records import RotaAsk
from bot.coreflection.sessions.records import Session
from bot.delivery import Lane, Late, Member, Promise, Recipe

ASK: Final = "rota-ask"
NOTICE: Final = "rota-notice"

# The recipes of notices; also the last part of the keys of their sentences.
SILENT: Final = "silent"
NOBODY: Final = "nobody"
SHORT: Final = "short"
PAUSED: Final = "paused"
OFF: Final = "off"
RELEASED: Final = "released"
TROUBLE: Final = "trouble"


def ask(session: Session, one: RotaAsk, round_: int, to: Member, due: datetime) -> Promise:
    """The question whether somebody holds a date, for the first or the second time."""
    stamp = int(session.start.timestamp())
    return Promise(
        key=f"rota/ask/{one.id}/{stamp}/{round_}/{to.id}/{to.platform}",
        kind=ASK,
        to=to,
        what=Recipe(ASK, {"session": session.id, "ask": one.id, "round": round_}),
        due=due,
        lane=Lane.NOTICE,
        late=Late.REMINDER,
        deadline=session.start,
        stage_of=f"rota/ask/{one.id}/{to.id}/{to.platform}",
        about=session.subject,
    )


def notices(
    what: str, session: Session, one: RotaAsk | None, to: Iterable[Member], due: datetime
) -> list[Promise]:
    """Something about the rota of one date, to each of `to`."""
    stamp = int(session.start.timestamp())
    which = f"{session.id}/{one.id if one else 0}/{stamp}"
    return [
        Promise(
            key=f"rota/{what}/{which}/{member.id}/{member.platform}",
            kind=NOTICE,
            to=member,
            what=Recipe(what, {"session": session.id, "ask": one.id if one else None}),
            due=due,
            lane=Lane.CANCELLED if what == OFF else Lane.NOTICE,
            late=Late.REMINDER,
            deadline=session.start,
            about=session.subject,
        )
        for member in to
    ]


def about_series(
    what: str, series: str, mark: str, to: Iterable[Member], due: datetime
) -> list[Promise]:
    """Something about a whole series. `mark` tells one time or trouble from another."""
    return [
        Promise(
            key=f"rota/{what}/{series}/{mark}/{member.id}/{member.platform}",
            kind=NOTICE,
            to=member,
            what=Recipe(what, {"series": series, "mark": mark}),
            due=due,
            lane=Lane.NOTICE,
        )
        for member in to
    ]
