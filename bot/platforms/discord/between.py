"""What is said around a form's pages: open it, go on, choose from many, cancel. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.chat.dispatch import Say
from bot.chat.form import Choices
from bot.platforms.discord import limits
from bot.platforms.discord.custom_ids import FormStep
from bot.platforms.discord.limits import cut, label
from bot.platforms.discord.markdown import escaped
from bot.platforms.discord.render import NOBODY, Json, Payload
from bot.platforms.discord.sheet import (
    GROUPS_AT_ONCE,
    Page,
    Sheet,
    bounds,
    chosen,
    enough,
    opening,
    options_of,
    pages,
    pick_groups,
)

PLAIN: Final = 2
MAIN: Final = 1
DANGER: Final = 4


def to_open(kept: Sheet, token: str, say: Say) -> tuple[Payload, ...]:
    """The form's words if they are long, and a button that opens it."""
    long = kept.intro if len(kept.intro) > 1 else ()
    buttons = [
        _button(say("discord-open-form"), FormStep(token, 0, "o").packed(kept.key), MAIN),
        _cancel(kept, token, 0, say),
    ]
    asked = f"**{escaped(cut(kept.title, 300))}**\n{escaped(say('discord-form-ready'))}"
    return (*(_payload(words) for words in long), _payload(asked, [buttons]))


def to_go_on(kept: Sheet, token: str, done: int, say: Say) -> Payload:
    """After a page, before the next one."""
    buttons = [
        _button(say("discord-continue"), FormStep(token, done + 1, "o").packed(kept.key), MAIN),
        _button(say("discord-change"), FormStep(token, done, "o").packed(kept.key), PLAIN),
        _cancel(kept, token, done, say),
    ]
    told = say("discord-form-part", done=done + 1, all=len(pages(kept)))
    return _payload(f"**{escaped(cut(kept.title, 300))}**\n{escaped(told)}", [buttons])


def to_return(kept: Sheet, token: str, page: int, say: Say) -> Payload:
    """After something came between sending and arriving: the way back to what was written."""
    buttons = [
        _button(say("discord-back-to-form"), FormStep(token, page, "o").packed(kept.key), MAIN),
        _cancel(kept, token, page, say),
    ]
    asked = f"**{escaped(cut(kept.title, 300))}**\n{escaped(say('discord-form-waits'))}"
    return _payload(asked, [buttons])


def to_mend(kept: Sheet, token: str, page: int, unclear: Sequence[str], say: Say) -> Payload:
    """When something typed is no date."""
    buttons = [
        _button(say("discord-mend"), FormStep(token, page, "o").packed(kept.key), MAIN),
        _cancel(kept, token, page, say),
    ]
    told = [say("discord-day-unclear", question=cut(one, 200)) for one in unclear[:5]]
    return _payload("\n".join(escaped(one) for one in told), [buttons])


def to_pick(kept: Sheet, token: str, number: int, view: int, say: Say) -> Payload:
    """A question with more options than a modal takes, as menus in a message."""
    every = pages(kept)
    page: Page = every[number]
    asked = page.questions[0]
    question = kept.questions[asked]
    options = options_of(question)
    marked = set(chosen(kept, asked))
    several = isinstance(question, Choices)
    rows: list[list[Json]] = []
    for start, group in pick_groups(question, view):
        first, last = label(group[0]["label"], 30), label(group[-1]["label"], 30)
        for shown, one in zip(group, options[start : start + len(group)], strict=True):
            shown["default"] = one.value in marked
        most = min(bounds(question)[1], len(group)) if isinstance(question, Choices) else 1
        defaults = [shown for shown in group if shown["default"]]
        for shown in defaults[most:]:
            shown["default"] = False
        rows.append(
            [
                {
                    "type": 3,
                    "custom_id": FormStep(token, number, "p", start).packed(kept.key),
                    "placeholder": label(f"{first} – {last}", limits.PLACEHOLDER),
                    "min_values": 0 if several or not question.required else 1,
                    "max_values": most,
                    "options": group,
                }
            ]
        )
    rows.append(_pick_buttons(kept, token, number, view, say))
    return _payload(_pick_words(kept, number, say), rows)


def _pick_words(kept: Sheet, number: int, say: Say) -> str:
    asked = pages(kept)[number].questions[0]
    question = kept.questions[asked]
    lines = [cut(opening(kept), 900)] if asked == 0 and opening(kept) else []
    lines.append(f"**{escaped(cut(question.label, 150))}**")
    if not limits.blank(question.help):
        lines.append(escaped(cut(question.help, 150)))
    if isinstance(question, Choices):
        least, most = bounds(question)
        if (least, most) != (0, len(question.options)):
            lines.append(escaped(say("discord-choose-some", least=least, most=most)))
    marked = set(chosen(kept, asked))
    names = ", ".join(one.label for one in options_of(question) if one.value in marked)
    if names:
        lines.append(escaped(say("discord-chosen", chosen=cut(names, 300))))
    return cut("\n".join(lines), limits.CONTENT)


def _pick_buttons(kept: Sheet, token: str, number: int, view: int, say: Say) -> list[Json]:
    every = pages(kept)
    asked = every[number].questions[0]
    options = options_of(kept.questions[asked])
    step = GROUPS_AT_ONCE * limits.OPTIONS
    buttons: list[Json] = []
    if view > 0:
        back = FormStep(token, number, "v", max(view - step, 0)).packed(kept.key)
        buttons.append(_button(say("discord-earlier-options"), back, PLAIN))
    if view + step < len(options):
        on = FormStep(token, number, "v", view + step).packed(kept.key)
        buttons.append(_button(say("discord-more-options"), on, PLAIN))
    last = number + 1 == len(every)
    going = (kept.submit or say("discord-send")) if last else say("discord-continue")
    forward = _button(going, FormStep(token, number, "n").packed(kept.key), MAIN)
    buttons.append(forward | {"disabled": not enough(kept, asked)})
    buttons.append(_cancel(kept, token, number, say))
    return buttons


def _cancel(kept: Sheet, token: str, page: int, say: Say) -> Json:
    return _button(say("discord-cancel"), FormStep(token, page, "c").packed(kept.key), DANGER)


def _button(words: str, custom_id: str, style: int) -> Json:
    return {
        "type": 2,
        "style": style,
        "label": label(words, limits.BUTTON_LABEL),
        "custom_id": custom_id,
    }


def _payload(content: str, rows: Sequence[Sequence[Json]] = ()) -> Payload:
    components = [{"type": 1, "components": list(row)} for row in rows]
    return Payload(
        {
            "content": content,
            "embeds": [],
            "components": components,
            "allowed_mentions": NOBODY,
        }
    )
