"""Filling in a form: modals one after another, kept between them, picked up again after a restart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.chat.event import Person
from bot.chat.form import Answer, Form
from bot.platforms.discord import between, modals, render, sheet
from bot.platforms.discord.custom_ids import FormStep
from bot.platforms.discord.exchange import Exchange, Kit
from bot.platforms.discord.sheet import Page, Sheet

HOURS: Final = 24.0


async def ask(exchange: Exchange, form: Form) -> None:
    """Begins a form: opens it, or offers a button that does."""
    kept = sheet.sheet(form)
    first = sheet.pages(kept)[0]
    opens = exchange.can_open_modal and not sheet.foreword(kept) and not first.picks
    if opens and sheet.stateless(kept):
        yes = (await exchange.say())("discord-agree")
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
            await exchange.kit.drafts.delete(_key(exchange.who, token))
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


async def forget(exchange: Exchange, token: str) -> None:
    """The form was sent; what was kept of it goes."""
    await exchange.kit.drafts.delete(_key(exchange.who, token))


FinishedForm = tuple[str, Mapping[str, Answer], str]


async def _go_on(exchange: Exchange, token: str, kept: Sheet, number: int) -> FinishedForm | None:
    every = sheet.pages(kept)
    following = number + 1
    if following == len(every):
        return kept.key, kept.values(), token
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
    content = await exchange.kit.drafts.load(_key(exchange.who, taken.token))
    kept = sheet.load(content) if content else None
    if kept is not None and taken.page < len(sheet.pages(kept)):
        return kept
    said = (await exchange.say())("discord-form-expired")
    await exchange.tell(render.words(said), passing=True)
    return None


async def keep(kit: Kit, who: Person, token: str, kept: Sheet) -> None:
    """Keeps a form for a day."""
    await kit.drafts.save(_key(who, token), sheet.dump(kept), hours=HOURS)


def _key(who: Person, token: str) -> str:
    """Nobody else's presses find it: the person is part of the key."""
    return f"{who.key}:form:{token}"
