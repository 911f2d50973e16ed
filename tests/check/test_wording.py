"""Words, reading level, commands, links and markup in what people will read."""

import pytest

from tests.check.folder import BODY, Folder

WORDS = """\
schema_version: 1
en:
  avoid:
    - {avoid: addict, forms: [addicts], prefer: a person who uses, why: people first, level: never}
    - {avoid: treatment-resistant, prefer: not helped so far, why: it blames, level: never}
    - avoid: mini case manager
      prefer: peer worker
      why: a myth
      level: never
      ok_when: the myth is explained
    - avoid: client
      forms: [clients]
      prefer: person
      why: a role
      level: usually
      settled_in: [faq/en/law.md]
    - avoid: clean
      prefer: not using
      why: dirty
      level: usually
      only_sense: not using
      phrases: [stay clean]
    - {avoid: relapse, prefer: a setback, why: debated, level: context}
es:
  avoid:
    - {avoid: línea caliente, prefer: línea de apoyo, why: otra cosa, level: never}
"""
HARD = (
    "Organizational representatives facilitating interdepartmental collaboration necessarily "
    "demonstrate extraordinary administrative responsibility regarding individualized "
    "documentation requirements established by governmental authorities throughout the "
    "implementation of comprehensive professional certification infrastructure, notwithstanding "
    "considerable organizational difficulties."
)


def test_a_word_we_never_write_fails_on_its_line(folder: Folder) -> None:
    folder.write("words.yaml", WORDS)
    folder.entry("who-can", body=f"{BODY}\n\nThe word *Addicts* hurts.")
    (problem,) = folder.problems()
    assert (problem.line, problem.says) == (
        14,
        "We do not write “Addicts” (people first).",
    )
    assert problem.mend == "Write: a person who uses."


@pytest.mark.parametrize(
    "words", ["treatment-resistant", "treatment resistant", "Treatment\nresistant"]
)
def test_hyphens_may_be_spaces(folder: Folder, words: str) -> None:
    folder.write("words.yaml", WORDS)
    folder.entry("who-can", body=f"{BODY} They call it {words} then.")
    assert len(folder.errors()) == 1


@pytest.mark.parametrize(
    "words", ["We address this.", "Keep the kitchen clean.", "A relapse can happen.", "addiction"]
)
def test_other_words_other_senses_and_context_are_left_alone(folder: Folder, words: str) -> None:
    folder.write("words.yaml", WORDS)
    folder.entry("who-can", body=f"{BODY} {words}")
    assert folder.told() == []


def test_usual_words_are_one_line_a_file_and_can_be_settled(folder: Folder) -> None:
    folder.write("words.yaml", WORDS)
    folder.entry("who-can", body=f"{BODY} A client asks.\n\nClients and a client stay clean.")
    (problem,) = folder.problems()
    assert problem.severity == "warning"
    assert problem.line == 12
    assert problem.says == "Words to look at: “client” (2), “clients” (1), “stay clean” (1)."
    assert "client: person" in problem.mend
    (folder.path / "faq/en/who-can.md").unlink()
    folder.entry("law", body=f"{BODY} A client asks.")
    assert folder.told() == []


def test_a_myth_may_be_explained(folder: Folder) -> None:
    folder.write("words.yaml", WORDS)
    folder.entry("who-can", body=f"{BODY} A peer is no mini case manager.")
    (problem,) = folder.problems()
    assert problem.severity == "warning"
    assert "when the myth is explained" in problem.mend


def test_people_s_own_words_are_not_corrected(folder: Folder) -> None:
    folder.write("words.yaml", WORDS)
    folder.entry("who-can", also="[can an addict do it, b c d, e f g, h i j, k l m, n o p]")
    folder.write(
        "list.yaml",
        "title: {en: fine, es: la linea caliente}\nsources: {a: {title: {en: Addict News}}}\n",
    )
    assert folder.told() == ["list.yaml:1 error We do not write “linea caliente” (otra cosa)."]


def test_sentences_of_the_bot_are_read_too(folder: Folder) -> None:
    folder.write("words.yaml", WORDS)
    folder.write(
        "strings/en.ftl", "a = Hello\nb = { $n ->\n    [one] addict\n   *[other] people\n }\n"
    )
    assert "We do not write “addict” (people first)." in folder.errors()


def test_a_mistake_in_the_word_list_is_told(folder: Folder) -> None:
    folder.write("words.yaml", WORDS.replace("phrases: [stay clean]", "phrases: []"))
    (told,) = folder.told()
    assert told.startswith("words.yaml:17 error ")
    assert "`only_sense` and `phrases` go together" in told


def test_hard_answers_fail_and_harder_than_grade_8_warns(folder: Folder) -> None:
    folder.entry("who-can", body=HARD)
    (problem,) = folder.problems()
    assert problem.severity == "error"
    assert "the limit is 8" in problem.says
    folder.entry("who-can", body=f"{HARD} " + "You can ask. " * 25)
    (problem,) = folder.problems()
    assert problem.severity == "warning"


def test_texts_of_records_and_sentences_only_warn(folder: Folder) -> None:
    folder.write("list.yaml", f"about:\n  en: {HARD}\n")
    folder.write("strings/en.ftl", f"a = {HARD}\n")
    assert [told.split(" grade")[0] for told in folder.told() if "grade" in told] == [
        "list.yaml:2 warning about.en:",
        "en.ftl:1 warning a:",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Type `/concern`.",
        "Type /concern.",
        "(/concern)",
        "**/concern**",
        "See `/sessions [theme]`.",
    ],
)
def test_commands_that_nobody_answers(folder: Folder, words: str) -> None:
    folder.entry("who-can", body=f"{BODY}\n\n{words}")
    (problem,) = folder.problems()
    assert problem.severity == "error"
    assert problem.line == 14
    assert problem.says.startswith("There is no command /")
    assert "/support" in problem.mend


@pytest.mark.parametrize(
    "words",
    [
        "Type `/help` or /support.",
        "Staff and/or peers, 24/7, on 11/22.",
        "See [it](https://example.org/concern/more) or https://example.org/concern.",
        "It is in content/faq.",
    ],
)
def test_what_is_no_missing_command(folder: Folder, words: str) -> None:
    folder.entry("who-can", body=f"{BODY} {words}")
    assert folder.told() == []


@pytest.mark.parametrize(
    ("address", "severity"),
    [("http://example.org", "warning"), ("/faq/other", "error"), ("javascript:x", "error")],
)
def test_links_are_https(folder: Folder, address: str, severity: str) -> None:
    folder.entry("who-can", body=f"{BODY}\n\nRead [this]({address}).")
    assert folder.told() == [f"who-can.md:14 {severity} The link {address} is not https."]


@pytest.mark.parametrize("address", ["https://example.org", "tel:988", "mailto:a@example.org"])
def test_links_that_are_fine(folder: Folder, address: str) -> None:
    folder.entry("who-can", body=f"{BODY} [Here]({address}).")
    assert folder.told() == []


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("## More", "A heading"),
        ("| a | b |\n| - | - |\n| 1 | 2 |", "A table"),
        ("![a face](https://example.org/a.png)", "A picture"),
        ("<p>Hello</p>", "HTML"),
        ("Some <b>bold</b>", "HTML"),
        ("***", "A line across"),
    ],
)
def test_markup_that_is_shown_as_bare_words(folder: Folder, words: str, what: str) -> None:
    folder.entry("who-can", body=f"{BODY}\n\n{words}")
    told = folder.told()
    assert f"who-can.md:14 warning {what} is shown as bare words." in told


def test_an_answer_for_more_than_one_message(folder: Folder) -> None:
    folder.entry("who-can", body="\n\n".join([BODY] * 21))
    assert folder.told() == [
        "who-can.md:12 warning The answer has 1594 characters; one message holds 1500."
    ]
