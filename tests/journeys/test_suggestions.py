"""Whoever chooses a suggested question gets its answer: with the real content, whatever it holds."""

from __future__ import annotations

import pytest

from bot.faq import views
from bot.faq.library import Librarian
from tests.fakes import LANGUAGE


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_suggestion_leads_to_its_own_answer(shelf: Librarian, language: str) -> None:
    say = LANGUAGE.voice(language, "America/New_York")
    missed = []
    for entry in shelf.entries(language):
        chosen = views.suggestion(say, entry, "us-vt").value
        found = shelf.find_now(chosen, language=language, state="us-vt")
        if found.answer is None or found.answer.id != entry.id:
            missed.append(chosen)
    assert missed == []
