"""Checking a file's data against its pydantic shape, with the line of every problem."""

from __future__ import annotations

from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError

from bot.content.files import Document, Problem, Unreadable

_Shape = TypeVar("_Shape", bound=BaseModel)

_MENDS: Final = {
    "missing": "Add it.",
    "extra_forbidden": "Check its spelling, or take it out.",
    "string_type": "Write it as text, in quotes.",
    "date_from_datetime_parsing": "Write it as YYYY-MM-DD.",
    "date_parsing": "Write it as YYYY-MM-DD.",
    "literal_error": "Use one of the words named.",
    "enum": "Use one of the words named.",
}


def validate(document: Document, shape: type[_Shape]) -> _Shape:
    """The data as `shape`. Raises `Unreadable` with a problem for everything that does not fit."""
    try:
        return shape.model_validate(document.data)
    except ValidationError as error:
        problems = []
        for one in error.errors(include_url=False, include_input=False):
            keys = tuple(key for key in one["loc"] if isinstance(key, str | int))
            name = ".".join(str(key) for key in keys) or "the file"
            says = f"{name}: {one['msg'].rstrip('.')}."
            mend = _MENDS.get(one["type"], "Write it as the guide in CONTRIBUTING.md shows.")
            problems.append(Problem(document.path, document.line_of(*keys), says, mend))
        raise Unreadable(*problems) from error
