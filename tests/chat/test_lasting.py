"""What was drawn once is drawn no second time, and goes with the words it was drawn from."""

from __future__ import annotations

import gc

from bot.chat.lasting import Lasting
from bot.chat.message import Message
from bot.chat.text import Prose, Span


def test_the_same_message_is_drawn_once_and_an_equal_one_again() -> None:
    drawn: list[str] = []

    def draw(message: Message) -> str:
        drawn.append(message.title)
        return message.title.upper()

    lasting = Lasting(draw)
    one, equal = Message(title="help"), Message(title="help")
    assert [lasting(one), lasting(one), lasting(equal)] == ["HELP"] * 3
    assert drawn == ["help", "help"]


def test_nothing_is_left_of_words_that_are_gone() -> None:
    lasting: Lasting[Prose, str] = Lasting(lambda block: block.spans[0].text)
    for number in range(50):
        assert lasting(Prose((Span(f"what somebody typed {number}"),))).endswith(str(number))
    gc.collect()
    assert len(lasting) == 0
