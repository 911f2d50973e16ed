"""The command `certification [state]` and the buttons under what it shows. Anyone may use them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot import states
from bot.certification import rules, value_views, views
from bot.certification.records import Record
from bot.certification.rules import Section
from bot.certification.shelf import Shelf
from bot.chat.dispatch import Context
from bot.chat.message import Message, Option
from bot.chat.reply import Answer, Reply, Suggestions, Update
from bot.chat.router import Argument, NotUnderstood, command, press, suggest

MOST_SUGGESTIONS = 25  # Discord's limit of choices in autocomplete
_ECHOED = 40  # characters of what was typed that an answer repeats


@dataclass(frozen=True, slots=True)
class Certification:
    """What a person gets: see the package's docstring. `shelf` holds the content."""

    shelf: Shelf

    @command("certification", Argument("state", suggests=True, free_text=True, max_length=100))
    async def certification(self, context: Context, state: str | None) -> Answer:
        """The rule of a state; without one, of the person's own state or the alliance's."""
        if state is None:
            return Reply(self._own(context))
        place = states.find(state)
        if place is not None:
            return Reply(self._of(place, context))
        shown = state if len(state) <= _ECHOED else f"{state[:_ECHOED]}…"
        meant = states.close(state)
        return Reply(views.no_such_state(shown, meant, self.shelf.records, context.say))

    @suggest("certification", "state")
    async def states_for(self, context: Context, typed: str) -> Suggestions:
        """States for half-typed text; those with a record come first and say so."""
        held = rules.places(self.shelf.records)
        found = states.beginning(typed, context.reader.language)
        own = context.reader.state
        ranked = sorted(found, key=lambda one: (one.code != own, one.code not in held))
        options = (
            Option(
                one.name(context.reader.language),
                one.code,
                context.say("certification-held-here") if one.code in held else "",
            )
            for one in (ranked if not typed.strip() else found)
        )
        return Suggestions(tuple(options)[:MOST_SUGGESTIONS])

    @press("certification:place", str)
    async def place(self, context: Context, code: str) -> Answer:
        """A state's button."""
        place = states.by_code(code)
        if place is None:
            raise NotUnderstood("chat-stale-button")
        return Update(self._of(place, context))

    @press("certification:show", str, Section)
    async def show(self, context: Context, name: str, section: Section) -> Answer:
        """A section of a record."""
        record = self._record(name)
        if section not in rules.sections(record):
            section = Section.OVERVIEW
        return Update(views.card(record, section, self.shelf.records, context.say, _today(context)))

    @press("certification:compare", str, str)
    async def compare(self, context: Context, first: str, second: str) -> Answer:
        """Two records side by side."""
        one, other = self._record(first), self._record(second)
        return Update(
            views.side_by_side(one, other, self.shelf.records, context.say, _today(context))
        )

    @press("certification:values")
    async def values(self, context: Context) -> Answer:
        """All values of peer support."""
        values = self.shelf.values
        if values is None:
            raise NotUnderstood("chat-stale-button")
        return Update(
            value_views.all_values(values, self.shelf.records, context.say, _today(context))
        )

    @press("certification:value", str)
    async def value(self, context: Context, name: str) -> Answer:
        """One value."""
        values = self.shelf.values
        value = values.value(name) if values is not None else None
        if values is None or value is None:
            raise NotUnderstood("chat-stale-button")
        return Update(value_views.one_value(values, value, context.say, _today(context)))

    @press("certification:areas")
    async def areas(self, context: Context) -> Answer:
        """What training covers."""
        curriculum = self.shelf.curriculum
        if curriculum is None:
            raise NotUnderstood("chat-stale-button")
        return Update(
            value_views.areas(curriculum, self.shelf.records, context.say, _today(context))
        )

    def _own(self, context: Context) -> Message:
        place = states.by_code(context.reader.state)
        if place is None or place.code == states.NATION:
            return views.which_state(self.shelf.records, context.say)
        return self._of(place, context)

    def _of(self, place: states.State, context: Context) -> Message:
        records = self.shelf.records
        here = rules.of_place(records, place.code)
        today = _today(context)
        if not here:
            return views.without_record(place, self.shelf.elsewhere, records, context.say, today)
        return views.card(here[0], Section.OVERVIEW, records, context.say, today)

    def _record(self, name: str) -> Record:
        record = rules.by_id(self.shelf.records, name)
        if record is None:
            raise NotUnderstood("chat-stale-button")
        return record


def _today(context: Context) -> date:
    return context.now.date()
