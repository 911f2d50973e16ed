"""Making a certificate: everything is looked at first, drawn beside the event loop, and only then kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.chat.dispatch import Voice
from bot.chat.event import Person
from bot.coreflection.hours import paper_views, rules
from bot.coreflection.hours.keeping import Hours
from bot.coreflection.hours.records import Entry

PageAddress = Callable[[str], str | None]
NAME_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate that is now good."""

    code: str
    pdf: bytes
    address: str  # where it is checked; empty when there is no public page


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was made. `why`: `name` (nothing was written), `signs` (of the name), `title` (signs of
    the title or the organiser), `gone` (the entry)."""

    why: str
    signs: tuple[str, ...] = ()


class Certificates:
    """Makes certificates. `choose` picks one of several at random; `page_address` gives the address
    of a page of the alliance, None when its page is local only."""

    def __init__(
        self,
        hours: Hours,
        choose: Callable[[Sequence[str]], str],
        alliance_name: Callable[[], str],
        page_address: PageAddress,
        voice: Voice,
    ) -> None:
        self._hours = hours
        self._choose = choose
        self._alliance_name = alliance_name
        self._page_address = page_address
        self._voice = voice

    async def issue(
        self, person: Person, entry: Entry, name: str, language: str, now: datetime
    ) -> Issued | Refused:
        """A certificate of a confirmed entry in that name, which is not kept. `now` is UTC."""
        name = rules.one_line(name, NAME_LENGTH)
        if not name:
            return Refused("name")
        code = "".join(self._choose(rules.SIGNS) for _ in range(rules.CODE_LENGTH))
        address = self._page_address(f"/verify/{rules.shown_code(code)}") or ""
        say = self._voice(language, entry.timezone)
        words = paper_views.Words(name, self._alliance_name(), code, address, now)
        drawn = await asyncio.to_thread(paper_views.drawn, say, entry, words)
        if isinstance(drawn, paper_views.Misfits):
            return Refused("signs" if drawn.in_name else "title", drawn.signs)
        if not await self._hours.keep_certificate(person, entry.id, code):
            return Refused("gone")
        return Issued(code, drawn, address)
