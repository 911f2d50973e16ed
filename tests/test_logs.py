"""Contract: logs hold no tokens, no ids of people, no exception texts."""

import io
import json
import logging

import pytest

from bot import logs

TELEGRAM = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"
DISCORD = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs1234"


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    logs.set_up("INFO", as_json=True)
    yield stream
    root.handlers[:], root.level = before, level


def test_secrets_and_ids_are_struck_out(said: io.StringIO) -> None:
    logging.getLogger("x").info(
        "%s %s user 80351110224678912 postgresql://me:word@h/x", TELEGRAM, DISCORD
    )
    line = json.loads(said.getvalue())["text"]
    for secret in (TELEGRAM, DISCORD, "80351110224678912", "me:word"):
        assert secret not in line


def test_exception_texts_are_dropped_and_places_are_kept(said: io.StringIO) -> None:
    try:
        raise ValueError("what Jo typed")
    except ValueError:
        logging.getLogger("x").exception("failed reference=%s", "K7Q2")
    line = said.getvalue()
    assert "Jo" not in line
    assert "ValueError" in line
    assert "test_logs.py:" in line
    assert "K7Q2" in line


def test_ordinary_lines_stay_readable() -> None:
    assert logs.redact("ready in 0.42 s on http://127.0.0.1:8080") == (
        "ready in 0.42 s on http://127.0.0.1:8080"
    )
