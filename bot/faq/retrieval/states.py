"""Which states a question names, and whose rules may be shown for it.

Names, abbreviations and major cities are recognised in English and Spanish. Two-letter codes that
are also words ("in", "me", "or", "la", "de") count only in capitals after a preposition; `VA` never
counts, since here it nearly always means Veterans Affairs.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache

from bot.faq.retrieval.text import fold

_NAMES = {
    "al": "alabama", "ak": "alaska", "az": "arizona, phoenix, tucson", "ar": "arkansas, little rock",
    "ca": "california, calif, calif., californian, californians, los angeles, san diego, san jose, "
    "san francisco, sacramento, oakland, fresno, bakersfield, long beach, anaheim, santa ana, santa barbara, "
    "santa cruz, santa clara county, bay area, socal, norcal, alameda, kern county, "
    "sonoma county, marin county, ventura county, medi-cal, medi cal, medical peer support "
    "specialist, calmhsa, cal mhsa, dhcs, mhsa, camphro, working well together, wwt",
    "co": "colorado, denver, colorado springs", "ct": "connecticut, hartford, new haven",
    "de": "delaware", "fl": "florida, miami, tampa, jacksonville, fort lauderdale",
    "ga": "georgia, atlanta", "hi": "hawaii, honolulu", "id": "idaho, boise",
    "il": "illinois, chicago", "in": "indiana, indianapolis", "ia": "iowa, des moines",
    "ks": "kansas, wichita", "ky": "kentucky, louisville", "la": "louisiana, luisiana, new orleans",
    "me": "maine, bangor", "md": "maryland, baltimore",
    "ma": "massachusetts, boston, worcester", "mi": "michigan, detroit, grand rapids",
    "mn": "minnesota, minn, minn., minnesotan, minnesotans, minneapolis, saint paul, "
    "st paul, st. paul, duluth, mankato, st cloud, st. cloud, twin cities",
    "ms": "mississippi, misisipi", "mo": "missouri, misuri, st louis, st. louis, kansas city",
    "mt": "montana, billings", "ne": "nebraska, omaha", "nv": "nevada, las vegas",
    "nh": "new hampshire, nuevo hampshire, nueva hampshire, concord nh",
    "nj": "new jersey, nueva jersey, newark",
    "nm": "new mexico, nuevo mexico, albuquerque, santa fe",
    "ny": "new york, nueva york, nyc, brooklyn, manhattan, buffalo ny, albany, upstate ny",
    "nc": "north carolina, carolina del norte, raleigh, durham",
    "nd": "north dakota, dakota del norte, fargo",
    "oh": "ohio, cleveland, cincinnati, columbus", "ok": "oklahoma, tulsa",
    "or": "oregon, portland",
    "pa": "pennsylvania, pensilvania, philadelphia, filadelfia, pittsburgh",
    "ri": "rhode island", "sc": "south carolina, carolina del sur",
    "sd": "south dakota, dakota del sur, sioux falls",
    "tn": "tennessee, tenesi, nashville, memphis, knoxville",
    "tx": "texas, tejas, houston, dallas, san antonio, el paso, fort worth",
    "ut": "utah, salt lake city",
    "vt": "vermont, vermonter, vermonters, burlington, montpelier, rutland, brattleboro, winooski, "
    "bennington, st johnsbury, st. johnsbury, saint johnsbury, pathways vermont, act 170, cpsp, "
    "cpsps, green mountain state, northeast kingdom",
    "va": "virginia", "wa": "washington state, washington, seattle, spokane, tacoma",
    "wv": "west virginia, virginia occidental", "wi": "wisconsin, milwaukee, madison wi",
    "wy": "wyoming, cheyenne", "dc": "washington dc, washington d.c., district of columbia",
    "pr": "puerto rico", "gu": "guam",
}  # fmt: skip

# Codes that are no everyday word or shorthand in either language: small letters count as well.
_PLAIN_CODES = "ak az ca fl ga il ks ky mn mt nc nd nh nj nv ny ri sc sd tn ut vt wi wv wy"
# Codes that read as words, degrees or titles: capitals and a preposition before them are needed.
_CAREFUL_CODES = "al ar co ct dc de hi ia id in la ma md me mi mo ms ne nm oh ok or pa pr tx wa"
_BEFORE = r"(?:\b(?:[Ii]n|[Ff]rom|[Tt]o|[Ff]or|[Oo]f|[Nn]ear|[Ee]n|[Dd]e|[Dd]esde|[Pp]ara)\s+|,\s*)"


class Relation(IntEnum):
    """How an entry's place stands to a question."""

    NATIONAL = 0
    NAMED = 1
    OWN = 2
    OTHER = 3


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str], re.Pattern[str], re.Pattern[str]]:
    places = {
        name.strip(): f"us-{code}" for code, names in _NAMES.items() for name in names.split(",")
    }
    longest_first = sorted(places, key=len, reverse=True)
    names = re.compile(
        r"(?<![\w-])(" + "|".join(re.escape(name) for name in longest_first) + r")(?![\w])"
    )
    plain = re.compile(r"(?<![\w'’-])(" + "|".join(_PLAIN_CODES.split()) + r")(?![\w'’-])")
    careful = re.compile(
        _BEFORE + "(" + "|".join(code.upper() for code in _CAREFUL_CODES.split()) + r")(?![\w'’-])"
    )
    return names, places, plain, careful


def states_named(text: str) -> tuple[str, ...]:
    """The states a text names, as `us-xx`, in the order they appear, each once."""
    names, places, plain, careful = _pattern()
    folded = fold(text)
    found = [(match.start(), places[match.group(1)]) for match in names.finditer(folded)]
    found += [(match.start(), f"us-{match.group(1)}") for match in plain.finditer(folded)]
    if not text.isupper():
        found += [
            (match.start(1), f"us-{match.group(1).lower()}") for match in careful.finditer(text)
        ]
    return tuple(dict.fromkeys(state for _, state in sorted(found)))


def place_of(place: str, question: str) -> str:
    """An entry's place: as given, else the one state its question names, else `us`."""
    given = place.strip().lower()
    if given:
        return given
    named = states_named(question)
    return named[0] if len(named) == 1 else "us"


def relation(place: str, named: tuple[str, ...], own: str | None) -> Relation:
    """How an entry of `place` stands to a question that names `named`, asked by someone in `own`."""
    if not place.startswith("us-"):
        return Relation.NATIONAL
    if place in named:
        return Relation.NAMED
    if not named and own is not None and place == own:
        return Relation.OWN
    return Relation.OTHER
