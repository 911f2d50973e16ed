"""The bot as a process of its own, the way an operator starts it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


class Running:
    """A started bot: its page's address, what it printed, and its data folder."""

    def __init__(self, process: subprocess.Popen[str], var: Path) -> None:
        self.process = process
        self.var = var
        self.output: list[str] = []
        self.address = ""
        self._ready = threading.Event()
        self._said = threading.Condition()
        self.started = time.monotonic()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._said:
                self.output.append(line)
                self._said.notify_all()
            found = _ADDRESS.search(line)
            if found and not self.address:
                self.address = found[0]
                self._ready.set()
        self._ready.set()

    def wait_ready(self, seconds: float = 60) -> float:
        """Waits for the address; gives the seconds it took."""
        assert self._ready.wait(seconds), "no address: " + "".join(self.output)
        assert self.address, "".join(self.output)
        return time.monotonic() - self.started

    def wait_until_said(self, words: str, seconds: float = 20) -> str:
        """Waits for a line with these words, and gives it."""

        def found() -> str:
            return next((line for line in self.output if words in line), "")

        with self._said:
            assert self._said.wait_for(found, seconds), f"no {words!r} in " + "".join(self.output)
            return found()

    def stop(self, how: int = signal.SIGTERM) -> int:
        """Stops it and gives its exit status."""
        self.process.send_signal(how)
        status = self.process.wait(20)
        self._reader.join(5)
        if self.process.stdout:
            self.process.stdout.close()
        return status


def environment_for(var: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """What a bot with its data in `var` finds in its environment."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("ALLIANCE_")}
    return clean | {"ALLIANCE_VAR_DIR": str(var), "PYTHONUNBUFFERED": "1"} | dict(environment)


def finished(
    var: Path, *arguments: str, typed: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """`alliance ARGUMENTS` to its end: what it printed, and its exit status."""
    return subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env=environment_for(var, environment),
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@contextmanager
def running(var: Path, *arguments: str, **environment: str) -> Iterator[Running]:
    """`alliance ARGUMENTS` with its data in `var`; killed afterwards if it still runs."""
    process = subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env=environment_for(var, environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    started = Running(process, var)
    try:
        yield started
    finally:
        if process.poll() is None:
            started.stop(signal.SIGKILL)
