"""Which language a question is in. Function words and marks decide; a few words are enough."""

from __future__ import annotations

from bot.faq.retrieval.text import fold, word_set, words

_ENGLISH = word_set(
    """the a an is are am was were be been do does did dont doesnt didnt can cant could would should
    will wont i im ive my me you your we they he she it its this that these those what whats how
    when where who why which if of to in on at for with from by about and or but not no as so than
    have has had get got there need want help someone people just any some without out up"""
)
_SPANISH = word_set(
    """el la los las un una unos unas es son soy eres somos esta estan estoy este esto estos estas
    ser estar era que cual cuales como cuando donde quien quienes porque si del al con sin por para
    de en y o u no mi mis tu tus su sus me te se le les lo nos yo ella ellos usted ustedes hay
    puedo puede pueden podemos quiero quiere necesito necesita tengo tiene tienen hacer hago hace
    debo debe deben muy mas menos tambien pero aunque cuanto cuantos cuanta cuantas ya aqui ahi
    alguien algo nada nadie otro otra ayuda ayudar trabajo trabajar persona personas"""
)
_BOTH = frozenset({"no", "me", "a", "o"})


def detect(text: str, fallback: str) -> str:
    """`en` or `es`; `fallback` when the words do not tell (names, single keywords, other scripts)."""
    if "¿" in text or "¡" in text or "ñ" in text.lower():
        return "es"
    found = words(fold(text))
    english = sum(1 for word in found if word in _ENGLISH and word not in _BOTH)
    spanish = sum(1 for word in found if word in _SPANISH and word not in _BOTH)
    if english == spanish:
        accents = sum(1 for character in text.lower() if character in "áéíóú")
        endings = sum(1 for word in found if word.endswith(("cion", "ciones", "dad", "dades")))
        return "es" if accents + endings else fallback
    return "es" if spanish > english else "en"
