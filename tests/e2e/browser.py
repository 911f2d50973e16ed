"""A real browser where the machine has one: Debian's Chromium, or what ALLIANCE_BROWSER names."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATH = os.environ.get("ALLIANCE_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)

needs_browser = pytest.mark.skipif(
    PATH is None,
    reason="no browser here: install Debian's chromium, or name one in ALLIANCE_BROWSER",
)
# Without these a headless Chromium asks the internet for things of its own.
_QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@contextmanager
def browser() -> Iterator[Browser]:
    """One headless browser."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=PATH, args=_QUIET)
        yield opened
        opened.close()
