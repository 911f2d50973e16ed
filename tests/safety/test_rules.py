"""How words are weighed: who speaks, when, whether it is denied, and what may still be answered."""

from __future__ import annotations

import pytest

from bot.safety.records import Tier
from bot.safety.rules import screen
from tests.safety.reading import tier, wording


@pytest.mark.parametrize(
    "text",
    [
        "I WANT TO KILL MYSELF",
        "i want to kill my self",
        "I want to *kill* myself!!!",
        "I want to kiiiill myself",
        "i wannna k1ll mys3lf",
        "i want to kill-myself",
        "k i l l m y s e l f",
        "i want to ki\u200bll myself",
        "i want to kill myslef",
        "I don’t want to live anymore",
        "I dont want to live any more",
        "ｉ ｗａｎｔ ｔｏ ｄｉｅ",
        "quiero suicidarme",
        "QUIERO MORIRME YA",
        "kiero morir",
        "no kiero bibir",
        "i just\nwant to die",
        "i want... to die",
    ],
)
def test_however_it_is_spelled(text: str) -> None:
    assert tier(text) == "A"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'm suicidal", "A"),
        ("my sister is suicidal", "D"),
        ("he said he wants to die", "D"),
        ("My client said 'I want to kill myself'", "D"),
        ("I told my mom I want to die", "A"),
        ("my mom doesn't know that I want to die", "A"),
        ("people who want to die need support", "none"),
        ("me dijo que se quiere matar", "D"),
        ("mi papá no sabe que quiero morir", "A"),
    ],
)
def test_who_speaks_decides(text: str, expected: str) -> None:
    assert tier(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'm not suicidal", "none"),
        ("I'm not okay, I want to die", "A"),
        ("not gonna lie I want to die", "A"),
        ("I don't want to die but I can't stop hurting myself", "B"),
        ("why not just kill myself", "A"),
        ("no quiero morir", "none"),
        ("no, quiero morir", "A"),
    ],
)
def test_a_no_just_before_it_takes_it_back(text: str, expected: str) -> None:
    assert tier(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I tried to kill myself in 2012", "none"),
        ("I tried to kill myself last night", "A"),
        ("I tried to kill myself years ago and the thoughts are back tonight", "A"),
        ("ten years ago my dad died and I want to die", "A"),
        ("I used to be suicidal and now I run a support group", "none"),
        ("hace años intenté suicidarme y ahora apoyo a otras personas", "none"),
        ("hace años intenté suicidarme y hoy otra vez", "A"),
    ],
)
def test_a_story_of_long_ago_is_a_story(text: str, expected: str) -> None:
    assert tier(text) == expected


def test_the_most_serious_decides() -> None:
    assert tier("I'm so burned out and my partner hits me and I want to die") == "A"
    assert tier("I'm so burned out and my partner hits me") == "E"


def test_a_question_of_its_own_may_be_answered_and_nothing_else() -> None:
    heard = screen("suicide prevention training dates? asking because I want to die", wording())
    assert heard is not None
    assert heard.question == "suicide prevention training dates?"


@pytest.mark.parametrize(
    "text",
    [
        "I want to kill myself, what should I do?",
        "is there any point? nobody cares. I want to die",
        "my husband just overdosed, what do I do at work?",
        "I'm going to kill him when I see him. what happens then?",
        "everyone would be better off without me",
    ],
)
def test_distress_is_not_looked_up(text: str) -> None:
    heard = screen(text, wording())
    assert heard is not None
    assert heard.question is None


@pytest.mark.parametrize(
    "text",
    [
        "I'm relapsing, will I lose my job?",
        "someone I support told me they want to die, what do I do",
        "I saw a resident tied to a chair, who do I report it to",
    ],
)
def test_a_heavy_day_and_a_worry_get_the_answer_too(text: str) -> None:
    heard = screen(text, wording())
    assert heard is not None
    assert heard.tier in {Tier.HEAVY_DAY, Tier.SOMEONE_ELSE, Tier.HARM_BY_OTHERS}
    assert heard.question == text


def test_the_end_of_a_very_long_message_is_read() -> None:
    assert tier("How do I renew my certificate? " * 400 + "I want to die") == "A"
    assert tier("I want to die. " + "How do I renew my certificate? " * 400) == "A"
