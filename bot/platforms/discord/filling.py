"""Filling in a form: modals one after another, kept between them, picked up again after a restart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.chat.event import Person
from bot.chat.form import Answer, Form
from bot.platforms.discord import between, modals, render, sheet
from bot.platforms.discord.custom_ids import FormStep
from bot.platforms.discord.exchange import Exchange, Kit
from bot.platforms.discord.sheet import Page, Sheet


async def ask(exchange: Exchange, form: Form) -> None:
    """Begins a form: opens it, or offers a button that does."""
    kept = sheet.sheet(form)
    first = sheet.pages(kept)[0]
    opens = exchange.can_open_modal and not sheet.foreword(kept) and not first.picks
    if opens and sheet.stateless(kept):
        yes = (await exchange.say())("discord-agree")
        exchange.kit.forms.note_opened(exchange.who, kept)
        await exchange.open(modals.modal(kept, first, kept.key, bare=True, yes=yes))
        return
    token = exchange.kit.new_token()
    await keep(exchange.kit, exchange.who, token, kept)
    if opens:
        await _open(exchange, token, kept, 0, own=False)
    elif first.picks and not sheet.foreword(kept):
        await exchange.tell(between.to_pick(kept, token, 0, 0, await exchange.say()))
    else:
        for payload in between.to_open(kept, token, await exchange.say()):
            await exchange.tell(payload)


async def step(exchange: Exchange, taken: FormStep, chosen: Sequence[str]) -> FinishedForm | None:
    """A button or menu between the pages. Gives the answers when they were the last ones."""
    kept = await _kept(exchange, taken)
    if kept is None:
        return None
    exchange.own_message = True
    token, number = taken.token, taken.page
    page = sheet.pages(kept)[number]
    match taken.verb:
        case "c":
            await exchange.kit.forms.forget(exchange.who, token)
            await exchange.tell(render.words((await exchange.say())("discord-form-cancelled")))
        case "p" if page.picks:
            kept = sheet.picked(kept, page.questions[0], taken.number, chosen)
            await keep(exchange.kit, exchange.who, token, kept)
            view = taken.number - taken.number % (sheet.GROUPS_AT_ONCE * 25)
            await exchange.tell(between.to_pick(kept, token, number, view, await exchange.say()))
        case "v" if page.picks:
            say = await exchange.say()
            await exchange.tell(between.to_pick(kept, token, number, taken.number, say))
        case "n" if page.picks and sheet.enough(kept, page.questions[0]):
            return await _go_on(exchange, token, kept, number)
        case _:
            await _open(exchange, token, kept, number, own=True)
    return None


async def submitted(
    exchange: Exchange, taken: FormStep, components: Sequence[Any]
) -> FinishedForm | None:
    """A page was sent. Gives the answers when it was the last one."""
    kept = await _kept(exchange, taken)
    if kept is None:
        return None
    exchange.own_message = bool(taken.number)
    page = sheet.pages(kept)[taken.page]
    kept = kept.with_answers(modals.page_answers(kept, page, components))
    if unclear := modals.unclear_days(kept, page):
        await keep(exchange.kit, exchange.who, taken.token, kept)
        say = await exchange.say()
        await exchange.tell(between.to_mend(kept, taken.token, taken.page, unclear, say))
        return None
    return await _go_on(exchange, taken.token, kept, taken.page)


async def hold(exchange: Exchange, done: FinishedForm) -> None:
    """A form that was sent went nowhere: it is kept, and a button opens it as it was."""
    forms, who = exchange.kit.forms, exchange.who
    kept = done.sheet or forms.filled_in(who, done.key, done.values)
    if kept is None:
        return
    token = done.token or exchange.kit.new_token()
    await forms.save_if_possible(who, token, kept)
    page = sheet.page_to_mend(kept, forms.hushes)
    await exchange.tell(between.to_return(kept, token, page, await exchange.say()))


@dataclass(frozen=True, slots=True)
class FinishedForm:
    """All answers, ready to be handed in. `sheet` and `token`: where the form was kept, if it was."""

    key: str
    values: Mapping[str, Answer]
    token: str = ""
    sheet: Sheet | None = None


async def _go_on(exchange: Exchange, token: str, kept: Sheet, number: int) -> FinishedForm | None:
    every = sheet.pages(kept)
    following = number + 1
    if following == len(every):
        return FinishedForm(kept.key, kept.values(), token, kept)
    await keep(exchange.kit, exchange.who, token, kept)
    say = await exchange.say()
    if every[following].picks:
        await exchange.tell(between.to_pick(kept, token, following, 0, say))
    elif exchange.can_open_modal:
        await _open(exchange, token, kept, following, own=True)
    else:
        await exchange.tell(between.to_go_on(kept, token, number, say))
    return None


async def _open(exchange: Exchange, token: str, kept: Sheet, number: int, *, own: bool) -> None:
    page: Page = sheet.pages(kept)[number]
    say = await exchange.say()
    if page.picks:
        await exchange.tell(between.to_pick(kept, token, number, 0, say))
        return
    custom_id = FormStep(token, number, "s", int(own)).packed(kept.key)
    yes = say("discord-agree")
    await exchange.open(modals.modal(kept, page, custom_id, bare=False, yes=yes))


async def _kept(exchange: Exchange, taken: FormStep) -> Sheet | None:
    """The form, if it is still there; says so if not."""
    kept = await exchange.kit.forms.load(exchange.who, taken.token)
    if kept is not None and taken.page < len(sheet.pages(kept)):
        return kept
    await say_it_is_gone(exchange)
    return None


async def say_it_is_gone(exchange: Exchange) -> None:
    """The form was sent, cancelled, or is too old."""
    said = (await exchange.say())("discord-form-expired")
    await exchange.tell(render.words(said), passing=True)


async def keep(kit: Kit, who: Person, token: str, kept: Sheet) -> None:
    """Keeps a form for a day."""
    await kit.forms.save(who, token, kept)
