"""What people see of prompts: one at a time, with another always on hand. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.message import Button, ButtonStyle, Field, Menu, Message, Option, Row, Tone
from bot.chat.text import Bullets, Prose, Span, Text, plain
from bot.content.words import CuratedFile, Translation
from bot.coreflection.records import Prompt, Session, Setting, Shape, Theme
from bot.coreflection.room.rules import DEEP, MIDDLE, Drawn, Wanted

ANY: Final = "any"  # in a press: no theme in particular


def prompt(
    say: Say, drawn: Drawn, wanted: Wanted, themes: Sequence[Theme], around: Session | None,
    in_public: bool,
) -> Message:  # fmt: skip
    """A prompt with its follow-up, and what else one may like."""
    card, theme = drawn.prompt, drawn.theme
    depth = DEEP if wanted.depth < DEEP else MIDDLE
    first: list[Button] = [
        Button(say("room-another"), _again(wanted, wanted.depth), ButtonStyle.MAIN),
        Button(say("room-deeper" if depth == DEEP else "room-gentler"), _again(wanted, depth)),
    ]
    if in_public:
        first.append(Button(say("room-show"), pack("room", "show", card.id)))
    rows: list[Row] = [tuple(first)]
    if len(themes) > 1:
        rows.append(Menu(say("room-theme-prompt"), _themes(say, themes), _themed(wanted)))
    rows.append(Menu(say("room-setting-prompt"), _settings(say, around), _set(wanted)))
    rows.append(_around_row(say))
    return Message(
        title=say("room-title"),
        body=(
            *_question(say, card),
            *say.text(f"room-for-{wanted.setting.value}"),
            *_began_again(say, drawn),
        ),
        fields=(
            Field(say("room-theme-label"), plain(theme.name.in_language(say.language))),
            Field(say("room-depth-label"), plain(_depth(say, card, around))),
        ),
        footer=_footer(say, theme),
        rows=tuple(rows),
    )


def aloud(say: Say, theme: Theme, card: Prompt) -> Message:
    """A prompt for everybody in a place. Whoever wants another gets it for themselves."""
    mine = pack("room", "mine", theme.theme, Setting.GROUP.value)
    return Message(
        title=say("room-aloud-title", theme=theme.name.in_language(say.language)),
        body=_question(say, card),
        footer=_footer(say, theme),
        rows=((Button(say("room-mine"), mine),),),
    )


def nothing_fits(
    say: Say, themes: Sequence[Theme], wanted: Wanted, around: Session | None
) -> Message:
    """No prompt is like that: what there is instead."""
    rows: list[Row] = []
    if themes:
        rows = [
            Menu(say("room-theme-prompt"), _themes(say, themes), _themed(wanted)),
            Menu(say("room-setting-prompt"), _settings(say, around), _set(wanted)),
        ]
    return Message(
        title=say("room-title"),
        body=say.text("room-nothing" if themes else "room-no-prompts"),
        rows=tuple(rows),
        tone=Tone.NOTICE,
    )


def no_such_theme(say: Say, themes: Sequence[Theme], wanted: Wanted) -> Message:
    """A theme nobody knows: the ones there are."""
    listed = tuple(
        (
            Span(theme.name.in_language(say.language), bold=True),
            Span(f": {theme.in_short.in_language(say.language)}"),
        )
        for theme in themes
    )
    return Message(
        title=say("room-title"),
        body=say.text("room-no-such-theme") + ((Bullets(listed),) if listed else ()),
        rows=(Menu(say("room-theme-prompt"), _themes(say, themes), _themed(wanted)),),
        tone=Tone.NOTICE,
    )


def agreements(say: Say, around: Session) -> Message:
    """What the group may agree on."""
    lines = tuple((Span(one.in_language(say.language)),) for one in around.agreements)
    return Message(
        title=say("room-agreements-title"),
        body=(*say.text("room-agreements"), Bullets(lines)),
        footer=_footer(say, around),
    )


def shapes(say: Say, around: Session) -> Message:
    """How a meeting may run: which one to see."""
    options = tuple(Option(one.name.in_language(say.language), one.id) for one in around.shapes)
    return Message(
        title=say("room-agenda-title"),
        body=say.text("room-shapes"),
        rows=(Menu(say("room-shape-prompt"), options, pack("room", "shape")),),
    )


def shape(say: Say, around: Session, one: Shape, turn: int) -> Message:
    """One way to run a meeting, with a way to open and one to close."""
    return Message(
        title=one.name.in_language(say.language),
        body=agenda(say, around, one, turn),
        footer=_footer(say, around),
        rows=(
            (
                Button(say("room-agreements-button"), pack("room", "agreements")),
                Button(say("room-shapes-button"), pack("room", "shapes")),
            ),
        ),
    )


def agenda(say: Say, around: Session, one: Shape, turn: int) -> Text:
    """The parts with their minutes. `turn` chooses the opener and the closer, so that they change."""
    parts = tuple(
        (
            Span(say("room-minutes", minutes=part.minutes), bold=True),
            Span(f" {part.what.in_language(say.language)}"),
        )
        for part in one.parts
    )
    opener = around.openers[turn % len(around.openers)]
    closer = around.closers[turn % len(around.closers)]
    return (
        Bullets(parts),
        *say.text("room-opener", words=opener.in_language(say.language)),
        *say.text("room-closer", words=closer.in_language(say.language)),
        *say.text("room-passing"),
    )


def _question(say: Say, card: Prompt) -> Text:
    return (
        Prose((Span(card.text.in_language(say.language), bold=True),)),
        *say.text("room-follow-up", words=card.follow_up.in_language(say.language)),
    )


def _began_again(say: Say, drawn: Drawn) -> Text:
    if not drawn.began_again:
        return ()
    return say.text("room-only-one" if drawn.of == 1 else "room-began-again")


def _depth(say: Say, card: Prompt, around: Session | None) -> str:
    names = around.depths if around else ()
    found = next((one.name for one in names if one.depth == card.depth), None)
    return found.in_language(say.language) if found else str(card.depth)


def _themes(say: Say, themes: Sequence[Theme]) -> tuple[Option, ...]:
    named = (
        Option(
            theme.name.in_language(say.language),
            theme.theme,
            theme.in_short.in_language(say.language)[:100],
        )
        for theme in themes
    )
    return (Option(say("room-any-theme"), ANY), *named)


def _settings(say: Say, around: Session | None) -> tuple[Option, ...]:
    names = around.settings if around else ()
    if not names:
        return tuple(Option(one.value, one.value) for one in Setting)
    return tuple(Option(one.name.in_language(say.language), one.id.value) for one in names)


def _again(wanted: Wanted, depth: int) -> str:
    return pack("room", "another", wanted.theme or ANY, wanted.setting.value, depth)


def _themed(wanted: Wanted) -> str:
    return pack("room", "theme", wanted.setting.value, wanted.depth)


def _set(wanted: Wanted) -> str:
    return pack("room", "setting", wanted.theme or ANY, wanted.depth)


def _around_row(say: Say) -> Row:
    return (
        Button(say("room-agreements-button"), pack("room", "agreements")),
        Button(say("room-shapes-button"), pack("room", "shapes")),
    )


def _footer(say: Say, file: CuratedFile) -> str:
    waits = say.language == "es" and file.translation is Translation.AWAITING_REVIEW
    return say("room-awaiting-review") if waits else ""
