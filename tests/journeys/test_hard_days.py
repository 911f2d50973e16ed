"""A person in distress is met first, in private, and nothing of it is kept."""

from __future__ import annotations

from tests.journeys.house import everywhere
from tests.journeys.teller import Tell

pytestmark = everywhere


async def test_in_english(tell: Tell) -> None:
    await (
        tell("newcomer")
        .asks("I want to kill myself tonight")
        .sees("I am glad you said it", "988")
        .does_not_see("I do not know", "Ask a coordinator", "Did you mean")
        .sees_alone()
        .presses("How private is 988?")
        .sees("under 2 in 100")
        .presses("Not now")
        .sees("Thanks for telling me")
        .types("me")
        .sees("I keep nothing about you")
    )
    await tell("coordinator").types("review").sees("Nothing is waiting")


async def test_in_spanish(tell: Tell) -> None:
    await (
        tell("nueva")
        .arrives()
        .asks("quiero matarme esta noche")
        .sees("Me alegra que lo hayas dicho", "988")
        .sees_alone()
    )
    await tell("coordinator").types("review").sees("Nothing is waiting")


async def test_in_the_language_of_the_words_whatever_the_app_says(tell: Tell) -> None:
    await (
        tell("newcomer")
        .asks("quiero matarme esta noche")
        .sees("Me alegra que lo hayas dicho", "988")
        .presses("Ahora no")
        .sees("Gracias por decírmelo")
    )


async def test_after_a_card_for_a_heavy_day_nobody_hears_i_do_not_know(tell: Tell) -> None:
    await (
        tell("newcomer")
        .asks("I feel so alone in this job and my turtle is sick")
        .sees("peers who listen")
        .does_not_see("I do not know", "I don't know", "Ask a coordinator", "Did you mean")
    )


async def test_the_question_in_it_is_answered_too(tell: Tell) -> None:
    await (
        tell("newcomer")
        .asks("How many hours of training does Vermont ask for? I don't want to be alive though.")
        .sees_in_order("I am glad you said it", "120 hours")
        .sees_alone()
    )


async def test_where_others_read_along(tell: Tell) -> None:
    await (
        tell("newcomer")
        .arrives()
        .asks("hi there")
        .mentions("I want to kill myself tonight")
        .sees("I am glad you said it", "988")
        .sees_alone()
    )


async def test_people_to_talk_with_at_any_time(tell: Tell) -> None:
    await tell("nueva").types("support").sees("988").sees_alone()
