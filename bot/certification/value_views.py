"""The values of peer support and the topics of its training, as messages. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot import states
from bot.certification.records import Curriculum, Record, Value, Values
from bot.certification.rules import Section
from bot.certification.telling import labelled, listed, prose, small_print
from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.message import Button, ButtonStyle, Field, Menu, Message, Option, Row, Tone
from bot.chat.text import Block, Bullets, Span


def all_values(values: Values, records: Sequence[Record], say: Say, today: date) -> Message:
    """Every value in one line, and a menu to open one."""
    lines = tuple(
        labelled(one.name.in_language(say.language), one.short.in_language(say.language))
        for one in values.values
    )
    return Message(
        title=values.title.in_language(say.language),
        body=(prose(values.about.in_language(say.language)), Bullets(lines)),
        footer=_footer(values, say, today),
        rows=(_menu(values, say), *_back(values.id, records, say)),
        tone=Tone.NOTICE if values.status == "draft" else Tone.PLAIN,
    )


def one_value(values: Values, value: Value, say: Say, today: date) -> Message:
    """What one value asks for, questions to ask yourself, and the way to the next."""
    body: list[Block] = [
        prose(value.short.in_language(say.language)),
        listed(value.means, say),
    ]
    if value.contested is not None:
        words = value.contested.in_language(say.language)
        body += say.text("certification-contested", words=words)
    fields = [Field(say("certification-ask-yourself"), (listed(value.questions, say),))]
    near = [
        values.national.values[one].in_language(say.language)
        for one in value.near_national
        if one in values.national.values
    ]
    if near:
        fields.append(Field(say("certification-near-national"), (prose(", ".join(near)),)))
    ids = [one.id for one in values.values]
    following = values.values[(ids.index(value.id) + 1) % len(ids)]
    label = say("certification-next-value", name=following.name.in_language(say.language))
    return Message(
        title=value.name.in_language(say.language),
        body=tuple(body),
        fields=tuple(fields),
        footer=_footer(values, say, today),
        rows=(
            (
                Button(label, pack("certification", "value", following.id), ButtonStyle.MAIN),
                Button(say("certification-values"), pack("certification", "values")),
            ),
        ),
        tone=Tone.NOTICE if values.status == "draft" else Tone.PLAIN,
    )


def areas(curriculum: Curriculum, records: Sequence[Record], say: Say, today: date) -> Message:
    """What training covers, and what some states' courses cover now."""
    fields = []
    if curriculum.principles:
        names = tuple((Span(one.name.in_language(say.language)),) for one in curriculum.principles)
        fields.append(Field(say("certification-principles"), (Bullets(names),)))
    now = []
    for one in curriculum.today:
        place = states.by_code(one.place)
        label = say(
            "certification-place-and-time",
            place=place.name(say.language) if place else one.place,
            as_of=one.as_of.in_language(say.language),
        )
        now.append(labelled(label, one.says.in_language(say.language)))
    if now:
        fields.append(Field(say("certification-courses-today"), (Bullets(tuple(now)),)))
    names = tuple((Span(one.name.in_language(say.language)),) for one in curriculum.areas)
    confirm = [one.in_language(say.language) for one in curriculum.confirm_with]
    sources = tuple(curriculum.sources.values())
    return Message(
        title=curriculum.title.in_language(say.language),
        body=(prose(curriculum.about.in_language(say.language)), Bullets(names)),
        fields=tuple(fields),
        footer=small_print(
            curriculum, say, today, as_of=curriculum.as_of, sources=sources, confirm=confirm
        ),
        rows=_back(curriculum.id, records, say),
        tone=Tone.NOTICE,
    )


def _menu(values: Values, say: Say) -> Menu:
    options = tuple(Option(one.name.in_language(say.language), one.id) for one in values.values)
    return Menu(say("certification-open-value"), options, pack("certification", "value"))


def _footer(values: Values, say: Say, today: date) -> str:
    confirm = [one.in_language(say.language) for one in values.confirm_with]
    sources = tuple(values.sources.values())
    return small_print(values, say, today, as_of=values.as_of, sources=sources, confirm=confirm)


def _back(name: str, records: Sequence[Record], say: Say) -> tuple[Row, ...]:
    for record in records:
        if name in (record.values, record.curriculum):
            action = pack("certification", "show", record.id, Section.OVERVIEW)
            return ((Button(say("certification-back"), action),),)
    return ()
