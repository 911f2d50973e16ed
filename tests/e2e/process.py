"""The bot as a process of its own, the way an operator starts it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
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
        self.started = time.monotonic()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.output.append(line)
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

    def stop(self, how: int = signal.SIGTERM) -> int:
        """Stops it and gives its exit status."""
        self.process.send_signal(how)
        status = self.process.wait(20)
        self._reader.join(5)
        if self.process.stdout:
            self.process.stdout.close()
        return status


@contextmanager
def running(var: Path, *arguments: str, **environment: str) -> Iterator[Running]:
    """`alliance ARGUMENTS` with its data in `var`; killed afterwards if it still runs."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("ALLIANCE_")}
    process = subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env=clean | {"ALLIANCE_VAR_DIR": str(var), "PYTHONUNBUFFERED": "1"} | environment,
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
