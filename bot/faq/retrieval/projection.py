"""A linear map learned on this field's questions that brings texts of the same answer together.

The general model places everything about peer work close together; the map spreads that region.
It was fitted by `bench/fit_faq.py` on the entries' own wordings and is stored as package data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Projection:
    """`unit(matrix @ (vector - centre of its language))`; without a matrix only the unit length."""

    matrix: Floats | None
    centres: Mapping[str, Floats]

    def apply(self, vectors: Floats, languages: Sequence[str]) -> Floats:
        """The rows as they are compared, each of unit length."""
        if not len(vectors):
            return np.zeros((0, 1), dtype=np.float32)
        moved = vectors
        if self.centres:
            moved = vectors - np.stack([self._centre(language) for language in languages])
        if self.matrix is not None:
            moved = moved @ self.matrix.T
        norms = np.linalg.norm(moved, axis=1, keepdims=True)
        return (moved / np.maximum(norms, 1e-9)).astype(np.float32)

    def _centre(self, language: str) -> Floats:
        return self.centres.get(language, next(iter(self.centres.values())))


PLAIN = Projection(None, {})


def read_projection(path: Path) -> Projection:
    """A stored map. Raises `OSError` or `ValueError` if there is none or it is damaged."""
    with np.load(path, allow_pickle=False) as file:
        centres = {
            name.removeprefix("centre_"): file[name].astype(np.float32)
            for name in file.files
            if name.startswith("centre_")
        }
        return Projection(file["matrix"].astype(np.float32), centres)
