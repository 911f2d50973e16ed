"""The queue, one item, and the answer as its asker reads it. Pure.

What people typed is always put in as plain spans: it can never become markup.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bot.chat import text
from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.form import Form, Paragraph
from bot.chat.message import Button, ButtonStyle, Field, Message, Row, Tone
from bot.chat.text import Quote, Span, Text
from bot.review.places import trouble_of
from bot.review.records import Item, Kind, Outcome, Page, Status
from bot.review.rules import snippet
from bot.states import by_code

EntryAction = Callable[[str], str | None]
_LONGEST_KEY: Final = 40  # longer ids have stand-ins in presses, which only their own feature knows
_APPS: Final = {"discord": "Discord", "telegram": "Telegram"}  # names, the same in any language
_TONES: Final = {
    Outcome.SENT: Tone.GOOD,
    Outcome.WAITING: Tone.NOTICE,
    Outcome.GONE: Tone.PROBLEM,
    Outcome.TAKEN: Tone.NOTICE,
}


def shows_entry(subject: str) -> str | None:
    """The press that shows a curated answer, where its id fits into one."""
    return pack("faq", "show", subject) if subject and len(subject) <= _LONGEST_KEY else None


def queue(say: Say, page: Page) -> Message:
    """A page of short cards, the oldest first."""
    body: Text = ()
    if page.items:
        body += say.text("review-counts", questions=page.questions, reports=page.reports)
    else:
        body += say.text("review-nothing")
    if page.places:
        body += say.text("review-places", count=page.places)
    if page.undelivered:
        body += say.text("review-undelivered", count=page.undelivered)
    numbered = tuple(enumerate(page.items, page.first))
    turning = []
    if page.page > 1:
        turning.append(Button(say("review-previous"), pack("review", "queue", page.page - 1)))
    if page.page < page.pages:
        turning.append(Button(say("review-next"), pack("review", "queue", page.page + 1)))
    rows: tuple[Row, ...] = (
        tuple(
            Button(say("review-open", number=number), pack("review", "open", item.number))
            for number, item in numbered
        ),
        tuple(turning),
    )
    return Message(
        title=say("review-title"),
        body=body,
        fields=tuple(
            Field(_card_label(say, number, item), _card(say, item)) for number, item in numbered
        ),
        footer=say("review-page", page=page.page, pages=page.pages) if page.pages > 1 else "",
        rows=tuple(row for row in rows if row),
    )


def _card_label(say: Say, number: int, item: Item) -> str:
    key = "review-card"
    if item.status is Status.GONE:
        key = "review-card-gone"
    elif item.wants_answer:
        key = "review-card-wanted"
    kind = say(f"review-kind-{item.kind}")
    return say(key, number=number, kind=kind, day=item.handed_in_on)


def _card(say: Say, item: Item) -> Text:
    words = snippet(item.text)
    if item.kind is Kind.PLACE:
        return _trouble(say, item)
    if item.kind is Kind.REPORT:
        note = words or say("review-no-note")
        return say.text("review-card-report", answer=item.subject, note=note)
    return text.plain(words)


def item(say: Say, one: Item, entry_action: EntryAction = shows_entry) -> Message:
    """One item with everything a coordinator needs, and nothing of who asked."""
    if one.kind is Kind.PLACE:
        return _place_note(say, one)
    fields = [
        Field(say("review-day-label"), text.plain(say("review-day", day=one.handed_in_on))),
        Field(say("review-language-label"), text.plain(say(f"review-language-{one.language}"))),
        Field(say("review-state-label"), text.plain(_place(say, one.state))),
    ]
    buttons = []
    if one.kind is Kind.REPORT:
        fields.insert(0, Field(say("review-subject-label"), text.plain(one.subject or "…")))
        action = entry_action(one.subject)
        if action:
            buttons.append(Button(say("review-show-entry"), action))
        hint = "review-hint-report"
    else:
        wanted = "review-wanted" if one.wants_answer else "review-not-wanted"
        if one.status is Status.OPEN:
            fields.append(Field(say("review-wanted-label"), say.text(wanted)))
        hint = "review-hint"
    if one.wants_answer:
        action = pack("review", "answer", one.number)
        buttons.append(Button(say("review-answer"), action, ButtonStyle.MAIN))
    buttons.append(Button(say("review-done"), pack("review", "done", one.number)))
    is_gone = one.status is Status.GONE
    return Message(
        title=say(f"review-{one.kind}-title"),
        body=_quoted(one.text, say.text("review-no-note") if one.kind is Kind.REPORT else ())
        + (say.text("review-gone") if is_gone else ())
        + say.text(hint),
        fields=tuple(fields),
        rows=(tuple(buttons), (_back(say),)),
        tone=Tone.NOTICE if is_gone else Tone.PLAIN,
    )


def _place_note(say: Say, one: Item) -> Message:
    return Message(
        title=say("review-place-title"),
        body=_trouble(say, one) + say.text("review-hint-place"),
        fields=(
            Field(say("review-day-label"), text.plain(say("review-day", day=one.handed_in_on))),
        ),
        rows=((Button(say("review-done"), pack("review", "done", one.number)),), (_back(say),)),
        tone=Tone.NOTICE,
    )


def _trouble(say: Say, one: Item) -> Text:
    why, name, address = trouble_of(one)
    app = _APPS.get(address.platform, address.platform)
    return say.text(f"review-place-{why}", place=name, app=app)


def _quoted(words: str, otherwise: Text = ()) -> Text:
    lines = tuple((Span(line),) for line in words.split("\n") if line.strip())
    return (Quote(lines),) if lines else otherwise


def _place(say: Say, code: str) -> str:
    state = by_code(code)
    return state.name(say.language) if state else code


def _back(say: Say) -> Button:
    return Button(say("review-back"), pack("review", "queue", 1))


def close_asked(say: Say, one: Item) -> Message:
    """Asks once before somebody who hopes for an answer gets none."""
    return Message(
        title=say("review-close-title"),
        body=_quoted(one.text) + say.text("review-close"),
        rows=(
            (
                Button(
                    say("review-answer"), pack("review", "answer", one.number), ButtonStyle.MAIN
                ),
                Button(
                    say("review-close-yes"), pack("review", "close", one.number), ButtonStyle.DANGER
                ),
            ),
            (_back(say),),
        ),
        tone=Tone.NOTICE,
    )


def answer_form(say: Say, one: Item) -> Form:
    """Where a coordinator writes the answer, with the question above it."""
    return Form(
        key=pack("review", "answered", one.number),
        title=say("review-form-title"),
        questions=(
            Paragraph(
                name="answer",
                label=say("review-form-question"),
                help=say("review-form-help"),
                max_length=2000,
            ),
        ),
        intro=say.text("review-form-intro") + _quoted(one.text),
        submit=say("review-form-submit"),
    )


def outcome(say: Say, became: Outcome, written: str) -> Message:
    """What became of an answer; words that were not sent are given back."""
    body = say.text(f"review-{became}")
    return Message(
        title=say(f"review-{became}-title"),
        body=body + _quoted(written) if became is Outcome.TAKEN else body,
        rows=((_back(say),),),
        tone=_TONES[became],
    )


def answered(say: Say, one: Item, alliance: str) -> Message:
    """The answer as it reaches its asker, in the language of their question."""
    return Message(
        title=say("review-answered-title"),
        body=say.text("review-answered-asked")
        + _quoted(one.text)
        + say.text("review-answered-says")
        + text.plain(one.answer),
        footer=say("review-answered-footer", alliance=alliance),
    )
