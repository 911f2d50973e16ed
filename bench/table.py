"""One row a measurement: what, the figure, the target it is held against."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A measured figure with its unit, and the target as the design states it."""

    what: str
    figure: str
    target: str = ""


def show(rows: Iterable[Row]) -> str:
    """The rows as a table in plain text."""
    lines = [("what", "measured", "target"), *((row.what, row.figure, row.target) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(3)]
    shown = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        for line in lines
    ]
    return "\n".join([shown[0], "  ".join("-" * width for width in widths), *shown[1:]])
