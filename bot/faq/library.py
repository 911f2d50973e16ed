"""The librarian: keeps the current index, and makes a new one when the content changes.

Starts at once. Where vectors are missing, words alone answer while they are made by one thread in
the background; then the new index takes over between two questions. Searching has a thread of its
own, so the event loop is never held.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from bot.content import Problem
from bot.faq.entries import LANGUAGES, Entry
from bot.faq.retrieval.confidence import Calibration, read_calibrations
from bot.faq.retrieval.embedder import Embedder, NotUsable, find_embedder
from bot.faq.retrieval.finding import Finding
from bot.faq.retrieval.index import Index, Meaning
from bot.faq.retrieval.memory import Memory
from bot.faq.retrieval.projection import read_projection
from bot.faq.retrieval.space import texts_to_embed
from bot.faq.retrieval.vectors import VectorCache
from bot.faq.shelf import ParsedFiles, Shelf, Stamp

log = logging.getLogger(__name__)

FITTED: Final = Path(__file__).resolve().parent / "retrieval"
"""The folder of the fitted figures: calibrations and the learned map."""
VECTORS: Final = "vectors.npz"
_BATCH: Final = 16
_SAVE_EVERY: Final = 20  # batches

Progress = Callable[[int, int], None]


def words_only() -> dict[str, Calibration]:
    """The calibrations for searching by words alone."""
    return read_calibrations(FITTED / "lexical.json")[1]


def find_meaning(embedder: Embedder, shipped: Path, growing: Path | None) -> Meaning:
    """The vector side with its fitted figures. Raises `NotUsable` if they belong to another model."""
    fingerprint, calibrations = read_calibrations(FITTED / f"{embedder.name}.json")
    if fingerprint != embedder.fingerprint:
        raise NotUsable("its fitted figures belong to another version of the model")
    return Meaning(
        embedder,
        VectorCache(fingerprint, (shipped,), growing),
        read_projection(FITTED / f"{embedder.name}.npz"),
        calibrations,
    )


class Librarian:
    """Knows the entries and finds the one that answers a question."""

    def __init__(
        self,
        content: Path,
        var: Path | None,
        *,
        embedder: Callable[[], Embedder] = find_embedder,
        in_background: bool = True,
    ) -> None:
        """Reads the content folder and is ready. `var` keeps vectors and parsed files between
        starts (None: nothing is kept). With `in_background` missing vectors are made at once by a
        thread; without, `complete` makes them."""
        folder = content / "faq"
        self._shelf = Shelf(folder, ParsedFiles(var / "faq-entries.json" if var else None))
        self._seen: dict[Path, Stamp] = {}
        self._pending: dict[Path, Stamp] | None = None
        self._in_background = in_background
        self._closed = threading.Event()
        self._generation = 0
        self._indexed = -1  # the generation of the content that `index` holds, with all it can have
        self._searching = ThreadPoolExecutor(1, thread_name_prefix="faq-search")
        self._working = ThreadPoolExecutor(1, thread_name_prefix="faq-vectors")
        self._memory = Memory()
        self._words = words_only()
        self._meaning: Meaning | None = None
        try:
            growing = var / "faq-vectors.npz" if var else None
            self._meaning = find_meaning(embedder(), folder / VECTORS, growing)
        except NotUsable as error:
            self._say_words_only(error)
        self._read()

    def _say_words_only(self, error: NotUsable) -> None:
        self._meaning = None
        log.warning("Questions are matched by their words alone: %s.", error)

    def _read(self) -> None:
        self._seen = self._shelf.stamps()
        self._entries = self._shelf.read()
        self._by_id = {(entry.id, entry.language): entry for entry in self._entries}
        self._by_language = {
            one: tuple(entry for entry in self._entries if entry.language == one)
            for one in LANGUAGES
        }
        self._generation += 1
        if not self._missing():
            self.index = self._build(self._meaning)
            self._indexed = self._generation
            self._let_go()
            return
        # Words alone answer meanwhile; after an edit the index before it is the better stopgap.
        if self._generation == 1 or not self.index.has_meaning:
            self.index = self._build(None)
        if self._in_background:
            self._working.submit(self._complete_quietly)

    def _build(self, meaning: Meaning | None) -> Index:
        return Index(self._entries, self._shelf.decoys, self._words, meaning)

    def _texts(self) -> list[str]:
        decoys = [text for texts in self._shelf.decoys.values() for text in texts]
        return texts_to_embed(self._entries, decoys)

    def _missing(self) -> list[str]:
        return self._meaning.cache.missing(self._texts()) if self._meaning else []

    def _let_go(self) -> None:
        if self._meaning:
            self._meaning.cache.let_go()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files that could not be used."""
        return self._shelf.problems

    @property
    def is_complete(self) -> bool:
        """Whether the index has all that this machine can give it."""
        return self._indexed == self._generation

    def complete(self, progress: Progress | None = None) -> None:
        """Makes the missing vectors and the full index; `progress` hears how many of how many."""
        while not self.is_complete and not self._closed.is_set():
            generation, meaning = self._generation, self._meaning
            try:
                if meaning is not None and (missing := self._missing()):
                    self._embed(meaning, missing, progress)
                    continue
            except NotUsable as error:
                self._say_words_only(error)
                continue
            index = self._build(meaning)
            if generation == self._generation:
                self.index, self._indexed = index, generation
                self._let_go()

    def _complete_quietly(self) -> None:
        try:
            self.complete()
        except (OSError, KeyError, ValueError):
            log.exception("The vectors could not be made; words alone answer.")

    def _embed(self, meaning: Meaning, missing: list[str], progress: Progress | None) -> None:
        if len(missing) > _BATCH:
            log.info("Reading %d new texts; words alone answer meanwhile.", len(missing))
        for number, start in enumerate(range(0, len(missing), _BATCH), 1):
            if self._closed.is_set():
                break
            batch = missing[start : start + _BATCH]
            meaning.cache.add(batch, meaning.embedder.embed(batch))
            if number % _SAVE_EVERY == 0:
                meaning.cache.save()
            if progress is not None:
                progress(min(start + _BATCH, len(missing)), len(missing))
        meaning.cache.save(keep=self._texts())

    def wait(self, seconds: float) -> None:
        """Until the background work that has begun is done. For the trial and for tests."""
        self._working.submit(int).result(seconds)

    def refresh(self) -> bool:
        """Looks whether files changed; true if the content was read again. Cheap: call it every
        few seconds, off the event loop. A change counts once it has stood still for one call, so
        that a folder half copied is not read."""
        stamps = self._shelf.stamps()
        if stamps == self._seen:
            self._pending = None
            return False
        if stamps != self._pending:
            self._pending = stamps
            return False
        self._pending = None
        self._read()
        return True

    def reload(self) -> None:
        """Reads the content again now, if any file changed."""
        if self._shelf.stamps() != self._seen:
            self._read()

    async def find(self, question: str, *, language: str, state: str | None) -> Finding:
        """The best that is known. `language` is the reader's, for questions that do not tell;
        `state` (`us-xx`) the reader's or the alliance's."""
        if (known := self._memory.recall(self.index, (question, language, state))) is not None:
            return known
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self._searching, lambda: self.find_now(question, language=language, state=state)
        )

    def find_now(self, question: str, *, language: str, state: str | None) -> Finding:
        """The same for callers without an event loop."""
        index, asked = self.index, (question, language, state)
        if (known := self._memory.recall(index, asked)) is not None:
            return known  # somebody else asked it while this one waited
        try:
            found = index.search(question, language=language, state=state)
        except NotUsable as error:
            # Vectors were kept, but the model that made them does not run here any more.
            self._say_words_only(error)
            self.index = index = self._build(None)
            found = index.search(question, language=language, state=state)
        self._memory.keep(index, asked, found)
        return found

    def warm_up(self) -> None:
        """Loads the model, so that the first question does not wait for it (about 0.1 s)."""
        self._searching.submit(self.find_now, "warm", language=LANGUAGES[0], state=None)

    def entry(self, identifier: str, language: str) -> Entry | None:
        """One entry, in another language where it is missing in this one; None if there is none."""
        for one in (language, *LANGUAGES):
            if found := self._by_id.get((identifier, one)):
                return found
        return None

    def entries(self, language: str) -> Sequence[Entry]:
        """Every entry that is written in the language."""
        return self._by_language.get(language, ())

    def export_vectors(self, path: Path) -> int:
        """Writes the vectors of all present texts; how many. Raises `NotUsable` without a model."""
        if self._meaning is None:
            raise NotUsable("there are no vectors to write")
        return self._meaning.cache.export(self._texts(), path)

    def close(self) -> None:
        """Stops the threads; a batch that is being read is finished first."""
        self._closed.set()
        self._working.shutdown(wait=True, cancel_futures=True)
        self._searching.shutdown(wait=True, cancel_futures=True)


def make_shipped_vectors(
    content: Path,
    var: Path | None,
    progress: Progress | None = None,
    *,
    embedder: Callable[[], Embedder] = find_embedder,
) -> int:
    """Writes `faq/vectors.npz` of a content folder, for the first start to answer at once; how many
    vectors it holds. Raises `NotUsable` where the model cannot run."""
    librarian = Librarian(content, var, embedder=embedder, in_background=False)
    try:
        librarian.complete(progress)
        return librarian.export_vectors(content / "faq" / VECTORS)
    finally:
        librarian.close()
