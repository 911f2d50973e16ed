"""Somebody asks: what they get, and what is kept of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat import text
from bot.chat.action import unpack
from bot.chat.platform import Address
from bot.chat.reply import Reply, Suggestions, Update
from bot.chat.router import NotUnderstood, Router
from bot.faq.handlers import Faq
from bot.faq.records import Topics
from bot.faq.retrieval.finding import Band
from tests.fakes import words
from tests.faq.shelves import (
    COST_CA,
    COST_VT,
    GIFTS,
    GIFTS_ES,
    NOW,
    OLD,
    asked_form,
    buttons,
    context,
    desk,
    fields,
    finding,
    first_line,
    message,
)

SPANISH = "¿Puedo aceptar un regalo?"


def routed(faq: Faq) -> Router:
    router = Router()
    router.add(faq)
    return router


async def pressed(faq: Faq, action: str, who: object = None) -> object:
    """What a press shows, found by its id as the dispatcher does."""
    found = unpack(action)
    assert found is not None, action
    route = routed(faq).presses[found[0]]
    arguments = [to(one) for to, one in zip(route.converters, found[1], strict=True)]
    return await route.handler(who or context(), *arguments)


async def submitted(faq: Faq, key: str, values: dict[str, object], who: object = None) -> object:
    """What a form's answers show."""
    found = unpack(key)
    assert found is not None, key
    route = routed(faq).forms[found[0]]
    arguments = [to(one) for to, one in zip(route.converters, found[1], strict=True)]
    return await route.handler(who or context(), values, *arguments)


@pytest.mark.parametrize("way", ["ask", "asked"])
async def test_a_question_gets_its_curated_answer(way: str) -> None:
    faq = desk().faq
    said = message(await getattr(faq, way)(context(), GIFTS.question))
    assert said.title == GIFTS.question
    assert "Working Well Together" in fields(said)["Sources"]
    assert "November 20, 2026" in fields(said)["As of"]
    # Related: Vermont's own as it is, other states by name; what has gone is left out.
    assert list(buttons(said))[:3] == [
        COST_VT.question,
        "California: What does certification cost?",
        OLD.question,
    ]


async def test_after_a_card_only_a_sure_answer_follows() -> None:
    """ "I don't know this one" is no answer to somebody's heavy day."""
    faq = desk(
        told={
            "I'm so tired": finding(Band.NOTHING),
            "tired, what does it cost": finding(Band.CHOICES, None, (COST_VT, COST_CA)),
        }
    ).faq
    met = replace(context(), met=True)
    assert await faq.asked(met, "I'm so tired") is None
    assert await faq.ask(met, "tired, what does it cost") is None
    assert message(await faq.asked(met, GIFTS.question)).title == GIFTS.question
    assert "Ask a coordinator" in words(await faq.asked(context(), "I'm so tired"))


async def test_ask_without_a_question_says_how() -> None:
    assert "your own words" in words(await desk().faq.ask(context(), None))


async def test_every_button_under_an_answer_works() -> None:
    faq = desk(told={"gifts?": finding(Band.ANSWER, GIFTS, (COST_VT, OLD))}).faq
    for action in buttons(message(await faq.ask(context(), "gifts?"))).values():
        assert await pressed(faq, action) is not None


async def test_a_question_in_the_other_language_is_answered_in_it() -> None:
    faq = desk().faq
    said = message(await faq.asked(context("en"), SPANISH))
    assert "Dónde vale" in fields(said)
    labels = buttons(said)
    assert "No es esto" in labels
    form = asked_form(await pressed(faq, labels["Esto está mal o es viejo"], context("en")))
    assert form.title == "¿Está mal o es viejo?"
    topics = message(await pressed(faq, labels["Temas"], context("en")))
    assert topics.title == "Temas"
    related = message(await pressed(faq, labels[COST_VT.question], context("en")))
    assert "aquí está en inglés" in first_line(related)


async def test_not_this_shows_what_else_it_could_be() -> None:
    faq = desk(told={"gifts?": finding(Band.ANSWER, GIFTS, (COST_VT, COST_CA))}).faq
    said = message(await faq.ask(context(), "gifts?"))
    answer = await pressed(faq, buttons(said)["Not this"])
    assert isinstance(answer, Reply)  # the answer itself stays to be read
    labels = buttons(answer.message)
    assert list(labels)[-1] == "None of these"
    opened = message(await pressed(faq, labels["California: What does certification cost?"]))
    assert first_line(opened).startswith("This is about California")


async def test_not_this_with_nothing_else_is_honest() -> None:
    faq = desk().faq
    said = message(await faq.ask(context(), GIFTS.question))
    assert "do not know" in words(await pressed(faq, buttons(said)["Not this"]))


async def test_unsure_offers_choices_and_a_way_out() -> None:
    faq = desk(told={"what does it cost": finding(Band.CHOICES, None, (COST_VT, COST_CA))}).faq
    said = message(await faq.asked(context(), "what does it cost"))
    assert "Did you mean" in said.title
    none = await pressed(faq, buttons(said)["None of these"])
    assert isinstance(none, Update)
    form = asked_form(await pressed(faq, buttons(none.message)["Ask a coordinator"]))
    assert form.questions[0].value == "what does it cost"


async def test_a_state_without_answers_is_named() -> None:
    found = replace(finding(Band.CHOICES, None, (GIFTS, COST_VT)), state_named="us-tx")
    said = message(await desk(told={"in Texas?": found}).faq.asked(context(), "in Texas?"))
    assert "Nothing about Texas" in first_line(said)
    known = replace(found, state_named="us-ca")
    said = message(await desk(told={"in Cali?": known}).faq.asked(context(), "in Cali?"))
    assert "Nothing about" not in said.words()


async def test_an_unknown_question_reaches_a_coordinator_without_a_name() -> None:
    table = desk()
    said = message(await table.faq.asked(context(), "is there a picnic?"))
    assert "do not know" in said.title
    assert "picnic" not in said.words()
    assert table.queue.items == []  # nothing before consent
    form = asked_form(await pressed(table.faq, buttons(said)["Ask a coordinator"]))
    assert form.questions[0].value == "is there a picnic?"
    assert table.queue.items == []
    answer = await submitted(table.faq, form.key, {"question": "is there a picnic?", "answer": ""})
    (item,) = table.queue.items
    assert item == {
        "kind": "question",
        "subject": "",
        "text": "is there a picnic?",
        "language": "en",
        "state": "us-vt",
        "on": NOW.date() - timedelta(days=1),  # still the day before in the alliance's zone
        "answer_to": None,
        "member_id": None,
    }
    assert "Nothing says who asked" in words(answer)


async def test_an_answer_comes_back_where_only_the_person_reads() -> None:
    table = desk()
    values = {"question": "why?", "answer": "yes"}
    await submitted(table.faq, "faq:hand-in:en:-", values, context(private=True))
    await submitted(table.faq, "faq:hand-in:en:-", values, context(private=False))
    assert [one["answer_to"] for one in table.queue.items] == [Address("web", "direct:noa")] * 2
    assert [one["member_id"] for one in table.queue.items] == [7, 7]


@pytest.mark.parametrize("values", [{}, {"question": "  \n"}, {"question": ("a", "b")}])
async def test_an_empty_form_sends_nothing(values: dict[str, object]) -> None:
    table = desk()
    answer = await submitted(table.faq, "faq:hand-in:en:-", {"answer": "yes", **values})
    assert "nothing was sent" in words(answer)
    assert table.queue.items == []


async def test_what_is_stored_is_readable_and_bounded() -> None:
    table = desk()
    values = {"question": "a\x00b\ud800\r\n" + "long " * 9_000}
    await submitted(table.faq, "faq:hand-in:en:-", values)
    kept = str(table.queue.items[0]["text"])
    assert kept.startswith("ab\nlong")
    assert len(kept) <= 2_000


async def test_after_an_hour_or_a_restart_the_form_opens_empty() -> None:
    table = desk()
    said = message(await table.faq.asked(context(), "is there a picnic?"))
    action = buttons(said)["Ask a coordinator"]
    later = context(now=NOW + timedelta(hours=1, minutes=1))
    assert asked_form(await pressed(table.faq, action, later)).questions[0].value == ""
    assert asked_form(await pressed(desk().faq, action)).questions[0].value == ""


async def test_a_question_handed_in_is_forgotten_here() -> None:
    table = desk()
    said = message(await table.faq.asked(context(), "is there a picnic?"))
    form = asked_form(await pressed(table.faq, buttons(said)["Ask a coordinator"]))
    await submitted(table.faq, form.key, {"question": "is there a picnic?"})
    assert not table.faq.pending.kept


async def test_pending_questions_are_bounded() -> None:
    table = desk()
    for number in range(1_100):
        await table.faq.asked(context(), f"is there a picnic number {number}?")
    assert len(table.faq.pending.kept) <= 1_000


async def test_wrong_or_old_goes_to_the_queue_without_a_name() -> None:
    table = desk()
    said = message(await table.faq.asked(context(), GIFTS.question))
    form = asked_form(await pressed(table.faq, buttons(said)["This is wrong or old"]))
    assert GIFTS.question in text.flat(form.intro)
    answer = await submitted(table.faq, form.key, {"note": " the link is dead "})
    (item,) = table.queue.items
    assert (item["kind"], item["subject"], item["text"]) == ("report", "gifts", "the link is dead")
    assert (item["answer_to"], item["member_id"]) == (None, None)
    assert "Thank you" in words(answer)
    await submitted(table.faq, form.key, {})  # the note may stay empty
    assert table.queue.items[1]["text"] == ""


async def test_a_report_names_the_text_that_was_shown() -> None:
    table = desk()
    await submitted(table.faq, "faq:report:es:cost-vt", {})
    assert table.queue.items[0]["language"] == "en"  # the Spanish reader saw the English text


async def test_many_questions_get_one_answer_and_a_kind_word() -> None:
    table = desk()
    many = "Is it far? Is it late? " + GIFTS.question + " " + "Is it so? " * 50
    said = message(await table.faq.asked(context(), many))
    assert said.title == GIFTS.question
    assert "one at a time" in first_line(said)
    assert len(table.librarian.asked) == 3


async def test_many_questions_without_an_answer_stay_quick() -> None:
    table = desk()
    said = message(await table.faq.asked(context(), "Is it so? " * 50))
    assert "one at a time" in said.words()
    assert len(table.librarian.asked) <= 3


@pytest.mark.parametrize(
    ("typed", "language", "expected"),
    [
        ("hi", "en", "Hello"),
        ("hola", "en", "Hola"),
        ("hello", "es", "Hello"),
        ("gracias!", "en", "De nada"),
        ("thank you so much", "es", "welcome"),
        ("ok", "es", "Está bien"),
        ("what can you do?", "en", "What I can do"),
        ("", "en", "only read words"),
        ("🙂🙂", "es", "Solo puedo leer palabras"),
        ("<script>alert(1)</script>", "en", "could not make out"),
        ("asdfghjkl", "en", "could not make out"),
    ],
)
async def test_what_is_no_question_gets_a_kind_word(
    typed: str, language: str, expected: str
) -> None:
    said = message(await desk().faq.asked(context(language), typed))
    assert expected in said.words()
    assert "script" not in said.words()


async def test_what_can_you_do_offers_the_answers_about_the_bot() -> None:
    said = message(await desk().faq.asked(context(), "what can you do?"))
    assert buttons(said)["What is this bot?"] == "faq:read:en:about"


async def test_suggestions_give_curated_questions() -> None:
    faq = desk().faq
    found = await faq.suggest(context(), "a gif")
    assert [one.value for one in found.options] == [GIFTS.question]
    spanish = await faq.suggest(context("en"), "¿puedo aceptar")
    assert [one.value for one in spanish.options] == [GIFTS_ES.question]
    assert await faq.suggest(context(), "") == Suggestions(())


async def test_a_chosen_suggestion_is_answered() -> None:
    faq = desk().faq
    for typed in ("gift", "vermont", "what is this bo"):
        for option in (await faq.suggest(context(), typed)).options:
            assert len(option.value) <= 100
            assert message(await faq.ask(context(), option.value)).title == option.value


async def test_another_states_suggestion_names_its_state() -> None:
    """Choosing it then asks about that state: no rule of another state comes unasked."""
    found = (await desk().faq.suggest(context(), "certification cost")).options
    assert [one.value for one in found] == [
        COST_VT.question,
        "California: What does certification cost?",
    ]
    here = (await desk().faq.suggest(context(state="us-ca"), "certification cost")).options
    assert here[0].value == COST_CA.question


async def test_suggestions_follow_the_content() -> None:
    table = desk()
    assert (await table.faq.suggest(context(), "gift")).options
    table.librarian.shelf = [COST_VT]
    assert not (await table.faq.suggest(context(), "gift")).options


async def test_browsing_goes_in_place_and_back() -> None:
    faq = desk().faq
    topics = message(await faq.topics_command(context()))
    opened = await pressed(faq, buttons(topics)["Your state"])
    assert isinstance(opened, Update)
    assert COST_VT.question in opened.message.words()
    assert COST_CA.question not in opened.message.words()
    answer = await pressed(faq, buttons(opened.message)[COST_VT.question])
    assert isinstance(answer, Update)
    assert answer.message.title == COST_VT.question
    back = await pressed(faq, buttons(answer.message)["Back to the list"])
    assert isinstance(back, Update)
    assert back.message == opened.message
    again = await pressed(faq, buttons(back.message)["All topics"])
    assert isinstance(again, Update)
    assert again.message == topics


async def test_other_states_are_behind_a_button() -> None:
    faq = desk().faq
    opened = message(await pressed(faq, "faq:open:en:states"))
    elsewhere = message(await pressed(faq, buttons(opened)["Other states (2)"]))
    assert "may differ" in text.flat(elsewhere.body)
    answer = message(await pressed(faq, buttons(elsewhere)[COST_CA.question]))
    assert first_line(answer).startswith("This is about California")
    back = message(await pressed(faq, buttons(answer)["Back to the list"]))
    assert back == elsewhere


async def test_what_is_not_translated_yet_is_behind_a_button() -> None:
    faq = desk().faq
    spanish = context("es")
    topics = message(await faq.topics_command(spanish))
    opened = message(await pressed(faq, buttons(topics)["Tu estado"], spanish))
    listed = message(await pressed(faq, buttons(opened)["En inglés (3)"], spanish))
    assert next(iter(buttons(listed))) == COST_VT.question  # one's own state first
    answer = message(await pressed(faq, buttons(listed)[COST_CA.question], spanish))
    assert "aquí está en inglés" in first_line(answer)
    back = message(await pressed(faq, buttons(answer)["Volver a la lista"], spanish))
    assert back == listed


async def test_a_forged_part_of_a_topic_is_refused() -> None:
    with pytest.raises(ValueError, match="secret"):
        await pressed(desk().faq, "faq:topic:en:states:secret")


async def test_topics_without_a_file_are_still_browsable() -> None:
    faq = desk(topics=Topics()).faq
    topics = message(await faq.topics_command(context()))
    opened = message(await pressed(faq, buttons(topics)["More questions"]))
    assert GIFTS.question in opened.words()


async def test_buttons_from_elsewhere_use_the_readers_language() -> None:
    faq = desk().faq
    assert message(await pressed(faq, "faq:topics", context("es"))).title == "Temas"
    assert message(await pressed(faq, "faq:show:gifts", context("es"))).title == GIFTS_ES.question


@pytest.mark.parametrize("action", ["faq:show:nothing", "faq:read:en:nothing", "faq:report:en:~0"])
async def test_what_has_gone_is_said_kindly(action: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        await pressed(desk().faq, action)
    assert refused.value.key == "faq-entry-gone"


async def test_a_topic_that_has_gone_is_said_kindly() -> None:
    with pytest.raises(NotUnderstood, match="faq-topic-gone"):
        await pressed(desk().faq, "faq:open:en:nothing")


async def test_a_forged_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        await pressed(desk().faq, "faq:read:fr:gifts")
