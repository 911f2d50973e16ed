"""`make bench`: every measurement, one table."""

from __future__ import annotations

import importlib
import os
import platform
import sys

from bench.table import Row, show

PARTS = (
    "faq",
    "safety",
    "replies",
    "calendar",
    "planning",
    "pairing",
    "delivery",
    "discord",
    "telegram",
    "starting",
)


def main() -> int:
    """Runs the parts named on the command line, or all of them."""
    rows: list[Row] = []
    for name in sys.argv[1:] or PARTS:
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        rows += importlib.import_module(f"bench.{name}").rows()
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print(show(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
