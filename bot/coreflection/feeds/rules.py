"""Which addresses can be given out, and how a single meeting's changes are counted. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import Final
from urllib.parse import quote, urlsplit

from bot.calendar.stamps import Stamp, Stamped, stamp_of
from bot.coreflection.sessions.gathering import Gathering

PUBLIC: Final = "/calendar.ics"
STAMPS_KEPT: Final = timedelta(days=400)
_GONE: Final = "gone"  # what stands for a meeting whose series is no more
_GOOGLE: Final = "https://calendar.google.com/calendar/r?cid="


def private_path(token: str) -> str:
    """The path of a member's own calendar."""
    return f"/calendar/{token}.ics"


def can_be_reached(address: str | None) -> bool:
    """Whether others than this machine can open an address."""
    host = urlsplit(address).hostname if address else None
    if not host or host == "localhost" or host.endswith(".localhost"):
        return False
    try:
        found = ip_address(host)
    except ValueError:
        return True
    return not (found.is_loopback or found.is_unspecified)


def as_webcal(address: str) -> str:
    """The same address as calendar apps open it by themselves."""
    return f"webcal://{address.split('://', 1)[-1]}"


def google_link(address: str) -> str:
    """Where Google Calendar asks whether to add it."""
    return _GOOGLE + quote(as_webcal(address), safe="")


def stamp(whole: Gathering, known: Stamped | None, now: datetime) -> Stamped:
    """What a member's calendar is told of a meeting: never a lower number than the session's own."""
    least = whole.session.sequence
    if whole.series is not None:
        found = stamp_of(whole.occurrence, whole.series, known, now)
    elif known is not None and known.whole == _GONE:
        found = known
    else:
        number = least if known is None else known.stamp.sequence + 1
        found = Stamped(Stamp(number, now), "", _GONE)
    if found.stamp.sequence >= least:
        return found
    return Stamped(Stamp(least, found.stamp.changed), found.material, found.whole)
