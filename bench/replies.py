"""What the way from an event to its answer costs, and how soon the bot is ready."""

from __future__ import annotations

import asyncio
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from bench.table import Row
from bot import app
from bot.chat.event import Asked, Command, Person, Place
from bot.settings import Settings

PEOPLE = 200
EACH = 5


def rows() -> list[Row]:
    """200 people at once through the dispatcher, without a network."""
    with tempfile.TemporaryDirectory() as var:
        return [*asyncio.run(_crowd(Path(var))), *_starting(Path(var))]


async def _crowd(var: Path) -> list[Row]:
    wired = app.wire(Settings(_env_file=None, var_dir=var), embed=False)
    await wired.database.open()
    await asyncio.to_thread(wired.librarian.complete)
    found = []
    for name, event in (
        ("help", lambda who, where: Command(name="help", person=who, place=where)),
        (
            "a question",
            lambda who, where: Asked(text="how do I get certified", person=who, place=where),
        ),
    ):
        times: list[float] = []

        async def one(number: int, make=event, times=times) -> None:
            who = Person("telegram", str(number), "en")
            where = Place("telegram", str(number), is_private=True)
            for _ in range(EACH):
                begun = perf_counter()
                await wired.dispatcher.handle(make(who, where))
                times.append(perf_counter() - begun)

        begun = perf_counter()
        await asyncio.gather(*(one(number) for number in range(PEOPLE)))
        took = perf_counter() - begun
        cuts = quantiles(times, n=100)
        found.append(
            Row(
                f"{name}: {PEOPLE} people at once",
                f"{len(times) / took:.0f}/s, p99 {cuts[98] * 1000:.0f} ms",
            )
        )
    await wired.database.close()
    wired.librarian.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found.append(Row("memory, everything wired", f"{peak:.0f} MB", "150 MB with all doors"))
    return found


def _starting(var: Path) -> list[Row]:
    begun = perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "try", "--port", "0"],
        env={"ALLIANCE_VAR_DIR": str(var / "start"), "PATH": "", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=Path(__file__).resolve().parents[1],
    )
    assert process.stdout is not None
    for line in process.stdout:
        if "http://" in line:
            break
    took = perf_counter() - begun
    process.terminate()
    process.wait(10)
    process.stdout.close()
    return [Row("start of `alliance try` to the page's address", f"{took:.2f} s", "2 s")]
