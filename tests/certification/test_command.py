"""What a person sees when they ask for the certification rule of a state."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import states
from bot.certification.handlers import Certification
from bot.certification.rules import Section
from bot.certification.shelf import Shelf
from bot.chat import text
from bot.chat.action import pack, unpack
from bot.chat.message import Field, Menu, Message, Tone
from bot.chat.reply import Reply, Update
from bot.chat.router import NotUnderstood, Router
from tests.fakes import ROOT, actions, context, messages, words

CONTENT = ROOT / "content"


@pytest.fixture(scope="module")
def feature() -> Certification:
    return Certification(Shelf(CONTENT))


def only(answer: object) -> Message:
    (message,) = messages(answer)  # type: ignore[arg-type]
    return message


def field(message: Message, label: str) -> str:
    found = {one.label: one for one in message.fields}[label]
    assert isinstance(found, Field)
    assert isinstance(found.value, tuple)
    return text.flat(found.value)


def glance(message: Message) -> dict[str, str]:
    (bullets,) = [one for one in message.body if isinstance(one, text.Bullets)]
    pairs = (text.flat_line(item).partition(": ") for item in bullets.items)
    return {label: value for label, _, value in pairs}


async def test_without_a_state_it_is_the_readers_own(feature: Certification) -> None:
    answer = await feature.certification(context(state="us-vt"), None)
    assert isinstance(answer, Reply)
    assert answer.only_you
    message = answer.message
    assert message.title == "Vermont: Certified Peer Support Provider (CPSP)"
    told = glance(message)
    assert told["Training"] == "120 hours (2025–2026)"
    assert told["Work experience"] == "250 hours on the standard path (2025–2026)"
    assert told["Exam"] == "Yes"
    assert told["Needed to do peer work"].startswith("No;")
    assert told["Who certifies"] == "Office of Professional Regulation (OPR)"
    assert "$150" in told["Cost"]
    assert "As of 2025–2026" in message.footer
    assert "Source: Vermont" in message.footer
    assert "Confirm with: VT Peer Credentialing Center" in message.footer


async def test_what_is_not_known_is_said_and_never_nought(feature: Certification) -> None:
    message = only(await feature.certification(context(), "vermont"))
    told = glance(message)["Continuing education (CE)"]
    assert told.startswith("not known to us; ask VT Peer Credentialing Center")
    assert "OPR" in told
    renewal = only(await feature.show(context(), "us-vt", Section.RENEWAL))
    assert field(renewal, "Continuing education (CE)").startswith("This is not known to us. Ask ")
    assert field(renewal, "Renewal fee").startswith("This is not known to us. Ask ")
    assert "unknown" not in renewal.words()


async def test_a_conflict_shows_both_sides_with_their_sources(feature: Certification) -> None:
    paths = only(await feature.show(context(), "us-vt", Section.PATHS))
    told = field(paths, "Path for experienced peers")
    assert told.startswith("Sources differ:")
    assert "1,550 hours of peer work, paid or unpaid, within the last 3 years" in told
    assert "Vermont Peer Workforce Development Initiative" in told
    assert "1,500 such hours in 3 years" in told
    assert "Copeland Center" in told
    assert "Ask which applies to you: VT Peer Credentialing Center" in told


async def test_california_shows_the_rule_and_keeps_2013_apart(feature: Certification) -> None:
    answer = await feature.certification(context(), "ca")
    message = only(answer)
    assert message.title == "California: Certified Medi-Cal Peer Support Specialist"
    assert text.flat(message.body).startswith("The rule in force")
    told = glance(message)
    assert told["Training"] == "80 hours (2024–2025)"
    assert told["Renewal"] == "2 years (2024–2025)"
    assert told["Continuing education (CE)"] == "20 hours every 2 years (2024–2025)"
    assert "15 hours" not in message.words()
    older = actions(answer)["2013 recommendation (not the rule)"]
    assert older == pack("certification", "show", "us-ca-2013", Section.OVERVIEW)
    for section in Section:
        shown = only(await feature.show(context(), "us-ca-2013", section))
        assert "A recommendation from 2013. It is not the rule." in text.flat(shown.body)
        assert shown.tone is Tone.NOTICE
    past = only(await feature.show(context(), "us-ca-2013", Section.OVERVIEW))
    assert glance(past)["Renewal"] == "3 years (2013)"
    assert glance(past)["Continuing education (CE)"] == "15 hours a year (2013)"
    assert "Rule in force" in actions(Update(past))


async def test_every_number_has_a_year_by_it(feature: Certification) -> None:
    for record in feature.shelf.records:
        message = only(await feature.show(context(), record.id, Section.OVERVIEW))
        for label, value in glance(message).items():
            if any(sign.isdigit() for sign in value):
                assert "20" in value, (record.id, label, value)


async def test_a_plan_a_model_and_a_private_credential_are_called_so(
    feature: Certification,
) -> None:
    plan = only(await feature.show(context(), "us-vt-plan-2025", Section.OVERVIEW))
    assert "A plan from early 2025." in text.flat(plan.body)
    nation = only(await feature.certification(context(), "national"))
    assert "It is not the rule of any state." in text.flat(nation.body)
    private = only(await feature.show(context(), "us-mha-ncps", Section.OVERVIEW))
    assert "It replaces no state's certificate." in text.flat(private.body)


async def test_sources_come_as_links_and_gaps_are_listed(feature: Certification) -> None:
    message = only(await feature.show(context(), "us-mn", Section.SOURCES))
    links = [
        span.href
        for block in message.body
        if isinstance(block, text.Bullets)
        for item in block.items
        for span in item
        if span.href
    ]
    assert "https://www.revisor.mn.gov/statutes/2021/cite/256B.0615" in links
    told = text.flat(message.body)
    assert "Not known to us" in told
    assert "the text of section 245I.04" in told


async def test_a_doubtful_fact_says_so(feature: Certification) -> None:
    message = only(await feature.show(context(), "us-mn", Section.TRAINING))
    assert "We could not confirm this." in field(message, "Specialties")
    assert "may not be exact" in field(message, "Training")


async def test_a_state_without_a_record_gets_the_way_to_its_rule(feature: Certification) -> None:
    answer = await feature.certification(context(state="us-tx"), None)
    message = only(answer)
    assert message.title == "Texas: no record here"
    told = message.words()
    assert "We do not hold the certification rule of Texas" in told
    assert "Ask the state's mental health agency" in told
    assert "120 hours" not in told
    assert set(actions(answer)) == {"California", "Minnesota", "Vermont", "All of the U.S."}
    links = [item for row in message.rows if isinstance(row, tuple) for item in row]
    assert any(getattr(item, "url", "").startswith("https://www.samhsa.gov/") for item in links)


async def test_nobodys_state_is_guessed(feature: Certification) -> None:
    message = only(await feature.certification(context(state="us"), None))
    assert message.title == "Which state?"


@pytest.mark.parametrize(
    "typed",
    [
        "Ontario",
        "🤷",
        "x" * 10_000,
        "**bold** [link](https://a.example)",
        "<b>hi</b>",
        "加州",
        "\x00",
    ],
)
async def test_what_is_no_state_is_answered_kindly(feature: Certification, typed: str) -> None:
    answer = await feature.certification(context(), typed)
    message = only(answer)
    assert "I know no U.S. state called" in message.words()
    assert len(message.words()) < 500
    assert "Vermont" in actions(answer)
    spans = [span for block in message.body for span in getattr(block, "spans", ())]
    assert not any(span.href or span.bold for span in spans)


async def test_a_misspelled_state_is_offered_not_assumed(feature: Certification) -> None:
    answer = await feature.certification(context(), "wisconson")
    assert only(answer).title == ""
    assert actions(answer)["Wisconsin"] == pack("certification", "place", "us-wi")


async def test_two_records_stand_side_by_side(feature: Certification) -> None:
    answer = await feature.compare(context(), "us-ca", "us-ca-2013")
    message = only(answer)
    told = field(message, "Renewal")
    assert "Rule in force: 2 years (2024–2025)" in told
    assert "2013 recommendation (not the rule): 3 years (2013)" in told
    both = field(only(await feature.compare(context(), "us-vt", "us-ca")), "Training")
    assert "Vermont: 120 hours (2025–2026)" in both
    assert "California: 80 hours (2024–2025)" in both


async def test_spanish_readers_get_spanish_marked_as_awaiting_review(
    feature: Certification,
) -> None:
    told = words(await feature.certification(context(language="es"), "Míchigan"))
    assert "Míchigan: no tenemos registro" in told
    message = only(await feature.certification(context(language="es"), "vermont"))
    assert glance(message)["Capacitación"] == "120 horas (2025–2026)"
    assert "espera la revisión de pares" in message.footer
    english = only(await feature.certification(context(), "vermont"))
    assert "awaits review" not in english.footer


async def test_an_overdue_record_warns_its_readers(feature: Certification) -> None:
    later = context(now=datetime(2028, 1, 1, tzinfo=UTC))
    assert "It may be out of date." in only(await feature.certification(later, "vt")).footer
    now = only(await feature.certification(context(), "vt"))
    assert "It may be out of date." not in now.footer


async def test_every_button_and_menu_leads_somewhere(feature: Certification) -> None:
    """From the first card through everything that can be pressed, in both languages."""
    router = Router()
    router.add(feature)
    for language in ("en", "es"):
        moment = context(language=language)
        waiting = [only(await feature.certification(moment, name)) for name in ("vt", "tx", "us")]
        seen: set[str] = set()
        while waiting:
            for action in pressable(waiting.pop()):
                if action in seen:
                    continue
                seen.add(action)
                unpacked = unpack(action)
                assert unpacked is not None
                route = router.presses[unpacked[0]]
                made = [to(one) for to, one in zip(route.converters, unpacked[1], strict=True)]
                message = only(await route.handler(moment, *made))
                assert message.title
                assert "certification-" not in message.words(), message.words()
                waiting.append(message)
        assert len(seen) > 80


def pressable(message: Message) -> list[str]:
    """All action ids of a message, every choice of its menus included."""
    found = list(actions(Update(message)).values())
    for row in message.rows:
        if isinstance(row, Menu):
            found += [f"{row.action}:{option.value}" for option in row.options]
    assert all(len(action) <= 64 for action in found)
    return found


@pytest.mark.parametrize("name", ["us-zz", "", "../us-vt", "us-vt' OR 1=1"])
async def test_forged_buttons_are_stale(feature: Certification, name: str) -> None:
    with pytest.raises(NotUnderstood):
        await feature.show(context(), name, Section.OVERVIEW)
    with pytest.raises(NotUnderstood):
        await feature.compare(context(), "us-vt", name)
    with pytest.raises(NotUnderstood):
        await feature.place(context(), name)
    with pytest.raises(NotUnderstood):
        await feature.value(context(), name)


async def test_suggestions_start_with_ones_own_state(feature: Certification) -> None:
    empty = (await feature.states_for(context(state="us-ny"), "")).options
    assert [one.label for one in empty[:4]] == [
        "New York",
        "All of the U.S.",
        "California",
        "Minnesota",
    ]
    assert len(empty) == 25
    typed = (await feature.states_for(context(), "vir")).options
    assert [one.value for one in typed] == ["us-va"] or typed[0].value == "us-va"
    spanish = (await feature.states_for(context(language="es"), "nueva")).options
    assert {one.label for one in spanish} >= {"Nueva York", "Nueva Jersey"}


async def test_values_are_shown_as_a_draft_with_questions(feature: Certification) -> None:
    listing = only(await feature.values(context()))
    assert "They are not the law of any state." in text.flat(listing.body)
    (menu,) = [row for row in listing.rows if isinstance(row, Menu)]
    assert len(menu.options) == 15
    value = only(await feature.value(context(), "safety-protection"))
    assert "People see this in more than one way." in text.flat(value.body)
    assert "Is this the least I can share?" in field(value, "To ask yourself")


async def test_an_edited_file_is_taken_and_a_broken_one_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "certification"
    folder.mkdir()
    good = (CONTENT / "certification" / "us-vt.yaml").read_text(encoding="utf-8")
    path = folder / "us-vt.yaml"
    path.write_text(good, encoding="utf-8")
    feature = Certification(Shelf(tmp_path))
    path.write_text(good.replace("120 hours in all", "130 hours in all"), encoding="utf-8")
    path.write_text(
        path.read_text(encoding="utf-8").replace('"120 hours"', '"130 hours"'), encoding="utf-8"
    )
    assert feature.shelf.refresh()
    assert glance(only(await feature.certification(context(), None)))["Training"].startswith("130")
    path.write_text("id: [", encoding="utf-8")
    assert not feature.shelf.refresh()
    assert glance(only(await feature.certification(context(), None)))["Training"].startswith("130")
    assert feature.shelf.problems[0].line > 0
    path.unlink()
    assert feature.shelf.refresh()
    assert only(await feature.certification(context(), None)).title == "Vermont: no record here"


def test_all_states_are_known() -> None:
    assert len(states.STATES) == 51
