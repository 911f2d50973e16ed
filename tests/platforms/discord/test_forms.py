"""Forms as modals: every form fits, every page can be answered, and a kept form comes back whole."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings

from bot.chat import text
from bot.chat.form import Agree, Choice, Choices, Day, Form, Line, Paragraph
from bot.chat.message import Option
from bot.platforms.discord import between, modals, sheet
from bot.platforms.discord.custom_ids import FormStep
from tests.fakes import LANGUAGE
from tests.platforms.discord import rules, values
from tests.platforms.showcase import FULL_ANSWERS, full_form, short_form

SAY = LANGUAGE.voice("en", "America/New_York")


def opened(form: Form, number: int = 0) -> dict[str, Any]:
    kept = sheet.sheet(form)
    page = sheet.pages(kept)[number]
    return modals.modal(kept, page, "id", bare=sheet.stateless(kept), yes="Yes")


def test_a_short_form_says_all_itself() -> None:
    modal = opened(short_form())
    assert sheet.stateless(sheet.sheet(short_form()))
    assert [part["label"] for part in modal["components"]] == ["Name", "Story", "Colour"]
    assert [part["component"]["custom_id"] for part in modal["components"]] == [
        "t:name",
        "t:story",
        "c:colour",
    ]


def test_pages_keep_the_order_and_five_parts() -> None:
    kept = sheet.sheet(full_form())
    assert [page.questions for page in sheet.pages(kept)] == [(0, 1, 2, 3), (4,), (5,), (6, 7)]
    assert [page.picks for page in sheet.pages(kept)] == [False, False, True, False]
    assert opened(full_form())["components"][0] == {
        "type": 10,
        "content": "This takes two minutes.",
    }


def test_what_is_too_long_for_a_label_stands_above_it() -> None:
    label = "What would have helped you most when you started this work in your first week?"
    first, asked = opened(Form("a:b", "T", (Line(name="a", label=label),)))["components"]
    assert first["content"] == label
    assert asked["label"].endswith("…")


def test_a_long_introduction_comes_before_the_form() -> None:
    kept = sheet.sheet(
        Form("a:b", "T", (Line(name="a", label="A"),), intro=text.plain("word " * 900))
    )
    assert len(sheet.foreword(kept)) > 1
    *before, ask = between.to_open(kept, "token", SAY)
    assert " ".join(one.body["content"] for one in before).split() == ["word"] * 900
    assert ask.body["components"]


def test_choices_take_the_part_that_suits_their_number() -> None:
    def kind(question: Choice | Choices) -> int:
        return int(opened(Form("a:b", "T", (question,)))["components"][0]["component"]["type"])

    def few(number: int) -> tuple[Option, ...]:
        return tuple(Option(str(n), str(n)) for n in range(number))

    assert kind(Choice(name="a", label="A", options=few(1))) == 3
    assert kind(Choice(name="a", label="A", options=few(10))) == 21
    assert kind(Choice(name="a", label="A", options=few(25))) == 3
    assert kind(Choices(name="a", label="A", options=few(10))) == 22
    assert kind(Choices(name="a", label="A", options=few(11))) == 3
    assert sheet.pages(
        sheet.sheet(Form("a:b", "T", (Choice(name="a", label="A", options=few(26)),)))
    )[0].picks


def test_what_was_filled_in_before_is_filled_in() -> None:
    options = (Option("Red", "red"), Option("Blue", "blue"))
    modal = opened(
        Form(
            "a:b",
            "T",
            (
                Line(name="a", label="A", value="before"),
                Choice(name="b", label="B", options=options, value="blue"),
                Choices(name="c", label="C", options=options, value="red,blue"),
                Agree(name="d", label="D", value="yes"),
                Day(name="e", label="E", value="2026-12-01"),
            ),
        )
    )
    parts = [part["component"] for part in modal["components"]]
    assert parts[0]["value"] == "before"
    assert [one.get("default", False) for one in parts[1]["options"]] == [False, True]
    assert [one.get("default", False) for one in parts[2]["options"]] == [True, True]
    assert parts[3]["options"][0]["default"] is True
    assert parts[4]["value"] == "2026-12-01"


def test_a_date_that_is_none_is_asked_again() -> None:
    kept = sheet.sheet(Form("a:b", "T", (Day(name="day", label="When?"),)))
    (page,) = sheet.pages(kept)
    for typed, unclear in (
        ("tomorrow", 1),
        ("2026-13-01", 1),
        ("20261201", 1),
        ("2026-12-01", 0),
        ("", 0),
    ):
        parts = [{"type": 18, "component": {"type": 4, "custom_id": "#0", "value": typed}}]
        filled = kept.with_answers(modals.page_answers(kept, page, parts))
        assert len(modals.unclear_days(filled, page)) == unclear


def test_an_option_that_was_never_offered_is_no_answer() -> None:
    kept = sheet.sheet(full_form())
    page = sheet.pages(kept)[0]
    parts = [
        {"type": 18, "component": {"type": 21, "custom_id": "#2", "value": "forged"}},
        {"type": 18, "component": {"type": 22, "custom_id": "#3", "values": ["forged", "red"]}},
    ]
    assert modals.page_answers(kept, page, parts) == {2: "", 3: ("red",)}


def test_picking_adds_to_what_was_picked_in_other_menus() -> None:
    options = tuple(Option(f"O{n}", f"o{n}") for n in range(60))
    kept = sheet.sheet(Form("a:b", "T", (Choices(name="a", label="A", options=options, least=2),)))
    assert not sheet.enough(kept, 0)
    kept = sheet.picked(kept, 0, 0, ["o1"])
    kept = sheet.picked(kept, 0, 50, ["o51", "o52"])
    assert sheet.chosen(kept, 0) == ("o1", "o51", "o52")
    kept = sheet.picked(kept, 0, 50, [])
    assert not sheet.enough(kept, 0)
    assert kept.values() == {"a": ("o1",)}


def test_a_form_of_another_version_is_not_read() -> None:
    assert sheet.load("{}") is None
    assert sheet.load("nonsense") is None
    assert sheet.load('{"key": "a", "questions": [{"kind": "gone"}]}') is None


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(values.forms)
def test_no_form_breaks_a_limit(form: Form) -> None:
    kept = sheet.sheet(form)
    bare = sheet.stateless(kept)
    every = sheet.pages(kept)
    asked = [number for page in every for number in page.questions]
    assert asked == list(range(len(form.questions)))
    for payload in between.to_open(kept, "token", SAY):
        assert rules.message_faults(payload.body) == []
    for number, page in enumerate(every):
        if page.picks:
            options = len(sheet.options_of(kept.questions[page.questions[0]]))
            for view in range(0, options, 100):
                payload = between.to_pick(kept, "token", number, view, SAY)
                assert rules.message_faults(payload.body) == []
        else:
            custom_id = form.key if bare else FormStep("token", number, "s", 1).packed(form.key)
            assert (
                rules.modal_faults(modals.modal(kept, page, custom_id, bare=bare, yes="Yes")) == []
            )
        for body in (
            between.to_go_on(kept, "token", number, SAY).body,
            between.to_mend(kept, "token", number, [one.label for one in kept.questions], SAY).body,
        ):
            assert rules.message_faults(body) == []


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(values.forms)
def test_a_kept_form_comes_back_whole(form: Form) -> None:
    kept = sheet.sheet(form).with_answers({0: "a", 1: ("b", "c")})
    again = sheet.load(sheet.dump(kept))
    assert again == kept


def test_the_answers_of_the_contract_are_questions_of_its_form() -> None:
    labels = {one.label for one in full_form().questions}
    assert set(FULL_ANSWERS) <= labels
    assert any(isinstance(one, Paragraph) for one in full_form().questions)
