"""Cards and choices as messages. Pure; every card is one message on every platform."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice, zip_longest
from typing import Final

from bot import markup
from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.message import Button, Message, Row, Tone
from bot.chat.text import Bullets, Line, Prose, Span, Text
from bot.safety.records import ButtonName, Card, CardName, Resource, Safety, Tier, Wording
from bot.safety.rules import Screening

MOST: Final = 4  # people to reach at a time, as the brief asks: more is too much to read
_PEER_LINE: Final = "{peer_line}"
_SLOT: Final = chr(markup.SLOT_BASE)
_KINDS: Final = ("peer", "crisis", "respite", "harm-by-others", "rights")
_CARDS: Final = {
    Tier.DIRECT: CardName.DIRECT,
    Tier.POSSIBLE: CardName.POSSIBLE,
    Tier.HEAVY_DAY: CardName.HEAVY_DAY,
    Tier.SOMEONE_ELSE: CardName.SOMEONE_ELSE,
    Tier.HARM_BY_OTHERS: CardName.HARM_BY_OTHERS,
    Tier.HARM_TO_OTHERS: CardName.HARM_TO_OTHERS,
}
_ACUTE: Final = {Tier.DIRECT: CardName.DIRECT_NOW, Tier.SOMEONE_ELSE: CardName.SOMEONE_NOW}
# Where others read along and the person cannot be answered alone, only what speaks of dying is worth
# a note to all; after anything else it would say more about them than it helps.
_ALOUD: Final = (Tier.DIRECT, Tier.POSSIBLE, Tier.SOMEONE_ELSE)


def card_for(heard: Screening) -> CardName:
    """The card of a tier; where a body may be in danger, the one with medical help first."""
    return _ACUTE[heard.tier] if heard.acute and heard.tier in _ACUTE else _CARDS[heard.tier]


def is_said_aloud(heard: Screening) -> bool:
    """Whether the note for a public place (card `public`) may stand in for a card."""
    return heard.tier in _ALOUD


def card(words: Safety, name: CardName, say: Say, state: str, today: date) -> Message:
    """One card in the reader's language, with the peer line nearest to them (`us-xx` or `us`)."""
    found = words.cards[name]
    body = _body(words, found.text, say.language, state, today)
    return Message(body=body, rows=_rows(found, say), tone=Tone.CARE)


def choices(words: Safety, say: Say, state: str, today: date) -> Message:
    """The people one can reach: at most four, local first, peers next to crisis lines."""
    shown = chosen(words.resources, state, today)
    found = words.cards[CardName.SUPPORT]
    intro, *rest = _body(words, found.text, say.language, state, today)
    items = tuple(_item(one, say.language) for one in shown)
    return Message(
        title=say("safety-support-title"),
        body=(intro, Bullets(items), *rest),
        rows=_rows(found, say),
        tone=Tone.CARE,
    )


def follow_up(words: Safety, heard: Screening, say: Say, state: str, today: date) -> Message:
    """One short line instead of the same card again."""
    wording = words.follow_up_now if heard.acute else words.follow_up
    button = _button(ButtonName.CHOICES, say)
    return Message(
        body=_body(words, wording, say.language, state, today), rows=((button,),), tone=Tone.CARE
    )


def line(wording: Wording, say: Say) -> Message:
    """A single kind sentence."""
    return Message(body=markup.parse(wording.in_language(say.language)), tone=Tone.CARE)


def chosen(resources: Iterable[Resource], state: str, today: date) -> tuple[Resource, ...]:
    """Whom to show in a state on a day: fresh lines only, local first, one of each kind in turn."""
    fitting = [one for one in resources if one.place in ("us", state) and one.shown_on(today)]
    columns = (
        sorted((one for one in fitting if one.kind == kind), key=lambda one: one.place == "us")
        for kind in _KINDS
    )
    in_turn = (one for row in zip_longest(*columns) for one in row if one is not None)
    return tuple(islice(in_turn, MOST))


def peer_line(resources: Iterable[Resource], state: str, today: date) -> Resource:
    """The state's own peer line if it was checked lately, else the one for all of the U.S."""
    lines = [one for one in resources if one.line is not None and one.shown_on(today)]
    local = [one for one in lines if one.place == state]
    return (local or [one for one in lines if one.place == "us"])[0]


def _body(words: Safety, wording: Wording, language: str, state: str, today: date) -> Text:
    nearest = peer_line(words.resources, state, today).line or wording
    slots = {_SLOT: _inline(nearest.in_language(language))}
    return markup.parse(wording.in_language(language).replace(_PEER_LINE, _SLOT), slots)


def _item(one: Resource, language: str) -> Line:
    parts = (one.how, one.hours, one.note)
    said = ". ".join(part.in_language(language).rstrip(".") for part in parts if part)
    name = Span(f"{one.name.in_language(language)}: ", bold=True)
    return (name, *_inline(f"{said}."))


def _inline(markdown: str) -> Line:
    return tuple(
        span for block in markup.parse(markdown) if isinstance(block, Prose) for span in block.spans
    )


def _rows(found: Card, say: Say) -> tuple[Row, ...]:
    if not found.buttons:
        return ()
    return (tuple(_button(name, say) for name in found.buttons),)


def _button(name: ButtonName, say: Say) -> Button:
    """Its action goes on in the card's language."""
    return Button(say(f"safety-button-{name}"), pack("safety", name, say.language))
