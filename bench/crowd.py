"""200 people at once before two bots on the same kind of server: ours, and the bare library's."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Final

from bench.table import Row

PEOPLE: Final = 200
EACH: Final = 2  # replies a person waits for, one after the other
ROUNDS: Final = 5
ROOT: Final = Path(__file__).resolve().parents[1]
QUESTIONS: Final = ROOT / "tests" / "faq" / "questions"

# One thing a person does: returns when it is answered, gives the seconds to the acknowledgement.
Act = Callable[[int], Awaitable[float]]


@dataclass(frozen=True, slots=True)
class Contestant:
    """A bot in a process of its own, and what people do with it."""

    process: int
    act: Act


@dataclass(frozen=True, slots=True)
class Round:
    """Replies a second, the seconds in which 99 of 100 were acknowledged, processor seconds a reply."""

    rate: float
    p99: float
    work: float


async def one_round(bot: Contestant, each: int) -> Round:
    """Everybody at once, everybody `each` times."""
    times: list[float] = []

    async def person(number: int) -> None:
        for _ in range(each):
            times.append(await bot.act(number))

    work, begun = processor_seconds(bot.process), perf_counter()
    await asyncio.gather(*(person(number) for number in range(PEOPLE)))
    took = perf_counter() - begun
    worked = processor_seconds(bot.process) - work
    return Round(len(times) / took, quantiles(times, n=100)[98], worked / len(times))


async def against(ours: Contestant, bare: Contestant, *, each: int = EACH) -> list[list[Round]]:
    """Rounds in turn, after one that is not counted: a machine's moods meet both alike."""
    for bot in (ours, bare):
        await one_round(bot, 1)
    return [[await one_round(bot, each) for bot in (ours, bare)] for _ in range(ROUNDS)]


@dataclass(frozen=True, slots=True)
class People:
    """Two hundred people of one platform, numbered from `first`, and what they do with our bot."""

    first: int
    help: Act
    ask: Callable[[int, str], Awaitable[float]]
    question: str  # what all of them ask


async def compared(
    ours: tuple[str, int], bare: tuple[str, int], people: People, say: Act
) -> list[Row]:
    """Help, one question that all ask, and two hundred different ones, beside a bare library that
    answers the same each time. Both bots: what to call them, and their process."""
    different = questions()
    theirs = Contestant(bare[1], _from(people.first, say))
    acts: tuple[tuple[str, Act, int], ...] = (
        ("/help", people.help, EACH),
        ("a question, the same of all", lambda one: people.ask(one, people.question), EACH),
        ("a question, all different", lambda one: people.ask(one, next(different)), 1),
    )
    found: list[Row] = []
    for name, act, each in acts:
        one = Contestant(ours[1], _from(people.first, act))
        rounds = await against(one, theirs, each=each)
        found += told(f"{ours[0]} {name}", bare[0], rounds)
    return found


def _from(first: int, act: Act) -> Act:
    """The same by people counted from 0."""
    return lambda number: act(first + number)


def questions() -> Iterator[str]:
    """Real questions, no two alike: what nobody asked before has to be embedded."""
    lines = [
        line
        for name in ("held-out", "calibration")
        for line in (QUESTIONS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    asked = [str(json.loads(line)["query"]) for line in lines]
    for more in count():
        yield from (one + "?" * more for one in asked)


def told(name: str, library: str, rounds: list[list[Round]]) -> list[Row]:
    """Medians over the rounds; the ratio is taken round by round."""

    def middle(which: int, figure: str) -> float:
        return float(median(getattr(one[which], figure) for one in rounds))

    ratio = median(ours.rate / bare.rate for ours, bare in rounds)
    return [
        Row(
            f"{name}: {PEOPLE} people at once, of bare {library}",
            f"{ratio:.2f} ({middle(0, 'rate'):.0f}/s, bare {middle(1, 'rate'):.0f}/s)",
            ">= 0.85",
        ),
        Row(
            f"{name}: p99 to acknowledge",
            f"{middle(0, 'p99') * 1000:.0f} ms (bare {middle(1, 'p99') * 1000:.0f} ms)",
            "< 250 ms",
        ),
        Row(
            f"{name}: processor time a reply",
            f"{middle(0, 'work') * 1000:.2f} ms (bare {middle(1, 'work') * 1000:.2f} ms)",
        ),
    ]


@contextmanager
def bare(module: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A bare bot, `bench/MODULE.py`, in a process of its own."""
    process = subprocess.Popen([sys.executable, "-m", f"bench.{module}", *arguments], cwd=ROOT)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def processor_seconds(process: int) -> float:
    """What a process has used so far; 0 where the system does not tell (it is Linux that does)."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def megabytes(process: int) -> float:
    """The memory a process holds now; 0 where the system does not tell."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024
