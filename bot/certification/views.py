"""Records as messages: a record section by section, two side by side, a state without one. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot import states
from bot.certification import rules
from bot.certification.records import Elsewhere, Record, Status
from bot.certification.rules import Section
from bot.certification.telling import (
    contact,
    in_full,
    in_short,
    labelled,
    listed,
    prose,
    reference,
    small_print,
)
from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.message import Button, ButtonStyle, Field, Link, Menu, Message, Option, Row, Tone
from bot.chat.text import Block, Bullets, Span, Text
from bot.states import State

_IN_A_ROW = 5  # buttons in a row that every platform shows (Discord's limit)
_STATE_BUTTONS = 4


def card(
    record: Record, section: Section, records: Sequence[Record], say: Say, today: date
) -> Message:
    """One section of a record, with the way to its other sections and to other records."""
    facts = rules.facts_in(record, section)
    fields: tuple[Field, ...] = ()
    if section is Section.OVERVIEW:
        title = say(
            "certification-title",
            place=_place(record.place, say),
            credential=record.credential.in_language(say.language),
        )
        body = _overview(record, say)
    else:
        title = say(
            "certification-section-title",
            place=_place(record.place, say),
            section=say(f"certification-section-{section}"),
        )
        body = _standing(record, say) if record.status is not Status.IN_FORCE else ()
        fields = tuple(
            Field(say(f"certification-about-{about}"), in_full(record, fact, say))
            for about, fact in facts
        )
    if section is Section.SOURCES:
        body = (*body, *_references(record, say))
    confirm = [one.name.in_language(say.language) for one in record.confirm_with.values()]
    read = record.sources_of(*(fact for _, fact in facts)) if section is not Section.SOURCES else ()
    return Message(
        title=title,
        body=body,
        fields=fields,
        footer=small_print(record, say, today, as_of=record.as_of, sources=read, confirm=confirm),
        rows=_rows(record, section, records, say),
        tone=Tone.PLAIN if record.status is Status.IN_FORCE else Tone.NOTICE,
    )


def side_by_side(
    first: Record, second: Record, records: Sequence[Record], say: Say, today: date
) -> Message:
    """Two records point by point, each side under its own name."""
    one_place = first.place == second.place
    names = [
        one.label.in_language(say.language) if one_place else _place(one.place, say)
        for one in (first, second)
    ]
    fields = []
    for row in rules.compare(first, second):
        sides = zip(names, (first, second), (row.first, row.second), strict=True)
        told = [
            labelled(name, in_short(one, fact, say) if fact else say("certification-not-said"))
            for name, one, fact in sides
        ]
        fields.append(Field(say(f"certification-about-{row.about}"), (Bullets(tuple(told)),)))
    heads = [
        labelled(
            _side(one, say),
            say("certification-facts-of", as_of=one.as_of.in_language(say.language)),
        )
        for one in (first, second)
    ]
    known = dict.fromkeys(
        body.name.in_language(say.language)
        for one in (first, second)
        for body in one.confirm_with.values()
    )
    back = tuple(_show(one, _side(one, say)) for one in (first, second))
    older = min(first, second, key=lambda one: one.check_by)
    return Message(
        title=say("certification-compare-title"),
        body=(Bullets(tuple(heads)), *say.text("certification-compare-hint")),
        fields=tuple(fields),
        footer=small_print(older, say, today, confirm=list(known)),
        rows=(back, *_state_rows(records, say, but=())),
    )


def without_record(
    place: State,
    elsewhere: Elsewhere | None,
    records: Sequence[Record],
    say: Say,
    today: date,
) -> Message:
    """A state whose rule is not held: says so, and how to find it."""
    body: list[Block] = [*say.text("certification-none", place=place.name(say.language))]
    footer = ""
    links: tuple[Link, ...] = ()
    if elsewhere is not None:
        steps = listed(elsewhere.steps, say)
        body.append(Bullets(steps.items, numbered=True))
        body += [prose(one.in_language(say.language)) for one in elsewhere.background]
        links = tuple(Link(one.label.in_language(say.language), one.url) for one in elsewhere.links)
        sources = tuple(elsewhere.sources.values())
        footer = small_print(elsewhere, say, today, as_of=elsewhere.as_of, sources=sources)
    body += say.text("certification-held")
    return Message(
        title=say("certification-none-title", place=place.name(say.language)),
        body=tuple(body),
        footer=footer,
        rows=(*_chunked(links), *_state_rows(records, say, but=())),
        tone=Tone.NOTICE,
    )


def which_state(records: Sequence[Record], say: Say) -> Message:
    """Nobody's state is known here: asks for one."""
    return Message(
        title=say("certification-which-title"),
        body=say.text("certification-which"),
        rows=_state_rows(records, say, but=()),
    )


def no_such_state(
    typed: str, meant: Sequence[State], records: Sequence[Record], say: Say
) -> Message:
    """What was typed is no state: offers what may have been meant."""
    key = "certification-no-such-near" if meant else "certification-no-such"
    near = tuple(_go_to(one, say) for one in meant)
    but = tuple(one.code for one in meant)
    return Message(
        body=say.text(key, typed=typed),
        rows=(*_chunked(near), *_state_rows(records, say, but=but)),
        tone=Tone.NOTICE,
    )


def _overview(record: Record, say: Say) -> Text:
    blocks: list[Block] = [*_standing(record, say)]
    blocks.append(prose(record.summary.in_language(say.language)))
    glance = [
        labelled(say(f"certification-about-{about}"), in_short(record, fact, say))
        for about, fact in rules.facts_in(record, Section.OVERVIEW)
    ]
    blocks.append(Bullets(tuple(glance)))
    if record.may_be_out_of_date is not None:
        why = record.may_be_out_of_date.says.in_language(say.language)
        blocks += say.text("certification-may-be-old", why=why)
    return tuple(blocks)


def _standing(record: Record, say: Say) -> Text:
    return (prose(_status(record, say), bold=True),)


def _status(record: Record, say: Say) -> str:
    as_of = record.as_of.in_language(say.language)
    return say(f"certification-status-{record.status}", as_of=as_of)


def _references(record: Record, say: Say) -> Text:
    blocks: list[Block] = [prose(say("certification-sources"), bold=True)]
    blocks.append(Bullets(tuple(reference(one, say) for one in record.sources.values())))
    blocks.append(prose(say("certification-confirm-list"), bold=True))
    blocks.append(Bullets(tuple(contact(one, say) for one in record.confirm_with.values())))
    missing = [say(f"certification-about-{about}") for about in rules.unknowns(record)]
    missing += [one.in_language(say.language) for one in record.not_checked]
    if missing:
        blocks.append(prose(say("certification-not-known-list"), bold=True))
        blocks.append(Bullets(tuple((Span(one),) for one in missing)))
    return tuple(blocks)


def _rows(record: Record, section: Section, records: Sequence[Record], say: Say) -> tuple[Row, ...]:
    parts = [
        Button(say(f"certification-section-{one}"), pack("certification", "show", record.id, one))
        for one in rules.sections(record)
        if one is not section
    ]
    beside = [
        _show(other, other.label.in_language(say.language))
        for other in rules.of_place(records, record.place)
        if other.id != record.id
    ]
    if record.values is not None:
        beside.append(Button(say("certification-values"), pack("certification", "values")))
    if record.curriculum is not None:
        beside.append(Button(say("certification-areas"), pack("certification", "areas")))
    rows: list[Row] = [*_chunked(parts), *_chunked(beside)]
    rows += _state_rows(records, say, but=(record.place,))
    others = rules.others_to_compare(records, record)
    if section is Section.OVERVIEW and others:
        options = tuple(Option(_side(one, say), one.id) for one in others)
        action = pack("certification", "compare", record.id)
        rows.append(Menu(say("certification-compare"), options, action))
    return tuple(rows)


def _state_rows(records: Sequence[Record], say: Say, *, but: tuple[str, ...]) -> tuple[Row, ...]:
    """The places that have a record, as buttons; as a menu when there are many."""
    found = (states.by_code(code) for code in rules.places(records) if code not in but)
    held = [one for one in found if one is not None]
    if not held:
        return ()
    if len(held) > _STATE_BUTTONS:
        options = tuple(Option(one.name(say.language), one.code) for one in held)
        return (Menu(say("certification-other-states"), options, pack("certification", "place")),)
    return (tuple(_go_to(one, say) for one in held),)


def _go_to(place: State, say: Say) -> Button:
    return Button(place.name(say.language), pack("certification", "place", place.code))


def _show(record: Record, label: str) -> Button:
    style = ButtonStyle.MAIN if record.status is Status.IN_FORCE else ButtonStyle.PLAIN
    return Button(label, pack("certification", "show", record.id, Section.OVERVIEW), style)


def _side(record: Record, say: Say) -> str:
    return say(
        "certification-side",
        place=_place(record.place, say),
        label=record.label.in_language(say.language),
    )


def _place(code: str, say: Say) -> str:
    found = states.by_code(code)
    return found.name(say.language) if found else code


def _chunked(items: Iterable[Button | Link]) -> tuple[Row, ...]:
    rest = list(items)
    return tuple(tuple(rest[at : at + _IN_A_ROW]) for at in range(0, len(rest), _IN_A_ROW))
