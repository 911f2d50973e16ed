"""The shipped words and the example lists, read once for all tests of this folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from bot.content import read_yaml
from bot.safety.records import Safety, read_safety
from bot.safety.rules import Wording, screen

FOLDER = Path(__file__).parent
SAFETY_YAML = FOLDER.parents[1] / "content" / "safety.yaml"


@cache
def shipped() -> Safety:
    """`content/safety.yaml`."""
    return read_safety(SAFETY_YAML)


@cache
def wording() -> Wording:
    """Its phrases, ready to read with."""
    return Wording(shipped().detection)


@cache
def examples(name: str) -> Any:
    """`examples.yaml` (the brief's) or `wider.yaml` (the bot's own)."""
    return read_yaml(FOLDER / f"{name}.yaml").data


def tier(text: str) -> str:
    """The tier's letter, or `none`."""
    heard = screen(text, wording())
    return heard.tier.value if heard else "none"
