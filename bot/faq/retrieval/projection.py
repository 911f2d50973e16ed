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
    """`unit(matrix @ (vector - centre of its language))`; without a matrix only the unit length.

    `probe` is a direction with a bias behind it: along it the field's questions are told from
    questions about anything else, even where the content has no decoys.
    """

    matrix: Floats | None
    centres: Mapping[str, Floats]
    probe: Floats | None = None

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
        units: Floats = (moved / np.maximum(norms, 1e-9)).astype(np.float32)
        return units

    def scope(self, row: Floats) -> float:
        """How much a projected row looks like a question of this field; 0 without a probe."""
        return 0.0 if self.probe is None else float(row @ self.probe[:-1] + self.probe[-1])

    def _centre(self, language: str) -> Floats:
        return self.centres.get(language, next(iter(self.centres.values())))


PLAIN = Projection(None, {})


def write_projection(path: Path, projection: Projection) -> None:
    """Stores a fitted map in half precision. Raises `OSError`, or `ValueError` if it was not fitted."""
    if projection.matrix is None or projection.probe is None:
        raise ValueError("only a fitted map is stored")
    parts = {"matrix": projection.matrix, "probe": projection.probe}
    parts |= {f"centre_{language}": one for language, one in projection.centres.items()}
    halves = {name: one.astype(np.float16) for name, one in parts.items()}
    with path.open("wb") as file:
        np.savez(file, allow_pickle=False, **halves)


def read_projection(path: Path) -> Projection:
    """A stored map. Raises `OSError`, `KeyError` or `ValueError` if there is none or it is damaged."""
    with np.load(path, allow_pickle=False) as file:
        centres = {
            name.removeprefix("centre_"): file[name].astype(np.float32)
            for name in file.files
            if name.startswith("centre_")
        }
        probe = file["probe"].astype(np.float32) if "probe" in file.files else None
        return Projection(file["matrix"].astype(np.float32), centres, probe)
