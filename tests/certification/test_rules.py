"""Which record answers first, and when a number needs its year."""

from __future__ import annotations

import pytest

from bot.certification import rules
from bot.certification.records import About, Status
from bot.certification.shelf import Shelf
from tests.fakes import ROOT

RECORDS = Shelf(ROOT / "content").records


def test_the_rule_in_force_comes_first() -> None:
    assert [one.id for one in rules.of_place(RECORDS, "us-ca")] == ["us-ca", "us-ca-2013"]
    assert [one.id for one in rules.of_place(RECORDS, "us-vt")] == ["us-vt", "us-vt-plan-2025"]
    assert rules.of_place(RECORDS, "us-tx") == ()


def test_places_end_with_the_whole_country() -> None:
    assert rules.places(RECORDS) == ("us-ca", "us-mn", "us-vt", "us")


def test_every_fact_of_a_record_is_shown_in_some_section() -> None:
    for record in RECORDS:
        shown = {about for section in rules.Section for about, _ in rules.facts_in(record, section)}
        assert shown == set(record.facts), record.id
    everywhere = {about for facts in rules._FACTS.values() for about in facts}
    assert everywhere == set(About)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("80 hours", "80 hours (2013)"),
        ("$100. Fees are not paid back.", "$100 (2013). Fees are not paid back."),
        ("Yes. It has 120 items.", "Yes. It has 120 items (2013)."),
    ],
)
def test_a_number_without_a_year_gets_one(words: str, told: str) -> None:
    assert rules.needs_year(words)
    assert rules.with_bracket(words, "2013") == told


@pytest.mark.parametrize(
    "words", ["Yes", "Closed on December 31, 2022", "$80, from September 2024"]
)
def test_a_year_or_no_number_needs_nothing(words: str) -> None:
    assert not rules.needs_year(words)


def test_comparison_leaves_out_what_neither_says() -> None:
    by_id = {one.id: one for one in RECORDS}
    rows = rules.compare(by_id["us-samhsa-2023"], by_id["us-vt-plan-2025"])
    abouts = [row.about for row in rows]
    assert About.REQUIRED_TO_WORK not in abouts
    assert About.TRAINING_HOURS in abouts
    assert all(row.first or row.second for row in rows)


def test_what_is_compared_with_starts_at_home() -> None:
    record = next(one for one in RECORDS if one.id == "us-ca")
    others = [one.id for one in rules.others_to_compare(RECORDS, record)]
    assert others[0] == "us-ca-2013"
    assert "us-ca" not in others
    assert len(others) == len(RECORDS) - 1


def test_only_rules_in_force_are_called_so() -> None:
    in_force = {one.id for one in RECORDS if one.status is Status.IN_FORCE}
    assert in_force == {"us-vt", "us-ca", "us-mn"}
    for record in RECORDS:
        if record.status in (Status.RECOMMENDATION, Status.SUPERSEDED):
            assert record.rule_in_force in in_force
