"""A form as it is kept while it is being filled in, and how it falls into pages. Pure.

The rules stand in the table of `modals`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final

from bot.chat.form import Agree, Answer, Choice, Choices, Day, Form, Line, Paragraph, Question
from bot.chat.message import Option
from bot.platforms.discord import custom_ids, limits
from bot.platforms.discord.limits import head, whole
from bot.platforms.discord.markdown import divided, escaped
from bot.platforms.discord.render import Json, options

KINDS: Final[dict[str, type[Question]]] = {
    "line": Line,
    "paragraph": Paragraph,
    "choice": Choice,
    "choices": Choices,
    "day": Day,
    "agree": Agree,
}
LETTERS: Final = {Line: "t", Paragraph: "t", Choice: "c", Choices: "m", Agree: "a"}
INTRO: Final = 1500
LONGEST_NAME: Final = 80
GROUPS_AT_ONCE: Final = 4  # one row of a message is kept for the buttons
MOST_ABOVE: Final = 600  # what can stand on one page stays under a modal's 4,000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form as it is kept, with the answers so far by the question's number."""

    key: str
    title: str
    intro: tuple[str, ...]
    submit: str
    questions: tuple[Question, ...]
    answers: Mapping[int, Answer] = field(default_factory=dict)

    def with_answers(self, more: Mapping[int, Answer]) -> Sheet:
        """The sheet with answers put in place of earlier ones."""
        return replace(self, answers={**self.answers, **more})

    def values(self) -> dict[str, Answer]:
        """All answers by the question's name; unanswered ones are empty."""
        return {
            one.name: self.answers.get(number, _nothing(one))
            for number, one in enumerate(self.questions)
            if not hollow(one)
        }


@dataclass(frozen=True, slots=True)
class Page:
    """What is asked at once: some questions in a modal, or one in a message (`picks`)."""

    questions: tuple[int, ...]
    picks: bool = False


def sheet(form: Form) -> Sheet:
    """A form as it can be kept."""
    return Sheet(
        form.key, form.title, tuple(divided(form.intro, INTRO)), form.submit, form.questions
    )


def pages(kept: Sheet) -> tuple[Page, ...]:
    """The form's pages in order; at least one."""
    made: list[Page] = []
    current: list[int] = []
    room = limits.MODAL_COMPONENTS - bool(opening(kept))
    for number, question in enumerate(kept.questions):
        if in_message(question):
            if current:
                made.append(Page(tuple(current)))
            made.append(Page((number,), picks=True))
            current, room = [], limits.MODAL_COMPONENTS
            continue
        parts = 1 if hollow(question) else 1 + bool(above(question))
        if parts > room:
            if current:
                made.append(Page(tuple(current)))
            current, room = [], limits.MODAL_COMPONENTS
        current.append(number)
        room -= parts
    if current or not made:
        made.append(Page(tuple(current)))
    return tuple(made)


def foreword(kept: Sheet) -> tuple[str, ...]:
    """What is too long for the first page and is said in a message before it."""
    return kept.intro if len(kept.intro) > 1 else ()


def stateless(kept: Sheet) -> bool:
    """Whether the answers alone say all that is needed to read them."""
    names = [one.name for one in kept.questions]
    only = pages(kept)
    return (
        len(only) == 1
        and not only[0].picks
        and not foreword(kept)
        and custom_ids.plain(kept.key)
        and len(kept.key) <= limits.CUSTOM_ID
        and len(set(names)) == len(names)
        and all(custom_ids.plain(name) and len(name) <= LONGEST_NAME for name in names)
        and all(type(one) in LETTERS for one in kept.questions)
        and all(_plain_values(options_of(one)) for one in kept.questions)
    )


def pick_groups(question: Question, view: int) -> list[tuple[int, list[Json]]]:
    """Menus of a question asked in a message: the options from `view` on, in groups by their start."""
    every = options_of(question)
    starts = range(view, min(view + GROUPS_AT_ONCE * limits.OPTIONS, len(every)), limits.OPTIONS)
    return [(start, options(every[start : start + limits.OPTIONS])) for start in starts]


def picked(kept: Sheet, number: int, start: int, chosen: Sequence[str]) -> Sheet:
    """The sheet after options of the group from `start` on were chosen in a menu."""
    question = kept.questions[number]
    group = options_of(question)[start : start + limits.OPTIONS]
    known = {shown["value"]: one.value for shown, one in zip(options(group), group, strict=True)}
    values = tuple(known[one] for one in chosen if one in known)
    if isinstance(question, Choices):
        before = kept.answers.get(number, chosen_before(question))
        others = {one.value for one in group}
        kept_values = tuple(one for one in before if one not in others)
        return kept.with_answers({number: (*kept_values, *values)})
    return kept.with_answers({number: values[0] if values else ""})


def chosen(kept: Sheet, number: int) -> tuple[str, ...]:
    """The values chosen so far of a question with options."""
    question = kept.questions[number]
    answer = kept.answers.get(number)
    if answer is None:
        return chosen_before(question)
    return answer if isinstance(answer, tuple) else tuple(filter(None, (answer,)))


def chosen_before(question: Question) -> tuple[str, ...]:
    """The values filled in beforehand: one, or several divided by commas."""
    known = {one.value for one in options_of(question)}
    if question.value in known:
        return (question.value,)
    return tuple(one for one in question.value.split(",") if one in known)


def enough(kept: Sheet, number: int) -> bool:
    """Whether the question asked in a message is answered as it must be."""
    question = kept.questions[number]
    count = len(chosen(kept, number))
    if isinstance(question, Choices):
        least, most = bounds(question)
        return least <= count <= most or (count == 0 and not question.required)
    return count > 0 or not question.required


def bounds(question: Choices) -> tuple[int, int]:
    """The least and the most that may be chosen, as far as there are options."""
    every = len(question.options)
    most = every if question.most is None else max(min(question.most, every), 1)
    least = max(question.least, 1 if question.required else 0)
    return min(least, most), most


def without(kept: Sheet, hushed: Callable[[str], bool]) -> Sheet:
    """The sheet without typed answers that are `hushed`."""
    out = _hushed(kept, hushed)
    left = {number: one for number, one in kept.answers.items() if number not in out}
    return replace(kept, answers=left) if out else kept


def page_to_mend(kept: Sheet, hushed: Callable[[str], bool]) -> int:
    """The number of the page to open again: the first with a `hushed` answer, else the last."""
    out, every = _hushed(kept, hushed), pages(kept)
    found = (number for number, page in enumerate(every) if not out.isdisjoint(page.questions))
    return next(found, len(every) - 1)


def _hushed(kept: Sheet, hushed: Callable[[str], bool]) -> frozenset[int]:
    return frozenset(
        number
        for number, answer in kept.answers.items()
        if isinstance(answer, str) and answer and hushed(answer)
    )


def dump(kept: Sheet) -> str:
    """The sheet as JSON."""
    names = {kind: name for name, kind in KINDS.items()}
    questions = [{"kind": names[type(one)], **asdict(one)} for one in kept.questions]
    return json.dumps(
        {
            "key": kept.key,
            "title": kept.title,
            "intro": kept.intro,
            "submit": kept.submit,
            "questions": questions,
            "answers": {str(number): answer for number, answer in kept.answers.items()},
        },
        ensure_ascii=False,
    )


def load(content: str) -> Sheet | None:
    """The sheet that `dump` wrote; None if it was another version's."""
    try:
        raw = json.loads(content)
        questions = tuple(_question(one) for one in raw["questions"])
        answers = {
            int(number): tuple(answer) if isinstance(answer, list) else str(answer)
            for number, answer in raw["answers"].items()
        }
        return Sheet(
            raw["key"], raw["title"], tuple(raw["intro"]), raw["submit"], questions, answers
        )
    except (ValueError, KeyError, TypeError):
        return None


def _question(raw: dict[str, Any]) -> Question:
    kind = KINDS[raw.pop("kind")]
    if "options" in raw:
        raw["options"] = tuple(Option(**one) for one in raw["options"])
    return kind(**raw)


def _nothing(question: Question) -> Answer:
    if isinstance(question, Choices):
        return chosen_before(question) if in_message(question) else ()
    if isinstance(question, Choice) and in_message(question):
        return next(iter(chosen_before(question)), "")
    return ""


def options_of(question: Question) -> tuple[Option, ...]:
    """What can be chosen; nothing for questions of other kinds."""
    return question.options if isinstance(question, Choice | Choices) else ()


def hollow(question: Question) -> bool:
    """Whether there is nothing to choose from, so that it cannot be answered."""
    return isinstance(question, Choice | Choices) and not question.options


def in_message(question: Question) -> bool:
    """Whether it has more options than a modal takes."""
    return len(options_of(question)) > limits.OPTIONS


def _plain_values(every: tuple[Option, ...]) -> bool:
    return [one["value"] for one in options(every)] == [one.value for one in every]


def opening(kept: Sheet) -> str:
    """What stands at the top of the first page."""
    title = "" if whole(kept.title, limits.MODAL_TITLE) else head(escaped(kept.title), 400)
    intro = kept.intro[0] if len(kept.intro) == 1 else ""
    return "\n\n".join(part for part in (title, intro) if not limits.blank(part))


def above(question: Question) -> str:
    """What stands above a question that is too long for its own label."""
    lines = []
    if not whole(question.label, limits.MODAL_LABEL):
        lines.append(head(escaped(question.label), 500))
    if not whole(question.help, limits.MODAL_DESCRIPTION):
        lines.append(head(escaped(question.help), 500))
    lines += [
        head(escaped(" ".join(f"{one.label}: {one.description}".split()).strip(" :")), 200)
        for one in options_of(question)
        if not (
            whole(one.label, limits.OPTION_LABEL)
            and whole(one.description, limits.OPTION_DESCRIPTION)
        )
    ]
    return head("\n".join(one for one in lines if not limits.blank(one)), MOST_ABOVE)
