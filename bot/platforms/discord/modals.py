"""Forms as Discord's modals, page by page. Pure.

What changes on the way, and by which rule:

| neutral                                | on Discord                                                   |
| -------------------------------------- | ------------------------------------------------------------ |
| up to five parts                       | one modal                                                    |
| more                                   | modals with a Continue button between them                   |
| intro, title over 45                   | words at the top of the first page (a part of its own)       |
| intro over 1,500                       | a message before the first page                              |
| label over 45, help over 100           | words above the question (a part of their own)               |
| Choice, up to 10 options               | radio buttons; up to 25: a menu; more: menus in a message    |
| Choices, up to 10 options              | checkboxes; up to 25: a menu; more: menus in a message       |
| Agree                                  | one checkbox, required if the question is                    |
| Day                                    | typed as YYYY-MM-DD, asked again when it is no date          |
| value filled in over the length        | its beginning                                                |
| label or help over 500                 | its beginning                                                |
| choice without options                 | its label as words; there is nothing to answer               |
| name of the sending button             | shown where the platform has a button of its own             |

A form of one page that can be read back from its answers alone is kept nowhere, unless a guard or
a fault held it up. Any other is kept in `Drafts`, as a `Sheet`, until it is sent, cancelled, or a
day old. Words that a guard met are never written (see `forms`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from bot.chat.form import Agree, Answer, Choice, Choices, Day, Line, Paragraph, Question
from bot.platforms.discord import custom_ids, limits
from bot.platforms.discord.limits import clean, cut, head, label
from bot.platforms.discord.markdown import escaped
from bot.platforms.discord.render import Json, option, options
from bot.platforms.discord.sheet import (
    LETTERS,
    Page,
    Sheet,
    above,
    bounds,
    chosen_before,
    hollow,
    opening,
    options_of,
)

YES: Final = "yes"
DAY_LENGTH: Final = 10  # YYYY-MM-DD
HOLLOW: Final = 450


def modal(kept: Sheet, page: Page, custom_id: str, *, bare: bool, yes: str) -> Json:
    """One page as a modal. `bare`: the ids of its parts say the questions' names. `yes`: of an Agree."""
    parts: list[Json] = []
    first = not page.questions or page.questions[0] == 0
    if first and (at_top := opening(kept)):
        parts.append({"type": 10, "content": at_top})
    for number in page.questions:
        question = kept.questions[number]
        if hollow(question):
            parts.append({"type": 10, "content": _words(question.label)})
            continue
        if told := above(question):
            parts.append({"type": 10, "content": told})
        name = f"{LETTERS[type(question)]}:{question.name}" if bare else f"#{number}"
        parts.append(_labelled(question, name, kept.answers.get(number), yes))
    if not parts:
        parts.append({"type": 10, "content": _words(kept.title)})
    title = label(kept.title, limits.MODAL_TITLE)
    return {"custom_id": custom_id, "title": title, "components": parts}


def bare_values(components: Sequence[Any]) -> dict[str, Answer]:
    """The answers of a modal whose parts say their own names."""
    values: dict[str, Answer] = {}
    for part in _answered(components):
        letter, _, name = str(part.get("custom_id", "")).partition(":")
        if letter in LETTERS.values() and name:
            values[name] = _read(part, letter)
    return values


def page_answers(kept: Sheet, page: Page, components: Sequence[Any]) -> dict[int, Answer]:
    """The answers of one page's modal by the question's number."""
    found = {str(part.get("custom_id", "")): part for part in _answered(components)}
    answers: dict[int, Answer] = {}
    for number in page.questions:
        question = kept.questions[number]
        part = found.get(f"#{number}")
        if part is not None:
            read = _read(part, LETTERS.get(type(question), "t"))
            known = _by_shown_value(question)
            if isinstance(read, tuple):
                read = tuple(known[one] for one in read if one in known)
            elif isinstance(question, Choice):
                read = known.get(read, "")
            elif isinstance(question, Day):
                read = read.strip()
            answers[number] = read
    return answers


def unclear_days(kept: Sheet, page: Page) -> tuple[str, ...]:
    """The labels of this page's dates that are no dates."""
    return tuple(
        kept.questions[number].label
        for number in page.questions
        if isinstance(kept.questions[number], Day) and not _is_day(kept.answers.get(number, ""))
    )


def _by_shown_value(question: Question) -> dict[str, str]:
    every = options_of(question)
    return {shown["value"]: one.value for shown, one in zip(options(every), every, strict=True)}


def _words(plain: str) -> str:
    shown = cut(escaped(plain), HOLLOW)
    return limits.DASH if limits.blank(shown) else shown


def _labelled(question: Question, name: str, answer: Answer | None, yes: str) -> Json:
    labelled: Json = {
        "type": 18,
        "label": label(question.label, limits.MODAL_LABEL),
        "component": _component(question, name, answer, yes),
    }
    if not limits.blank(question.help):
        labelled["description"] = label(question.help, limits.MODAL_DESCRIPTION)
    return labelled


def _component(question: Question, name: str, answer: Answer | None, yes: str) -> Json:
    match question:
        case Choice() | Choices():
            return _group(question, name, answer)
        case Agree():
            agreed = question.value if answer is None else answer
            return {
                "type": 22,
                "custom_id": name,
                "required": question.required,
                "min_values": int(question.required),
                "max_values": 1,
                "options": [
                    {
                        "label": label(yes, limits.OPTION_LABEL),
                        "value": YES,
                        "default": agreed == YES,
                    }
                ],
            }
        case _:
            return _input(question, name, answer)


def _group(question: Choice | Choices, name: str, answer: Answer | None) -> Json:
    before = chosen_before(question) if answer is None else answer
    marked = set(before if isinstance(before, tuple) else (before,))
    several = isinstance(question, Choices)
    taken: set[str] = set()
    shown = [option(one, custom_ids.for_value(one.value, taken)) for one in question.options]
    least, most = bounds(question) if isinstance(question, Choices) else (1, 1)
    least = least if question.required else 0  # Discord takes a least only of what is required
    left = most
    for entry, one in zip(shown, question.options, strict=True):
        if one.value in marked and left > 0:
            entry["default"] = True
            left -= 1
    group: Json = {"custom_id": name, "required": question.required, "options": shown}
    if several and len(shown) <= limits.GROUP_OPTIONS:
        return group | {"type": 22, "min_values": least, "max_values": most}
    if not several and 2 <= len(shown) <= limits.GROUP_OPTIONS:
        return group | {"type": 21}
    return group | {"type": 3, "min_values": least, "max_values": most}


def _input(question: Question, name: str, answer: Answer | None) -> Json:
    longest = DAY_LENGTH
    placeholder = "YYYY-MM-DD"
    if isinstance(question, Line | Paragraph):
        longest = min(max(question.max_length, 1), limits.INPUT_LENGTH)
        placeholder = question.placeholder
    made: Json = {
        "type": 4,
        "custom_id": name,
        "style": 2 if isinstance(question, Paragraph) else 1,
        "required": question.required,
        "max_length": longest,
    }
    if not limits.blank(placeholder):
        made["placeholder"] = label(placeholder, limits.INPUT_PLACEHOLDER)
    value = question.value if answer is None else str(answer)
    if not isinstance(question, Paragraph):
        value = " ".join(value.split("\n"))
    if value := head(clean(value), longest):
        made["value"] = value
    return made


def _answered(components: Sequence[Any]) -> list[dict[str, Any]]:
    """The parts of a submitted modal that hold answers, however they are nested."""
    found: list[dict[str, Any]] = []
    for one in components:
        inner = one.get("component")
        found += [inner] if isinstance(inner, dict) else one.get("components", [])
    return found


def _read(part: Mapping[str, Any], letter: str) -> Answer:
    values = [str(one) for one in part.get("values") or ()]
    if letter == "m":
        return tuple(values)
    if letter == "a":
        return YES if YES in values else ""
    one = part.get("value")
    return values[0] if values else "" if one is None else str(one)


def _is_day(answer: Answer) -> bool:
    if not answer:
        return True  # Discord asks for what is required itself
    try:
        return len(str(answer)) == DAY_LENGTH and bool(date.fromisoformat(str(answer)))
    except ValueError:
        return False
