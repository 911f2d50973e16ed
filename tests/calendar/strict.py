"""A strict reader of RFC 5545 lines, of our own, so that the writer's library does not check itself.

It refuses what lenient readers forgive: bare line feeds, lines over 75 octets, a character torn in two
by folding, unknown escapes, properties without a value, components that do not nest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_LINE = re.compile(
    r'(?P<name>[A-Z][A-Z0-9-]*)(?P<parameters>(?:;[A-Z][A-Z0-9-]*=(?:"[^"]*"|[^;:",]+))*):(?P<value>.*)'
)
_DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?")


@dataclass
class Property:
    parameters: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value of a text, its escapes undone."""
        assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,nN])*", self.value), "an escape too few or too many"
        return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], self.value)

    @property
    def local(self) -> datetime:
        """A local time in the zone named."""
        assert set(self.parameters) == {"TZID"}, "a local time names its zone"
        return datetime.strptime(self.value, "%Y%m%dT%H%M%S").replace(
            tzinfo=ZoneInfo(self.parameters["TZID"])
        )

    @property
    def utc(self) -> datetime:
        assert not self.parameters
        return datetime.strptime(self.value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)

    @property
    def duration(self) -> timedelta:
        found = _DURATION.fullmatch(self.value)
        assert found
        hours, minutes, seconds = (int(one or 0) for one in found.groups())
        return timedelta(hours=hours, minutes=minutes, seconds=seconds)


@dataclass
class Component:
    name: str
    properties: list[tuple[str, Property]] = field(default_factory=list)
    parts: list[Component] = field(default_factory=list)

    def one(self, name: str) -> Property:
        """The property that must be there exactly once."""
        [found] = [value for key, value in self.properties if key == name]
        return found

    def maybe(self, name: str) -> Property | None:
        found = [value for key, value in self.properties if key == name]
        assert len(found) <= 1, f"{name} stands twice"
        return found[0] if found else None

    def named(self, name: str) -> list[Component]:
        return [part for part in self.parts if part.name == name]


def parse(body: bytes) -> Component:
    """The calendar in `body`; an `AssertionError` for anything that is not exactly as it should be."""
    assert body.endswith(b"\r\n")
    physical = body[:-2].split(b"\r\n")
    lines: list[str] = []
    for raw in physical:
        assert len(raw) <= 75, "a line over 75 octets"
        assert b"\n" not in raw
        assert b"\r" not in raw
        text = raw.decode("utf-8")  # a character torn in two by folding fails here
        if text.startswith(" "):
            lines[-1] += text[1:]
        else:
            assert text
            lines.append(text)
    root = Component("")
    open_parts = [root]
    for line in lines:
        found = _LINE.fullmatch(line)
        assert found, line
        name, value = found["name"], found["value"]
        if name == "BEGIN":
            part = Component(value)
            open_parts[-1].parts.append(part)
            open_parts.append(part)
        elif name == "END":
            assert open_parts.pop().name == value
        else:
            assert value, f"{name} is empty"
            pairs = [one.split("=", 1) for one in found["parameters"].split(";")[1:]]
            parameters = {key: given.strip('"') for key, given in pairs}
            assert len(parameters) == len(pairs)
            open_parts[-1].properties.append((name, Property(parameters, value)))
    assert open_parts == [root]
    [calendar] = root.parts
    assert calendar.name == "VCALENDAR"
    return calendar
