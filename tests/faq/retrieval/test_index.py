"""What the search may answer, offer and leave alone: states, languages, and any text at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.faq.entries import Entry, read_entry
from bot.faq.library import FITTED, find_meaning, words_only
from bot.faq.retrieval.confidence import Calibration
from bot.faq.retrieval.finding import Band
from bot.faq.retrieval.index import Index
from bot.faq.retrieval.space import texts_to_embed
from tests.faq.retrieval.contents import lay_out
from tests.faq.retrieval.models import LetterModel

DECOYS = {"en": ("what is the weather going to be tomorrow",), "es": ()}


def entries(folder: Path) -> list[Entry]:
    lay_out(folder)
    return [
        read_entry(path, language)
        for language in ("en", "es")
        for path in sorted((folder / "faq" / language).glob("*.md"))
    ]


def lowered(fitted: Mapping[str, Calibration], limit: float) -> dict[str, Calibration]:
    """The same, but answering from `limit` on and always offering something."""
    return {kind: replace(one, answer_from=limit, choices_from=0.0) for kind, one in fitted.items()}


def build(content: list[Entry], *, vectors: bool, answer_from: float = 0.5) -> Index:
    """An index with low limits: what is tested here is policy, not how sure it is."""
    words = lowered(words_only(), answer_from)
    if not vectors:
        return Index(content, DECOYS, words)
    meaning = find_meaning(LetterModel(), Path("nowhere"), None)
    texts = texts_to_embed(content, DECOYS["en"])
    meaning.cache.add(texts, meaning.embedder.embed(texts))
    low = lowered(meaning.calibrations, answer_from)
    return Index(content, DECOYS, words, replace(meaning, calibrations=low))


@pytest.fixture(scope="module", params=[True, False], ids=["vectors", "words"])
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Index:
    return build(entries(tmp_path_factory.mktemp("content")), vectors=request.param)


@pytest.fixture(scope="module", params=[True, False], ids=["vectors", "words"])
def eager(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Index:
    content = entries(tmp_path_factory.mktemp("content"))
    return build(content, vectors=request.param, answer_from=0.0)


def test_an_entry_is_found_by_its_question_and_its_other_wordings(index: Index) -> None:
    for words in ("Can I accept gifts from someone I support?", "she wants to give me a present"):
        found = index.search(words, language="en", state="us-vt")
        ranked = [found.answer.id] if found.answer else list(found.suggestions)
        assert ranked[0] == "gifts"


def test_the_answer_comes_in_the_language_of_the_question(eager: Index) -> None:
    found = eager.search("¿necesito un certificado para dar apoyo?", language="en", state="us-vt")
    assert found.language == "es"
    assert found.answer is not None
    assert (found.answer.id, found.answer.language) == ("need", "es")
    assert not found.fallback
    found = eager.search("do I need a certificate", language="es", state="us-vt")
    assert found.answer is not None
    assert found.answer.language == "en"


def test_a_missing_translation_is_marked_as_a_fallback(eager: Index) -> None:
    found = eager.search("¿puedo aceptar gifts de una persona?", language="es", state="us-vt")
    assert found.answer is not None
    assert (found.answer.id, found.answer.language, found.fallback) == ("gifts", "en", True)


def test_another_states_rule_is_never_the_answer_unasked(eager: Index) -> None:
    found = eager.search("what does the exam fee cost", language="en", state="us-vt")
    assert found.band is Band.CHOICES
    assert "ca-fee" in found.suggestions
    found = eager.search("what does the exam fee cost in CA", language="en", state="us-vt")
    assert found.answer is not None
    assert found.answer.id == "ca-fee"
    assert found.state_named == "us-ca"
    found = eager.search("what does the exam fee cost", language="en", state="us-ca")
    assert found.answer is not None
    assert found.answer.id == "ca-fee"


def test_where_a_state_is_named_others_rules_come_last(eager: Index) -> None:
    found = eager.search("what is the exam fee in Vermont", language="en", state="us-ca")
    shown = ([found.answer.id] if found.answer else []) + list(found.suggestions)
    assert shown[0] != "ca-fee"


def test_a_state_without_entries_is_not_answered_from_the_national_ones(eager: Index) -> None:
    found = eager.search("do I need a certificate in Ohio", language="en", state="us-vt")
    assert found.band is Band.CHOICES
    assert found.state_named == "us-oh"


def test_an_alliance_without_a_state_gets_national_answers_only(eager: Index) -> None:
    found = eager.search("how many hours of training are required", language="en", state="us")
    assert found.answer is None or found.answer.place == "us"


def test_many_questions_at_once_are_offered_choices(eager: Index) -> None:
    text = "Do I need a certificate? " * 50
    found = eager.search(text, language="en", state="us-vt")
    assert found.many
    assert found.band is not Band.ANSWER


def test_choices_are_three_at_most_and_never_hold_the_answer(eager: Index) -> None:
    for words in ("do I need a certificate", "gifts", "watch a person one-to-one"):
        found = eager.search(words, language="en", state="us-vt")
        assert len(found.choices) <= 3
        assert found.answer not in found.choices


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "?", "👍👍👍", "\x00\x01", "```", "...", "a", "<@1234567>"],
)
def test_nothing_to_look_up_finds_nothing(index: Index, typed: str) -> None:
    found = index.search(typed, language="en", state="us-vt")
    assert found.band is Band.NOTHING
    assert found.suggestions == ()


@pytest.mark.parametrize(
    "typed",
    [
        "x" * 10_000,
        "word " * 2_000,
        "when? " * 50,
        'for (int i = 0; i < n; i++) { printf("%d", a[i]); }',
        "Где найти поддержку? 在哪里可以找到支持 ما هو دعم الأقران",
        "\ud800\udfff broken",
        "a\u0300" * 3_000,
        "' OR 1=1; DROP TABLE entries; --",
        "{{7*7}} <script>alert(1)</script>",
        "\u202e reversed \u2066 text",
    ],
)
def test_odd_texts_are_survived(index: Index, typed: str) -> None:
    found = index.search(typed, language="en", state="us-vt")
    assert 0 <= found.score <= 1


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(typed=st.text(max_size=200), language=st.sampled_from(["en", "es"]))
def test_any_text_is_survived(index: Index, typed: str, language: str) -> None:
    found = index.search(typed, language=language, state=None)
    assert (found.answer is not None) is (found.band is Band.ANSWER)


def test_an_empty_shelf_has_nothing() -> None:
    found = Index([], {}, words_only()).search("hello there", language="en")
    assert found.band is Band.NOTHING


def test_one_bare_entry_is_enough() -> None:
    content = [Entry("only", "en", "What is a warmline?", "A number to call and talk.")]
    found = Index(content, {}, words_only()).search("what is a warmline", language="en")
    assert "only" in (found.answer.id if found.answer else "", *found.suggestions)


def test_fitted_figures_are_there_for_every_kind_of_content() -> None:
    kinds = {f"{one}{other}" for one in ("aliases", "bare") for other in ("", " without decoys")}
    assert set(words_only()) == kinds
    assert set(find_meaning(LetterModel(), Path("nowhere"), None).calibrations) == kinds
    assert {path.suffix for path in FITTED.glob("e5.*")} == {".json", ".npz"}
