"""Cleaning what people type and cutting it into words. Total: any text in, never an exception."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_CHARACTERS = 400
"""A question is cut to this length: longer ones cost time and blur what is asked."""

_SPACES = re.compile(r"\s+")
_MARKUP = re.compile(r"<[@#!&/]?[^<>\s]{0,80}>|https?://\S{1,300}|```|[*_~`|>#]{1,4}")
_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")
_APOSTROPHE = re.compile(r"['’]")


def clean(text: str) -> str:
    """The text in NFC without control characters, markup and mentions, on one line, trimmed."""
    text = text[:20_000].encode("utf-8", "ignore").decode("utf-8")
    text = unicodedata.normalize("NFC", text)
    text = "".join(
        " " if unicodedata.category(character) in ("Cc", "Cf", "Co", "Cn") else character
        for character in text
    )
    return _SPACES.sub(" ", _MARKUP.sub(" ", text)).strip()


def has_words(text: str) -> bool:
    """Whether anything in it can be looked up: at least two letters or digits in a row."""
    return re.search(r"[^\W_]{2}", text) is not None


# The frequent ones at once; everything else takes the long way.
_ACCENTS = str.maketrans("áéíóúüñàèìòùâêîôûäëïöç’‘“”–—¿¡", "aeiouunaeiouaeiouaeioc''\"\"--  ")


def fold(text: str) -> str:
    """Lower case without accents: `Certificación` becomes `certificacion`."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered.translate(_ACCENTS))
    if decomposed.isascii():
        return decomposed
    return "".join(character for character in decomposed if not unicodedata.combining(character))


_HYPHENATED = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def joined(folded: str) -> list[str]:
    """The hyphenated words of a folded text in one piece: `co-optation` as `cooptation`."""
    if "-" not in folded:
        return []
    return [word.replace("-", "") for word in _HYPHENATED.findall(folded)]


def words(folded: str) -> list[str]:
    """The words of a folded text, contractions as one word without apostrophe (`cant`)."""
    found: list[str] = _WORD.findall(folded)
    if "'" in folded or "’" in folded:
        return [_APOSTROPHE.sub("", word) for word in found]
    return found


def word_set(listed: str) -> frozenset[str]:
    """A set of words written as one text."""
    return frozenset(listed.split())


_SUFFIXES = ("ings", "ing", "edly", "ed", "ers", "er", "ly", "mente")
_VOWELS = frozenset("aeiouy")
STEM_LENGTH = 7
"""Stems are cut here: it joins certified, certification and certificate and still keeps
medication, Medicaid, Medicare and medical apart."""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A light stem that serves English and Spanish alike: endings off, then a fixed length."""
    if len(word) <= 3 or word[0].isdigit():
        return word
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for suffix in _SUFFIXES:
        root = word[: -len(suffix)]
        if word.endswith(suffix) and len(root) >= 3 and not _VOWELS.isdisjoint(root):
            word = root[:-1] if root[-1] == root[-2] and root[-1] not in "lsz" else root
            break
    if len(word) > 4 and word[-1] in "aeoy":
        word = word[:-1]
    return word[:STEM_LENGTH]
