"""The prompts and what goes around them as the files stand, each with its last good version."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Final

from bot.content import Problem
from bot.content.folder import WatchedFolder
from bot.coreflection.records import SESSION, Prompt, Session, Theme, read_session, read_theme
from bot.states import fold

FOLDER: Final = "prompts"
_ALIKE: Final = 0.72  # how alike a typed theme must be to a name


class Prompts:
    """What the feature shows from, out of the content folder. `refresh` takes edits."""

    def __init__(self, content: Path) -> None:
        self._files = WatchedFolder[Theme | Session](content / FOLDER, "*.yaml", _read)

    @property
    def themes(self) -> tuple[Theme, ...]:
        """Every theme, in the order of the files."""
        return tuple(one for one in self._files.values if isinstance(one, Theme))

    @property
    def around(self) -> Session | None:
        """Openers, closers, agreements and shapes, if the file is there."""
        return next((one for one in self._files.values if isinstance(one, Session)), None)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What keeps files from being used as they stand."""
        return self._files.problems

    def refresh(self) -> bool:
        """Reads what changed; true when there is something new to show."""
        return self._files.refresh()

    def theme(self, name: str) -> Theme | None:
        """The theme with that id."""
        return next((one for one in self.themes if one.theme == name), None)

    def prompt(self, name: str) -> tuple[Theme, Prompt] | None:
        """The prompt with that id, and the theme it stands in."""
        return next(
            (
                (theme, prompt)
                for theme in self.themes
                for prompt in theme.prompts
                if prompt.id == name
            ),
            None,
        )

    def find(self, typed: str) -> Theme | None:
        """The theme somebody means, in either language and with a slip of the pen."""
        wanted = fold(typed)
        names = {
            fold(name): theme
            for theme in self.themes
            for name in (theme.theme, theme.name.en, theme.name.es)
            if name
        }
        if not wanted or wanted in names:
            return names.get(wanted)
        begun = {theme.theme: theme for name, theme in names.items() if name.startswith(wanted)}
        if len(begun) == 1:
            return next(iter(begun.values()))
        near = get_close_matches(wanted, names, n=1, cutoff=_ALIKE)
        return names[near[0]] if near else None

    def beginning(self, typed: str) -> tuple[Theme, ...]:
        """The themes one of whose names has a word that begins like half-typed text."""
        wanted = fold(typed)
        return tuple(
            theme
            for theme in self.themes
            if any(
                f" {fold(name)}".find(f" {wanted}") >= 0
                for name in (theme.name.en, theme.name.es)
                if name
            )
        )


def _read(path: Path) -> Theme | Session:
    return read_session(path) if path.name == SESSION else read_theme(path)
