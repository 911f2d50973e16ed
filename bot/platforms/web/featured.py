"""Pages of features, drawn in this site's frame or served as they are. They are only looked at: GET and
HEAD, no cookie is set, and nothing is remembered of who looked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from aiohttp import web

from bot.chat import page
from bot.platforms.web.options import DIRECT
from bot.platforms.web.pages import House
from bot.platforms.web.people import Visit
from bot.platforms.web.render import only_to_read, view_values
from bot.platforms.web.typed import clean


@dataclass(frozen=True, slots=True)
class Featured:
    """What the features show."""

    house: House

    def routes(self, pages: Iterable[page.Page]) -> list[web.RouteDef]:
        """As aiohttp takes them; a HEAD is answered as a GET without its body."""
        return [web.get(one.path, self._handler(one)) for one in pages]

    def _handler(self, one: page.Page) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def show(request: web.Request) -> web.StreamResponse:
            visit = await self.house.people.visit(request)
            asked = {**request.query, **request.match_info}
            answer = await one.answer(
                page.Visit(
                    values={name: clean(value) for name, value in asked.items()},
                    headers={name.lower(): value for name, value in request.headers.items()},
                    language=visit.say.language,
                )
            )
            if isinstance(answer, page.Shown):
                return self._drawn(visit, answer)
            return web.Response(body=answer.body, status=answer.status, headers=answer.headers)

        return show

    def _drawn(self, visit: Visit, answer: page.Shown) -> web.Response:
        house = self.house
        shown, links = only_to_read(answer.message)
        heading = answer.message.title or house.options.alliance_name()
        html = house.renderer.page(
            "page.html",
            **view_values(house.view(visit, DIRECT)),
            assets=house.assets,
            heading=heading,
            shown=shown,
            links=links,
        )
        return web.Response(text=html, content_type="text/html", status=answer.status)
