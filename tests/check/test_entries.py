"""What a volunteer is told about an answer's keys, dates, references and languages."""

from datetime import date

import pytest

from tests.check.folder import HEAD, Folder


def test_a_good_entry_needs_nothing(folder: Folder) -> None:
    folder.entry("who-can")
    assert folder.told() == []


@pytest.mark.parametrize("key", ["id", *HEAD])
def test_a_missing_key_fails(folder: Folder, key: str) -> None:
    folder.entry("who-can", **{key: None})
    assert any(says.startswith(f"{key}: ") for says in folder.errors())


@pytest.mark.parametrize(
    ("key", "value", "line", "says"),
    [
        ("place", "us-zz", 6, "place: "),
        ("reviewed", "last week", 8, "reviewed: "),
        ("check_by", "'2027-02-30'", 9, "check_by: "),
        ("sources", "[{title: A guide, date: 2025}]", 7, "sources.0.publisher: "),
        ("sources", "[]", 7, "sources: "),
        ("also", "one long question", 4, "also: "),
        ("status", "new", 11, "status: "),
        ("spelling", "wrong", 11, "spelling: "),
    ],
)
def test_a_wrong_value_names_its_line(
    folder: Folder, key: str, value: str, line: int, says: str
) -> None:
    folder.entry("who-can", **{key: value})
    (told,) = folder.told()
    assert told.startswith(f"who-can.md:{line} error {says}")


def test_the_id_is_the_file_name(folder: Folder) -> None:
    folder.entry("who-can", id="who-could")
    assert folder.told() == [
        "who-can.md:2 error The id is 'who-could', and the file is named 'who-can'."
    ]


def test_an_entry_without_an_answer_fails(folder: Folder) -> None:
    folder.entry("who-can", body="")
    assert folder.errors() == ["There is no answer."]


def test_broken_yaml_is_told_with_its_line_and_stops_nothing(folder: Folder) -> None:
    folder.entry("who-can")
    folder.entry("broken", topic='"no end')
    (told,) = folder.told()
    assert told.startswith("broken.md:")
    assert "This is not YAML" in told


def test_a_day_that_no_calendar_has(folder: Folder) -> None:
    folder.entry("who-can", check_by="2027-02-30")
    assert "who-can.md:9 error There is no day 2027-02-30." in folder.told()


def test_facts_that_are_due_or_overdue(folder: Folder) -> None:
    folder.entry("who-can", check_by="2026-12-01")
    assert folder.told(date(2026, 11, 1)) == [
        "who-can.md:8 warning `reviewed` is 2026-11-20, which is still to come.",
        "who-can.md:9 warning Its facts are due for a check in 30 days, on 2026-12-01.",
    ]
    assert folder.told(date(2026, 11, 30)) == [
        "who-can.md:9 warning Its facts are due for a check in 1 day, on 2026-12-01."
    ]
    assert folder.told(date(2026, 12, 4)) == [
        "who-can.md:9 warning Its facts were to be checked again 3 days ago, by 2026-12-01."
    ]
    folder.entry("who-can", check_by="2027-12-01")
    assert folder.told() == []


def test_check_by_comes_after_reviewed(folder: Folder) -> None:
    folder.entry("who-can", check_by="2026-11-01")
    assert "`check_by` (2026-11-01) is before `reviewed` (2026-11-20)." in folder.errors()


def test_related_entries_must_exist(folder: Folder) -> None:
    folder.entry("who-can", related="[who-could, who-can]")
    assert folder.told() == [
        "who-can.md:10 warning related: 'who-can' is this entry.",
        "who-can.md:10 error related: there is no entry 'who-could'.",
    ]


def test_topics_have_a_place_in_the_menu(folder: Folder) -> None:
    folder.entry("who-can", topic="becomming")
    assert folder.told() == []
    folder.write(
        "topics.yaml",
        "topics:\n- {id: start, holds: [becoming], name: {en: Start}, about: {en: First steps}}\n",
    )
    (problem,) = folder.problems()
    assert "no place for the topic 'becomming'" in problem.says
    assert "becoming" in problem.mend


def test_fewer_than_six_aliases(folder: Folder) -> None:
    folder.entry("who-can", also="[one a b, two c d]")
    assert folder.told() == [
        "who-can.md:4 warning There are 2 aliases; people find answers with 6 or more."
    ]


def test_a_question_that_no_menu_can_hold(folder: Folder) -> None:
    folder.entry("who-can", question="Who " + "really " * 15 + "can?")
    assert "The question has 113 characters" in folder.told()[0]


@pytest.mark.parametrize(
    ("url", "severity"), [("http://example.org", "warning"), ("example.org", "error")]
)
def test_links_of_sources_are_https(folder: Folder, url: str, severity: str) -> None:
    folder.entry("who-can", sources=f"[{{title: A, publisher: B, date: 2025, url: '{url}'}}]")
    assert folder.told() == [f"who-can.md:7 {severity} The link {url} is not https."]


def test_answers_without_spanish_are_one_line(folder: Folder) -> None:
    folder.entry(
        "first", question="Who is first?", also="[a b 1, a b 2, a b 3, a b 4, a b 5, a b 6]"
    )
    folder.entry("other", question="What else?", also="[b c 1, b c 2, b c 3, b c 4, b c 5, b c 6]")
    folder.entry("third", question="And third?", also="[c d 1, c d 2, c d 3, c d 4, c d 5, c d 6]")
    assert folder.told() == []  # an alliance of one language
    folder.entry("third", language="es", question="¿Y el tercero?")
    assert folder.told() == ["es:0 warning 2 of 3 answers are not in Spanish: first, other."]


def test_a_spanish_answer_has_an_english_twin_that_says_the_same_of_itself(folder: Folder) -> None:
    folder.entry("who-can", language="es", place="us-vt")
    assert folder.told() == ["who-can.md:2 error This answer is in Spanish only."]
    folder.entry("who-can")
    assert folder.told() == ["who-can.md:6 warning place is 'us-vt' here and 'us' in English."]


def test_a_file_that_nobody_reads(folder: Folder) -> None:
    folder.write("faq/who-can.md", "words")
    folder.write("faq/fr/qui.md", "words")
    assert folder.told() == [
        "qui.md:0 warning Nobody reads this file.",
        "who-can.md:0 warning Nobody reads this file.",
    ]
