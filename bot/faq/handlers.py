"""Who can ask what: `ask`, a direct message, a mention, `topics`, and the buttons under answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from bot.chat.dispatch import Context, Say, Voice
from bot.chat.event import Person
from bot.chat.form import Answer as Value
from bot.chat.message import Message
from bot.chat.platform import Address
from bot.chat.reply import Answer, Ask, Reply, Suggestions, Update
from bot.chat.router import Argument, NotUnderstood, asked, command, form, press, suggest
from bot.faq import forms, rules, views
from bot.faq.entries import LANGUAGES, Entry
from bot.faq.pending import Pending, PendingQuestions
from bot.faq.records import HandIn, Librarian, Topics
from bot.faq.retrieval.finding import Band, Finding
from bot.faq.retrieval.language import detect
from bot.faq.rules import Part
from bot.faq.smalltalk import Kind, SmallTalk, is_unreadable, small_talk
from bot.faq.suggesting import SuggestIndex

_ABOUT_THE_BOT = "bot"  # the topic of the entries that say what this is


def _language(code: str) -> str:
    if code not in LANGUAGES:
        raise ValueError(code)
    return code


@dataclass(slots=True)
class Faq:
    """The feature. `timezone` is the alliance's Region/City; `private_address` where somebody can be
    reached alone; `token` makes random names of at most 16 ASCII characters."""

    librarian: Librarian
    topics: Callable[[], Topics]
    voice: Voice
    hand_in: HandIn
    private_address: Callable[[Person], Address]
    timezone: Callable[[], str]
    token: Callable[[], str]
    pending: PendingQuestions = field(init=False)
    _suggesting: dict[str, SuggestIndex] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pending = PendingQuestions(self.token)

    @command("ask", Argument("question", required=True, free_text=True, suggests=True))
    async def ask(self, context: Context, question: str | None) -> Answer:
        """`/ask`: a question in one's own words."""
        if question is None:
            return Reply(views.how_to_ask(context.say))
        return await self._answer(context, question)

    @asked()
    async def asked(self, context: Context, words: str) -> Answer:
        """A direct message, or a public one that mentions the bot."""
        return await self._answer(context, words)

    @suggest("ask", "question")
    async def suggest(self, context: Context, typed: str) -> Suggestions:
        """Curated questions that fit what is half typed."""
        wished = context.reader.language
        for language in dict.fromkeys((detect(typed, wished), wished)):
            index = await self._index(language)
            if found := index.suggest(typed, context.reader.state):
                say, state = self._say(context, language), context.reader.state
                return Suggestions(tuple(views.suggestion(say, one, state) for one in found))
        return Suggestions(())

    async def _index(self, language: str) -> SuggestIndex:
        entries = tuple(self.librarian.entries(language))
        index = self._suggesting.get(language)
        if index is None or index.entries != entries:
            index = await asyncio.to_thread(SuggestIndex, entries)
            self._suggesting[language] = index
        return index

    async def _answer(self, context: Context, typed: str) -> Answer:
        talk = small_talk(typed)
        if talk and not self._is_curated(typed):
            return Reply(self._small_talk(context, talk))
        several = rules.questions_in(typed)
        question, found = await self._find(context, several or (typed,))
        say = self._say(context, found.language)
        if found.band is Band.ANSWER and found.answer is not None:
            others = tuple(one.id for one in found.choices if one.id != found.answer.id)
            token = self.pending.keep(Pending(_kept(question), others), context.now)
            shelf = self._shelf(context, found.answer, say, token, several=bool(several))
            return Reply(views.answer(say, shelf))
        if found.band is Band.CHOICES and found.choices and not context.met:
            token = self.pending.keep(Pending(_kept(question)), context.now)
            offer = views.Offer(
                entries=found.choices,
                state=context.reader.state,
                token=token,
                is_of_several=bool(several),
                unknown_state=self._unknown_state(found),
            )
            return Reply(views.choices(say, offer))
        if context.met:
            return None  # "I don't know this one" is no answer to somebody's heavy day
        if not several and is_unreadable(typed):
            return Reply(views.unreadable(say))
        token = self.pending.keep(Pending(_kept(question)), context.now)
        return Reply(views.nothing(say, token, several=bool(several)))

    def _unknown_state(self, found: Finding) -> str:
        """The state that the question names, if nothing is written about it in any language."""
        named = found.state_named or ""
        if not named:
            return ""
        written = {one.place for language in LANGUAGES for one in self.librarian.entries(language)}
        return "" if named in written else named

    def _is_curated(self, typed: str) -> bool:
        """Whether it is a curated question word for word, such as "What is this bot?"."""
        said = rules.bare(typed)
        curated = (one for language in LANGUAGES for one in self.librarian.entries(language))
        return bool(said) and any(rules.bare(one.question) == said for one in curated)

    async def _find(self, context: Context, questions: Sequence[str]) -> tuple[str, Finding]:
        """The first of the questions that has an answer, else the first that has choices."""
        best: tuple[str, Finding] | None = None
        for question in questions[: rules.MOST_ASKED]:
            found = await self.librarian.find(
                question, language=context.reader.language, state=context.reader.state
            )
            if found.band is Band.ANSWER:
                return question, found
            if best is None or (best[1].band is Band.NOTHING and found.band is Band.CHOICES):
                best = question, found
        if best is None:
            raise ValueError("no question to look up")
        return best

    def _small_talk(self, context: Context, talk: SmallTalk) -> Message:
        say = self._say(context, talk.language or context.reader.language)
        more: list[Entry] = []
        if talk.kind is Kind.ABILITIES:
            entries = self.librarian.entries(say.language)
            more = [one for one in entries if one.topic == _ABOUT_THE_BOT][: rules.MOST_RELATED]
        return views.small_talk(say, talk.kind, more, context.reader.state)

    @press("faq:other", _language, str)
    async def other(self, context: Context, language: str, token: str) -> Answer:
        """ "Not this": what else it could have been, if that is still known."""
        say = self._say(context, language)
        pending = self.pending.get(token, context.now)
        known = (self.librarian.entry(one, language) for one in pending.choices) if pending else ()
        found = [one for one in known if one is not None]
        if not found:
            return Reply(views.nothing(say, token))
        offer = views.Offer(found, context.reader.state, token, is_after_answer=True)
        return Reply(views.choices(say, offer))

    @press("faq:none", _language, str)
    async def none(self, context: Context, language: str, token: str) -> Answer:
        """None of the choices fits."""
        return Update(views.nothing(self._say(context, language), token))

    @press("faq:show", str)
    async def show(self, context: Context, key: str) -> Answer:
        """An answer in the reader's own language, for buttons elsewhere in the bot."""
        return Reply(self._entry_message(context, context.reader.language, key))

    @press("faq:read", _language, str)
    async def read(self, context: Context, language: str, key: str) -> Answer:
        """An answer opened from another one or from choices."""
        return Reply(self._entry_message(context, language, key))

    @press("faq:from", _language, str)
    async def opened_from_topic(self, context: Context, language: str, key: str) -> Answer:
        """An answer opened from its topic's list, with a way back to it."""
        entry = self._entry(key, language)
        back = ""
        for name, listing in self._listings(context, language).items():
            if part := listing.part_of(entry):
                back = views.topic_action(language, name, part)
        return Update(self._entry_message(context, language, key, back))

    def _entry_message(self, context: Context, language: str, key: str, back: str = "") -> Message:
        say = self._say(context, language)
        return views.answer(say, self._shelf(context, self._entry(key, language), say, back=back))

    def _shelf(
        self,
        context: Context,
        entry: Entry,
        say: Say,
        token: str = "",
        *,
        back: str = "",
        several: bool = False,
    ) -> views.Shelf:
        known = (self.librarian.entry(one, say.language) for one in entry.related)
        return views.Shelf(
            entry=entry,
            state=context.reader.state,
            today=self._today(context),
            related=rules.related(entry, known),
            token=token,
            back=back,
            is_first_of_several=several,
        )

    def _entry(self, key: str, language: str) -> Entry:
        """The entry that an action id names. Raises `NotUnderstood` when it has gone."""
        if entry := self.librarian.entry(key, language):
            return entry
        for one in (language, *LANGUAGES):
            for entry in self.librarian.entries(one):
                if rules.is_key_of(key, entry.id):
                    return self.librarian.entry(entry.id, language) or entry
        raise NotUnderstood("faq-entry-gone")

    @command("topics")
    async def topics_command(self, context: Context) -> Answer:
        """`/topics`: browse instead of asking."""
        return Reply(self._topics_message(context, context.reader.language))

    @press("faq:topics")
    async def topics_pressed(self, context: Context) -> Answer:
        """The topics in the reader's own language, for buttons elsewhere in the bot."""
        return Reply(self._topics_message(context, context.reader.language))

    @press("faq:topics-in", _language)
    async def topics_in(self, context: Context, language: str) -> Answer:
        """The topics in the language of the message whose button was pressed."""
        return Reply(self._topics_message(context, language))

    @press("faq:browse", _language)
    async def browse(self, context: Context, language: str) -> Answer:
        """Back from a topic to all of them, in place."""
        return Update(self._topics_message(context, language))

    @press("faq:open", _language, str)
    async def open_topic(self, context: Context, language: str, name: str) -> Answer:
        """A topic chosen from the menu, in place."""
        return self._topic(context, language, name, Part.NEAR)

    @press("faq:topic", _language, str, Part)
    async def topic(self, context: Context, language: str, name: str, part: Part) -> Answer:
        """Another part of a topic, in place."""
        return self._topic(context, language, name, part)

    def _topics_message(self, context: Context, language: str) -> Message:
        known = {one.id: one for one in self.topics().topics}
        return views.topics(self._say(context, language), self._listings(context, language), known)

    def _topic(self, context: Context, language: str, name: str, part: Part) -> Answer:
        listing = self._listings(context, language).get(name)
        if listing is None:
            raise NotUnderstood("faq-topic-gone")
        record = next((one for one in self.topics().topics if one.id == name), None)
        opened = views.OpenTopic(name, record, listing)
        say = self._say(context, language)
        return Update(views.topic(say, opened, context.reader.state, part))

    def _listings(self, context: Context, language: str) -> Mapping[str, rules.Listing]:
        entries = self.librarian.entries(language)
        there = {one.id for one in entries}
        untranslated = {
            one.id: one
            for other in LANGUAGES
            for one in self.librarian.entries(other)
            if one.id not in there
        }
        return rules.by_topic(entries, untranslated.values(), self.topics(), context.reader.state)

    @press("faq:hand-in", _language, str)
    async def open_hand_in(self, context: Context, language: str, token: str) -> Answer:
        """The form to hand a question to a coordinator, filled in while it is still remembered."""
        pending = self.pending.get(token, context.now)
        say = self._say(context, language)
        return Ask(forms.hand_in_form(say, pending.question if pending else "", token))

    @form("faq:hand-in", _language, str)
    async def handed_in(
        self, context: Context, values: Mapping[str, Value], language: str, token: str
    ) -> Answer:
        """A question handed in: kept without its author, unless they want an answer."""
        say = self._say(context, language)
        question = rules.kept_text(values.get("question"), forms.QUESTION_LENGTH)
        if not question:
            return Reply(forms.nothing_handed_in(say))
        wants_answer = values.get("answer") == "yes"
        today = self._today(context)
        state = context.reader.state
        await self.hand_in(
            kind="question",
            subject="",
            text=question,
            language=language,
            state=state,
            on=today,
            answer_to=self._address(context) if wants_answer else None,
            member_id=context.reader.member_id if wants_answer else None,
        )
        self.pending.forget(token)
        return Reply(forms.handed_in(say, question, state, today, with_answer=wants_answer))

    @press("faq:report", _language, str)
    async def open_report(self, context: Context, language: str, key: str) -> Answer:
        """The form for "this is wrong or old"."""
        say = self._say(context, language)
        return Ask(forms.report_form(say, self._entry(key, language)))

    @form("faq:report", _language, str)
    async def reported(
        self, context: Context, values: Mapping[str, Value], language: str, key: str
    ) -> Answer:
        """A report on an answer; nothing about who made it is kept."""
        entry = self._entry(key, language)
        await self.hand_in(
            kind="report",
            subject=entry.id,
            text=rules.kept_text(values.get("note"), forms.NOTE_LENGTH),
            language=entry.language,
            state=context.reader.state,
            on=self._today(context),
            answer_to=None,
            member_id=None,
        )
        return Reply(forms.reported(self._say(context, language)))

    def _address(self, context: Context) -> Address:
        place = context.place
        if place.is_private:
            return Address(place.platform, place.chat, place.thread)
        return self.private_address(context.person)

    def _say(self, context: Context, language: str) -> Say:
        if language == context.say.language:
            return context.say
        return self.voice(language, context.reader.timezone)

    def _today(self, context: Context) -> date:
        return context.now.astimezone(ZoneInfo(self.timezone())).date()


def _kept(question: str) -> str:
    return rules.kept_text(question, forms.QUESTION_LENGTH)
