"""How long reading a message for distress takes."""

from __future__ import annotations

from time import perf_counter

from bench.table import Row
from bot.safety.records import read_safety
from bot.safety.rules import Wording, screen
from bot.settings import SHIPPED_CONTENT

LINE = "I have worked at the center for years and they cut my hours again. "
TEXTS = {
    "a question": "What happens if I have a hard time while I work as a peer?",
    "10,000 characters": (LINE * 160)[:10_000],
}


def rows() -> list[Row]:
    """Milliseconds a message, the slowest of 200."""
    wording = Wording(read_safety(SHIPPED_CONTENT / "safety.yaml").detection)
    measured = []
    for name, text in TEXTS.items():
        times = []
        for _ in range(200):
            begun = perf_counter()
            screen(text, wording)
            times.append(perf_counter() - begun)
        measured.append(Row(f"distress read in {name}, slowest", f"{max(times) * 1000:.1f} ms"))
    return measured
