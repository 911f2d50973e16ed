"""The page as a way in: the real web server over HTTP, read like a browser without script."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

from bot.app import App
from bot.chat.form import Answer, Choice, Choices, Question
from bot.platforms.web import WebPlatform
from bot.platforms.web.forms import field as field_name
from tests.journeys.doors.forms import Forms
from tests.journeys.teller import Seen
from tests.platforms.web.browsing import Node, Visitor

_DIRECT = "/chat/direct"
_AROUND = "/chat/sessions"  # the place where stories post
_OWN_LINE = frozenset({"p", "h3", "li", "div", "label", "legend", "button", "option", "form"})
_MOST_PAGES = 5


class WebOpening:
    """See `tests.journeys.doors.Opening`."""

    async def prepare(self, stack: AsyncExitStack) -> Mapping[str, Any]:
        """Any free port."""
        return {"web_port": 0}

    async def open(
        self, app: App, forms: Forms, locales: Mapping[str, str], stack: AsyncExitStack
    ) -> WebDoor:
        """The page with a browser for everybody."""
        app.platforms.append(app.web)
        await app.web.start()
        stack.push_async_callback(app.web.stop)
        return WebDoor(app.web, forms, locales, stack)


@dataclass(slots=True)
class WebDoor:
    """See the module. `locales`: the language of each browser that is not English."""

    platform: WebPlatform
    forms: Forms
    locales: Mapping[str, str]
    stack: AsyncExitStack
    browsers: dict[str, Visitor] = field(default_factory=dict)
    seen: dict[str, dict[str, str]] = field(default_factory=dict)

    async def arrive(self, who: str) -> Sequence[Seen]:
        """Opens the page: all that stands there."""
        browser = await self._browser(who)
        await browser.open(_DIRECT)
        self.seen.pop(who)
        return self._new(who)

    async def ask(self, who: str, words: str) -> Sequence[Seen]:
        """Types into the composer."""
        browser = await self._browser(who)
        await browser.say(words)
        return self._new(who)

    async def mention(self, who: str, words: str) -> Sequence[Seen]:
        """Types `@alliance` in a place of the trial, and goes back to the direct message."""
        browser = await self._browser(who)
        await browser.open("/chat/questions")
        before = {one.attributes["id"] for one in browser.entries}
        await browser.say(f"@alliance {words}")
        fresh = [one for one in _by_bot(browser) if one.attributes["id"] not in before]
        shown = [_seen(one, "aside" in one.attributes["class"]) for one in fresh]
        await browser.open(_DIRECT)
        return shown

    async def command(self, who: str, name: str, values: Mapping[str, str]) -> Sequence[Seen]:
        """Types `/name option=value`."""
        options = "".join(f" {option}={value}" for option, value in values.items())
        return await self.ask(who, f"/{name}{options}")

    async def begin(self, who: str, command: str, option: str, typed: str) -> Sequence[Seen]:
        """What the page's script shows below the composer."""
        browser = await self._browser(who)
        half = {"command": command, "option": option, "typed": typed}
        token = browser.composer.one("input", name="token").attributes["value"]
        await browser.request("POST", f"{_DIRECT}/suggest", data={"token": token} | half)
        options = json.loads(browser.html)["options"]
        await browser.open(_DIRECT)
        return [Seen("\n".join(one["label"] for one in options))]

    async def press(self, who: str, label: str) -> Sequence[Seen]:
        """Presses what is called so in the newest entry that has it, in private or where all read."""
        browser = await self._browser(who)
        labels: list[str] = []
        for page in (_DIRECT, _AROUND):
            await browser.open(page)
            for form in reversed([one for entry in browser.entries for one in entry.all("form")]):
                for control in [*form.all("button"), *form.all("option")]:
                    if _label(control) == label:
                        name = control.attributes.get("name", "action")
                        await browser.send(form, {name: control.attributes["value"]})
                        return await self._all_new(who)
            labels += [one for entry in browser.entries for one in _labels(entry)]
        raise AssertionError(f"{who} finds no {label!r} to press, but: {labels}")

    async def fill(self, who: str, values: Mapping[str, Answer]) -> Sequence[Seen]:
        """Fills in the newest open form, page by page, and sends it."""
        browser = await self._browser(who)
        asked = self.forms.open_by("web", who)  # the trial's people are called by their ids
        changed = {
            field_name(number): _entered(question, values[question.name])
            for number, question in enumerate(asked.questions)
            if question.name in values
        }
        for _ in range(_MOST_PAGES):
            form = browser.page.all("form", class_="filling")[-1]
            here = {one.attributes.get("name") for one in form.all()}
            fields = {name: value for name, value in changed.items() if name in here}
            await browser.send(form, fields | {"step": "next"})
            assert not browser.page.all(class_="misfits"), browser.log
            if not browser.page.all("form", class_="filling"):
                return self._new(who)
        raise AssertionError("the form does not end")

    async def look(self, who: str) -> Sequence[Seen]:
        """Loads the pages again: the direct messages and the place where all read."""
        await self._browser(who)
        return await self._all_new(who)

    async def _browser(self, who: str) -> Visitor:
        if who not in self.browsers:
            headers = {"Accept-Language": self.locales.get(who, "en-US")}
            one = Visitor(self.platform.address, headers)
            self.browsers[who] = await self.stack.enter_async_context(one)
            await one.open(_DIRECT)
            await one.send(one.page.one("form", class_="people"), {"person": who})
            self._new(who)
        return self.browsers[who]

    def _new(self, who: str) -> list[Seen]:
        """What stands on this page and did not, or not so, before; and passing lines."""
        browser, before = self.browsers[who], self.seen.setdefault(who, {})
        private = _DIRECT in browser.url
        now = {
            one.attributes["id"]: _seen(one, private or "aside" in one.attributes["class"])
            for one in _by_bot(browser)
        }
        fresh = [one for identity, one in now.items() if before.get(identity) != one.words]
        before.update((identity, one.words) for identity, one in now.items())
        return fresh + [Seen(one) for one in browser.notices]

    async def _all_new(self, who: str) -> list[Seen]:
        """What is new on this page and on the others."""
        browser = self.browsers[who]
        fresh = self._new(who)
        for page in (_AROUND, _DIRECT):
            await browser.open(page)
            fresh += self._new(who)
        return fresh


def _entered(question: Question, answer: Answer) -> Answer:
    """An answer as the page's field holds it: options by their number."""
    if not isinstance(question, Choice | Choices):
        return answer
    numbers = {one.value: str(number) for number, one in enumerate(question.options)}
    return numbers[answer] if isinstance(answer, str) else tuple(numbers[one] for one in answer)


def _by_bot(browser: Visitor) -> list[Node]:
    return [one for one in browser.entries if "bot" in one.attributes["class"].split()]


def _seen(entry: Node, only_you: bool = True) -> Seen:
    words = _words(entry.one(class_="said"))
    return Seen(words, tuple(_labels(entry)), tuple(_links(entry)), only_you)


def _words(said: Node) -> str:
    """What an entry says, a line for each part; a field as `label: value`."""
    joined = "".join(_pieces(said))
    lines = (" ".join(line.split()) for line in joined.split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, str):
            yield " ".join(child.split("\n"))
        elif child.tag == "dt":
            yield f"\n{child.words.strip()}: "
        elif child.tag == "dd":
            yield f"{' '.join(child.words.split())}\n"
        elif child.tag == "input" and child.attributes.get("type") == "text":
            yield f"\n{child.attributes.get('value', '')}\n"
        elif child.tag == "textarea":
            yield f"\n{child.words.strip()}\n"
        elif child.tag in _OWN_LINE or child.fits({"class_": "button"}):
            yield from ("\n", *_pieces(child), "\n")
        else:
            yield from _pieces(child)


def _label(control: Node) -> str:
    """A button's or option's words without its description."""
    named = control.all("span")
    words = (
        named[0].words if named and control.attributes.get("class") == "option" else control.words
    )
    return " ".join(words.split()).partition(" – ")[0]


def _labels(entry: Node) -> list[str]:
    controls = [*entry.all("button"), *entry.all("option")]
    return [_label(one) for one in controls if one.attributes.get("value")]


def _links(entry: Node) -> list[str]:
    return [" ".join(one.words.split()) for one in entry.all("a", class_="link")]
