"""Who is here: the sample person one chose to be, or a visitor known by a random id alone.

Cookies are signed. One that is missing, forged or of another day makes a newcomer, never an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from aiohttp import web

from bot.chat.dispatch import Dispatcher, Reader, Say
from bot.chat.event import Person, Place
from bot.platforms.web.options import DIRECT, LANGUAGES, PLACES, Trial, WebOptions
from bot.platforms.web.signing import Signer

NAME: Final = "web"
SESSION: Final = "alliance_session"
PERSON: Final = "alliance_person"
LANGUAGE: Final = "alliance_language"
NOTICE: Final = "alliance_notice"
TOKEN: Final = "token"  # the field that every form of the page carries # noqa: S105
_KEPT_SECONDS: Final = 180 * 86400
_NOTICE_SECONDS: Final = 60
_LOCALE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_OURS: Final = tuple(code for code, _ in LANGUAGES)


@dataclass(frozen=True, slots=True)
class Visit:
    """One request's person and how to speak with them. `pass_word` is what their forms carry."""

    session: str
    is_new: bool
    person: Person
    reader: Reader
    say: Say
    pass_word: str

    def place(self, chat: str) -> Place:
        """The neutral name of the direct message or of a place."""
        if chat == DIRECT:
            return Place(NAME, f"{DIRECT}:{self.person.id}", is_private=True)
        return Place(NAME, chat)


@dataclass(frozen=True, slots=True)
class People:
    """Reads and writes the cookies."""

    options: WebOptions
    trial: Trial | None
    dispatcher: Dispatcher
    signer: Signer

    async def visit(self, request: web.BaseRequest) -> Visit:
        """Who sent the request."""
        session = self.signer.read(SESSION, request.cookies.get(SESSION, "")) or ""
        is_new = not session
        session = session or self.options.token()
        person = self._person(request, session)
        reader, say = await self.meet(person)
        mark = self.signer.mark(TOKEN, f"{session} {person.id}")
        return Visit(session, is_new, person, reader, say, mark)

    async def meet(self, person: Person) -> tuple[Reader, Say]:
        """What the alliance knows of a person; with the database down, what their app says."""
        try:
            reader = await self.dispatcher.identify(person)
        except Exception:  # as in dispatch: nobody is left without an answer
            reader = self.dispatcher.guess(person)
        return reader, self.dispatcher.voice(reader.language, reader.timezone)

    def with_locale(self, person: Person, locale: str) -> Person:
        """The same person with another wish of language."""
        return replace(person, locale=locale)

    def may_enter(self, chat: str) -> bool:
        """Whether there is such a place. Outside the trial there is the direct message alone."""
        return chat == DIRECT or (self.trial is not None and chat in PLACES)

    def is_known(self, person_id: str) -> bool:
        """Whether a message can be kept for this person."""
        if self.trial is None:
            return re.fullmatch(r"[A-Za-z0-9_-]{1,64}", person_id) is not None
        return any(one.id == person_id for one in self.trial.people)

    def remember(self, response: web.StreamResponse, visit: Visit) -> None:
        """Gives a new visitor their session."""
        if visit.is_new:
            self.keep(response, SESSION, self.signer.sign(SESSION, visit.session))

    def keep(
        self, response: web.StreamResponse, name: str, value: str, seconds: int = _KEPT_SECONDS
    ) -> None:
        """Sets a cookie that only this door reads."""
        response.set_cookie(
            name,
            value,
            max_age=seconds,
            httponly=True,
            samesite="Lax",
            secure=self.options.is_https,
            path="/",
        )

    def become(self, response: web.StreamResponse, person_id: str) -> None:
        """From now on the browser is this sample person."""
        self.keep(response, PERSON, self.signer.sign(PERSON, person_id))

    def leave_notices(self, response: web.StreamResponse, notices: list[str]) -> None:
        """Lines to show on the next page, for who has no script."""
        if notices:
            lines = "\n".join(notices)[:1000].encode("utf-8", "replace").hex()
            self.keep(response, NOTICE, self.signer.sign(NOTICE, lines), _NOTICE_SECONDS)

    def take_notices(self, request: web.BaseRequest) -> list[str]:
        """Those lines; the page that shows them removes the cookie."""
        lines = self.signer.read(NOTICE, request.cookies.get(NOTICE, ""))
        return bytes.fromhex(lines).decode("utf-8", "replace").split("\n") if lines else []

    def _person(self, request: web.BaseRequest, session: str) -> Person:
        locale = wished(
            request.cookies.get(LANGUAGE, ""), request.headers.get("Accept-Language", "")
        )
        if self.trial is None:
            return Person(NAME, session, locale)
        chosen = self.signer.read(PERSON, request.cookies.get(PERSON, ""))
        people = self.trial.people
        person = next((one for one in people if one.id == chosen), people[0])
        return Person(NAME, person.id, locale, person.name)


def wished(switch: str, accepted: str) -> str:
    """The language somebody wants: the page's switch, else the browser's first one we speak."""
    if switch in _OURS:
        return switch
    locales = _LOCALE.findall(accepted[:500])
    ours = (one for one in locales if one.lower().split("-")[0] in _OURS)
    return next(ours, locales[0] if locales else "")
