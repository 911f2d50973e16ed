"""A first visit: ask in one's own words, look further, mend the content, reach a person."""

from __future__ import annotations

from tests.journeys.house import everywhere
from tests.journeys.teller import Tell

pytestmark = everywhere


async def test_in_english(tell: Tell) -> None:
    await (
        tell("newcomer")
        .arrives()
        .sees("Green Mountain Peer Alliance")
        .asks("hi there")
        .sees("Hello!")
        .asks("how much money will I need for the class in Vermont")
        .sees("What does it cost to become a CPSP in Vermont?")
        .sees("Source", "Vermont Peer Workforce Development Initiative")
        .sees("Where it applies: Vermont", "As of: November 20, 2026")
        .sees_alone()
        .presses("How many hours of training does Vermont ask for?")
        .sees("120 hours", "As of")
        .presses("This is wrong or old")
        .sees("How many hours of training does Vermont ask for?", "Nothing says who wrote it")
        .fills(note="The course has more hours now.")
        .sees("Thank you", "Nothing says who told us")
    )
    await (
        tell("newcomer")
        .asks("which songs does the marching band rehearse on Saturdays")
        .presses_if_offered("None of these")
        .sees("I do not know this one", "Nothing has been passed on")
        .presses("Ask a coordinator")
        .sees("which songs does the marching band rehearse on Saturdays")
        .fills()
        .sees("A coordinator will see your question", "Nothing says who asked")
    )
    await (
        tell("coordinator")
        .types("review")
        .sees("The course has more hours now.", "which songs does the marching band")
        .does_not_see("Noa", "newcomer")
    )


async def test_in_spanish(tell: Tell) -> None:
    await (
        tell("nueva")
        .arrives()
        .sees("Green Mountain Peer Alliance")
        .asks("¡Hola!")
        .sees("¡Hola!", "Pregunta con tus palabras")
        .asks("¿hace falta algún papel oficial para empezar a hacer esto?")
        .sees("¿Necesito capacitación y certificado para dar apoyo entre pares?")
        .sees("Fuentes", "DBSA", "Al día: 20 de noviembre de 2026")
        .sees("espera la revisión de pares")
        .presses("Esto está mal o es viejo")
        .sees("¿Está mal o es viejo?")
        .fills(note="El enlace ya no abre.")
        .sees("Gracias", "Nada dice quién avisó")
        .presses("Temas")
        .presses("Líneas de apoyo y el 988")
        .sees("Elige una pregunta")
    )
    await (
        tell("nueva")
        .asks("¿qué canciones ensaya la banda de marcha los sábados?")
        .presses_if_offered("Ninguna de estas")
        .sees("Esto no lo sé")
        .presses("Preguntar a la coordinación")
        .fills(answer="yes")
        .sees("La coordinación verá tu pregunta", "cómo llegar a ti")
    )
    await (
        tell("coordinator")
        .types("review")
        .sees("El enlace ya no abre.", "¿qué canciones ensaya la banda")
        .does_not_see("Noa", "nueva")
    )


async def test_asking_in_the_other_language(tell: Tell) -> None:
    """An English phone, a Spanish question: the answer and its buttons are in Spanish."""
    await (
        tell("newcomer")
        .asks("¿hace falta algún papel oficial para empezar a hacer esto?")
        .sees("¿Necesito capacitación y certificado", "Temas", "No es esto")
        .presses("Temas")
        .sees("Empezar a trabajar como par")
        .presses("Empezar a trabajar como par")
        .presses("¿Necesito capacitación y certificado para dar apoyo entre pares?")
        .sees("Volver a la lista")
        .presses("Volver a la lista")
        .sees("Elige una pregunta")
    )


async def test_typing_half_a_question(tell: Tell) -> None:
    await tell("newcomer").begins("ask", "question", "warml").sees("What is a warmline?")
    await tell("nueva").begins("ask", "question", "certifi").sees("¿")
