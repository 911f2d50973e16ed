"""What a coordinator began and has not confirmed: kept for two days, theirs alone, never lost by a slip.

The rows are half-filled forms like those of the chat apps, so they are told and erased with them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Final

from bot.chat.event import Person
from bot.chat.platform import Drafts
from bot.coreflection.series.records import Draft, What

_HOURS: Final = 48


class Desk:
    """Drafts by their marks. `token` gives short random signs."""

    def __init__(self, drafts: Drafts, token: Callable[[], str]) -> None:
        self._drafts = drafts
        self._token = token

    async def begin(self, person: Person, draft: Draft) -> str:
        """Keeps something new; gives its mark."""
        mark = self._token()
        await self.keep(person, mark, draft)
        return mark

    async def keep(self, person: Person, mark: str, draft: Draft) -> None:
        """Keeps it as it is now."""
        data = {
            "what": draft.what.value,
            "session": draft.session,
            "series": draft.series,
            "values": dict(draft.values or {}),
            "seen": draft.seen,
            "read_at": draft.read_at.isoformat() if draft.read_at else None,
            "is_done": draft.is_done,
        }
        await self._drafts.save(_key(person, mark), json.dumps(data), hours=_HOURS)

    async def find(self, person: Person, mark: str) -> Draft | None:
        """What this person began under this mark."""
        content = await self._drafts.load(_key(person, mark))
        if content is None:
            return None
        data = json.loads(content)
        read_at = data["read_at"]
        return Draft(
            what=What(data["what"]),
            session=data["session"],
            series=data["series"],
            values=data["values"],
            seen=data["seen"],
            read_at=datetime.fromisoformat(read_at) if read_at else None,
            is_done=data.get("is_done", False),
        )

    async def drop(self, person: Person, mark: str) -> None:
        """Forgets it."""
        await self._drafts.delete(_key(person, mark))


def _key(person: Person, mark: str) -> str:
    return f"{person.key}:form:series:{mark}"
