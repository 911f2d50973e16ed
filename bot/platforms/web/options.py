"""What the web door must be told: where it listens, how it signs, who one can be in the trial."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from bot.chat.platform import PlatformTrouble

DIRECT: Final = "direct"
PLACES: Final = ("announcements", "sessions", "jobs", "trainings", "questions")
LANGUAGES: Final = (("en", "English"), ("es", "Español"))


class PortTaken(PlatformTrouble):
    """Something else listens there already."""


@dataclass(frozen=True, slots=True)
class TrialPerson:
    """Somebody to be on the trial page. `about` is the sentence that introduces them."""

    id: str
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Trial:
    """The sample people and the clock of `alliance try`."""

    people: tuple[TrialPerson, ...]
    move_clock: Callable[[timedelta], None]
    moved: Callable[[], timedelta]


@dataclass(frozen=True, slots=True)
class WebOptions:
    """Where the page is and how it keeps its word.

    `port` 0 takes any free one. `public_url` is the address people use when a proxy stands in
    front, or empty. `secret` signs cookies and half-filled forms: the same one after a restart
    lets open pages go on. `token` makes random ids (letters, digits, `-`, `_`).
    """

    host: str
    port: int
    public_url: str
    alliance_name: Callable[[], str]
    secret: bytes
    token: Callable[[], str]

    @property
    def local_only(self) -> bool:
        """Whether only this machine can come in."""
        return _is_loopback(self.host.strip("[]"))

    @property
    def public_host(self) -> str:
        """`host` or `host:port` of `public_url`, lower case; empty when there is none."""
        return urlsplit(self.public_url).netloc.lower()

    @property
    def is_https(self) -> bool:
        """Whether people come by https, so that cookies may insist on it."""
        return self.public_url.lower().startswith("https://")

    def is_own_host(self, host: str) -> bool:
        """Whether a Host header names this door.

        Bound to this machine only, any other name is a page elsewhere that pretends to be here
        (DNS rebinding); reachable by others, the names they use are theirs to choose.
        """
        name = host_name(host)
        if not self.local_only:
            return bool(name)
        return _is_loopback(name) or host.lower() == self.public_host != ""


def _is_loopback(name: str) -> bool:
    try:
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False


def host_name(host: str) -> str:
    """The name in a Host header, without its port and brackets; empty when it is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""
