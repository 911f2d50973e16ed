"""Every command as an operator types it: a process of its own, its words, its exit status."""

from __future__ import annotations

import asyncio
import json
import shutil
import signal
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.chat.event import Person
from bot.chat.platform import Address
from bot.members import store
from bot.review.records import Kind
from bot.review.store import hand_in
from bot.storage import Database
from tests.e2e.process import ROOT, finished, running
from tests.platforms.web.browsing import Visitor

ENTRIES = ("crisis.warmline", "becoming.need-certification")
QUESTION = "What is a warmline?"
WREN = Person("telegram", "501")
SIGTERM_SECONDS = 5  # in which the whole process ends


@pytest.fixture
def var(tmp_path: Path) -> Path:
    return tmp_path / "var"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small content folder; what it lacks is taken from the shipped one."""
    folder = tmp_path_factory.mktemp("content")
    shutil.copy(ROOT / "content" / "alliance.yaml", folder)
    faq = folder / "faq" / "en"
    faq.mkdir(parents=True)
    for one in ENTRIES:
        shutil.copy(ROOT / "content" / "faq" / "en" / f"{one}.md", faq)
    return folder


@pytest.fixture(scope="module")
def reading(content: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A data folder in which the small content was read once, and the environment for it."""
    return tmp_path_factory.mktemp("var"), {"ALLIANCE_CONTENT_DIR": str(content)}


# Written wrongly


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "COMMAND"),
        (("answer",), "invalid choice: 'answer'"),
        (("ask",), "Give one question in quotes, or --batch FILE."),
        (("ask", "one", "--batch", "file"), "Give one question in quotes, or --batch FILE."),
        (("ask", "one", "--state", "Freedonia"), "'Freedonia' is not a state"),
        (("grant", "president", "discord:1"), "invalid choice: 'president'"),
        (("grant", "coordinator", "1"), "'1' is not discord:ID or telegram:ID"),
        (("forget", "telegram:"), "'telegram:' is not discord:ID or telegram:ID"),
        (("try", "--port", "70000"), "'70000' is not a number from 0 to 65535"),
        (("restore",), "file"),
    ],
)
def test_a_command_written_wrongly(var: Path, arguments: tuple[str, ...], said: str) -> None:
    done = finished(var, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_every_command_is_in_the_help(var: Path) -> None:
    told = finished(var, "--help").stdout
    for name in ("try", "run", "check", "ask", "migrate", "backup", "restore"):
        assert f"\n    {name} " in told
    for name in ("grant", "revoke", "export", "forget"):
        assert f"\n    {name} " in told


def test_a_setting_that_cannot_be(var: Path) -> None:
    done = finished(var, "migrate", ALLIANCE_WEB_PORT="many")
    assert done.returncode == 1
    assert "ALLIANCE_WEB_PORT: " in done.stderr
    assert "Traceback" not in done.stderr


# Asking


def test_ask_in_words_and_as_json(reading: tuple[Path, dict[str, str]]) -> None:
    var, environment = reading
    words = finished(var, "ask", QUESTION, **environment)
    assert words.returncode == 0
    assert words.stdout.startswith(f"{QUESTION}\n[crisis.warmline, us, as of ")
    done = finished(var, "ask", QUESTION, "--json", "--state", "Vermont", **environment)
    row = json.loads(done.stdout)
    assert list(row) == ["query", "answer_id", "suggestions", "score"]
    assert (row["query"], row["answer_id"]) == (QUESTION, "crisis.warmline")


def test_ask_in_distress_gives_no_answer(reading: tuple[Path, dict[str, str]]) -> None:
    var, environment = reading
    done = finished(var, "ask", "I want to kill myself tonight", **environment)
    assert "the person is shown people to talk to" in done.stdout
    row = json.loads(finished(var, "ask", "I want to die", "--json", **environment).stdout)
    assert (row["answer_id"], row["suggestions"]) == (None, [])


def test_ask_a_batch_names_the_lines_it_could_not_read(
    reading: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    var, environment = reading
    lines = [
        json.dumps({"query": QUESTION}),
        "",
        "no JSON",
        json.dumps({"query": "¿Qué es una línea?\u2028", "language": "es"}, ensure_ascii=False),
        json.dumps({"question": QUESTION}),
        json.dumps({"query": 7}),
        json.dumps([QUESTION]),
        json.dumps({"query": QUESTION, "language": 7}),
        json.dumps({"query": "x" * 10_000}),
    ]
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\n".join(lines), encoding="utf-8-sig")
    done = finished(var, "ask", "--batch", str(batch), **environment)
    assert done.returncode == 1
    rows = [json.loads(line) for line in done.stdout.strip("\n").split("\n")]
    assert rows[0]["answer_id"] == "crisis.warmline"
    assert [len(row["query"]) for row in rows] == [len(QUESTION), 19, 10_000]
    named = [line for line in done.stderr.splitlines() if str(batch) in line]
    assert [line.split(":")[2] for line in named] == ["3", "5", "6", "7", "8"]
    assert all('expected a line like {"query": "..."}' in line for line in named)
    assert "Traceback" not in done.stderr


def test_ask_a_batch_from_standard_input(reading: tuple[Path, dict[str, str]]) -> None:
    var, environment = reading
    typed = json.dumps({"query": QUESTION}) + "\n"
    done = finished(var, "ask", "--batch", "-", typed=typed, **environment)
    assert done.returncode == 0
    assert json.loads(done.stdout)["answer_id"] == "crisis.warmline"


def test_ask_a_batch_that_is_not_there(reading: tuple[Path, dict[str, str]]) -> None:
    var, environment = reading
    done = finished(var, "ask", "--batch", "nowhere.jsonl", **environment)
    assert (done.returncode, done.stdout) == (1, "")
    assert "nowhere.jsonl cannot be read as UTF-8 text." in done.stderr


# People


def test_a_role_is_given_told_taken_and_everything_forgotten(var: Path) -> None:
    given = finished(var, "grant", "coordinator", "discord:9")
    assert (given.returncode, given.stderr) == (0, "")
    assert "discord:9 now has the role coordinator." in given.stdout
    told = json.loads(finished(var, "export", "discord:9").stdout)
    assert told == {"granted roles": ["coordinator"]}
    assert finished(var, "revoke", "coordinator", "discord:9").returncode == 0
    again = finished(var, "revoke", "coordinator", "discord:9")
    assert again.returncode == 1
    assert "content/alliance.yaml" in again.stderr
    finished(var, "grant", "facilitator", "discord:9")
    assert finished(var, "forget", "discord:9").stdout == "Erased: granted roles\n"
    assert finished(var, "forget", "discord:9").stdout == "Nothing was held.\n"


def test_deliveries_of_a_new_alliance(var: Path) -> None:
    done = finished(var, "deliveries", "--days", "1")
    assert (done.returncode, done.stdout) == (0, "Nothing was due in the last day.\n")
    assert finished(var, "deliveries", "--days", "0").returncode == 2


# The database as a whole


async def fill(address: str) -> None:
    """A member with settings, two accounts' worth of roles, and questions that wait."""
    database = Database(address)
    await database.open()
    async with database.write() as connection:
        member = await store.keep(connection, WREN)
        await store.change(connection, member, "state", "us-mn")
        await hand_in(
            connection,
            kind=Kind.QUESTION,
            subject="",
            text="Is there a band? 🎺",
            language="en",
            state="us-vt",
            on=date(2026, 11, 20),
            answer_to=Address("telegram", "501"),
            member_id=member,
        )
    await database.close()


def exported(var: Path, address: str) -> dict[str, Any]:
    done = finished(var, "export", WREN.key, ALLIANCE_DATABASE_URL=address)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_backup_restored_elsewhere_says_the_same(var: Path, tmp_path: Path) -> None:
    here, there = (f"sqlite+aiosqlite:///{tmp_path / name}" for name in ("a.db", "b.db"))
    asyncio.run(fill(here))
    finished(var, "grant", "facilitator", WREN.key, ALLIANCE_DATABASE_URL=here)
    before = exported(var, here)
    assert set(before) == {"settings", "accounts", "granted roles", "questions for a coordinator"}
    file = tmp_path / "copy.jsonl.gz"
    kept = finished(var, "backup", str(file), ALLIANCE_DATABASE_URL=here)
    assert kept.returncode == 0
    assert f"Kept 4 rows in {file}." in kept.stdout
    assert file.stat().st_mode & 0o077 == 0
    assert "is there already" in finished(var, "backup", str(file)).stderr
    back = finished(var, "restore", str(file), ALLIANCE_DATABASE_URL=there)
    assert back.stdout == "Restored 4 rows.\n"
    assert exported(var, there) == before
    twice = finished(var, "restore", str(file), ALLIANCE_DATABASE_URL=there)
    assert twice.returncode == 1
    assert "--replace" in twice.stderr
    replaced = finished(var, "restore", str(file), "--replace", ALLIANCE_DATABASE_URL=there)
    assert replaced.stdout == "Restored 4 rows.\n"


def test_a_backup_by_itself_goes_to_the_data_folder(var: Path) -> None:
    assert "up to date (version " in finished(var, "migrate").stdout
    assert finished(var, "backup").returncode == 0
    (file,) = (var / "backups").iterdir()
    cut = file.with_name("cut.jsonl.gz")
    cut.write_bytes(file.read_bytes()[:40])
    for name in (cut, var / "nowhere.gz"):
        done = finished(var, "restore", str(name))
        assert done.returncode == 1
        assert "Nothing was changed." in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("a file called alliance.db", "ALLIANCE_DATABASE_URL is not an address of a database"),
        ("mysql+aiomysql://alliance:secret@127.0.0.1/x", "Only SQLite"),
        ("sqlite+aiosqlite:////dev/null/alliance.db", "/dev/null"),
        ("postgresql+asyncpg://alliance:secret@127.0.0.1:1/x", "ALLIANCE_DATABASE_URL"),
    ],
)
def test_a_wrong_database_address_is_one_line(
    reading: tuple[Path, dict[str, str]], address: str, said: str
) -> None:
    var, environment = reading
    done = finished(var, "run", ALLIANCE_DATABASE_URL=address, ALLIANCE_WEB_PORT="0", **environment)
    assert done.returncode == 1
    (line,) = [one for one in done.stderr.splitlines() if one.startswith("alliance: ")]
    assert said in line
    for never in ("Traceback", "secret"):
        assert never not in done.stderr
    assert "Ready" not in done.stdout


# Running


def test_the_trial_is_not_for_the_world(var: Path) -> None:
    done = finished(var, "try", ALLIANCE_PUBLIC_URL="https://alliance.example.org")
    assert (done.returncode, done.stdout) == (1, "")
    assert "ALLIANCE_PUBLIC_URL is set" in done.stderr


def test_a_port_in_use_is_one_line(reading: tuple[Path, dict[str, str]]) -> None:
    var, environment = reading
    with running(var, "run", ALLIANCE_WEB_PORT="0", **environment) as first:
        first.wait_ready()
        port = first.address.rpartition(":")[2]
        done = finished(var, "run", ALLIANCE_WEB_PORT=port, **environment)
        assert done.returncode == 1
        assert f"Port {port} on 127.0.0.1 is in use" in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_it_ends_within_five_seconds_and_without_complaint(
    reading: tuple[Path, dict[str, str]], how: signal.Signals
) -> None:
    """Though a page is open, which waits for what is new."""
    var, environment = reading
    with running(var, "run", ALLIANCE_WEB_PORT="0", **environment) as alliance:
        alliance.wait_ready()
        async with Visitor(alliance.address) as noa:
            await noa.open("/chat/direct")
            body = noa.page.one("body").attributes
            assert noa.session
            waiting = await noa.session.get(
                f"{alliance.address}/chat/direct/live",
                params={"since": body["data-since"], "as": body["data-live"]},
            )
            assert waiting.status == 200
            alliance.process.send_signal(how)
            status = await asyncio.to_thread(alliance.process.wait, SIGTERM_SECONDS)
            waiting.close()
        assert status == 0
        alliance.stop()
        assert not [one for one in alliance.output if "Traceback" in one or "ERROR" in one]


async def test_what_was_kept_is_there_after_a_kill(
    reading: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    _, environment = reading
    var = tmp_path / "var"
    async with Visitor("") as noa:
        with running(var, "run", ALLIANCE_WEB_PORT="0", **environment) as alliance:
            alliance.wait_ready()
            noa.address = alliance.address
            await noa.open("/chat/direct")
            await noa.say("/me")
            assert "I keep nothing about you" in noa.log
            await noa.press("Español")
            assert "Lo que guardo de ti" in noa.log
            await noa.say("/certification")  # an open answer, a form half read
            alliance.stop(signal.SIGKILL)
        with running(var, "run", ALLIANCE_WEB_PORT="0", **environment) as alliance:
            alliance.wait_ready()
            noa.address = alliance.address
            await noa.open("/chat/direct")
            await noa.say("/me")
            assert "Español (tu elección)" in noa.log


async def test_a_broken_file_changes_nothing_and_is_said_once(
    content: Path, tmp_path: Path
) -> None:
    own = tmp_path / "content"
    shutil.copytree(content, own)
    entry = own / "faq" / "en" / "crisis.warmline.md"
    with running(
        tmp_path / "var", "run", ALLIANCE_WEB_PORT="0", ALLIANCE_CONTENT_DIR=str(own)
    ) as alliance:
        alliance.wait_ready()
        async with Visitor(alliance.address) as noa:
            await noa.open("/chat/direct")
            await noa.say(QUESTION)
            assert "warmline.org" in noa.log
            entry.write_text(entry.read_text().replace("topic: ", "topic: [", 1))
            line = alliance.wait_until_said("crisis.warmline.md:")
            assert "The last good version stays." in line
            (own / "alliance.yaml").write_text("name: [")
            alliance.wait_until_said("alliance.yaml:")
            assert sum("crisis.warmline.md:" in one for one in alliance.output) == 1
            await noa.say(f"{QUESTION} Please.")
            assert noa.entries[-1].words.count("warmline.org")
            assert "Green Mountain Peer Alliance" in noa.page.words
        assert alliance.stop() == 0
