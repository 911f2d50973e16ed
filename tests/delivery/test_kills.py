"""Killed thirty times in six hundred messages: nothing is lost, and at most what was on its way at
the moment of a kill is repeated."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.delivery.kills import PROMISES
from tests.fakes import ROOT

KILLS = 30


def test_kills_lose_nothing_and_repeat_hardly_anything(address: str, tmp_path: Path) -> None:
    record = tmp_path / "record"
    done = subprocess.run(  # noqa: S603  this interpreter and this test's own files
        [sys.executable, "-m", "tests.delivery.kills", address, str(record), str(KILLS)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    kills = int(done.stdout)
    taken = Counter(record.read_text(encoding="ascii").split())
    repeated = sum(taken.values()) - len(taken)
    # One name for each promise, whatever happens: a platform that knows it again shows it once.
    assert len(taken) == PROMISES
    assert kills >= KILLS / 2
    assert repeated <= kills
