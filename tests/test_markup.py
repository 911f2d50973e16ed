"""Curated markdown becomes spans; what people typed never becomes markup."""

from hypothesis import given
from hypothesis import strategies as st

from bot import markup
from bot.chat import text
from bot.chat.text import Bullets, Code, Prose, Quote, Span


def test_the_small_markdown() -> None:
    parsed = markup.parse(
        "**Bold** and *soft* [words](https://example.org)\n\n- one\n- two\n\n1. a\n2. b\n\n"
        "> said\n\n```\ncode\n```"
    )
    assert parsed == (
        Prose(
            (
                Span("Bold", bold=True),
                Span(" and "),
                Span("soft", italic=True),
                Span(" "),
                Span("words", href="https://example.org"),
            )
        ),
        Bullets(((Span("one"),), (Span("two"),))),
        Bullets(((Span("a"),), (Span("b"),)), numbered=True),
        Quote(((Span("said"),),)),
        Code("code"),
    )


def test_no_script_links_and_no_html() -> None:
    parsed = markup.parse("[x](javascript:alert(1)) <b>y</b> ![z](https://e.org/z.png)")
    assert "<b>y</b>" in text.flat(parsed)
    assert not any(
        span.href for block in parsed if isinstance(block, Prose) for span in block.spans
    )


@given(st.text(max_size=60))
def test_an_argument_comes_out_as_it_went_in(typed: str) -> None:
    slot = chr(markup.SLOT_BASE)
    if slot in typed:
        return
    (block,) = markup.parse(f"You wrote: **{slot}**", {slot: (Span(typed),)})
    assert isinstance(block, Prose)
    assert text.flat_line(block.spans) == "You wrote: " + typed
    assert all(span.href is None for span in block.spans)


@given(st.text(max_size=300))
def test_any_text_parses(words: str) -> None:
    markup.parse(words)
