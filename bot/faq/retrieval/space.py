"""All texts of the content laid out for searching: word side always, vectors where there are any.

An entry is found by its short texts (its question and its other wordings, in every language it
has) and by its full text (question, tags and answer). Decoys, questions known to have no answer
here, stand beside them to be recognised.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.faq.entries import Entry
from bot.faq.retrieval.lexical import GramSpace, WordSpace
from bot.faq.retrieval.projection import Projection
from bot.faq.retrieval.states import place_of
from bot.faq.retrieval.text import fold
from bot.faq.retrieval.vectors import VectorCache

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

FULL_CHARACTERS = 1_200
"""Of a full text this much is embedded; the model reads no more than about 512 word pieces."""


def full_text(entry: Entry) -> str:
    """Question, tags and answer in one."""
    tags = f" {', '.join(entry.tags)}." if entry.tags else ""
    return f"{entry.question}{tags} {entry.answer}"[:FULL_CHARACTERS]


def short_texts(entry: Entry) -> list[str]:
    """The question and its other wordings."""
    return list(dict.fromkeys((entry.question, *entry.also)))


def texts_to_embed(entries: Iterable[Entry], decoys: Iterable[str]) -> list[str]:
    """Every text that the vector side needs."""
    found = list(decoys)
    for entry in entries:
        found += short_texts(entry)
        found.append(full_text(entry))
    return found


@dataclass(frozen=True, slots=True)
class Dense:
    """The vectors of the short texts, full texts and decoys, projected."""

    short: Floats
    full: Floats
    decoys: Floats


class Space:
    """The content ready to be compared with a question. Never changes once built."""

    def __init__(self, entries: Sequence[Entry], decoys: Mapping[str, Sequence[str]]) -> None:
        self.versions: dict[str, dict[str, Entry]] = {}
        for entry in entries:
            self.versions.setdefault(entry.id, {}).setdefault(entry.language, entry)
        self.ids = tuple(self.versions)
        self.places = tuple(self._place(self.versions[identifier]) for identifier in self.ids)
        self.decoys = tuple((text, lang) for lang, texts in decoys.items() for text in texts)
        self.shorts: list[str] = []
        self.short_languages: list[str] = []
        self.fulls: list[str] = []
        self.full_languages: list[str] = []
        is_question: list[bool] = []
        short_starts, full_starts = [], []
        for versions in self.versions.values():
            short_starts.append(len(self.shorts))
            full_starts.append(len(self.fulls))
            for entry in versions.values():
                found = short_texts(entry)
                self.shorts += found
                self.short_languages += [entry.language] * len(found)
                is_question += [True] + [False] * (len(found) - 1)
                self.fulls.append(full_text(entry))
                self.full_languages.append(entry.language)
        self.short_starts = np.array(short_starts, dtype=np.int64)
        self.full_starts = np.array(full_starts, dtype=np.int64)
        self.short_owners = np.repeat(
            np.arange(len(self.ids)), np.diff([*short_starts, len(self.shorts)])
        )
        self.is_question = np.array(is_question, dtype=bool)
        self.has_aliases = np.diff([*short_starts, len(self.shorts)]) > [
            len(versions) for versions in self.versions.values()
        ]
        folded = [fold(text) for text in (*self.shorts, *(text for text, _ in self.decoys))]
        self.short_words = WordSpace(folded)
        self.full_words = WordSpace([fold(text) for text in self._whole_texts()])
        self.grams = GramSpace(folded)

    @staticmethod
    def _place(versions: Mapping[str, Entry]) -> str:
        first = next(iter(versions.values()))
        return place_of(first.place, first.question)

    def _whole_texts(self) -> list[str]:
        # Tags, wordings and answer of every language together: what an entry covers at all.
        return [
            " ".join(
                " ".join((entry.question, *entry.also, *entry.tags, entry.answer))
                for entry in versions.values()
            )
            for versions in self.versions.values()
        ]

    def dense(self, cache: VectorCache, projection: Projection) -> Dense:
        """The vectors of all texts. Raises `KeyError` while one is missing."""
        return Dense(
            projection.apply(cache.get(self.shorts), self.short_languages),
            projection.apply(cache.get(self.fulls), self.full_languages),
            projection.apply(
                cache.get([text for text, _ in self.decoys]), [lang for _, lang in self.decoys]
            ),
        )
