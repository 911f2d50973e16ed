"""The words of dates in English and Spanish: lower case, without accents.

Weekdays and months with the abbreviations that people use; both languages are read whatever the
person's own is, except where one word means two things.
"""

from __future__ import annotations

import re
from typing import Final

_WEEKDAYS: Final = (
    ("monday mon lunes lun", 0),
    ("tuesday tue tues martes", 1),
    ("wednesday wed weds miercoles mie mier", 2),
    ("thursday thu thur thurs jueves jue", 3),
    ("friday fri viernes vie", 4),
    ("saturday sat sabado sab", 5),
    ("sunday sun domingo dom", 6),
)
WEEKDAYS: Final = {word: number for names, number in _WEEKDAYS for word in names.split()}
_SPANISH_ONLY: Final = {"mar": 1}  # in English it would be March

_MONTHS: Final = (
    "january jan enero ene",
    "february feb febrero",
    "march mar marzo",
    "april apr abril abr",
    "may mayo",
    "june jun junio",
    "july jul julio",
    "august aug agosto ago",
    "september sep sept septiembre setiembre set",
    "october oct octubre",
    "november nov noviembre",
    "december dec diciembre dic",
)
MONTHS: Final = {word: number for number, names in enumerate(_MONTHS, 1) for word in names.split()}

DAYS_AHEAD: Final = {
    ("today",): 0,
    ("tonight",): 0,
    ("hoy",): 0,
    ("esta", "noche"): 0,
    ("tomorrow",): 1,
    ("manana",): 1,
    ("day", "after", "tomorrow"): 2,
    ("pasado", "manana"): 2,
}
THIS: Final = frozenset({"this", "este"})
NEXT_WEEKS: Final = frozenset({"next"})
COMING: Final = frozenset({"proximo", "coming"})
COMING_AFTER: Final = frozenset({("que", "viene"), ("proximo",)})
IN: Final = frozenset({"in", "en", "dentro"})
ONE: Final = frozenset({"a", "one", "un", "una"})
STEPS: Final = {
    **dict.fromkeys(("day", "days", "dia", "dias"), 1),
    **dict.fromkeys(("week", "weeks", "semana", "semanas"), 7),
}
FILLERS: Final = frozenset({"at", "on", "the", "of", "el", "la", "las", "los", "de", "del", "@"})

NOON: Final = frozenset({"noon", "mediodia"})
BEFORE_NOON: Final = frozenset({"manana", "madrugada"})
PARTS_OF_DAY: Final = {
    "manana": range(4, 12),
    "madrugada": range(1, 7),
    "tarde": (12, *range(1, 9)),
    "noche": range(6, 12),
}

ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
SLASHED: Final = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?", re.ASCII)
DAY: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th|ro|o)?", re.ASCII)

CLOCK: Final = re.compile(
    r"(?<![\w/:.-])(?:(?:a las? )?(?:"
    r"(?P<hour>\d{1,2})(?:"
    r"(?:[:h](?P<minute>\d{2}))?"
    r"(?:(?P<half>[ap]m)| (?:de|por|en) la (?P<part>manana|tarde|noche|madrugada))"
    r"|[:h](?P<minute_of_24>\d{2})(?: ?h(?:rs|s)?)?"
    r"| ?h(?:rs|s|oras)?)"
    r")|(?P<word>noon|midnight|(?:al? )?(?:mediodia|medianoche)))(?![\w/:-])",
    re.ASCII,
)
RANGE: Final = re.compile(
    r"(?<!\d)\d{1,2}(?::\d{2})?(?:am|pm)? ?(?:-|to|until|till|a|hasta) ?"
    r"\d{1,2}(?::\d{2}|(?::\d{2})?[ap]m)",
    re.ASCII,
)
ZONE: Final = re.compile(
    r"\b(?:[ecmp][sd]t|ak[sd]t|hst|utc|gmt|eastern|central|mountain|pacific)\b"
    r"|(?:[ap]m|:\d\d) (?:[ecmp]t)\b|\bhora (?:del|de la|de) \w+",
    re.ASCII,
)
REPEATING: Final = re.compile(
    r"\b(?:every|each|weekly|biweekly|daily|monthly|cada|todos|todas|semanal|diario|mensual"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days|sabados|domingos)\b|\blos (?:lunes|martes"
    r"|miercoles|jueves|viernes)\b",
    re.ASCII,
)


def weekday(word: str, language: str) -> int | None:
    """Monday is 0; None for a word that names no weekday in this language."""
    word = word.rstrip(".")
    if language == "es" and word in _SPANISH_ONLY:
        return _SPANISH_ONLY[word]
    return WEEKDAYS.get(word)
