"""The scheduled events of the small Discord in `discord_server` (resource "Guild Scheduled Event")."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.e2e.discord_world import BOT, GUILD, WHEN, Refused

Json = dict[str, Any]
MOST = 100
PAST = {
    "scheduled_start_time": {
        "_errors": [
            {
                "code": "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST",
                "message": "Cannot schedule event in the past.",
            }
        ]
    }
}


@dataclass(slots=True)
class EventList:
    """The server's events by id. `allowed`: whether the bot may keep them; `now`: its clock."""

    allowed: bool = True
    now: datetime = field(default_factory=lambda: datetime.fromisoformat(WHEN))
    there: dict[str, Json] = field(default_factory=dict)

    def answer(self, method: str, key: str, body: Json, new_id: Callable[[], str]) -> Any:
        """One request: `key` is empty for the whole list."""
        if method == "GET" and not key:
            return list(self.there.values())
        if not self.allowed:
            raise Refused(403, 50013, "Missing Permissions")
        if method == "POST":
            if len(self.there) >= MOST:
                raise Refused(400, 30038, "Maximum number of uncompleted guild scheduled events")
            self._judge(body, is_new=True)
            made = {"id": new_id(), "guild_id": GUILD, "creator_id": BOT, "status": 1} | body
            self.there[str(made["id"])] = made
            return made
        if key not in self.there:
            raise Refused(404, 10070, "Unknown Guild Scheduled Event")
        if method == "DELETE":
            del self.there[key]
            return None
        self._judge(body, is_new=False)
        self.there[key] |= body
        return self.there[key]

    def _judge(self, body: Json, *, is_new: bool) -> None:
        faults = []
        if is_new and (body.get("privacy_level") != 2 or body.get("entity_type") != 3):
            faults.append("privacy_level, entity_type")
        if is_new or "name" in body:
            faults += [] if 1 <= len(body["name"]) <= 100 else ["name"]
        if len(body.get("description") or "") > 1000:
            faults.append("description")
        location = (body.get("entity_metadata") or {}).get("location", "")
        if (is_new or "entity_metadata" in body) and not 1 <= len(location) <= 100:
            faults.append("entity_metadata.location")
        if body.get("channel_id") is not None:
            faults.append("channel_id")
        if is_new and not (body.get("scheduled_start_time") and body.get("scheduled_end_time")):
            faults.append("times")
        if faults:
            raise Refused(400, 50035, "Invalid Form Body: " + ", ".join(faults))
        start = body.get("scheduled_start_time")
        if start and datetime.fromisoformat(start) <= self.now:
            raise Refused(400, 50035, "Invalid Form Body", PAST)
