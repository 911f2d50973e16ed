"""A coordinator answers a question that the alliance could not; its asker gets it in private."""

from __future__ import annotations

from tests.journeys.house import everywhere
from tests.journeys.teller import Tell

pytestmark = everywhere


async def test_the_answer_comes_back_to_the_asker(tell: Tell) -> None:
    await (
        tell("newcomer")
        .asks("which songs does the marching band rehearse on Saturdays")
        .presses_if_offered("None of these")
        .presses("Ask a coordinator")
        .sees("Your name is not sent with it")
        .fills(answer="yes")
        .sees("where to reach you in private")
        .types("me")
        .sees("One question you handed to a coordinator")
    )
    await (
        tell("coordinator")
        .types("review")
        .sees("answer wanted", "which songs does the marching band")
        .presses("Open 1")
        .sees("You do not see who asked")
        .does_not_see("Noa", "newcomer")
        .presses("Answer")
        .sees("which songs does the marching band rehearse")
        .fills(answer="We have no band, but you are **welcome** to start one.")
        .sees("The person has your answer")
    )
    await (
        tell("newcomer")
        .looks_again()
        .sees("An answer to your question", "which songs does the marching band")
        .sees("We have no band, but you are **welcome** to start one.")
        .sees_alone()
        .types("me")
        .does_not_see("handed to a coordinator")
    )
    await tell("coordinator").types("review").sees("Nothing is waiting")


async def test_the_letter_speaks_the_askers_language(tell: Tell) -> None:
    await (
        tell("nueva")
        .arrives()
        .asks("¿qué canciones ensaya la banda de marcha los sábados?")
        .presses_if_offered("Ninguna de estas")
        .presses("Preguntar a la coordinación")
        .fills(question="¿Hay una banda?", answer="yes")
    )
    await (
        tell("coordinator")
        .types("review")
        .sees("¿Hay una banda?")
        .does_not_see("los sábados")
        .presses("Open 1")
        .presses("Answer")
        .fills(answer="Todavía no.")
    )
    await tell("nueva").looks_again().sees("Preguntaste", "¿Hay una banda?", "Todavía no.")


async def test_closed_without_an_answer(tell: Tell) -> None:
    await (
        tell("newcomer")
        .asks("which songs does the marching band rehearse on Saturdays")
        .presses_if_offered("None of these")
        .presses("Ask a coordinator")
        .fills(answer="yes")
    )
    await (
        tell("coordinator")
        .types("review")
        .presses("Open 1")
        .presses("Done")
        .sees("This person hopes for an answer")
        .presses("Close without an answer")
        .sees("Nothing is waiting")
    )
    await tell("newcomer").looks_again().does_not_see("answer")


async def test_the_queue_is_for_coordinators(tell: Tell) -> None:
    await tell("newcomer").types("review").sees("coordinator").does_not_see("Nothing is waiting")
