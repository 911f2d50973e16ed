"""The alliance as its people meet it, for journeys: wired by the composition root, with the real
content and a real database, a clock to move, and words alone to find answers by, so that a story
ends the same on every machine."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest

from bot import app
from bot.chat.event import Person
from bot.chat.message import Message
from bot.chat.platform import Address, Reference
from bot.faq.library import Librarian
from bot.faq.retrieval.embedder import Embedder, NotUsable
from bot.people import SAMPLE_PEOPLE
from bot.settings import Settings
from tests.fakes import ROOT
from tests.journeys.teller import DispatcherDoor, Seen

_MORE: Final = {"nueva": "es-MX"}  # a newcomer whose app speaks Spanish


def librarian() -> Librarian:
    """The real content, found by words alone. Close it."""

    def no_model() -> Embedder:
        raise NotUsable("these stories do without")

    return Librarian(ROOT / "content", None, embedder=no_model, in_background=False)


@dataclass(slots=True)
class Mailbox:
    """A platform of which only what it is told to send matters."""

    name: str = "web"
    sent: list[tuple[Address, Message]] = field(default_factory=list)

    async def start(self) -> None:
        """Nothing to open."""

    async def stop(self) -> None:
        """Nothing to close."""

    async def send(self, address: Address, message: Message) -> Reference:
        """Keeps it."""
        self.sent.append((address, message))
        return Reference(address, str(len(self.sent)))

    async def update(self, reference: Reference, message: Message) -> None:
        """Keeps it."""
        self.sent.append((reference.address, message))


@dataclass(frozen=True, slots=True)
class House:
    """An open alliance."""

    app: app.App
    door: DispatcherDoor
    mail: Mailbox

    def letters(self, who: str) -> list[Seen]:
        """What was sent to somebody unasked."""
        chat = app.private_address(self.door.people[who])
        return [Seen(message.words()) for address, message in self.mail.sent if address == chat]


def _people() -> dict[str, Person]:
    people = {one.id: Person("web", one.id, "en-US", one.name) for one in SAMPLE_PEOPLE}
    return people | {name: Person("web", name, locale, "Noa") for name, locale in _MORE.items()}


def wire_house(shelf: Librarian, address: str, var: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """The alliance of `alliance try`, its content read once for all stories. Its database is closed."""
    monkeypatch.setattr(app, "Librarian", lambda *_arguments, **_options: shelf)
    settings = Settings(
        _env_file=None,
        var_dir=var,
        database_url=address,
        content_dir=ROOT / "content",
    )
    wired, mail = app.wire(settings, trial=True), Mailbox()
    wired.platforms[:] = [mail]
    return House(wired, DispatcherDoor(wired.dispatcher, _people()), mail)
