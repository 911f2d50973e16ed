"""How many years of school a text asks for.

English: the Flesch-Kincaid grade (Kincaid, Fishburne, Rogers and Chissom, "Derivation of New
Readability Formulas for Navy Enlisted Personnel", Research Branch Report 8-75, 1975). Spanish: the
years of schooling of Crawford ("Fórmula y gráfico para determinar la comprensibilidad de textos del
nivel primario en castellano", Lectura y Vida 6(4), 1985). Both count sentences, words and syllables;
neither knows meaning, so they warn and do not judge. The style guide leaves names out of the count.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from bot.check.passages import SLOT, without_addresses

ENOUGH_WORDS: Final = 30  # below that one long name moves the figure by whole grades

_LETTERS: Final = "a-z0-9áéíóúñü"
_WORD: Final = re.compile(rf"[{_LETTERS}'’]+(?:-[{_LETTERS}'’]+)*")
_BRACKETS: Final = re.compile(r"\([^)]*\)")
_MARKS: Final = re.compile(r"[*_`>#]")
_HOSTS: Final = re.compile(r"\b\S+\.(?:org|gov|com|net)\b(?:/\S*)?")
_NUMBER: Final = re.compile(r"\$?\b\d+(?:[.,–-]\d+)*\w*%?")
_CAPITAL: Final = r"[A-ZÁÉÍÓÚÑ][\w'’&-]*(?:\.\w+)*"
# Words with a capital that do not begin a sentence, and the small words between two of them.
_NAME: Final = re.compile(
    rf"(?<=[a-záéíóúñü,;] ){_CAPITAL}"
    rf"(?:(?: (?:of|for|the|and|de|del|la|el|in|en|y|para))* {_CAPITAL})*"
)
# Flesch: a sentence is a unit of thought of its own, so colons, semicolons and list items end one.
_SENTENCE_END: Final = re.compile(r"[.!?:;\n]+")


def grade(text: str, language: str) -> float:
    """The grade; 0.0 for a text without a sentence."""
    sentences = [
        words for one in _SENTENCE_END.split(_plain(text)) if len(words := _words(one)) > 1
    ]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    count: Callable[[str], int] = syllables_es if language == "es" else syllables_en
    syllables = sum(count(part) for word in words for part in word.split("-"))
    if language == "es":
        per_hundred = 100 / len(words)
        return -0.205 * len(sentences) * per_hundred + 0.049 * syllables * per_hundred - 3.407
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def long_enough(text: str) -> bool:
    """Whether a text has enough words for its grade to mean something."""
    return len(_words(_plain(text))) >= ENOUGH_WORDS


def syllables_en(word: str) -> int:
    """Syllables of an English word by its groups of vowels, silent endings left out. At least 1."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    count = len(re.findall(r"[aeiouy]+", letters))
    silent_e = letters.endswith("e") and not re.search(r"[^aeiouy]le\Z", letters)
    silent_ed = re.search(r"[^td]ed\Z", letters) is not None
    return max(1, count - (count > 1 and (silent_e or silent_ed)))


def syllables_es(word: str) -> int:
    """Syllables of a Spanish word: two strong vowels, or an accented í or ú, stay apart. At least 1."""
    letters = re.sub(r"(?<=q)u|(?<=g)u(?=[eéií])|y(?=[aeiouáéíóú])", "", word.lower())
    groups = re.findall(r"[aeiouyáéíóúü]+", letters)
    return max(1, sum(max(1, len(re.findall(r"[aeoáéíóú]", group))) for group in groups))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _plain(text: str) -> str:
    text = _MARKS.sub("", _BRACKETS.sub("", without_addresses(text)))
    text = _HOSTS.sub("it", text).replace(SLOT, "it")
    return _NUMBER.sub("ten", _NAME.sub("it", text))
