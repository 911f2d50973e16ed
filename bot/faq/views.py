"""Answers, choices, topics and forms as messages. Pure: everything shown comes in as an argument."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from bot import markup, states
from bot.chat import text
from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.message import Button, ButtonStyle, Field, Link, Menu, Message, Option, Row, Tone
from bot.chat.text import Line, Prose, Span, Text
from bot.faq import rules
from bot.faq.entries import Entry
from bot.faq.pending import NONE
from bot.faq.records import Topic
from bot.faq.rules import Listing, Part
from bot.faq.smalltalk import Kind

AWAITING_REVIEW: Final = "awaiting-review"
_TITLED: Final = frozenset({Kind.GREETING, Kind.ABILITIES})


@lru_cache(maxsize=4_096)
def _parsed(markdown: str) -> Text:
    return markup.parse(markdown)


@dataclass(frozen=True, slots=True)
class Shelf:
    """An entry with what is needed to show it to one reader.

    `state` is the reader's; `today` the day in the alliance's zone; `token` names the pending
    question that it answers (empty when it was opened by a button); `back` is the action that
    leads back to the list it was opened from; `is_first_of_several`: more was asked than this.
    """

    entry: Entry
    state: str
    today: date
    related: tuple[Entry, ...] = ()
    token: str = ""
    back: str = ""
    is_first_of_several: bool = False


def answer(say: Say, shelf: Shelf) -> Message:
    """A curated answer with source, place and date. `say` speaks the language of the question."""
    entry = shelf.entry
    return Message(
        title=entry.question,
        body=(*_lead(say, shelf), *_parsed(entry.answer)),
        fields=_fields(say, entry, shelf.today),
        footer=say("faq-awaiting-review") if entry.translation == AWAITING_REVIEW else "",
        rows=_answer_rows(say, shelf),
    )


def _lead(say: Say, shelf: Shelf) -> Text:
    """What has to be known before the first line of the answer is believed."""
    entry = shelf.entry
    lines: list[Line] = []
    if rules.is_elsewhere(entry.place, shelf.state):
        lines.append(_line(say, "faq-answer-elsewhere", place=place_name(say, entry.place)))
    if entry.status == rules.HISTORIC:
        lines.append(_line(say, "faq-answer-historic"))
    if entry.language != say.language:
        lines.append(_line(say, "faq-answer-fallback", language=entry.language))
    if shelf.is_first_of_several:
        lines.append(_line(say, "faq-several"))
    return (Prose(_joined(lines, " ")),) if lines else ()


def _line(say: Say, key: str, **arguments: object) -> Line:
    if "language" in arguments:  # it chooses between wordings, so it cannot be filled in later
        return (Span(say(key, **arguments)),)
    return tuple(
        span for block in say.text(key, **arguments) for span in getattr(block, "spans", ())
    )


def _joined(lines: Sequence[Line], between: str) -> Line:
    joined: list[Span] = []
    for number, line in enumerate(lines):
        joined += [Span(between)] if number else []
        joined += line
    return tuple(joined)


def _fields(say: Say, entry: Entry, today: date) -> tuple[Field, ...]:
    fields: list[Field] = []
    if entry.sources:
        label = say("faq-source", count=len(entry.sources))
        fields.append(Field(label, _sources(entry)))
    if entry.place:
        fields.append(Field(say("faq-where"), text.plain(place_name(say, entry.place))))
    if as_of := _as_of(say, entry):
        fields.append(Field(say("faq-as-of"), text.plain(as_of)))
    mind = [_note(say, note, entry) for note in rules.notes(entry, today)]
    if mind:
        fields.append(Field(say("faq-mind"), text.plain(" ".join(mind))))
    return tuple(fields)


def _sources(entry: Entry) -> Text:
    """Every source on its own line: who says so, when, and the page where there is one."""
    lines: list[Line] = []
    for source in entry.sources:
        name = Span(rules.short_source(source, entry.sources), href=source.url or None)
        lines.append((name, Span(f", {source.date}")) if source.date else (name,))
    return (Prose(lines[0]),) if len(lines) == 1 else (text.Bullets(tuple(lines)),)


def _as_of(say: Say, entry: Entry) -> str:
    if entry.reviewed and entry.facts_from:
        return say("faq-as-of-reviewed-facts", day=entry.reviewed, facts=entry.facts_from)
    if entry.reviewed:
        return say("faq-as-of-reviewed", day=entry.reviewed)
    return say("faq-as-of-facts", facts=entry.facts_from) if entry.facts_from else ""


def _note(say: Say, note: rules.Note, entry: Entry) -> str:
    match note:
        case rules.Note.OUT_OF_DATE:
            return say("faq-note-out-of-date", reason=_sentence(entry.out_of_date))
        case rules.Note.DUE:
            return say("faq-note-due", day=entry.check_by)
        case _:
            return say(f"faq-note-{note}")


def _sentence(words: str) -> str:
    """The words with a full stop, so that another sentence can follow."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def _answer_rows(say: Say, shelf: Shelf) -> tuple[Row, ...]:
    """At most five rows, as many as fit under one message on every platform."""
    rows: list[Row] = [(_opens(say, one, shelf.state),) for one in shelf.related]
    below: list[Button | Link] = []
    if shelf.back:
        below.append(Button(say("faq-button-back"), shelf.back))
    if shelf.token:
        below.append(Button(say("faq-button-not-this"), about_pending(say, "other", shelf.token)))
    report = pack("faq", "report", say.language, rules.entry_key(shelf.entry.id))
    below.append(Button(say("faq-button-report"), report))
    below.append(Button(say("faq-button-topics"), pack("faq", "topics-in", say.language)))
    rows.append(tuple(below))
    if link := _source_link(say, shelf.entry):
        rows.append((link,))
    return tuple(rows)


def _source_link(say: Say, entry: Entry) -> Link | None:
    """The first source that has a page; the others are linked where they are named."""
    for source in entry.sources:
        if source.url.startswith("https://"):
            name = source.publisher or source.title
            return Link(rules.clipped(say("faq-button-source", source=name)), source.url)
    return None


def _opens(say: Say, entry: Entry, state: str) -> Button:
    action = pack("faq", "read", say.language, rules.entry_key(entry.id))
    return Button(rules.label(entry.question, _state_name(say, entry, state)), action)


def _state_name(say: Say, entry: Entry, state: str) -> str:
    is_elsewhere = rules.is_elsewhere(entry.place, state)
    return place_name(say, entry.place) if is_elsewhere else ""


def suggestion(say: Say, entry: Entry, state: str) -> Option:
    """An entry while somebody types. Chosen, its words are the question: so another state's entry
    names its state, and whoever chooses it has asked about that state."""
    words = rules.label(entry.question, _state_name(say, entry, state), rules.VALUE)
    return Option(words, words)


def place_name(say: Say, place: str) -> str:
    """A place in words: `Vermont`, or the whole country."""
    known = states.by_code(place)
    return known.name(say.language) if known else place.removeprefix("us-").upper()


def about_pending(say: Say, verb: str, token: str) -> str:
    """The action of a button, or the key of a form, about a question that may still be pending."""
    return pack("faq", verb, say.language, token or NONE)


@dataclass(frozen=True, slots=True)
class Offer:
    """Entries to choose from. `state` is the reader's; `token` names the pending question.

    `is_after_answer`: somebody said that the answer was not it. `is_of_several`: many things were
    asked. `unknown_state`: the question names a state about which nothing is written here.
    """

    entries: Sequence[Entry]
    state: str
    token: str
    is_after_answer: bool = False
    is_of_several: bool = False
    unknown_state: str = ""


def choices(say: Say, offer: Offer) -> Message:
    """ "Did you mean": two or three buttons, each naming its state when it is not the reader's."""
    key = "faq-others" if offer.is_after_answer else "faq-choices"
    elsewhere = any(rules.is_elsewhere(one.place, offer.state) for one in offer.entries)
    body = say.text("faq-choices-elsewhere" if elsewhere and not offer.is_after_answer else key)
    if offer.unknown_state:
        place = place_name(say, offer.unknown_state)
        body = (*say.text("faq-choices-unknown-state", place=place), *body)
    if offer.is_of_several:
        body = (*say.text("faq-several-none"), *body)
    shown = offer.entries[: rules.MOST_CHOICES]
    rows: list[Row] = [(_opens(say, one, offer.state),) for one in shown]
    rows.append((Button(say("faq-button-none"), about_pending(say, "none", offer.token)),))
    return Message(title=say(f"{key}-title"), body=body, rows=tuple(rows))


def nothing(say: Say, token: str, *, several: bool = False) -> Message:
    """An honest "I do not know", and the ways on. Repeats nothing of what was typed."""
    body = say.text("faq-nothing")
    if several:
        body = (*say.text("faq-several-none"), *body)
    return Message(
        title=say("faq-nothing-title"), body=body, rows=(_ways_on(say, token),), tone=Tone.NOTICE
    )


def _ways_on(say: Say, token: str) -> Row:
    return (
        _coordinator(say, token),
        Button(say("faq-button-topics"), pack("faq", "topics-in", say.language)),
    )


def _coordinator(say: Say, token: str) -> Button:
    action = about_pending(say, "hand-in", token)
    return Button(say("faq-button-coordinator"), action, ButtonStyle.MAIN)


def small_talk(say: Say, kind: Kind, more: Sequence[Entry], state: str) -> Message:
    """A short kind reply to a message that asks nothing; `more` are answers about the bot itself."""
    rows: list[Row] = [(_opens(say, one, state),) for one in more]
    if kind not in (Kind.THANKS, Kind.GOODBYE):
        rows.append(_topics_row(say))
    return Message(
        title=say(f"faq-talk-{kind}-title") if kind in _TITLED else "",
        body=say.text(f"faq-talk-{kind}"),
        rows=tuple(rows),
    )


def unreadable(say: Say) -> Message:
    """For code and letters at random. Repeats nothing of it."""
    return Message(body=say.text("faq-unreadable"), rows=(_topics_row(say),))


def how_to_ask(say: Say) -> Message:
    """For `/ask` without a question."""
    return Message(body=say.text("faq-ask-how"), rows=(_topics_row(say),))


def _topics_row(say: Say) -> Row:
    return (Button(say("faq-button-topics"), pack("faq", "topics-in", say.language)),)


def topics(say: Say, listings: Mapping[str, Listing], known: Mapping[str, Topic]) -> Message:
    """The topics as a menu, each with one line on what is in it."""
    if not listings:
        return Message(
            title=say("faq-topics-title"),
            body=say.text("faq-topics-empty"),
            rows=((_coordinator(say, ""),),),
        )
    options = tuple(
        Option(topic_name(say, known.get(name)), name, _about(say, known.get(name)))
        for name in listings
    )
    menu = Menu(say("faq-topics-prompt"), options, pack("faq", "open", say.language))
    return Message(title=say("faq-topics-title"), body=say.text("faq-topics"), rows=(menu,))


def topic_name(say: Say, topic: Topic | None) -> str:
    """A topic's name in the reader's language, else in any that it has."""
    return topic.name.said(say.language) if topic else say("faq-topic-more")


def _about(say: Say, topic: Topic | None) -> str:
    return topic.about.said(say.language) if topic else say("faq-topic-more-about")


def topic_action(language: str, name: str, part: Part) -> str:
    """The press that shows one part of a topic's questions."""
    return pack("faq", "topic", language, name, part)


@dataclass(frozen=True, slots=True)
class OpenTopic:
    """One topic with its questions; `record` is None for those that have no topic of their own."""

    name: str
    record: Topic | None
    listing: Listing


def topic(say: Say, opened: OpenTopic, state: str, part: Part) -> Message:
    """One part of a topic's questions, and buttons to its other parts."""
    shown = opened.listing.part(part)
    rows: list[Row] = []
    if shown:
        options = tuple(_option(say, one, state) for one in shown)
        rows.append(Menu(say("faq-topic-prompt"), options, pack("faq", "from", say.language)))
    below = [
        Button(
            say(f"faq-button-{other}", count=len(opened.listing.part(other))),
            topic_action(say.language, opened.name, other),
        )
        for other in Part
        if other is not part and opened.listing.part(other)
    ]
    below.append(Button(say("faq-button-all-topics"), pack("faq", "browse", say.language)))
    return Message(
        title=topic_name(say, opened.record),
        body=_topic_body(say, opened.record, part, len(shown)),
        rows=(*rows, tuple(below)),
    )


def _topic_body(say: Say, record: Topic | None, part: Part, count: int) -> Text:
    if part is not Part.NEAR:
        return say.text(f"faq-topic-{part}")
    if not count:
        return say.text("faq-topic-none-near")
    return (*text.plain(_about(say, record)), *say.text("faq-topic-count", count=count))


def _option(say: Say, entry: Entry, state: str) -> Option:
    elsewhere = _state_name(say, entry, state)
    label = rules.clipped(entry.question, rules.VALUE)
    return Option(label, rules.entry_key(entry.id), elsewhere)
