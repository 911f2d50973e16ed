"""The forms that people have in front of them, so that a story names questions as their feature does.

On a screen a question has a label, in the reader's language; which question it belongs to is told by
what the dispatcher asked for.
"""

from __future__ import annotations

from bot.chat.dispatch import Dispatcher
from bot.chat.event import AnyEvent
from bot.chat.form import Form
from bot.chat.reply import Ask, Shown


class Forms:
    """Remembers the form that each person was asked to fill in last."""

    def __init__(self) -> None:
        self._asked: dict[str, Form] = {}

    def open_by(self, platform: str, identity: str) -> Form:
        """The form in front of somebody."""
        key = f"{platform}:{identity}"
        assert key in self._asked, f"{key} was not asked to fill in anything"
        return self._asked[key]

    def watching(self) -> type[Dispatcher]:
        """A dispatcher whose forms are remembered here."""
        asked = self._asked

        class Watched(Dispatcher):
            async def handle(self, event: AnyEvent) -> tuple[Shown, ...]:
                shown = await super().handle(event)
                for one in shown:
                    if isinstance(one, Ask):
                        asked[event.person.key] = one.form
                return shown

        return Watched
