"""Two entries that claim the same question are named with files and lines."""

import pytest

from tests.check.folder import Folder

OTHERS = "[x y 1, x y 2, x y 3, x y 4, x y 5, x y 6]"


def two(folder: Folder, one: str, other: str) -> list[str]:
    folder.entry("one", question=one)
    folder.entry("two", question=other, also=OTHERS)
    return folder.told()


def test_equal_but_for_case_accents_and_signs(folder: Folder) -> None:
    (told,) = two(folder, "Who pays for it?", "who pays for it")
    assert told.startswith("two.md:3 error “who pays for it” is also in ")
    assert told.endswith("one.md:3.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How do I become a peer specialist?", "How can I become a peer specialist?"),
        ("Is what I tell the bot private?", "Is what I tell this bot private?"),
        ("How do I renew my certificate?", "How do I renew my certification?"),
    ],
)
def test_almost_equal(folder: Folder, one: str, other: str) -> None:
    (told,) = two(folder, one, other)
    assert told.startswith(f"two.md:3 warning “{other}” is almost “{one}” in ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How do I get certified in Vermont?", "How do I get certified in Minnesota?"),
        ("¿Cómo me certifico en Nueva York?", "¿Cómo me certifico en Nuevo México?"),
        ("What is a warmline?", "What is co-reflection?"),
        ("Where can I find jobs?", "Where can I find training?"),
    ],
)
def test_other_states_and_other_matters_are_fine(folder: Folder, one: str, other: str) -> None:
    assert two(folder, one, other) == []


def test_languages_do_not_clash(folder: Folder) -> None:
    folder.entry("one")
    folder.entry("one", language="es")
    assert folder.told() == []


def test_the_same_alias_twice_in_one_entry(folder: Folder) -> None:
    folder.entry("one", also="[a b c, d e f, g h i, j k l, m n o, p q r, A b c!]")
    assert folder.told() == ["one.md:4 warning “A b c!” is already on line 4."]


def test_an_alias_that_belongs_to_another_question(folder: Folder) -> None:
    folder.entry("one", question="What does the fidelity committee do?")
    others = OTHERS.replace("x y 1", "and what can the fidelity committee do")
    folder.entry("two", question="Where can I find a job?", also=others)
    (told,) = folder.told()
    assert told.startswith("two.md:4 warning “and what can the fidelity committee do” is closer")


def test_a_question_without_an_answer_is_no_entry_s_question(folder: Folder) -> None:
    folder.entry("one", question="What should I wear to an interview?")
    folder.write(
        "faq/decoys.yaml",
        "en:\n  - which laptop do I need\n  - what should I wear to an interview\n",
    )
    (told,) = folder.told()
    assert told.startswith("decoys.yaml:3 error “what should I wear to an interview” is also in ")
