"""Fits the linear map that brings the wordings of one entry together and keeps others apart.

Contrastive: every short text should lie nearer to its entry's other wordings and full text than to
those of all other entries and to the decoys. A pull towards the identity and a little noise keep it
from learning the wordings by heart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from bot.faq.entries import Entry
from bot.faq.retrieval.projection import Projection
from bot.faq.retrieval.space import Space
from bot.faq.retrieval.vectors import VectorCache

Floats = NDArray[np.float32]

STEPS = 80
RATE = 0.002
PULL = 0.07
TEMPERATURE = 0.05
NOISE = 0.5
SEEDS = 2
PROBE_L2 = 0.001


def _units(matrix: Floats, rows: Floats) -> tuple[Floats, Floats]:
    moved = rows @ matrix.T
    norms = np.linalg.norm(moved, axis=1, keepdims=True)
    return moved / norms, norms


def _back(slope: Floats, units: Floats, norms: Floats, rows: Floats) -> Floats:
    """The slope on the matrix from the slope on unit rows."""
    along = (slope * units).sum(axis=1, keepdims=True) * units
    result: Floats = ((slope - along) / norms).T @ rows
    return result


def _slope(near: Floats, wanted: Floats) -> Floats:
    """Of the cross entropy of a softmax over cosines; rows without a wanted column do not count."""
    shares = near / TEMPERATURE
    shares = np.exp(shares - shares.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    counts = wanted.sum(axis=1, keepdims=True)
    slope = np.where(counts > 0, shares - wanted / np.maximum(counts, 1), 0)
    return (slope / TEMPERATURE / len(near)).astype(np.float32)


def _fit(
    short: Floats,
    owners: NDArray[np.int64],
    full: Floats,
    full_owners: NDArray[np.int64],
    *,
    decoys: Floats,
    seed: int,
) -> Floats:
    random = np.random.default_rng(seed)
    size = short.shape[1]
    identity = np.eye(size, dtype=np.float32)
    matrix, first, second = identity.copy(), np.zeros_like(identity), np.zeros_like(identity)
    count = len(short)
    same = np.zeros((count, count + len(decoys)), dtype=np.float32)
    same[:, :count] = owners[:, None] == owners[None]
    same[np.arange(count), np.arange(count)] = 0
    same_full = (owners[:, None] == full_owners[None]).astype(np.float32)
    columns = np.concatenate([short, decoys])
    noise = NOISE * float(np.linalg.norm(short, axis=1).mean()) / np.sqrt(size)
    for step in range(1, STEPS + 1):
        texts = columns + noise * random.standard_normal(columns.shape, dtype=np.float32)
        whole = full + noise * random.standard_normal(full.shape, dtype=np.float32)
        units, norms = _units(matrix, texts)
        whole_units, whole_norms = _units(matrix, whole)
        near = units[:count] @ units.T
        near[np.arange(count), np.arange(count)] = -9  # a text is no proof for itself
        pull = _slope(near, same)
        pull_full = _slope(units[:count] @ whole_units.T, same_full)
        slope = pull.T @ units[:count]
        slope[:count] += pull @ units + pull_full @ whole_units
        gradient = _back(slope, units, norms, texts)
        gradient += _back(pull_full.T @ units[:count], whole_units, whole_norms, whole)
        gradient += PULL * (matrix - identity)
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        corrected = np.sqrt(second / (1 - 0.99**step)) + 1e-8
        matrix = matrix - RATE * (first / (1 - 0.9**step)) / corrected
    return matrix


def fit_projection(
    entries: Sequence[Entry],
    decoys: Mapping[str, Sequence[str]],
    cache: VectorCache,
    seeds: int = SEEDS,
) -> Projection:
    """The map learned from these entries. Raises `KeyError` if a vector is missing."""
    space = Space(entries, decoys)
    short, full = cache.get(space.shorts), cache.get(space.fulls)
    languages = [*space.short_languages, *space.full_languages]
    every = np.concatenate([short, full])
    centres = {
        language: every[[one == language for one in languages]].mean(axis=0)
        for language in dict.fromkeys(languages)
    }

    def centred(rows: Floats, of: Sequence[str]) -> Floats:
        default = next(iter(centres.values()))
        moved: Floats = rows - np.stack([centres.get(language, default) for language in of])
        return moved

    full_owners = np.repeat(
        np.arange(len(space.ids)), np.diff([*space.full_starts, len(space.fulls)])
    )
    negative = np.zeros((0, short.shape[1]), dtype=np.float32)
    if space.decoys:
        texts = [text for text, _ in space.decoys]
        negative = centred(cache.get(texts), [language for _, language in space.decoys])
    matrices = [
        _fit(
            centred(short, space.short_languages),
            space.short_owners,
            centred(full, space.full_languages),
            full_owners,
            decoys=negative,
            seed=seed,
        )
        for seed in range(seeds)
    ]
    projection = Projection(np.mean(matrices, axis=0).astype(np.float32), centres)
    if not space.decoys:
        return projection
    own = projection.apply(short, space.short_languages)
    foreign = projection.apply(cache.get(texts), [language for _, language in space.decoys])
    return replace(projection, probe=fit_probe(own, foreign))


def fit_probe(own: Floats, foreign: Floats) -> Floats:
    """A logistic direction with its bias that tells own texts from decoys, both counting the same."""
    rows = np.concatenate([own, foreign]).astype(np.float64)
    rows = np.c_[rows, np.ones(len(rows))]
    wanted = np.concatenate([np.ones(len(own)), np.zeros(len(foreign))])
    share = np.where(wanted > 0, 0.5 / len(own), 0.5 / len(foreign))
    penalty = np.eye(rows.shape[1]) * PROBE_L2
    penalty[-1, -1] = 1e-9
    weights = np.zeros(rows.shape[1])
    for _ in range(40):
        sure = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (share * (sure - wanted)) + penalty @ weights
        curve = (rows * (share * sure * (1 - sure))[:, None]).T @ rows + penalty
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-7:
            break
    return weights.astype(np.float32)
