"""After a start the collector works again, and what nobody should wait for is done."""

from __future__ import annotations

import gc

from bot.rest import give_back, settle, unswept


def test_the_collector_waits_and_then_works_again() -> None:
    assert gc.isenabled()
    with unswept():
        assert not gc.isenabled()
        with unswept():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


async def test_chores_are_done_and_what_stays_is_set_aside() -> None:
    done: list[str] = []
    before = gc.get_freeze_count()
    try:
        await settle([lambda: done.append("templates")], wait=0)
        assert done == ["templates"]
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()


def test_giving_memory_back_never_fails() -> None:
    assert give_back() in (True, False)
