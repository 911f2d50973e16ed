"""The alliance's file, records, secrets; what the operator sees at the end."""

import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import check
from bot.content import Problem
from bot.settings import Settings
from tests.check.folder import COMMANDS, HEAD, TODAY, Folder

GOOD = "name: A\nstate: us-vt\nlanguages: [en]\nroles:\n  coordinator: {discord: ['1']}\n"


def alliance(folder: Folder, words: str, **settings: str) -> list[str]:
    folder.write("alliance.yaml", words)
    found = check.run(Settings(content_dir=folder.path, _env_file=None, **settings), (), TODAY)
    return [f"{one.path.name}:{one.line} {one.severity} {one.says}" for one in found]


def test_the_alliance_file(folder: Folder) -> None:
    assert alliance(folder, GOOD) == []
    assert alliance(folder, GOOD.replace("us-vt", "Vermont"))[0].startswith(
        "alliance.yaml:2 error state: "
    )
    assert "No coordinator is named" in alliance(folder, "name: A\n")[0]
    folder.write("strings/en.ftl", "a = A\n")
    assert alliance(folder, GOOD.replace("[en]", "[en, es]")) == [
        "alliance.yaml:3 error There is no strings/es.ftl."
    ]


def test_a_public_page_is_encrypted(folder: Folder) -> None:
    assert "does not begin with https://" in alliance(folder, GOOD, public_url="http://a.org")[0]
    assert alliance(folder, GOOD, public_url="https://a.org") == []


@pytest.mark.parametrize(
    "secret",
    [
        "M" + "TA1" * 8 + ".Gh7x2K." + "abcDEF123_-" * 3,
        "123456789:" + "AbCdE" * 7,
        "-----BEGIN EC PRIVATE KEY-----",
        "postgresql://bot:hunter22@db.example.org/alliance",
    ],
)
def test_secrets_are_told_and_not_repeated(folder: Folder, secret: str) -> None:
    folder.write("notes.txt", f"one\ntwo {secret}\n")
    (problem,) = folder.problems()
    assert (problem.line, problem.severity) == (2, "error")
    assert secret not in str(problem)


def test_records_are_overdue_untranslated_or_link_to_http(folder: Folder) -> None:
    folder.write(
        "guide.yaml",
        "translation: awaiting-review\ncheck_by: 2026-01-01\ntitle: {en: Hello}\nlinks:\n  - {url: 'http://a.org'}\n",
    )
    assert [told.split(" ", 2)[:2] for told in folder.told()] == [
        ["guide.yaml:2", "warning"],
        ["guide.yaml:3", "warning"],
        ["guide.yaml:5", "warning"],
    ]


def test_checks_that_only_the_root_knows(folder: Folder) -> None:
    def sealed(content: Path, today: date) -> list[Problem]:
        return [Problem(content / "sealed.yaml", 3, f"Seen on {today}.", "Mend it.")]

    chosen = Settings(content_dir=folder.path, _env_file=None)
    found = check.run(chosen, COMMANDS, TODAY, features=[sealed])
    assert "Seen on 2026-11-22." in [one.says for one in found]


def test_no_folder_at_all(tmp_path: Path) -> None:
    nowhere = Settings(content_dir=tmp_path / "nowhere", _env_file=None)
    (problem,) = check.run(nowhere, (), TODAY)
    assert problem.says == "There is no content folder here."


ANYTHING = st.recursive(
    st.text("ab {}[]:-#'$=\n", max_size=12)
    | st.sampled_from(["2026-11-20", "us", "null", "1", "[]"]),
    lambda inside: st.lists(inside, max_size=3).map(lambda parts: "[" + ", ".join(parts) + "]"),
    max_leaves=6,
)
KEYS = (*HEAD, "id", "translation", "en", "sources", "topics", "cards", "roles", "languages")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(KEYS), ANYTHING, max_size=6), st.text(max_size=80))
def test_whatever_a_file_holds_is_told_and_breaks_nothing(
    folder: Folder, data: dict[str, str], words: str
) -> None:
    head = "".join(f"{key}: {value}\n" for key, value in data.items())
    names = (
        "alliance.yaml",
        "words.yaml",
        "topics.yaml",
        "safety.yaml",
        "faq/decoys.yaml",
        "a.yaml",
    )
    for name in names:
        folder.write(name, head)
    folder.write("faq/en/a.md", f"---\n{head}---\n{words}")
    folder.write("strings/en.ftl", head.replace(":", " =") + words)
    for problem in folder.problems():
        assert problem.says
        assert problem.mend
        assert problem.line >= 0


def test_what_the_operator_sees(folder: Folder) -> None:
    chosen = Settings(content_dir=folder.path, _env_file=None)

    def run(*, strict: bool = False) -> tuple[int, list[str]]:
        out = io.StringIO()
        status = check.main(chosen, COMMANDS, TODAY, strict, out)
        return status, out.getvalue().splitlines()

    folder.write("alliance.yaml", GOOD)
    folder.entry("who-can")
    folder.embed()
    assert run(strict=True) == (0, ["1 answer, 2 files read: no errors, no warnings."])
    folder.entry("who-can", also="[one a b]")
    folder.embed()
    status, lines = run()
    assert status == 0
    path = folder.path / "faq" / "en" / "who-can.md"
    assert lines[0].startswith(f"{path}:4: warning: There are 1 aliases")
    assert " Mend: Add questions as people type them" in lines[0]
    assert lines[-1] == "1 answer, 2 files read: no errors, 1 warning."
    assert run(strict=True)[0] == 1
    folder.entry("who-can", place="nowhere", related="[nobody]")
    folder.embed()
    status, lines = run()
    assert status == 1
    assert [line.split(":")[1] for line in lines[:-1]] == ["6", "10"]
    assert lines[-1].endswith("2 errors, no warnings.")


def test_names_of_schedules_that_nobody_answers_to(folder: Folder) -> None:
    people = "people: {River: {discord: '501'}, sam: {telegram: 77}}\n"
    folder.write(
        "schedules/a.yaml",
        "schema: 1\nid: a\nkind: co_reflection\ntitle: A\ntimezone: America/New_York\n"
        'starts: "2026-12-01"\ntime: "15:00"\nduration: PT1H\nrepeat: {unit: week}\n'
        'facilitators: {pool: [river, sam, "discord:7", robin]}\n'
        'overrides:\n  "2026-12-08": {facilitators: [robin, wren]}\n',
    )
    schedules = str(folder.path / "schedules")
    assert alliance(folder, GOOD + people, schedules_dir=schedules) == [
        "a.yaml:10 warning Nobody answers to robin.",
        "a.yaml:12 warning Nobody answers to wren.",
    ]
    broken = "people: {river: {discord: '501', phone: '1'}}\n"
    assert "people.river.phone" in alliance(folder, GOOD + broken, schedules_dir=schedules)[0]
