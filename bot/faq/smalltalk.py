"""Messages that ask nothing: greetings, thanks, "what can you do". Whole messages only.

"hi, how do I get certified" is a question and no greeting: every word has to belong to one of the
phrases below. Pure; any text in, never an exception.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.faq.retrieval.text import clean, fold, has_words, words

_MOST_WORDS: Final = 14


class Kind(StrEnum):
    """What such a message is for, the weightiest first: thanks within a greeting are thanks."""

    ABILITIES = "abilities"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    GREETING = "greeting"
    OKAY = "okay"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """What it is, and its language (`en`, `es`, or empty when the words are of both)."""

    kind: Kind
    language: str


_PHRASES: Final = {
    (Kind.GREETING, "en"): """hi|hello|hey|hiya|howdy|yo|sup|hi there|hello there|hey there|greetings
        |good morning|good afternoon|good evening|good day|how are you|how are you doing|how are u
        |hows it going|how is it going|how do you do|whats up|what is up|nice to meet you
        |how are you today|anyone there|anybody there|is anyone there|are you there""",
    (Kind.GREETING, "es"): """hola|buenas|buenos dias|buen dia|buenas tardes|saludos|que tal|que onda
        |como estas|como esta|como te va|como andas|que hay|mucho gusto|hay alguien|hay alguien ahi
        |estas ahi|que tal todo""",
    (Kind.THANKS, "en"): """thanks|thank you|thank u|thanks a lot|thx|ty|tysm|cheers|much appreciated
        |i appreciate it|appreciate it|that helps|that helped|this helps|this helped|very helpful
        |so helpful|that was helpful|great|perfect|awesome|nice|cool|good bot|youre the best
        |you are the best|love it|i love it|well done|good job""",
    (Kind.THANKS, "es"): """gracias|muchas gracias|mil gracias|muchisimas gracias|te lo agradezco
        |se lo agradezco|te agradezco|muy amable|que amable|me sirve|me sirvio|me ayudo|me ayudo mucho
        |genial|perfecto|excelente|que bien|buenisimo|eres lo maximo""",
    (Kind.GOODBYE, "en"): """bye|bye bye|goodbye|see you|see ya|see you later|later|good night|goodnight
        |take care|have a good day|have a nice day|have a good one""",
    (Kind.GOODBYE, "es"): """adios|chao|chau|hasta luego|hasta pronto|hasta manana|nos vemos
        |buenas noches|cuidate|que te vaya bien|que tengas buen dia""",
    (Kind.OKAY, "en"): """yes|yeah|yep|yup|sure|nope|nah|fine|alright|got it|i see|understood|maybe
        |never mind|nevermind|hmm|oh|oh ok|wow|not really|not that|none of these""",
    (Kind.OKAY, "es"): """si|vale|bueno|claro|listo|entiendo|entendido|ya veo|de acuerdo|esta bien
        |tal vez|quizas|no importa|dale|ninguna|ninguna de estas|no es eso""",
    (Kind.OKAY, ""): "ok|okay|okey|oki|k|kk|no|lol|haha|ah|mm|mmm|hm",
    (Kind.ABILITIES, "en"): """what can you do|what do you do|who are you|what are you|what is this
        |whats this|how does this work|how do you work|how can you help|how can you help me
        |can you help|can you help me|what can i ask|what can i ask you|what do you know|help|help me
        |are you a bot|are you a robot|are you human|are you real|are you a real person|are you an ai
        |are you a person|is this a bot|what is your name|whats your name|who made you|commands|start
        |test|testing|i have a question|i need help|can i ask a question|can i ask you something
        |i need information|question""",
    (Kind.ABILITIES, "es"): """que puedes hacer|que sabes hacer|que haces|quien eres|que eres|que es esto
        |como funciona esto|como funciona|como funcionas|como me puedes ayudar|en que me puedes ayudar
        |en que puedes ayudarme|me puedes ayudar|puedes ayudarme|que te puedo preguntar
        |que puedo preguntar|que puedo preguntarte|que sabes|ayuda|ayudame|eres un bot|eres un robot
        |eres humano|eres humana|eres real|eres una persona|eres una persona real|como te llamas
        |cual es tu nombre|quien te hizo|comandos|empezar|prueba|probando|tengo una pregunta
        |tengo una duda|necesito ayuda|puedo preguntarte algo|te puedo preguntar algo
        |necesito informacion|pregunta""",
    (Kind.ABILITIES, ""): "menu|info",
}  # fmt: skip

# Words that go along with any of them and decide nothing.
_ALONG: Final = """there|bot|everyone|everybody|all|friend|friends|team|folks|so much|very much|a lot
    |again|please|too|and|so|for that|for this|for your help|for the help|for everything|everything
    |amigo|amiga|amigos|amistades|equipo|a todos|a todas|todos|alianza|alliance|muchisimo|mucho
    |de nuevo|otra vez|por favor|y|por todo|por eso|por tu ayuda|por la ayuda|por la informacion
    |de verdad|igualmente|today|hoy"""

_LAUGH: Final = re.compile(r"(?:ja|ha|je|he|ji|hi){2,}[jh]?\Z")
_LONG_LETTER: Final = re.compile(r"(.)\1{2,}")
_Phrase = tuple[str, ...]


def _split(phrases: str) -> list[_Phrase]:
    return [tuple(one.split()) for one in phrases.split("|")]


_KNOWN: Final[dict[_Phrase, SmallTalk | None]] = {
    **dict.fromkeys(_split(_ALONG)),
    **{
        phrase: SmallTalk(kind, language)
        for (kind, language), phrases in _PHRASES.items()
        for phrase in _split(phrases)
    },
}
_LONGEST: Final = max(len(phrase) for phrase in _KNOWN)


def small_talk(typed: str) -> SmallTalk | None:
    """What a message that asks nothing is; None for everything that may be a question."""
    cleaned = clean(typed)
    found = _plain_words(cleaned)
    if len(found) > _MOST_WORDS:
        return None
    parts = _parts(tuple(found)) if found else None
    said = [part for part in parts or () if part is not None]
    if said:
        kind = min((part.kind for part in said), key=list(Kind).index)
        languages = {part.language for part in said} - {""}
        return SmallTalk(kind, languages.pop() if len(languages) == 1 else "")
    return None if has_words(cleaned) else SmallTalk(Kind.EMPTY, "")


def _plain_words(cleaned: str) -> list[str]:
    """Its words, drawn-out ones short ("hiiii", "jajaja"); none where other scripts are in it."""
    folded = fold(cleaned)
    if any(character.isalpha() and not character.isascii() for character in folded):
        return []
    shortened = (_LONG_LETTER.sub(r"\1", word) for word in words(folded))
    return ["haha" if len(word) > 3 and _LAUGH.match(word) else word for word in shortened]


def _parts(said: _Phrase) -> list[SmallTalk | None] | None:
    """The message as known phrases from beginning to end, longest first; None if it is more."""
    if not said:
        return []
    for length in range(min(_LONGEST, len(said)), 0, -1):
        if said[:length] in _KNOWN:
            rest = _parts(said[length:])
            if rest is not None:
                return [_KNOWN[said[:length]], *rest]
    return None


_NO_WORD: Final = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}|(.)\1{3,}|\A[bcdfghjklmnpqrstvwxz]{6,}\Z")
_CODE: Final = re.compile(
    r"```|</?[a-z][^>]{0,200}>|[;{}]\s*\n|\w\(.{0,80}\)\s*[;{]|\b(?:select|insert|drop|delete)\b.{0,80}"
    r"\b(?:from|into|table)\b.{0,200};|=>|!=|==|\$\{|\bimport \w+|\bdef \w+\(",
    re.IGNORECASE,
)


def is_unreadable(typed: str) -> bool:
    """Whether a message for which nothing was found is code or letters at random, not a question."""
    shown = typed[:2_000]
    if _CODE.search(shown):
        return True
    found = words(fold(clean(shown)))
    letters = sum(character.isalnum() for character in shown)
    marks = sum(not character.isalnum() and not character.isspace() for character in shown)
    return marks > letters or (bool(found) and all(_NO_WORD.search(word) for word in found))
