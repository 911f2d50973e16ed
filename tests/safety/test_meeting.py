"""Meeting a person in distress: the card first, in private, once; and nothing else happens."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.chat.dispatch import Context, Dispatcher, Guarded, Reader
from bot.chat.event import Asked, Command, Person, Place, Press, Submitted, Suggest
from bot.chat.message import Message, Option
from bot.chat.reply import Answer, Reply, Suggestions
from bot.chat.router import Argument, Router, asked, command, form, suggest
from bot.chat.text import plain
from bot.clock import MovableClock
from bot.safety.handlers import Safety
from bot.safety.memory import MOST, Recent
from tests.fakes import LANGUAGE, NOW, actions, context, words
from tests.safety.reading import shipped

NOA = Person("discord", "1", locale="en")
SAM = Person("discord", "2", locale="en")
DIRECT = "I am glad you said it."
POSSIBLE = "I may be reading this wrong"
SHORT = "The same choices as before"


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOW)


@pytest.fixture
def safety(clock: MovableClock) -> Safety:
    return Safety(shipped, clock.now, LANGUAGE.voice)


async def met(safety: Safety, *texts: str, person: Person = NOA, language: str = "en") -> Guarded:
    guarded = await safety.before(texts, context(person, language=language))
    assert guarded is not None
    return guarded


async def test_the_card_is_private_and_nothing_is_looked_up(safety: Safety) -> None:
    guarded = await met(safety, "I want to die")
    assert isinstance(guarded.answer, Reply)
    assert guarded.answer.only_you
    assert not guarded.proceed
    assert DIRECT in words(guarded.answer)


async def test_the_card_speaks_the_language_of_the_words(safety: Safety) -> None:
    """A first direct message on Discord does not say which language its app has."""
    spanish = await met(safety, "quiero matarme esta noche", language="en")
    assert "Me alegra que lo hayas dicho" in words(spanish.answer)
    assert "Ahora no" in actions(spanish.answer)
    english = await met(safety, "I want to die", person=SAM, language="es")
    assert DIRECT in words(english.answer)
    again = await met(safety, "todavía me quiero morir", language="en")
    assert "Las mismas opciones" in words(again.answer)


async def test_its_buttons_go_on_in_that_language(safety: Safety) -> None:
    assert "Gracias por decírmelo" in words(await safety.not_now(context(), "es"))
    assert "988" in words(await safety.choices(context(), "es"))
    assert words(await safety.choices(context(), "es")) != words(await safety.support(context()))
    assert words(await safety.choices(context(), "xx")) == words(await safety.support(context()))


async def test_where_others_read_along_a_note_that_names_nobody_can_stand_in(
    safety: Safety,
) -> None:
    in_public = context(NOA, private=False)
    guarded = await safety.before(("I want to die",), in_public)
    assert guarded is not None
    assert isinstance(guarded.answer, Reply)
    assert guarded.answer.only_you
    assert guarded.answer.aloud is not None
    said = guarded.answer.aloud.words()
    assert "for anyone here" in said
    assert "988" in said
    tired = await safety.before(("I'm so burned out",), context(SAM, private=False))
    assert tired is not None
    assert isinstance(tired.answer, Reply)
    assert tired.answer.aloud is None  # a note about dying would say what they never said
    private = await met(safety, "I want to die", person=Person("discord", "3"))
    assert isinstance(private.answer, Reply)
    assert private.answer.aloud is None


async def test_a_card_that_may_not_have_arrived_is_shown_once_more(safety: Safety) -> None:
    in_public = context(NOA, private=False)
    for expected in (DIRECT, DIRECT, SHORT):
        guarded = await safety.before(("I want to die",), in_public)
        assert guarded is not None
        assert words(guarded.answer).startswith(expected)


async def test_an_ordinary_question_meets_no_card(safety: Safety) -> None:
    for text in ("how do peer workers deal with burnout", "suicide prevention training dates"):
        assert await safety.before((text,), context()) is None
    assert await safety.before((), context()) is None


async def test_only_the_question_of_its_own_goes_on(safety: Safety) -> None:
    guarded = await met(safety, "When is the next CE training? I don't want to be alive though")
    assert guarded.proceed
    assert guarded.instead == "When is the next CE training?"


async def test_a_heavy_day_keeps_its_whole_question(safety: Safety) -> None:
    guarded = await met(safety, "I'm relapsing, will they fire me?")
    assert guarded.proceed
    assert guarded.instead is None


async def test_the_same_card_is_not_shown_again_and_again(
    safety: Safety, clock: MovableClock
) -> None:
    await met(safety, "I want to die")
    again = await met(safety, "I still want to die")
    assert words(again.answer).startswith(SHORT)
    assert not again.proceed
    clock.move(timedelta(minutes=61))
    assert DIRECT in words((await met(safety, "I want to die")).answer)


async def test_something_more_serious_gets_its_card_at_once(safety: Safety) -> None:
    assert POSSIBLE in words((await met(safety, "nobody would miss me")).answer)
    assert DIRECT in words((await met(safety, "I want to die")).answer)
    now = await met(safety, "I just took the whole bottle of pills")
    assert "medical help comes first" in words(now.answer)
    assert "911" in words((await met(safety, "I took all my pills")).answer)


async def test_a_second_heavy_line_only_gets_its_answer(safety: Safety) -> None:
    await met(safety, "I feel so alone in this job")
    assert await safety.before(("I'm so burned out, what helps?",), context(NOA)) is None


async def test_one_person_s_card_says_nothing_about_another(safety: Safety) -> None:
    await met(safety, "I want to die")
    assert DIRECT in words((await met(safety, "I want to die", person=SAM)).answer)


async def test_back_to_my_question_lets_it_through_once(
    safety: Safety, clock: MovableClock
) -> None:
    text = "I don't want to be here, how do I leave this list"
    first = await met(safety, text)
    assert "Back to my question" in actions(first.answer)
    assert "Write your question once more" in words(await safety.back(context(NOA), "en"))
    assert await safety.before((text,), context(NOA)) is None
    assert await safety.before((text,), context(NOA)) is not None
    await safety.back(context(NOA), "en")
    clock.move(timedelta(minutes=11))
    assert await safety.before((text,), context(NOA)) is not None


async def test_back_never_hides_the_card_of_a_person_who_wants_to_die(safety: Safety) -> None:
    await met(safety, "nobody would miss me")
    await safety.back(context(NOA), "en")
    assert DIRECT in words((await met(safety, "I want to die")).answer)


async def test_not_now_is_one_kind_line(safety: Safety) -> None:
    assert words(await safety.not_now(context(), "en")) == (
        "Okay. Thanks for telling me. What can I find for you?"
    )


async def test_how_private_988_is_told_straight(safety: Safety) -> None:
    said = words(await safety.about_988(context(), "en"))
    assert "under 2 in 100" in said
    assert "without a yes" in said


async def test_support_is_there_for_anybody_at_any_time(safety: Safety) -> None:
    said = words(await safety.support(context(language="es", state="us-mn")))
    assert "988" in said
    assert "warmline.org" in said


async def test_of_a_form_s_answers_the_most_serious_counts(safety: Safety) -> None:
    guarded = await met(safety, "Vermont", "I'm so burned out", "I want to die")
    assert DIRECT in words(guarded.answer)


def test_half_typed_distress_gets_no_suggestions(safety: Safety) -> None:
    assert safety.hushes("i want to die")
    assert not safety.hushes("suicide prevention tr")
    assert not safety.hushes("i'm relapsing")


async def test_edited_words_take_effect(clock: MovableClock) -> None:
    current = [shipped()]
    safety = Safety(lambda: current[0], clock.now, LANGUAGE.voice)
    card = {**shipped().not_now.model_dump(), "en": "Fine."}
    current[0] = shipped().model_copy(
        update={"not_now": type(shipped().not_now)(**card), "detection": shipped().detection}
    )
    assert words(await safety.not_now(context(), "en")) == "Fine."
    assert DIRECT in words((await met(safety, "I want to die")).answer)


def test_who_was_met_is_forgotten_bounded_and_nameless() -> None:
    recent = Recent()
    recent.note(NOA, 0, NOW)
    assert recent.rank(NOA, NOW) == 0
    assert recent.rank(SAM, NOW) is None
    for number in range(MOST + 10):
        recent.note(Person("web", str(number)), 1, NOW)
    assert len(recent) == MOST
    recent.note(SAM, 1, NOW + timedelta(hours=2))
    assert len(recent) == 1
    assert "discord" not in repr(vars(recent))


class Feature:
    """A feature with every kind of free text, to see what the guard lets through."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    @asked()
    async def asked(self, context: Context, text: str) -> Answer:
        self.heard.append(text)
        return Reply(Message(body=plain("answered")))

    @command("ask", Argument("question", required=True, free_text=True, suggests=True))
    async def ask(self, context: Context, question: str) -> Answer:
        self.heard.append(question)
        return Reply(Message(body=plain("answered")))

    @suggest("ask", "question")
    async def suggest(self, context: Context, typed: str) -> Suggestions:
        return Suggestions((Option("one", "one"),))

    @form("feature:form")
    async def filled(self, context: Context, values: object) -> Answer:
        self.heard.append("form")
        return Reply(Message(body=plain("kept")))


class TestThroughTheDispatcher:
    """With the database down: identifying anybody fails."""

    @pytest.fixture
    def feature(self) -> Feature:
        return Feature()

    @pytest.fixture
    def dispatcher(self, safety: Safety, feature: Feature, clock: MovableClock) -> Dispatcher:
        async def down(person: Person) -> Reader:
            raise ConnectionError("no database")

        router = Router()
        router.add(feature, safety)
        return Dispatcher(
            router,
            identify=down,
            guess=lambda person: Reader(person.locale or "en", "UTC", "us-vt"),
            voice=LANGUAGE.voice,
            now=clock.now,
            reference=lambda: "CODE",
            guards=(safety,),
        )

    def event(self, make, **values):
        return make(person=NOA, place=Place("discord", "lobby"), **values)

    async def test_the_card_comes_with_the_database_down(
        self, dispatcher: Dispatcher, feature: Feature
    ) -> None:
        for event in (
            self.event(Asked, text="I want to die"),
            self.event(Command, name="ask", values={"question": "I want to die tonight"}),
            self.event(Submitted, form="feature:form", values={"a": "I want to die"}),
        ):
            shown = await dispatcher.handle(event)
            assert len(shown) == 1
            assert isinstance(shown[0], Reply)
            assert shown[0].only_you
        assert feature.heard == []

    async def test_the_buttons_are_answered(self, safety: Safety, clock: MovableClock) -> None:
        router = Router()
        router.add(safety)
        pressed = actions((await met(safety, "nobody would miss me")).answer)
        assert {one.removesuffix(":en") for one in pressed.values()} <= set(router.presses)
        assert {"safety:support", "safety:not-now"} <= set(router.presses)

    async def test_suggestions_are_hushed(self, dispatcher: Dispatcher) -> None:
        typed = self.event(Suggest, command="ask", option="question", typed="i want to di")
        assert (await dispatcher.handle(typed))[0] == Suggestions(())
        typed = self.event(Suggest, command="ask", option="question", typed="I want to die")
        assert (await dispatcher.handle(typed))[0] == Suggestions(())

    async def test_support_itself_needs_no_database(self, safety: Safety) -> None:
        assert "988" in words(await safety.support(context()))
        press = Press(person=NOA, place=Place("discord", "lobby"), action="safety:support")
        assert press.action in {"safety:support"}


async def test_reading_holds_the_loop_for_no_other_person(safety: Safety) -> None:
    """A hundred people at once are all met."""
    found = await asyncio.gather(
        *(met(safety, "I want to die", person=Person("web", str(one))) for one in range(100))
    )
    assert all(DIRECT in words(one.answer) for one in found)
