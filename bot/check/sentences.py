"""The bot's own sentences (`content/strings/*.ftl`): broken ones, missing ones, unlike arguments.

At run time a broken sentence is left out and a missing one is said in another language, so that
nobody is left without an answer. Here both fail, because somebody reads the wrong language then.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor

from bot.check.passages import line_of, pattern_words
from bot.check.reading import Reading
from bot.content import Problem, Severity
from bot.language import SUPPORTED

LONGEST_DESCRIPTION: Final = 100  # Discord's limit for a command's and an option's description


@dataclass(frozen=True, slots=True)
class Sentence:
    """One message: where it begins, and what it takes and calls."""

    line: int
    words: str
    arguments: frozenset[str]
    calls: frozenset[str]


@dataclass(slots=True)
class Book:
    """The messages and terms of one language (a term's id begins with a dash)."""

    language: str
    path: Path
    sentences: dict[str, Sentence] = field(default_factory=dict)
    terms: dict[str, Sentence] = field(default_factory=dict)


def check(reading: Reading, commands: Collection[str]) -> Iterator[Problem]:
    """All of this kind."""
    books = []
    for language, (path, text) in sorted(reading.sentences.items()):
        if language not in SUPPORTED:
            says = f"The bot does not speak {language!r} yet; nobody reads this file."
            mend = "See “a language” in CONTRIBUTING.md."
            yield Problem(path, 0, says, mend, Severity.WARNING)
            continue
        book = Book(language, path)
        yield from read_book(book, text)
        books.append(book)
    for book in books:
        yield from dangling(book)
        yield from descriptions(book, commands)
        for other in books:
            if other is not book:
                yield from compared(book, other)


def read_book(book: Book, text: str) -> Iterator[Problem]:
    """Fills the book from a file's text; tells what Fluent cannot read, and ids used twice."""
    for entry in parse(text).body:
        start = entry.span.start if entry.span else 0
        if isinstance(entry, ast.Junk):
            yield _junk(book.path, text, entry)
        elif isinstance(entry, ast.Message | ast.Term):
            line = line_of(text, start)
            is_term = isinstance(entry, ast.Term)
            name = f"-{entry.id.name}" if is_term else entry.id.name
            known = book.terms if is_term else book.sentences
            if name in known:
                says = f"{name} is already on line {known[name].line}."
                yield Problem(book.path, line, says, "Take one out, or give it another id.")
            elif entry.value is None:
                says = f"{name} has no text of its own."
                yield Problem(book.path, line, says, "Write the sentence after the = sign.")
            else:
                known[name] = _sentence(line, entry.value)


def dangling(book: Book) -> Iterator[Problem]:
    """Sentences that call another sentence or term which is not there."""
    for name, sentence in {**book.sentences, **book.terms}.items():
        for called in sorted(sentence.calls - set(book.sentences) - set(book.terms)):
            says = f"{name} puts in {called}, which is not in this file."
            yield Problem(book.path, sentence.line, says, "Check its spelling, or add it.")


def compared(book: Book, other: Book) -> Iterator[Problem]:
    """Sentences that the other language lacks, or that take other arguments there."""
    for name, sentence in book.sentences.items():
        twin = other.sentences.get(name)
        if twin is None:
            says = f"{name} is not in {other.path.name}."
            mend = f"Add it to {other.path.name}, or take it out here if nothing says it."
            yield Problem(book.path, sentence.line, says, mend)
        elif book.language < other.language and sentence.arguments != twin.arguments:
            here, there = _listed(sentence.arguments), _listed(twin.arguments)
            says = f"{name} takes {there} here and {here} in {book.path.name}."
            yield Problem(other.path, twin.line, says, "Use the same arguments in both.")


def descriptions(book: Book, commands: Collection[str]) -> Iterator[Problem]:
    """Commands without a description, and descriptions too long for the apps' menus."""
    for command in sorted(commands):
        if f"command-{command}" not in book.sentences:
            says = f"The command /{command} has no description here."
            yield Problem(book.path, 0, says, f"Add a line: command-{command} = ...")
    for name, sentence in book.sentences.items():
        if name.startswith("command-") and len(sentence.words) > LONGEST_DESCRIPTION:
            says = f"{name} has {len(sentence.words)} characters; menus hold {LONGEST_DESCRIPTION}."
            yield Problem(book.path, sentence.line, says, "Say it in fewer words.")


def _junk(path: Path, text: str, junk: ast.Junk) -> Problem:
    note = junk.annotations[0] if junk.annotations else None
    at = note.span.start if note and note.span else (junk.span.start if junk.span else 0)
    # Fluent notices some mistakes only at the start of what follows: blank lines are not to blame.
    line = line_of(text, len(text[:at].rstrip()))
    reason = (note.message or "").rstrip(".") if note else "unreadable"
    says = f"Fluent cannot read this sentence: {reason}."
    mend = "Look for a missing = or }, or text that is not indented. It is not said until then."
    return Problem(path, line, says, mend)


class _Names(Visitor):
    """Collects the arguments and the sentences that a pattern names."""

    def __init__(self) -> None:
        self.arguments: set[str] = set()
        self.calls: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.arguments.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.calls.add(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        self.calls.add(f"-{node.id.name}")
        self.generic_visit(node)


def _sentence(line: int, pattern: ast.Pattern) -> Sentence:
    names = _Names()
    names.visit(pattern)
    calls, arguments = frozenset(names.calls), frozenset(names.arguments)
    return Sentence(line, pattern_words(pattern), arguments, calls)


def _listed(names: Collection[str]) -> str:
    return ", ".join(f"${name}" for name in sorted(names)) or "nothing"
