"""The shape of `content/safety.yaml`: cards, people to reach, and the words that call a card."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from bot.content import Document, Problem, Severity, read_yaml, validate
from bot.safety.phrases import PhraseError, vocabulary

FRESH: Final = timedelta(days=180)  # the brief's rule: a line nobody has checked since is not shown
CARD_LIMIT: Final = (
    1_600  # characters of a card's text: with title, line and buttons under Discord's 2,000
)

Text = Annotated[str, Field(min_length=1)]
Words = Annotated[list[Text], Field(min_length=1)]


class Tier(StrEnum):
    """What a message sounds like; the card follows from it. Not a judgement of the person."""

    DIRECT = "A"
    POSSIBLE = "B"
    HEAVY_DAY = "C"
    SOMEONE_ELSE = "D"
    HARM_BY_OTHERS = "E"
    HARM_TO_OTHERS = "F"


class CardName(StrEnum):
    """The cards; all must be there."""

    DIRECT = "direct"
    DIRECT_NOW = "direct-now"
    POSSIBLE = "possible"
    HEAVY_DAY = "heavy-day"
    SOMEONE_ELSE = "someone-else"
    SOMEONE_NOW = "someone-now"
    HARM_BY_OTHERS = "harm-by-others"
    HARM_TO_OTHERS = "harm-to-others"
    ABOUT_988 = "about-988"
    PUBLIC = "public"
    SUPPORT = "support"


class ButtonName(StrEnum):
    """What a card's buttons do; their labels are `safety-button-<name>`."""

    CHOICES = "choices"
    ABOUT_988 = "about-988"
    NOT_NOW = "not-now"
    BACK = "back"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Wording(_Part):
    """One text in every language of the bot."""

    en: Text
    es: Text

    def in_language(self, language: str) -> str:
        """The text in that language, in English where there is no other."""
        return self.es if language == "es" else self.en


class Card(_Part):
    """One message. `{peer_line}` in its text is the person's nearest peer line."""

    text: Wording
    buttons: list[ButtonName] = []

    @field_validator("text")
    @classmethod
    def _fits(cls, text: Wording) -> Wording:
        for language in ("en", "es"):
            if len(text.in_language(language)) > CARD_LIMIT:
                raise ValueError(f"{language} is longer than {CARD_LIMIT} characters")
        return text


class Resource(_Part):
    """People to reach. `checked` is the day on which a volunteer last tried it, or null.

    `line`: what stands for `{peer_line}` in a card. Names, ways and lines are small markdown.
    """

    id: Text
    kind: Literal["crisis", "peer", "respite", "emergency", "medical", "rights", "harm-by-others"]
    place: Annotated[str, Field(pattern=r"^us(-[a-z]{2})?$")]
    name: Wording
    how: Wording
    line: Wording | None = None
    hours: Wording | None = None
    note: Wording
    checked: date | None
    always: bool = False
    offered: bool = True

    def shown_on(self, today: date) -> bool:
        """Whether people see it: offered, and checked in the last 180 days or never hidden."""
        fresh = self.checked is not None and today - self.checked <= FRESH
        return self.offered and (self.always or fresh)


class Group(_Part):
    """Phrases that call one tier. See the comments in the file for what the keys mean."""

    tier: Tier
    says: Text
    speaker: Literal["look", "other", "stated"] = "look"
    acute: bool = False
    past: bool = False
    topic: bool = False
    en: list[Text] = []
    es: list[Text] = []

    def phrases(self) -> Iterator[str]:
        """All of them; every message is read for both languages."""
        yield from self.en
        yield from self.es


class SameAs(_Part):
    """Phrases that are read as one other word, or as nothing."""

    means: str
    phrases: Words


class Lookalikes(_Part):
    """Phrases that are taken out before anything else is looked for."""

    en: Words
    es: Words


class Detection(_Part):
    """The words that call a card. Explained key by key in the file itself."""

    spellings: dict[Text, Text]
    fillers: Words
    often_misspelled: Words
    real_words: Words
    people: dict[Text, Words]
    same_as: list[SameAs]
    words: dict[Text, Words]
    speaker_self: Words
    speaker_other: Words
    speaker_anyone: Words
    walk_ends: Words
    negations: Words
    negation_bridge: Words
    say_words: Words
    past: Words
    recovery: Words
    now: Words
    training: Words
    question_words: Words
    work_words: Words
    lookalikes: Lookalikes
    patterns: Annotated[list[Group], Field(min_length=1)]

    def all_phrases(self) -> Iterator[str]:
        """Every phrase in which `<names>` may stand."""
        for same in self.same_as:
            yield from same.phrases
        yield from self.lookalikes.en
        yield from self.lookalikes.es
        yield from self.past
        yield from self.recovery
        yield from self.now
        for group in self.patterns:
            yield from group.phrases()

    @model_validator(mode="after")
    def _readable(self) -> Detection:
        try:
            vocabulary(self.all_phrases(), self.words)
        except PhraseError as error:
            raise ValueError(str(error)) from error
        return self


class Safety(_Part):
    """The whole file."""

    review: Text
    resources: Annotated[list[Resource], Field(min_length=1)]
    cards: dict[CardName, Card]
    follow_up: Wording
    follow_up_now: Wording
    not_now: Wording
    go_on: Wording
    detection: Detection

    @model_validator(mode="after")
    def _complete(self) -> Safety:
        missing = [name for name in CardName if name not in self.cards]
        if missing:
            raise ValueError(f"cards are missing: {', '.join(missing)}")
        ids = [one.id for one in self.resources]
        if len(set(ids)) < len(ids):
            raise ValueError("two resources have the same id")
        if not any(one.line and one.place == "us" and one.always for one in self.resources):
            raise ValueError("one peer line for all of the U.S. needs a `line` and `always: true`")
        return self


def read_safety(path: Path) -> Safety:
    """Reads the file. Raises `bot.content.Unreadable` with file, line and mend."""
    return validate(read_yaml(path), Safety)


def problems(document: Document, safety: Safety, today: date) -> tuple[Problem, ...]:
    """What a volunteer should look at: lines that nobody has checked in 180 days."""
    found = []
    for number, one in enumerate(safety.resources):
        if not one.offered or (one.checked is not None and today - one.checked <= FRESH):
            continue
        since = f"was last checked on {one.checked}" if one.checked else "was never checked"
        then = "It is shown all the same." if one.always else "It is hidden."
        found.append(
            Problem(
                document.path,
                document.line_of("resources", number, "checked"),
                f"{one.id} {since}. {then}",
                "Try the number and the page, then write today's date at `checked`.",
                Severity.WARNING,
            )
        )
    return tuple(found)
