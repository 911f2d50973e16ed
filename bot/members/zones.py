"""Time zones as people name them: "eastern", "Chicago", "hora del pacífico", "america/new york". Pure.

Zones and their cities are those of the tz database; the everyday names those of the Unicode CLDR
and of U.S. use. An offset such as "UTC-5" names no zone, since it does not know summer time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Final
from zoneinfo import available_timezones

from bot.states import fold

_REGIONS: Final = frozenset(
    {"Africa", "America", "Antarctica", "Arctic", "Asia"}
    | {"Atlantic", "Australia", "Europe", "Indian", "Pacific"}
)
_LONGEST: Final = 60  # characters looked at; the longest zone name has 32


@dataclass(frozen=True, slots=True)
class UsZone:
    """One zone of the United States. `key` ends its sentences, `also` is how people say it."""

    key: str
    zone: str
    also: tuple[str, ...]


US_ZONES: Final = (
    UsZone("eastern", "America/New_York", ("et", "est", "edt", "us eastern", "este", "del este")),
    UsZone(
        "central", "America/Chicago", ("ct", "cst", "cdt", "us central", "centro", "del centro")
    ),
    UsZone(
        "mountain", "America/Denver", ("mt", "mst", "mdt", "us mountain", "montana", "montanas")
    ),
    UsZone("arizona", "America/Phoenix", ("us arizona",)),
    UsZone("pacific", "America/Los_Angeles", ("pt", "pst", "pdt", "us pacific", "pacifico")),
    UsZone("alaska", "America/Anchorage", ("akt", "akst", "akdt", "us alaska")),
    UsZone("hawaii", "Pacific/Honolulu", ("ht", "hst", "us hawaii", "hawai")),
    UsZone("puerto-rico", "America/Puerto_Rico", ("ast", "atlantic", "atlantico", "san juan")),
    UsZone("guam", "Pacific/Guam", ("chst", "chamorro", "saipan")),
    UsZone("samoa", "Pacific/Pago_Pago", ("sst", "american samoa", "samoa americana")),
)
_BY_ZONE: Final = {one.zone: one for one in US_ZONES}
_AROUND: Final = re.compile(
    r"\b(?:standard|daylight|summer|time|zone|timezone|usa?|the|hora|huso|horario|zona|estandar|verano)\b"
    r"|\b(?:de la|de los|de las|del|de|of|in|en|la|el)\b"
)


def us_zone(zone: str) -> UsZone | None:
    """The U.S. zone of that name, if it is one that has a sentence of its own."""
    return _BY_ZONE.get(zone)


def known(zone: str) -> bool:
    """Whether it is a Region/City zone exactly as the tz database writes it."""
    return zone in _zones()


def find(typed: str) -> str | None:
    """The zone somebody means, or None. Case, accents, spaces and signs do not matter."""
    folded = fold(typed[:_LONGEST])
    names = _names()
    bare = " ".join(_AROUND.sub(" ", folded).split())
    return names.get(folded) or names.get(bare)


def close(typed: str, most: int = 3) -> tuple[str, ...]:
    """Zones that somebody may mean, best first: misspelled, or the beginning of a name."""
    folded = fold(typed[:_LONGEST])
    if len(folded) < 3:
        return ()
    names = _names()
    near = [names[name] for name in get_close_matches(folded, names, n=most, cutoff=0.68)]
    started = [names[name] for name in names if name.startswith(folded)]
    return tuple(dict.fromkeys([*near, *started]))[:most]


@cache
def _zones() -> frozenset[str]:
    return frozenset(zone for zone in available_timezones() if zone.split("/")[0] in _REGIONS)


@cache
def _names() -> dict[str, str]:
    """How each zone may be written, U.S. names first, then whole names, then cities alone."""
    names: dict[str, str] = {}
    for one in US_ZONES:
        for name in (one.key, *one.also):
            names.setdefault(fold(name), one.zone)
    zones = sorted(_zones(), key=lambda zone: (zone.count("/"), zone))
    for zone in zones:
        names.setdefault(fold(zone), zone)
    for zone in zones:
        names.setdefault(fold(zone.rsplit("/", 1)[1]), zone)
    return names
