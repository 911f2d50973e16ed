"""Curated markdown to spans, once, by a library. Bold, italic, links, lists, quotes and code.

Everything else (headings, images, tables, HTML) comes out as its words: curated text cannot break
a platform, and what a person typed never passes through here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.chat.text import Block, Bullets, Code, Line, Prose, Quote, Span, Text

_PARSER: Final = MarkdownIt("commonmark", {"html": False}).enable("strikethrough")
_SCHEMES: Final = ("https://", "http://", "mailto:", "tel:", "sms:", "webcal://")

# Arguments travel through Fluent and the parser as single private-use characters.
SLOT_BASE: Final = 0xE000
_REMEMBERED: Final = 1_000
SLOTS: Final = 0xF8FF - SLOT_BASE


def parse(markdown: str, slots: Mapping[str, Line] | None = None) -> Text:
    """Markdown as spans. Each key of `slots` is a private-use character that its line replaces."""
    blocks = _parsed(markdown.strip())
    return tuple(_fill_block(block, slots) for block in blocks) if slots else blocks


@lru_cache(_REMEMBERED)
def _parsed(markdown: str) -> Text:
    """The same sentences are said again and again; nothing that a person typed is among them."""
    return tuple(_blocks(_PARSER.parse(markdown)))


def _blocks(tokens: list[Token]) -> list[Block]:
    blocks: list[Block] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end = _closing(tokens, at)
        inside = tokens[at + 1 : end]
        if token.type in ("bullet_list_open", "ordered_list_open"):
            items = tuple(_joined(item) for item in _items(inside))
            blocks.append(Bullets(items, numbered=token.type.startswith("ordered")))
        elif token.type == "blockquote_open":
            blocks.append(Quote(tuple(_lines(inside))))
        elif token.type in ("fence", "code_block"):
            blocks.append(Code(token.content.rstrip("\n")))
        elif token.type in ("paragraph_open", "heading_open"):
            bold = token.type == "heading_open"
            blocks += [Prose(line) for line in _lines(inside, bold=bold)]
        at = end + 1
    return blocks


def _closing(tokens: list[Token], at: int) -> int:
    if tokens[at].nesting != 1:
        return at
    depth = 0
    for position in range(at, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens) - 1


def _items(tokens: list[Token]) -> list[list[Token]]:
    items: list[list[Token]] = []
    at = 0
    while at < len(tokens):
        end = _closing(tokens, at)
        items.append(tokens[at + 1 : end])
        at = end + 1
    return items


def _joined(tokens: list[Token]) -> Line:
    lines = _lines(tokens)
    joined: list[Span] = []
    for number, line in enumerate(lines):
        joined += [Span(" ")] if number else []
        joined += line
    return tuple(joined)


def _lines(tokens: list[Token], *, bold: bool = False) -> list[Line]:
    return [_spans(token.children or [], bold) for token in tokens if token.type == "inline"]


def _spans(tokens: list[Token], bold: bool) -> Line:
    spans: list[Span] = []
    strong, italic = int(bold), 0
    href: str | None = None
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                target = str(token.attrGet("href") or "")
                href = target if target.startswith(_SCHEMES) else None
            case "link_close":
                href = None
            case "softbreak" | "hardbreak":
                spans.append(Span(" " if token.type == "softbreak" else "\n"))
            case "code_inline":
                spans.append(Span(token.content, code=True, href=href))
            case _ if token.content:
                spans.append(Span(token.content, bold=strong > 0, italic=italic > 0, href=href))
    return tuple(_merged(spans))


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in spans:
        if merged and replace(merged[-1], text="") == replace(span, text=""):
            merged[-1] = replace(span, text=merged[-1].text + span.text)
        else:
            merged.append(span)
    return merged


def _fill_block(block: Block, slots: Mapping[str, Line]) -> Block:
    match block:
        case Prose(spans):
            return Prose(_fill(spans, slots))
        case Bullets(items, numbered):
            return Bullets(tuple(_fill(item, slots) for item in items), numbered)
        case Quote(lines):
            return Quote(tuple(_fill(line, slots) for line in lines))
        case Code(words):
            return Code("".join(_words(slots[one]) if one in slots else one for one in words))


def _fill(line: Line, slots: Mapping[str, Line]) -> Line:
    filled: list[Span] = []
    for bare in line:
        span = replace(bare, href=_filled_address(bare.href, slots))
        run = ""
        for character in span.text:
            if character in slots:
                if run:
                    filled.append(replace(span, text=run))
                run = ""
                filled += [_dressed(put, span) for put in slots[character]]
            else:
                run += character
        if run:
            filled.append(replace(span, text=run))
    return tuple(filled)


def _filled_address(href: str | None, slots: Mapping[str, Line]) -> str | None:
    return href and "".join(_words(slots.get(one, (Span(one),))) for one in href)


def _dressed(put: Span, around: Span) -> Span:
    return replace(
        put,
        bold=put.bold or around.bold,
        italic=put.italic or around.italic,
        code=put.code or around.code,
        href=put.href or around.href,
    )


def _words(line: Line) -> str:
    return "".join(span.text for span in line)
