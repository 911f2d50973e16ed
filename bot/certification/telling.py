"""How one fact is told: its value with its year, what is not known, where sources differ. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from babel.lists import format_list

from bot.certification import rules
from bot.certification.records import Body, Fact, Record
from bot.chat.dispatch import Say
from bot.chat.text import Block, Bullets, Line, Prose, Span, Text
from bot.content.words import CuratedFile, Source, Translation, Wording

_SOURCES_IN_FOOTER = 3


def prose(words: str, *, bold: bool = False) -> Prose:
    """One paragraph of curated words, exactly as they stand."""
    return Prose((Span(words, bold=bold),))


def labelled(label: str, words: str) -> Line:
    """`Label: words`, the label in bold."""
    return (Span(label, bold=True), Span(f": {words}"))


def listed(texts: Iterable[Wording], say: Say) -> Bullets:
    """Curated texts as a list in the reader's language."""
    return Bullets(tuple((Span(one.in_language(say.language)),) for one in texts))


def either(names: Sequence[str], say: Say) -> str:
    """`A`, `A or B`, `A, B, or C`, as the reader's language joins them."""
    return str(format_list(list(names), style="or", locale=say.language))


def dated(words: str, record: Record, say: Say) -> str:
    """The words, with the record's date by a number that has no year of its own."""
    if not rules.needs_year(words):
        return words
    return rules.with_bracket(words, record.as_of.in_language(say.language))


def bodies(record: Record, fact: Fact, say: Say) -> str:
    """Who knows about a fact, by name."""
    return either([one.name.in_language(say.language) for one in record.asked(fact)], say)


def in_short(record: Record, fact: Fact, say: Say) -> str:
    """A fact in a few words, for overviews and comparisons."""
    language = say.language
    if fact.short is not None:
        words = fact.short.in_language(language)
    elif fact.unknown:
        return say("certification-unknown-short", ask=bodies(record, fact, say))
    elif fact.conflict:
        return say("certification-differ-short")
    elif fact.known is not None:
        words = fact.known.in_language(language).removesuffix(".")
    else:
        words = "; ".join(one.in_language(language).removesuffix(".") for one in fact.items)
    unsure = rules.doubt(fact)
    brackets = [record.as_of.in_language(language)] if rules.needs_year(words) else []
    brackets += [say(f"certification-doubt-{unsure}-short")] if unsure else []
    return f"{words} ({'; '.join(brackets)})" if brackets else words


def in_full(record: Record, fact: Fact, say: Say) -> Text:
    """All that is held about a fact."""
    blocks: list[Block] = []
    if fact.unknown:
        blocks.append(prose(say("certification-unknown", ask=bodies(record, fact, say))))
    elif fact.conflict:
        blocks += _disputed(record, fact, say)
    if fact.known is not None:
        blocks.append(prose(dated(fact.known.in_language(say.language), record, say)))
    if fact.items:
        items = [dated(one.in_language(say.language), record, say) for one in fact.items]
        blocks.append(Bullets(tuple((Span(one),) for one in items)))
    if fact.note is not None:
        blocks.append(prose(dated(fact.note.in_language(say.language), record, say)))
    if unsure := rules.doubt(fact):
        blocks.append(Prose((Span(say(f"certification-doubt-{unsure}"), italic=True),)))
    return tuple(blocks)


def _disputed(record: Record, fact: Fact, say: Say) -> list[Block]:
    versions: list[Line] = []
    for version in fact.conflict:
        words = dated(version.value.in_language(say.language), record, say)
        read = [record.sources[one] for one in version.sources if one in record.sources]
        by = "; ".join(cited(one, say) for one in read)
        versions.append((Span(words), Span(f" — {by}", italic=True)) if by else (Span(words),))
    return [
        prose(say("certification-differ")),
        Bullets(tuple(versions)),
        prose(say("certification-differ-ask", ask=bodies(record, fact, say))),
    ]


def cited(source: Source, say: Say) -> str:
    """A source in short: `Pathways Vermont, early 2025`."""
    return f"{source.publisher}, {source.date_in(say.language)}"


def reference(source: Source, say: Say) -> Line:
    """A source in full: its title as a link, who published it, when, and whether all of it was read."""
    rest = f" — {cited(source, say)}."
    if source.read_in_part:
        rest = f"{rest} {say('certification-read-in-part')}"
    return (Span(source.title, href=source.url), Span(rest))


def contact(body: Body, say: Say) -> Line:
    """Who can confirm, as a link where there is a page."""
    return (Span(body.name.in_language(say.language), href=body.url),)


def small_print(
    file: CuratedFile,
    say: Say,
    today: date,
    *,
    as_of: Wording | None = None,
    sources: Sequence[Source] = (),
    confirm: Sequence[str] = (),
) -> str:
    """The footer: from when, by whom, who to confirm with, and what a reader should doubt."""
    lines = []
    if as_of is not None:
        when = as_of.in_language(say.language)
        lines.append(say("certification-as-of", as_of=when, reviewed=file.reviewed))
    if today > file.check_by:
        lines.append(say("certification-overdue", day=file.check_by))
    if sources:
        shown = list(dict.fromkeys(cited(one, say) for one in sources))
        more = len(shown) - _SOURCES_IN_FOOTER
        line = say("certification-source", sources="; ".join(shown[:_SOURCES_IN_FOOTER]))
        lines.append(f"{line} {say('certification-more', count=more)}" if more > 0 else line)
    if confirm:
        lines.append(say("certification-confirm", bodies=either(confirm, say)))
    if say.language == "es" and file.translation is Translation.AWAITING_REVIEW:
        lines.append(say("certification-translation-awaiting"))
    return "\n".join(lines)
