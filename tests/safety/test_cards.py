"""What people see: one message that fits everywhere, peers and crisis lines side by side."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.chat.message import Tone
from bot.check.level import grade
from bot.safety import views
from bot.safety.records import CardName, Resource, Safety
from bot.safety.rules import Screening, screen
from tests.fakes import LANGUAGE
from tests.safety.reading import shipped, wording

TODAY = date(2026, 11, 20)
DISCORD = 2_000
SPEECHES = ("en", "es")


def say(language: str = "en"):
    return LANGUAGE.voice(language, "America/New_York")


def checked(identifier: str, day: date | None) -> Safety:
    resources = [
        one.model_copy(update={"checked": day}) if one.id == identifier else one
        for one in shipped().resources
    ]
    return shipped().model_copy(update={"resources": resources})


@pytest.mark.parametrize("speech", SPEECHES)
@pytest.mark.parametrize("name", CardName)
def test_every_card_fits_one_message_of_discord(name: CardName, speech: str) -> None:
    longest = checked("vt-support-line", TODAY)
    message = views.card(longest, name, say(speech), "us-vt", TODAY)
    assert len(message.words()) < DISCORD
    assert message.tone is Tone.CARE
    assert "{" not in message.words()
    assert len(message.rows) <= 1


@pytest.mark.parametrize("speech", SPEECHES)
@pytest.mark.parametrize("name", [one for one in CardName if one is not CardName.ABOUT_988])
def test_every_card_can_be_read_in_a_bad_hour(name: CardName, speech: str) -> None:
    assert grade(shipped().cards[name].text.in_language(speech), speech) <= 6.0


def test_a_local_line_that_nobody_checked_gives_way_to_the_directory() -> None:
    said = views.card(shipped(), CardName.DIRECT, say(), "us-vt", TODAY).words()
    assert "warmline.org" in said
    assert "833-888-2557" not in said


def test_a_checked_local_line_is_shown_in_its_state_only() -> None:
    words = checked("vt-support-line", TODAY)
    assert "833-888-2557" in views.card(words, CardName.DIRECT, say(), "us-vt", TODAY).words()
    assert "833-888-2557" not in views.card(words, CardName.DIRECT, say(), "us-ca", TODAY).words()
    later = TODAY + timedelta(days=181)
    assert "833-888-2557" not in views.card(words, CardName.DIRECT, say(), "us-vt", later).words()


@pytest.mark.parametrize("speech", SPEECHES)
@pytest.mark.parametrize("state", ["us-vt", "us-ca", "us-mn", "us-ny", "us"])
def test_the_choices_are_at_most_four_with_peers_next_to_988(state: str, speech: str) -> None:
    shown = views.chosen(shipped().resources, state, TODAY)
    assert 2 <= len(shown) <= views.MOST
    assert [one.kind for one in shown[:2]] == ["peer", "crisis"]
    said = views.choices(shipped(), say(speech), state, TODAY).words()
    assert "988" in said
    assert "warmline.org" in said
    assert len(said) < DISCORD


def test_a_checked_local_line_comes_first_and_hides_nothing() -> None:
    words = checked("ca-warm-line", TODAY)
    shown = [one.id for one in views.chosen(words.resources, "us-ca", TODAY)]
    assert shown[:2] == ["ca-warm-line", "988"]
    assert len(shown) == views.MOST


def test_988_and_the_directory_are_there_even_if_nobody_looked_for_a_year() -> None:
    shown = {one.id for one in views.chosen(shipped().resources, "us-vt", date(2028, 1, 1))}
    assert {"988", "warmline-directory"} <= shown


def test_what_the_alliance_has_not_set_up_is_not_offered() -> None:
    def offered(one: Resource) -> bool:
        return one.model_copy(update={"checked": TODAY}).shown_on(TODAY)

    assert [one.id for one in shipped().resources if not offered(one)] == ["alliance-peer"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I want to die", CardName.DIRECT),
        ("I just took the whole bottle of pills", CardName.DIRECT_NOW),
        ("no one would miss me", CardName.POSSIBLE),
        ("I feel so alone in this job", CardName.HEAVY_DAY),
        ("my friend says she's going to kill herself", CardName.SOMEONE_ELSE),
        ("my husband just overdosed", CardName.SOMEONE_NOW),
        ("my partner hits me", CardName.HARM_BY_OTHERS),
        ("I'm going to kill him when I see him", CardName.HARM_TO_OTHERS),
    ],
)
def test_each_tier_has_its_card(text: str, name: CardName) -> None:
    heard = screen(text, wording())
    assert isinstance(heard, Screening)
    assert views.card_for(heard) is name


@pytest.mark.parametrize("speech", SPEECHES)
@pytest.mark.parametrize("name", [CardName.DIRECT_NOW, CardName.SOMEONE_NOW])
def test_where_a_body_is_in_danger_medical_help_comes_first(name: CardName, speech: str) -> None:
    said = views.card(shipped(), name, say(speech), "us-vt", TODAY).words()
    assert said.index("911") < said.index("988")
    assert "1-800-222-1222" in said


def test_the_note_for_a_public_place_names_nobody_and_has_no_buttons() -> None:
    note = views.card(shipped(), CardName.PUBLIC, say(), "us-vt", TODAY)
    assert note.rows == ()
    assert "988" in note.words()
