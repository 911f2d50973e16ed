"""Long first-person stories cut to what they ask, and messages that hold many questions."""

from __future__ import annotations

import re

from bot.faq.retrieval.text import fold

STORY_CHARACTERS = 180
"""So much is compared by meaning, at about 0.3 ms a character on one core."""
MANY_QUESTIONS = 4
"""From this many question marks on it is not one question any more."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\s*\n+\s*|(?<=[.!?])(?=[¿¡])")
_ASKS = re.compile(
    r"^(and |but |so |y |pero |entonces |\W)*"
    r"(what|how|when|where|who|why|which|is|are|am|can|could|do|does|did|should|would|will|may|"
    r"que|cual|como|cuando|donde|quien|por que|puedo|puede|debo|debe|hay|tengo que|es|cuanto|"
    r"any(one| way| idea)|tell me|looking for|i (want|need) to know|im wondering|i wonder)\b"
)


def sentences(text: str) -> list[str]:
    """The sentences of a cleaned text, without empty ones."""
    return [part.strip() for part in _SENTENCE.split(text) if part and part.strip()]


def count_questions(text: str) -> int:
    """How many questions stand in it, by question marks."""
    return len(re.findall(r"\?+", text))


def clip(text: str, room: int) -> str:
    """The beginning of a text, cut between words."""
    if len(text) <= room:
        return text
    cut = text[:room].rsplit(" ", 1)[0]
    return cut or text[:room]


def _asks(part: str) -> bool:
    return part.rstrip(' )"”').endswith("?") or _ASKS.match(fold(part)) is not None


def focus(text: str, room: int = STORY_CHARACTERS) -> str:
    """What to compare by meaning: short texts whole; of long ones the last question and as much
    of what stands before it as there is room for, then what stands behind it."""
    if len(text) <= room:
        return text
    parts = sentences(text)
    marked = [number for number, part in enumerate(parts) if part.rstrip(' )"”').endswith("?")]
    asking = marked or [number for number, part in enumerate(parts) if _asks(part)]
    last = asking[-1] if asking else len(parts) - 1
    chosen = [clip(parts[last], room)]
    left = room - len(chosen[0])
    for part in reversed(parts[:last]):
        if len(part) + 1 > left:
            if left > room // 4:
                chosen.insert(0, part[-left:].split(" ", 1)[-1])
            return " ".join(chosen)
        chosen.insert(0, part)
        left -= len(part) + 1
    for part in parts[last + 1 :]:
        if len(part) + 1 > left:
            break
        chosen.append(part)
        left -= len(part) + 1
    return " ".join(chosen)
