"""The house stands as drawn: every route permitted, described in each language, legal everywhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import app
from bot.chat.action import unpack
from bot.chat.router import Role, Router
from bot.language import Language
from bot.settings import Settings

ROOT = Path(__file__).parents[1]
CONTRACT = {
    "start", "help", "ask", "topics", "sessions", "reflect", "partner", "jobs", "postjob",
    "trainings", "calendar", "certification", "hours", "consult", "notify", "me", "link",
    "support", "concern", "announce", "newsession", "newtraining", "newconsult", "review", "desk",
}  # fmt: skip


@pytest.fixture(scope="module")
def router(tmp_path_factory: pytest.TempPathFactory) -> Router:
    settings = Settings(_env_file=None, var_dir=tmp_path_factory.mktemp("var"))
    return app.wire(settings, trial=True).router


@pytest.fixture(scope="module")
def language() -> Language:
    return Language(ROOT / "content" / "strings")


def test_command_names_are_the_contracts(router: Router) -> None:
    assert set(router.commands) <= CONTRACT
    assert {"start", "help", "ask", "topics", "certification", "me", "support", "review"} <= set(
        router.commands
    )


@pytest.mark.parametrize("speech", ["en", "es"])
def test_every_command_and_option_is_described(
    router: Router, language: Language, speech: str
) -> None:
    book = language.voice(speech, "UTC").books[0]
    for route in router.commands.values():
        keys = [f"command-{route.name}"]
        keys += [f"command-{route.name}-{argument.name}" for argument in route.arguments]
        for key in keys:
            assert book.has(key), key
            assert 1 <= len(book.format(key, {})) <= 100, key  # Discord's limit, the smallest


def test_option_names_are_legal_on_discord(router: Router) -> None:
    for route in router.commands.values():
        for argument in route.arguments:
            assert re.fullmatch(r"[a-z_]{1,32}", argument.name)


def test_every_suggesting_option_has_someone_who_knows(router: Router) -> None:
    for route in router.commands.values():
        for argument in route.arguments:
            assert argument.suggests == ((route.name, argument.name) in router.suggestions)


def test_coordinators_and_committee_are_kept_apart(router: Router) -> None:
    assert router.commands["review"].needs is Role.COORDINATOR
    for name in ("announce", "newsession", "newtraining", "newconsult"):
        if name in router.commands:
            assert router.commands[name].needs is Role.COORDINATOR
    if "desk" in router.commands:
        assert router.commands["desk"].needs is Role.COMMITTEE


def packed_names() -> Iterator[tuple[str, str]]:
    """Every `pack("feature", "verb", ...)` written in the code."""
    for path in (ROOT / "bot").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", getattr(node.func, "attr", "")) == "pack"
                and len(node.args) >= 2
                and all(isinstance(one, ast.Constant) for one in node.args[:2])
            ):
                feature, verb = (str(one.value) for one in node.args[:2])  # type: ignore[attr-defined]
                yield f"{feature}:{verb}", f"{path.name}:{node.lineno}"


def test_every_action_in_the_code_is_answered(router: Router) -> None:
    known = set(router.presses) | set(router.forms)
    found = dict(packed_names())
    assert len(found) > 10
    assert {name: where for name, where in found.items() if name not in known} == {}


def test_every_route_is_a_legal_action(router: Router) -> None:
    for name in [*router.presses, *router.forms]:
        assert unpack(name) == (name, ())


def test_only_the_clock_reads_the_clock() -> None:
    """Time comes from clock.py (the command line's file names and today's date apart)."""
    allowed = {"clock.py", "cli.py"}
    for path in (ROOT / "bot").rglob("*.py"):
        if path.name in allowed:
            continue
        words = path.read_text(encoding="utf-8")
        assert not re.search(r"datetime\.now\(|date\.today\(|utcnow\(|time\.time\(", words), path


def test_no_sentence_for_people_stands_in_a_feature() -> None:
    """A message's words come from the sentences: no title or label written in the code."""
    wanted = {"title", "label", "footer", "prompt", "intro", "submit", "help"}
    features = ("faq", "safety", "certification", "members", "review")
    for feature in features:
        for path in (ROOT / "bot" / feature).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.keyword) and node.arg in wanted:
                    value = node.value
                    assert not (
                        isinstance(value, ast.Constant)
                        and isinstance(value.value, str)
                        and " " in value.value
                    ), f"{path.name}:{value.lineno}"


def test_files_stay_readable() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in (ROOT / "bot").rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 450
    }
    assert long == {}
