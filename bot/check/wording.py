"""How texts are written: words to avoid, reading level, commands that exist, links, markup, length."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt

from bot.check.level import grade, long_enough
from bot.check.passages import SLOT, Passage, links, without_addresses
from bot.check.reading import WORDS, Reading
from bot.check.words import Avoid, Finder, Level, Words, inside, read_words
from bot.content import Problem, Severity, Unreadable, read_yaml
from bot.settings import shipped_unless

GRADE_OF_ERROR: Final = 10.0
LONGEST_ANSWER: Final = 1_500  # characters; with title, source and buttons under Discord's 2,000

# `/name`, but no path, no address, no date and no `and/or`.
_COMMAND: Final = re.compile(r"(?<![\w/.:<\ufffc-])/([a-z][a-z0-9_]*)(?![\w/-])")
_MARKDOWN: Final = MarkdownIt("commonmark", {"html": True}).enable("table")
_DROPPED: Final = {
    "heading_open": ("A heading", "Write it as a line in **bold**."),
    "table_open": ("A table", "Write a list, one line for each row."),
    "image": ("A picture", "Say in words what it shows, or link to it."),
    "html_block": ("HTML", "Use bold, italic, lists and links only."),
    "html_inline": ("HTML", "Use bold, italic, lists and links only."),
    "hr": ("A line across", "Leave an empty line."),
}
_BESIDES_HTTPS: Final = ("mailto:", "tel:", "sms:")


def check(
    reading: Reading, texts: Collection[Passage], commands: Collection[str]
) -> Iterator[Problem]:
    """All of this kind."""
    yield from avoided_words(reading, texts)
    for text in texts:
        yield from reading_level(text)
        yield from missing_commands(text, commands)
        yield from insecure_links(text)
        if text.is_answer:
            yield from dropped_markup(text)
            yield from length(text)


def avoided_words(reading: Reading, texts: Iterable[Passage]) -> Iterator[Problem]:
    """Words of `words.yaml`: `never` fails, `usually` is one line a file.

    A folder without the file is held to the one that came with the bot.
    """
    try:
        document = reading.record(WORDS) or read_yaml(shipped_unless(reading.folder, WORDS))
        words = read_words(document)
    except Unreadable as error:
        yield from error.problems
        return
    finders = {language: Finder(words.of(language)) for language in Words.model_fields}
    usual: dict[Path, list[tuple[int, str, Avoid]]] = {}
    for text in texts:
        file = inside(reading.folder, text.path)
        if text.language not in finders:
            continue
        for position, written, avoid in finders[text.language].find(text.words):
            if avoid.is_settled(file):
                continue
            line = text.line_at(position)
            if avoid.level is Level.NEVER:
                yield _never(text.path, line, written, avoid)
            else:
                usual.setdefault(text.path, []).append((line, written.lower(), avoid))
    for path, found in usual.items():
        yield _usually(path, found)


def _never(path: Path, line: int, written: str, avoid: Avoid) -> Problem:
    says = f"We do not write “{written}” ({avoid.why})."
    mend = f"Write: {avoid.prefer}."
    if avoid.ok_when is None:
        return Problem(path, line, says, mend)
    mend += f" It is fine when {avoid.ok_when}: then name this file under settled_in in {WORDS}."
    return Problem(path, line, says, mend, Severity.WARNING)


def _usually(path: Path, found: list[tuple[int, str, Avoid]]) -> Problem:
    counts = Counter(written for _, written, _ in found)
    said = ", ".join(f"“{word}” ({count})" for word, count in sorted(counts.items()))
    hints = dict.fromkeys(
        f"{avoid.avoid}: {avoid.prefer}" + (f", fine when {avoid.ok_when}" if avoid.ok_when else "")
        for _, _, avoid in found
    )
    mend = f"{'; '.join(hints)}. If it stays, name this file under settled_in in {WORDS}."
    return Problem(
        path,
        min(line for line, _, _ in found),
        f"Words to look at: {said}.",
        mend,
        Severity.WARNING,
    )


def reading_level(text: Passage) -> Iterator[Problem]:
    """A text that asks for more years of school than the style guide allows."""
    if not long_enough(text.words):
        return
    found = round(grade(text.words, text.language), 1)
    if found <= text.grade:
        return
    says = f"{text.name}: grade {found:.1f}; the limit is {text.grade:.0f}."
    mend = "Make sentences shorter, one idea each, and use common words."
    severe = text.is_answer and found >= GRADE_OF_ERROR
    yield Problem(text.path, text.line, says, mend, Severity.ERROR if severe else Severity.WARNING)


def missing_commands(text: Passage, commands: Collection[str]) -> Iterator[Problem]:
    """Commands that a text sends people to and that nothing answers."""
    known = ", ".join(f"/{one}" for one in sorted(commands))
    words = re.sub(r"https?://\S+", lambda found: SLOT * len(found[0]), text.words)
    for found in _COMMAND.finditer(words):
        if found[1] not in commands:
            says = f"There is no command /{found[1]}."
            mend = f"Say it without the command, or name one of: {known or 'none yet'}."
            yield Problem(text.path, text.line_at(found.start()), says, mend)


def insecure_links(text: Passage) -> Iterator[Problem]:
    """Links in a text that are not https."""
    for line, address in links(text):
        yield from link(text.path, line, address)


def link(path: Path, line: int, address: str) -> Iterator[Problem]:
    """One address: https is fine, http asks for a look, anything else is no link for a reader."""
    if address.startswith(("https://", *_BESIDES_HTTPS)):
        return
    plain = address.startswith("http://")
    says = f"The link {address} is not https."
    mend = (
        "Write https:// if the page opens with it; if it does not, link to another page."
        if plain
        else "Write the whole address, beginning with https://."
    )
    yield Problem(path, line, says, mend, Severity.WARNING if plain else Severity.ERROR)


def dropped_markup(text: Passage) -> Iterator[Problem]:
    """Markdown that the bot shows as bare words. See `bot.markup`."""
    for token in _MARKDOWN.parse(text.words):
        for one in (token, *(token.children or ())):
            if one.type in _DROPPED:
                what, mend = _DROPPED[one.type]
                line = text.line + (token.map[0] if token.map else 0)
                says = f"{what} is shown as bare words."
                yield Problem(text.path, line, says, mend, Severity.WARNING)


def length(text: Passage) -> Iterator[Problem]:
    """An answer that does not fit one message."""
    characters = len(without_addresses(text.words))
    if characters > LONGEST_ANSWER:
        says = f"The answer has {characters} characters; one message holds {LONGEST_ANSWER}."
        mend = "Cut it, or make two entries that name each other under `related`."
        yield Problem(text.path, text.line, says, mend, Severity.WARNING)
