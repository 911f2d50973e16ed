"""What stands in a `custom_id`: an action as it is, or something of this platform's own after a `~`.

Actions begin with a letter (`bot.chat.action`), so the two cannot be taken for each other. All ids
say what they mean by themselves and work after a restart.

    ~2~rsvp:42:going              the same action a third time in one message
    ~f:TOKEN:1:o:FORM             form TOKEN, page 1, open it; the form's key for whoever reads logs
    ~s:MESSAGE                    show the answer to MESSAGE privately
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.platforms.discord.limits import CUSTOM_ID, OPTION_VALUE, blank, clean, head

_AGAIN: Final = re.compile(r"~(\d{1,3})~(.*)\Z", re.DOTALL)
_FORM: Final = re.compile(r"~f:([A-Za-z0-9_-]{1,24}):(\d{1,3}):([a-z])(\d{0,4}):")
_SHOW: Final = re.compile(r"~s:(\d{1,20})\Z")
_PLAIN: Final = re.compile(r"[!-}][!-~]*\Z")  # as `pack` makes them: ASCII, no `~` in front
_MARGIN: Final = 5  # for the mark of a repeated action
STALE: Final = "~x"


@dataclass(frozen=True, slots=True)
class FormStep:
    """A step in a form that is kept. `verb`: `o` open a page, `n` next page, `c` cancel, `p` pick
    from the group of options `number`, `v` view the options from `number` on, `s` the answers of
    a page (`number` 1: the message below is the platform's own and may be replaced).
    """

    token: str
    page: int
    verb: str
    number: int = 0

    def packed(self, key: str = "") -> str:
        """The id; `key` is the form's, as far as there is room."""
        number = str(self.number) if self.verb in "pvs" else ""
        shown = key if _PLAIN.match(key) else ""
        return f"~f:{self.token}:{self.page}:{self.verb}{number}:{shown}"[:CUSTOM_ID]


def form_step(custom_id: str) -> FormStep | None:
    """The step that the id means, if it means one."""
    found = _FORM.match(custom_id)
    if not found:
        return None
    token, page, verb, number = found.groups()
    return FormStep(token, int(page), verb, int(number or 0))


def show_privately(message_id: str) -> str:
    """The id of a button that shows the answer to a public message to the one who wrote it."""
    return f"~s:{message_id}"


def shown_message(custom_id: str) -> str | None:
    """The public message whose answer is asked for."""
    found = _SHOW.match(custom_id)
    return found[1] if found else None


def for_action(action: str, taken: set[str]) -> str:
    """An id for an action that is not in `taken` yet; puts it there."""
    if not _PLAIN.match(action) or len(action) > CUSTOM_ID - _MARGIN:
        action = STALE  # nothing that `pack` made; the press gets a kind answer
    return _free(action, taken)


def action_of(custom_id: str) -> str:
    """The action that an id stands for, however often it was in its message."""
    found = _AGAIN.match(custom_id)
    return found[2] if found else custom_id


def plain(words: str) -> bool:
    """Whether it can stand in an id as it is."""
    return _PLAIN.match(words) is not None


def for_value(value: str, taken: set[str]) -> str:
    """An option's value that is not in `taken` yet; puts it there. Too long for Discord: its beginning."""
    if blank(value) or value.startswith("~"):
        value = f"~0~{value}"
    return _free(head(clean(value), OPTION_VALUE - _MARGIN), taken)


def value_of(chosen: str) -> str:
    """The value that was meant."""
    return action_of(chosen)


def _free(wanted: str, taken: set[str]) -> str:
    free, number = wanted, 1
    while free in taken:
        free = f"~{number}~{action_of(wanted)}"
        number += 1
    taken.add(free)
    return free
