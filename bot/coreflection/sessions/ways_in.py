"""The ways into a meeting: links, numbers and rooms, which reach only people who are coming.

A schedule may name a secret instead (`video: secret:zoom_tue`). Its value stands in `secrets.yaml` of
the bot's own folder, next to its keys and outside the content that people edit and share:

    zoom_tue: "https://example.org/j/123"
    phone_tue: "802 555 0100, code 4321"
"""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

from pydantic import ConfigDict, Field, RootModel

from bot.calendar.plan import Plan
from bot.calendar.series import Place, secret_name
from bot.content import Problem, Severity, read_yaml, validate

FILE: Final = "secrets.yaml"  # in VAR_DIR
KINDS: Final = ("video", "phone", "room")
_EXAMPLES: Final = {
    "video": "https://example.org/meet/1",
    "phone": "802 555 0100, code 4321",
    "room": "12 Main Street, second floor",
}
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_NAME: Final = r"^[a-z][a-z0-9_]{0,59}$"
_WEB: Final = re.compile(r"https?://\S+\Z", re.IGNORECASE)

Secrets = Mapping[str, str]


class _Shape(
    RootModel[
        dict[
            Annotated[str, Field(pattern=_NAME)],
            Annotated[str, Field(min_length=1, max_length=500)],
        ]
    ]
):
    """The file: names and values."""

    model_config = ConfigDict(frozen=True)


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways into one meeting as they are now; None where there is none, or its secret is not kept.

    `is_missing`: a secret is named that is not kept here, so somebody has to send the way in.
    """

    video: str | None = None
    phone: str | None = None
    room: str | None = None
    is_missing: bool = False

    @property
    def link(self) -> str | None:
        """The video meeting's address, if it is one that can be opened."""
        return self.video if self.video and _WEB.match(self.video) else None

    def spoken(self) -> tuple[tuple[str, str], ...]:
        """What is shown as words: kind and value. The link is among them, to be copied."""
        return tuple((kind, value) for kind in KINDS if (value := getattr(self, kind)))


NO_WAYS: Final = Ways()


class WaysIn:
    """Finds the ways in. `secrets` gives what is kept, as it is now."""

    def __init__(self, secrets: Callable[[], Secrets]) -> None:
        self._secrets = secrets

    def __call__(self, place: Place) -> Ways:
        """The ways into a place."""
        kept = self._secrets()
        found: dict[str, str | None] = {}
        is_missing = False
        for kind in KINDS:
            door: str | None = getattr(place, kind)
            name = secret_name(door) if door else None
            found[kind] = kept.get(name) if name else door
            is_missing = is_missing or (name is not None and name not in kept)
        return Ways(**found, is_missing=is_missing)


def read_secrets(path: Path) -> Secrets:
    """The secrets of a file; none when there is no such file. Raises `bot.content.Unreadable`."""
    if not path.exists():
        return {}
    return validate(read_yaml(path), _Shape).root


def none_kept() -> Secrets:
    """No secrets, for as long as the file cannot be read."""
    return {}


def check(plans: Iterable[Plan], secrets: Secrets, path: Path) -> tuple[Problem, ...]:
    """What to mend, for `alliance check`: secrets that schedules name and `path` lacks, in one line,
    and a file that others than the bot may read."""
    found = []
    lacking = tuple(dict.fromkeys(one for plan in plans for one in _lacking(plan, secrets)))
    if lacking:
        says = f"Named in schedules and not kept: {', '.join(name for name, _ in lacking)}."
        mend = (
            f"Before people come to these meetings, write each way in as a line of {path}: "
            f'{lacking[0][0]}: "{_EXAMPLES[lacking[0][1]]}"'
        )
        found.append(Problem(path, 0, says, mend, Severity.WARNING))
    if path.exists() and path.stat().st_mode & _OTHERS:
        says = "Others on this machine can read the links and numbers in it."
        found.append(Problem(path, 0, says, f"Run: chmod 600 {path}", Severity.WARNING))
    return tuple(sorted(found))


def _lacking(plan: Plan, secrets: Secrets) -> Iterator[tuple[str, str]]:
    """Names of secrets that a series needs and nobody keeps, with the kind of way in."""
    changes = (change.place for change in plan.series.overrides.values())
    for place in filter(None, (plan.series.place, *changes)):
        for kind in KINDS:
            door = getattr(place, kind)
            name = secret_name(door) if door else None
            if name is not None and name not in secrets:
                yield name, kind
