"""A browser without script, just enough of one: pages, forms, buttons, cookies."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Self

import aiohttp

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "path"})


@dataclass
class Node:
    """One element of a page."""

    tag: str
    attributes: dict[str, str]
    children: list[Node | str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All its text."""
        return "".join(one if isinstance(one, str) else one.words for one in self.children)

    def all(self, tag: str = "", **attributes: str) -> list[Node]:
        """Elements inside it, in order; `class_` means one of the classes."""
        found = []
        for child in self.children:
            if isinstance(child, Node):
                if (not tag or child.tag == tag) and child.fits(attributes):
                    found.append(child)
                found += child.all(tag, **attributes)
        return found

    def one(self, tag: str = "", **attributes: str) -> Node:
        """The first of them."""
        found = self.all(tag, **attributes)
        assert found, f"no <{tag} {attributes}> in {self.words[:500]}"
        return found[0]

    def fits(self, wanted: dict[str, str]) -> bool:
        """Whether it has these attributes."""
        return all(
            value in self.attributes.get("class", "").split()
            if name == "class_"
            else self.attributes.get(name) == value
            for name, value in wanted.items()
        )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(html: str) -> Node:
    """The page as a tree. Fails where an element is not closed in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> is not closed"
    return reader.root


def filled(form: Node) -> list[tuple[str, str]]:
    """What a form would send as it stands, without a button."""
    sent: list[tuple[str, str]] = []
    for one in form.all():
        name = one.attributes.get("name", "")
        kind = one.attributes.get("type", "text")
        if (
            one.tag == "input"
            and name
            and (kind not in ("checkbox", "radio") or "checked" in one.attributes)
        ):
            sent.append((name, one.attributes.get("value", "")))
        elif one.tag == "textarea":
            sent.append((name, one.words.removeprefix("\n")))
        elif one.tag == "select":
            chosen = [option for option in one.all("option") if "selected" in option.attributes]
            sent.append((name, (chosen or one.all("option"))[0].attributes.get("value", "")))
    return sent


@dataclass
class Visitor:
    """Somebody at the page. `page` is what they see, `status` how it was answered."""

    address: str
    headers: dict[str, str] = field(default_factory=dict)
    page: Node = field(default_factory=lambda: Node("", {}))
    html: str = ""
    url: str = ""
    status: int = 0
    session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        jar = aiohttp.CookieJar(unsafe=True)
        self.session = aiohttp.ClientSession(cookie_jar=jar, headers=self.headers)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self.session
        await self.session.close()

    async def open(self, path: str) -> Node:
        """Looks at a page."""
        return await self.request("GET", path)

    async def request(self, method: str, path: str, **how: Any) -> Node:
        """Any request; redirects are followed."""
        assert self.session
        async with self.session.request(method, self.address + path, **how) as response:
            self.html = await response.text()
            self.status = response.status
            self.url = str(response.real_url)
            self.page = read(self.html) if response.content_type == "text/html" else Node("", {})
        return self.page

    async def say(self, words: str, **more: str) -> Node:
        """Types into the composer and sends."""
        return await self.send(self.page.one("form", class_="composer"), {"text": words, **more})

    async def press(self, label: str, **more: str) -> Node:
        """Presses the last button with this label, with the form around it."""
        for form in reversed(self.page.all("form")):
            for button in form.all("button"):
                if label in button.words:
                    name, value = (button.attributes.get(one, "") for one in ("name", "value"))
                    return await self.send(form, {**more, **({name: value} if name else {})})
        raise AssertionError(f"no button {label!r}")

    async def send(self, form: Node, changed: dict[str, Any]) -> Node:
        """Sends a form with some fields changed."""
        fields = [(name, value) for name, value in filled(form) if name not in changed]
        for name, value in changed.items():
            fields += [(name, one) for one in (value if isinstance(value, tuple) else (value,))]
        return await self.request("POST", form.attributes["action"], data=fields)

    async def fetch(self, form: Node, changed: dict[str, str]) -> dict[str, Any]:
        """Sends a form as the page's script does, and reads the answer."""
        await self.session_post(form, changed)
        answer: dict[str, Any] = json.loads(self.html)
        return answer

    async def session_post(self, form: Node, changed: dict[str, str]) -> None:
        fields = [(name, value) for name, value in filled(form) if name not in changed]
        await self.request(
            "POST",
            form.attributes["action"],
            data=[*fields, *changed.items()],
            headers={"Accept": "application/json"},
        )

    @property
    def entries(self) -> list[Node]:
        """What stands in the transcript."""
        return self.page.all("article")

    @property
    def composer(self) -> Node:
        """Where one types."""
        return self.page.one("form", class_="composer")

    @property
    def log(self) -> str:
        """Everything the transcript says, white space evened out."""
        return " ".join(" ".join(one.words for one in self.entries).split())

    @property
    def notices(self) -> list[str]:
        """Lines above the composer."""
        return [one.words.strip() for one in self.page.all("p", class_="notice")]
