"""The word side, compared with the same figures worked out the long way."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.faq.retrieval.lexical import Terms, WordSpace, terms

WORDS = st.sampled_from(["peer", "peers", "work", "worker", "boss", "pay", "vermont"])
ASKED = st.sampled_from(["peers", "boss", "vermont", "dog"])
TEXTS = st.lists(st.lists(WORDS, max_size=30).map(" ".join), min_size=1, max_size=8)


def cosines(texts: list[str], question: str) -> list[float]:
    """TF-IDF as in a textbook: a row of unit length for each text."""
    held = [Counter(terms(text)) for text in texts]
    idf = {
        term: np.log((1 + len(texts)) / (1 + sum(term in one for one in held))) + 1
        for one in held
        for term in one
    }
    rare = np.log(1 + len(texts)) + 1

    def row(counts: Counter[str]) -> dict[str, float]:
        found = {term: (1 + np.log(n)) * idf[term] for term, n in counts.items() if term in idf}
        unknown = sum(1 for term in counts if term not in idf and " " not in term)
        norm = np.sqrt(sum(one**2 for one in found.values()) + unknown * rare**2) or 1.0
        return {term: one / norm for term, one in found.items()}

    asked = row(Counter(terms(question)))
    return [sum(share * row(one).get(term, 0.0) for term, share in asked.items()) for one in held]


@given(TEXTS, st.lists(ASKED, max_size=5).map(" ".join))
def test_scores_are_the_cosines_of_a_textbook(texts: list[str], question: str) -> None:
    found = WordSpace(texts).scores(terms(question))
    assert np.allclose(found, cosines(texts, question), atol=1e-5)


def test_a_word_that_stands_in_a_text_very_often_counts_every_time() -> None:
    texts = [" ".join(["pay"] * 300), "pay boss"]
    assert np.allclose(WordSpace(texts).scores(terms("pay")), cosines(texts, "pay"), atol=1e-5)


def test_terms_are_known_again_by_their_numbers() -> None:
    known = Terms({"one": 0, "two": 1, "three": 2})
    assert known.find(["three", "four", "one", "two"]).tolist() == [2, -1, 0, 1]
    assert Terms({}).find(["one"]).tolist() == [-1]
    assert known.find([]).tolist() == []
