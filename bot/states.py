"""The 50 states and the District of Columbia: their codes, and the names by which people type them.

Names in English are those of the U.S. Census Bureau; abbreviations those of the Postal Service and
the older ones of the Government Publishing Office Style Manual. Spanish names follow the
Diccionario panhispánico de dudas, with the other spellings in use.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Final

NATION: Final = "us"
_LONGEST: Final = 60  # characters of typed text that are looked at; the longest name has 29


@dataclass(frozen=True, slots=True)
class State:
    """One place. `code` is `us` for the whole country, otherwise `us-xx`."""

    code: str
    name_en: str
    name_es: str
    also: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """The name for a reader of that language."""
        return self.name_es if language == "es" else self.name_en


def _state(postal: str, name_en: str, name_es: str = "", also: str = "") -> State:
    others = tuple(one.strip() for one in also.split(",") if one.strip())
    return State(f"us-{postal.lower()}", name_en, name_es or name_en, (postal, *others))


STATES: Final = (
    _state("AL", "Alabama", also="Ala"),
    _state("AK", "Alaska"),
    _state("AZ", "Arizona", also="Ariz"),
    _state("AR", "Arkansas", also="Ark"),
    _state("CA", "California", also="Calif, Cal"),
    _state("CO", "Colorado", also="Colo"),
    _state("CT", "Connecticut", also="Conn, Conéctica"),
    _state("DE", "Delaware", also="Del"),
    _state("FL", "Florida", also="Fla, La Florida"),
    _state("GA", "Georgia"),
    _state("HI", "Hawaii", "Hawái", "Hawai'i, Hawai"),
    _state("ID", "Idaho"),
    _state("IL", "Illinois", also="Ill"),
    _state("IN", "Indiana", also="Ind"),
    _state("IA", "Iowa"),
    _state("KS", "Kansas", also="Kans"),
    _state("KY", "Kentucky"),
    _state("LA", "Louisiana", "Luisiana"),
    _state("ME", "Maine"),
    _state("MD", "Maryland"),
    _state("MA", "Massachusetts", also="Mass, Masachusets"),
    _state("MI", "Michigan", "Míchigan", "Mich"),
    _state("MN", "Minnesota", also="Minn, Minesota"),
    _state("MS", "Mississippi", "Misisipi", "Miss, Misisipí"),
    _state("MO", "Missouri", "Misuri"),
    _state("MT", "Montana", also="Mont"),
    _state("NE", "Nebraska", also="Nebr"),
    _state("NV", "Nevada", also="Nev"),
    _state("NH", "New Hampshire", "Nuevo Hampshire", "Nueva Hampshire, Nuevo Hampshir"),
    _state("NJ", "New Jersey", "Nueva Jersey"),
    _state("NM", "New Mexico", "Nuevo México", "Nuevo Méjico, N Mex"),
    _state("NY", "New York", "Nueva York", "New York State"),
    _state("NC", "North Carolina", "Carolina del Norte", "N Carolina"),
    _state("ND", "North Dakota", "Dakota del Norte", "N Dakota, N Dak"),
    _state("OH", "Ohio"),
    _state("OK", "Oklahoma", also="Okla"),
    _state("OR", "Oregon", "Oregón", "Ore, Oreg"),
    _state("PA", "Pennsylvania", "Pensilvania", "Penn, Penna"),
    _state("RI", "Rhode Island", also="Isla Rhode"),
    _state("SC", "South Carolina", "Carolina del Sur", "S Carolina"),
    _state("SD", "South Dakota", "Dakota del Sur", "S Dakota, S Dak"),
    _state("TN", "Tennessee", "Tennessee", "Tenn, Tenesí"),
    _state("TX", "Texas", also="Tex, Tejas"),
    _state("UT", "Utah"),
    _state("VT", "Vermont", also="Verm"),
    _state("VA", "Virginia"),
    _state("WA", "Washington", also="Wash, Washington State"),
    _state("WV", "West Virginia", "Virginia Occidental", "W Virginia, W Va, Virginia del Oeste"),
    _state("WI", "Wisconsin", also="Wis, Wisc"),
    _state("WY", "Wyoming", also="Wyo"),
    _state(
        "DC",
        "District of Columbia",
        "Distrito de Columbia",
        "Washington DC, Washington D C, Wash DC, The District, Distrito de Colombia",
    ),
)

COUNTRY: Final = State(
    NATION,
    "All of the U.S.",
    "Todo Estados Unidos",
    (
        *("us", "usa", "u s", "united states", "nation", "national", "nationwide", "federal"),
        *("country", "estados unidos", "ee uu", "eeuu", "nacional", "pais", "todo el pais"),
    ),
)

_BY_CODE: Final = {one.code: one for one in (*STATES, COUNTRY)}
_AROUND: Final = re.compile(
    r"\b(?:the )?(?:(?:great )?state|estado|commonwealth) (?:of|de) |^in |^en "
)


def by_code(code: str) -> State | None:
    """The place with that code (`us`, `us-vt`), or None."""
    return _BY_CODE.get(code)


def find(typed: str) -> State | None:
    """The place that somebody means: a name in either language, an abbreviation or a code.

    Case, accents, dots and extra spaces do not matter. Misspellings are left to `close`.
    """
    folded = fold(typed[:_LONGEST])
    names = _names()
    return names.get(folded) or names.get(_AROUND.sub("", folded).strip())


def close(typed: str, most: int = 3) -> tuple[State, ...]:
    """Places that somebody may mean, best first: misspelled, or the beginning of a name."""
    folded = fold(typed[:_LONGEST])
    if len(folded) < 2:
        return ()
    names = _names()
    started = [names[name] for name in names if len(folded) > 2 and name.startswith(folded)]
    near = [names[name] for name in get_close_matches(folded, names, n=most, cutoff=0.75)]
    return tuple(dict.fromkeys([*near, *started]))[:most]


def beginning(typed: str, language: str) -> tuple[State, ...]:
    """Places for half-typed text: an exact code or name first, then beginnings, then words within."""
    folded = fold(typed[:_LONGEST])
    places = sorted((*STATES, COUNTRY), key=lambda one: fold(one.name(language)))
    if not folded:
        return tuple(places)
    exact = [one for one in places if _names().get(folded) == one]
    names = {one.code: [fold(name) for name in (one.name_en, one.name_es)] for one in places}
    begins = [one for one in places if any(name.startswith(folded) for name in names[one.code])]
    within = [one for one in places if any(f" {folded}" in name for name in names[one.code])]
    return tuple(dict.fromkeys([*exact, *begins, *within])) or close(typed)


def fold(words: str) -> str:
    """Small letters without accents and signs, single spaces: how names are compared."""
    split = unicodedata.normalize("NFKD", words.casefold())
    bare = "".join(sign for sign in split if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", bare.replace("'", "").replace("’", "")).split())


@cache
def _names() -> dict[str, State]:
    names: dict[str, State] = {}
    for one in (*STATES, COUNTRY):
        for name in (one.name_en, one.name_es, one.code, *one.also):
            names.setdefault(fold(name), one)
    for one in STATES:  # `D.C.`, `N. Y.`
        letters = one.code.removeprefix("us-")
        names.setdefault(" ".join(letters), one)
    return names
