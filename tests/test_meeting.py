"""The alliance as co-reflection sees it."""

from __future__ import annotations

import pytest

from bot.meeting import domain_of


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://peers.example.org/bot", "peers.example.org"),
        ("", "peer-alliance.invalid"),
        ("http://localhost:8080", "peer-alliance.invalid"),
        ("http://127.0.0.1:8080", "peer-alliance.invalid"),
        ("http://[::1]:8080", "peer-alliance.invalid"),
    ],
)
def test_meetings_are_named_after_the_public_address_only(address: str, domain: str) -> None:
    assert domain_of(address) == domain
