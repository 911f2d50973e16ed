# Todo lo que dice el bot, en español. Una sección por función; los nombres son los de en.ftl.
# Revisión pendiente por pares que hablan español.

## chat: lo que cualquier función puede necesitar

chat-unknown-command =
    No conozco ese comando. Escribe **/help** para ver qué puedo hacer, o hazme tu pregunta con tus palabras.
chat-stale-button = Ese botón es de un mensaje anterior. Empieza otra vez con /help.
chat-failed-title = Eso no funcionó
chat-failed =
    Algo falló de mi lado y no pude terminar. Nada de lo que enviaste se pasó a nadie.

    Intenta otra vez en un momento. Si sigue pasando, dile este código a la coordinación: **{ $code }**
chat-needs-member = Esto es para integrantes de la alianza. Escribe /start para ver cómo participar.
chat-needs-facilitator = Esto es para quienes facilitan sesiones. La coordinación puede contarte más.
chat-needs-coordinator = Esto es para la coordinación. Si necesitas algo de ellos, escribe /help.
chat-needs-committee = Esto es para integrantes del comité de fidelidad.
