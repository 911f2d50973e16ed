"""The operator's commands: `alliance try`, `run`, `check`, `ask`, `migrate`, `backup`, ... (DESIGN §5).

Exit status: 0 fine, 1 something to mend, 2 the command was written wrongly. What it says to the
operator is plain English and stands here; what people read stands in `content/strings`.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib
import json
import logging
import os
import sys
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from bot import logs, states
from bot.chat.event import Person
from bot.chat.platform import PlatformTrouble
from bot.chat.router import Role
from bot.content import Unreadable
from bot.rest import unswept
from bot.settings import Settings
from bot.storage import Database, DatabaseUnusable
from bot.storage.backup import BackupUnusable, backup, restore

GRANTABLE: Final = ("member", "facilitator", "coordinator", "committee")
LAST_PORT: Final = 65535
LONGEST_LOOK: Final = 30  # days; older promises are forgotten


class Refused(Exception):
    """The command cannot be done as asked; the text says why and what to do."""

    status = 1


class Miswritten(Refused):
    """The command was written wrongly."""

    status = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; gives the exit status."""
    options = _parser().parse_args(arguments)
    try:
        settings = Settings()
    except ValidationError as error:
        for one in error.errors(include_url=False, include_input=False):
            name = "ALLIANCE_" + "_".join(str(key) for key in one["loc"]).upper()
            _complain(f"{name}: {one['msg']}. Mend it in the environment or in .env.")
        return 1
    logs.set_up(settings.log_level, as_json=settings.log_json)
    run: Callable[[Settings, argparse.Namespace], int] = options.run
    try:
        return run(settings, options)
    except Refused as error:
        _complain(str(error))
        return error.status
    except (DatabaseUnusable, BackupUnusable, PlatformTrouble) as error:
        _complain(str(error))
    except Unreadable as error:
        for problem in error.problems:
            _complain(str(problem))
    except FileExistsError as error:
        _complain(f"{error} is there already. Choose another name.")
    except KeyboardInterrupt:
        pass
    except BrokenPipeError:  # the reader of our output has gone, such as `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except _outside() as error:
        _complain(_trouble(error))
    return 1


def _outside() -> tuple[type[Exception], ...]:
    """What fails beside this program: the disk, the network, the database's server."""
    asyncpg = sys.modules.get("asyncpg")  # loaded only where the database's address asks for it
    return (OSError, SQLAlchemyError, *([asyncpg.PostgresError] if asyncpg else []))


def _trouble(error: BaseException) -> str:
    """What fails, in one line. The database's address stays out of it: it may hold a password."""
    while error.__cause__ is not None:  # the library's own words without the statement
        error = error.__cause__
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}."
    what = " ".join(str(error).split()).rstrip(".") or type(error).__name__
    return (
        f"{what}. If that is the database: is it running, and does ALLIANCE_DATABASE_URL name it "
        "as it should?"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="alliance", description="A bot for a statewide alliance of peer support workers."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(
        name: str, run: Callable[[Settings, argparse.Namespace], int], words: str
    ) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=words, description=words)
        one.set_defaults(run=run)
        return one

    trial = command("try", _try, "Start with sample people on a local page; no account needed.")
    trial.add_argument("--port", type=_port, help="the page's port (default: ALLIANCE_WEB_PORT)")
    command("run", _run, "Run the bot for the alliance.")
    check = command("check", _check, "Read all content and settings; say what to mend.")
    check.add_argument("--strict", action="store_true", help="warnings count as errors")
    ask = command("ask", _ask, "Answer one question, or a file of them, from the curated content.")
    ask.add_argument("question", nargs="?", help="the question, in English or Spanish")
    ask.add_argument("--json", action="store_true", help="answer as JSON")
    ask.add_argument("--batch", type=Path, metavar="FILE", help='JSON lines {"query", "language"?}')
    ask.add_argument("--language", choices=("en", "es"), help="the reader's language")
    ask.add_argument(
        "--state", type=_state, help="the reader's state, such as us-vt (default: the alliance's)"
    )
    command("migrate", _migrate, "Bring the database's tables up to date.")
    saving = command("backup", _backup, "Write everything in the database to one file.")
    saving.add_argument("file", nargs="?", type=Path, help="default: in the data folder, by time")
    restoring = command("restore", _restore, "Read a backup into the database.")
    restoring.add_argument("file", type=Path)
    restoring.add_argument("--replace", action="store_true", help="in place of what is there")
    told = command(
        "deliveries", _deliveries, "Say what the bot told people by itself, and how late."
    )
    told.add_argument("--days", type=_days, default=7, help="how far to look back (default: 7)")
    for name, run, words in (
        ("grant", _grant, "Give somebody a role."),
        ("revoke", _revoke, "Take a granted role away."),
    ):
        one = command(name, run, words)
        one.add_argument("role", choices=GRANTABLE)
        one.add_argument("person", type=_person, help="discord:ID or telegram:ID")
    one = command("export", _export, "Print all that is held about somebody, as JSON.")
    one.add_argument("person", type=_person, help="discord:ID or telegram:ID")
    one = command("forget", _forget, "Erase all that is held about somebody.")
    one.add_argument("person", type=_person, help="discord:ID or telegram:ID")
    return parser


def _person(words: str) -> Person:
    platform, _, identity = words.partition(":")
    if platform not in ("discord", "telegram", "web") or not identity or ":" in identity:
        raise argparse.ArgumentTypeError(f"{words!r} is not discord:ID or telegram:ID")
    return Person(platform, identity)


def _port(words: str) -> int:
    if not words.isascii() or not words.isdigit() or int(words) > LAST_PORT:
        raise argparse.ArgumentTypeError(f"{words!r} is not a number from 0 to {LAST_PORT}")
    return int(words)


def _days(words: str) -> int:
    if not words.isascii() or not words.isdigit() or not 1 <= int(words) <= LONGEST_LOOK:
        raise argparse.ArgumentTypeError(
            f"{words!r} is not a number of days from 1 to {LONGEST_LOOK}"
        )
    return int(words)


def _state(words: str) -> str:
    found = states.find(words)
    if found is None:
        raise argparse.ArgumentTypeError(f"{words!r} is not a state, such as us-vt or Vermont")
    return found.code


def _try(settings: Settings, options: argparse.Namespace) -> int:
    with unswept():
        from bot import app  # noqa: PLC0415  the whole bot; `alliance --help` does without

    if settings.public_url:
        raise Refused(
            "ALLIANCE_PUBLIC_URL is set, and the trial lets anyone be anyone. Unset it to try, "
            "or use `alliance run`."
        )
    settings = settings.model_copy(
        update={
            "web_host": "127.0.0.1",
            "web_port": settings.web_port if options.port is None else options.port,
            "var_dir": settings.var_dir / "try",
            "database_url": "",
        }
    )
    # Here people move the clock by hand, all the time.
    logging.getLogger("bot.delivery.sender").setLevel(logging.ERROR)
    return asyncio.run(_open_and_serve(app.opened(settings, trial=True), trial=True))


def _run(settings: Settings, _options: argparse.Namespace) -> int:
    with unswept():
        from bot import app  # noqa: PLC0415

    return asyncio.run(_open_and_serve(app.opened(settings), trial=False))


async def _open_and_serve(opening: object, *, trial: bool) -> int:
    from bot import app  # noqa: PLC0415

    async with opening as running:  # type: ignore[attr-defined]
        if trial:
            print("\n  The alliance is open:  ", running.web.address, "\n", flush=True)
            print("  Four people to be, a clock to move. Ctrl+C closes it.\n", flush=True)
        else:
            print("Ready. The page:", running.web.address, flush=True)
        await app.serve()
    return 0


def _check(settings: Settings, options: argparse.Namespace) -> int:
    from bot import app, check, doors, upkeep  # noqa: PLC0415

    wired = app.wire(settings, embed=False)
    today = datetime.now(UTC).date()
    told = asyncio.run(upkeep.said_in_chat(wired))
    status = check.main(
        settings,
        wired.router.commands,
        today,
        strict=options.strict,
        out=sys.stdout,
        features=app.CHECKS,
        also=told,
    )
    findings = asyncio.run(doors.inspect(wired.apps, wired.alliance.value))
    for line in findings:
        print(line)
    wired.librarian.close()
    return 1 if findings else status


def _ask(settings: Settings, options: argparse.Namespace) -> int:
    from bot import asking  # noqa: PLC0415

    if (options.question is None) == (options.batch is None):
        raise Miswritten("Give one question in quotes, or --batch FILE.")
    rows, misfits = _batch(options.batch) if options.batch else ([], [])
    for one in misfits:
        _complain(one)
    asker = asking.Asker.ready(settings, state=options.state, tell=_tell)
    if options.batch is None:
        answer = asker.ask(options.question, options.language)
        print(answer.as_json() if options.json else answer.as_words())
        return 0
    for question, language in rows:
        print(asker.ask(question, language or options.language).as_json(), flush=True)
    return 1 if misfits else 0


def _batch(path: Path) -> tuple[list[tuple[str, str | None]], list[str]]:
    """The questions of a file with their languages, and a complaint for each line that is none."""
    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"{path} cannot be read as UTF-8 text.") from error
    rows: list[tuple[str, str | None]] = []
    misfits: list[str] = []
    # Not splitlines(): a question may hold U+2028, which JSON leaves as it is.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                rows.append(_asked(line))
            except (ValueError, KeyError, TypeError):
                misfits.append(f'{path}:{number}: expected a line like {{"query": "..."}}.')
    return rows, misfits


def _asked(line: str) -> tuple[str, str | None]:
    """One line's question and language. Raises `ValueError`, `KeyError`, `TypeError`."""
    row = json.loads(line)
    if not isinstance(row, dict):
        raise TypeError("row")
    question, language = row["query"], row.get("language")
    if not isinstance(question, str) or not isinstance(language, str | None):
        raise TypeError("query")
    return question, language


def _with_database(settings: Settings, work: Callable[[Database], Awaitable[int]]) -> int:
    async def run() -> int:
        importlib.import_module("bot.tables")  # every table is declared before any is read
        database = Database(settings.database)
        try:
            await database.open()
            return await work(database)
        finally:
            await database.close()

    return asyncio.run(run())


def _migrate(settings: Settings, _options: argparse.Namespace) -> int:
    async def work(database: Database) -> int:
        version, _ = await database.version()
        print(f"The database is up to date (version {version}).")
        return 0

    return _with_database(settings, work)


def _backup(settings: Settings, options: argparse.Namespace) -> int:
    name = f"alliance-{datetime.now(UTC):%Y%m%d-%H%M%S}.jsonl.gz"
    path = options.file or settings.var_dir / "backups" / name

    async def work(database: Database) -> int:
        rows = await backup(database, path, _count("rows written"))
        print(f"Kept {rows} rows in {path}. It holds private things: store it as such.")
        return 0

    return _with_database(settings, work)


def _restore(settings: Settings, options: argparse.Namespace) -> int:
    async def work(database: Database) -> int:
        progress = _count("rows read")
        rows = await restore(database, options.file, replace=options.replace, progress=progress)
        print(f"Restored {rows} rows.")
        return 0

    return _with_database(settings, work)


def _deliveries(settings: Settings, options: argparse.Namespace) -> int:
    from bot import deliveries  # noqa: PLC0415

    async def work(database: Database) -> int:
        for line in await deliveries.look(database, options.days, datetime.now(UTC)):
            print(line)
        return 0

    return _with_database(settings, work)


def _grant(settings: Settings, options: argparse.Namespace) -> int:
    from bot.members.account import grant  # noqa: PLC0415

    async def work(database: Database) -> int:
        await grant(database, Role(options.role), options.person)
        print(f"{options.person.key} now has the role {options.role}.")
        return 0

    return _with_database(settings, work)


def _revoke(settings: Settings, options: argparse.Namespace) -> int:
    from bot.members.account import revoke  # noqa: PLC0415

    async def work(database: Database) -> int:
        if not await revoke(database, Role(options.role), options.person):
            raise Refused(
                f"{options.person.key} was not granted {options.role} here. Roles given in "
                "content/alliance.yaml are taken away there."
            )
        print(f"{options.person.key} no longer has the role {options.role}.")
        return 0

    return _with_database(settings, work)


def _export(settings: Settings, options: argparse.Namespace) -> int:
    from bot import upkeep  # noqa: PLC0415

    async def work() -> int:
        async with upkeep.accounts_alone(settings) as accounts:
            held = await accounts.export(options.person)
            print(json.dumps(held, indent=2, ensure_ascii=False, default=str))
        return 0

    return asyncio.run(work())


def _forget(settings: Settings, options: argparse.Namespace) -> int:
    from bot import upkeep  # noqa: PLC0415

    async def work() -> int:
        async with upkeep.accounts_alone(settings) as accounts:
            erased = await accounts.forget(options.person)
        print("Erased: " + ", ".join(erased) if erased else "Nothing was held.")
        return 0

    return asyncio.run(work())


def _count(words: str) -> Callable[[int], None]:
    """Shows progress on a terminal, every thousand."""

    def tell(number: int) -> None:
        if number % 1000 == 0 and sys.stderr.isatty():
            _tell(f"{number} {words}")

    return tell


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _complain(words: str) -> None:
    print(f"alliance: {words}", file=sys.stderr, flush=True)
