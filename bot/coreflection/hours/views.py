"""What members see of their own hours, and facilitators of requests. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.form import Choice, Day, Form, Line
from bot.chat.message import Button, ButtonStyle, Field, File, Menu, Message, Option, Row, Tone
from bot.chat.text import Bullets, Prose, Span, Text, When, WhenStyle, plain
from bot.coreflection.hours import rules
from bot.coreflection.hours.issuing import NAME_LENGTH, Issued, Refused
from bot.coreflection.hours.keeping import Meeting, Record
from bot.coreflection.hours.records import Certificate, Claim, Entry
from bot.coreflection.hours.words import amount, written

_SHOWN: Final = 12  # entries in the message itself; the menu and the spreadsheet have all
_BACK: Final = pack("hours", "all")
_CODE_LENGTH: Final = 60


def record(say: Say, kept: Record, today: date) -> Message:
    """The whole record: this year's hours, the latest entries, and what one can do. `today` is the
    member's own day."""
    rows: list[Row] = [
        (
            Button(say("hours-code-button"), pack("hours", "code"), ButtonStyle.MAIN),
            Button(say("hours-ask-button"), pack("hours", "recent")),
            Button(say("hours-add-button"), pack("hours", "add")),
        )
    ]
    if kept.entries:
        options = tuple(_option(say, one) for one in kept.entries)
        rows.append(Menu(say("hours-entry-prompt"), options, pack("hours", "entry")))
    last = []
    if kept.entries:
        last.append(Button(say("hours-download-button"), pack("hours", "download")))
    if kept.certificates:
        last.append(Button(say("hours-certificates-button"), pack("hours", "certificates")))
    if last:
        rows.append(tuple(last))
    is_empty = not kept.entries and not kept.waiting
    body = say.text("hours-none") if is_empty else _lines(say, kept)
    return Message(
        title=say("hours-title"),
        body=body + say.text("hours-private"),
        fields=_totals(say, kept, today.year) if kept.entries else (),
        rows=tuple(rows),
    )


def entry(say: Say, one: Entry, made: Sequence[Certificate]) -> Message:
    """One entry and what can be done with it."""
    details = one.written
    when = When(one.starts) if one.starts else None
    fields = [
        Field(say("hours-day-label"), when or plain(say("hours-day", day=details.day))),
        Field(say("hours-hours-label"), plain(amount(say, details.hours))),
    ]
    for key, value in (("category", details.category), ("evidence", details.evidence)):
        if value:
            fields.append(Field(say(f"hours-{key}-label"), plain(value)))
    fields.append(Field(say("hours-source-label"), plain(say(f"hours-source-{one.source}"))))
    rows: list[Row] = []
    if one.is_confirmed:
        ask = pack("hours", "certificate", one.id)
        rows.append((Button(say("hours-certificate-button"), ask, ButtonStyle.MAIN),))
    rows.append(
        (
            Button(say("hours-edit-button"), pack("hours", "edit", one.id)),
            Button(say("hours-remove-button"), pack("hours", "remove", one.id), ButtonStyle.DANGER),
            Button(say("hours-back"), _BACK),
        )
    )
    standing = [one for one in made if not one.is_withdrawn]
    body: Text = say.text("hours-certificates-made", count=len(standing)) if standing else ()
    return Message(
        title=details.named(say.language), body=body, fields=tuple(fields), rows=tuple(rows)
    )


def remove_asked(say: Say, one: Entry, made: Sequence[Certificate]) -> Message:
    """Asks once before an entry goes."""
    body = say.text("hours-remove", what=one.written.named(say.language))
    if any(not certificate.is_withdrawn for certificate in made):
        body += say.text("hours-remove-certificate")
    return Message(
        title=say("hours-remove-title"),
        body=body,
        rows=(
            (
                Button(
                    say("hours-remove-yes"), pack("hours", "remove-yes", one.id), ButtonStyle.DANGER
                ),
                Button(say("hours-back"), pack("hours", "entry", one.id)),
            ),
        ),
        tone=Tone.NOTICE,
    )


def code_form(say: Say) -> Form:
    """Where the room code goes."""
    question = Line(
        name="code",
        label=say("hours-code-label"),
        help=say("hours-code-help"),
        max_length=_CODE_LENGTH,
    )
    return Form(pack("hours", "coded"), say("hours-code-title"), (question,))


def claimed(say: Say, claim: Claim, meeting: Meeting | None, kept: int | None = None) -> Message:
    """What came of a code or of asking. `kept` is the number of the entry that stands now."""
    title = meeting.named(say) if meeting else ""
    rows: list[Row] = []
    if claim is Claim.UNKNOWN:
        rows.append(
            (
                Button(say("hours-code-again"), pack("hours", "code"), ButtonStyle.MAIN),
                Button(say("hours-ask-button"), pack("hours", "recent")),
            )
        )
    elif claim is Claim.TOO_MANY:
        rows.append((Button(say("hours-ask-button"), pack("hours", "recent")),))
    mine = Button(say("hours-all-button"), _BACK)
    if kept is None:
        rows.append((mine,))
    else:
        paper = pack("hours", "certificate", kept)
        rows.append((Button(say("hours-certificate-button"), paper, ButtonStyle.MAIN), mine))
    good = claim in (Claim.KEPT, Claim.ALREADY, Claim.ASKED)
    return Message(
        body=say.text(f"hours-claim-{claim}", title=title),
        rows=tuple(rows),
        tone=Tone.GOOD if good else Tone.NOTICE,
    )


def recent(say: Say, meetings: Sequence[Meeting]) -> Message:
    """Which session somebody asks a facilitator about."""
    back: Row = (Button(say("hours-back"), _BACK),)
    if not meetings:
        return Message(title=say("hours-ask-title"), body=say.text("hours-ask-none"), rows=(back,))
    options = tuple(
        Option(
            say("hours-option", what=one.named(say), day=When(one.session.start, WhenStyle.DAY))[
                :100
            ],
            str(one.session.id),
        )
        for one in meetings
    )
    return Message(
        title=say("hours-ask-title"),
        body=say.text("hours-ask"),
        rows=(Menu(say("hours-ask-prompt"), options, pack("hours", "ask")), back),
    )


def hand_form(say: Say, one: Entry | None, today: date) -> Form:
    """Hours by hand, new ones or to be changed. Of confirmed ones only what is the member's to say."""
    known = one.written if one else None
    own = (
        Line(
            name="category",
            label=say("hours-category-label"),
            help=say("hours-category-help"),
            required=False,
            value=known.category if known else "",
            max_length=rules.CATEGORY_LENGTH,
        ),
        Line(
            name="evidence",
            label=say("hours-evidence-label"),
            help=say("hours-evidence-help"),
            required=False,
            value=known.evidence if known else "",
            max_length=rules.EVIDENCE_LENGTH,
        ),
    )
    facts = (
        Day(
            name="day",
            label=say("hours-day-label"),
            value=(known.day if known else today).isoformat(),
        ),
        Line(
            name="hours",
            label=say("hours-hours-label"),
            help=say("hours-hours-help"),
            value=written(known.hours) if known else "",
            max_length=20,
        ),
        Line(
            name="what",
            label=say("hours-what-label"),
            value=known.what if known else "",
            max_length=rules.WHAT_LENGTH,
        ),
    )
    if one is None:
        return Form(pack("hours", "added"), say("hours-add-title"), (*facts, *own))
    questions = own if one.is_confirmed else (*facts, *own)
    return Form(pack("hours", "edited", one.id), say("hours-edit-title"), questions)


def misfit(say: Say, why: rules.Misfit) -> Message:
    """What was written cannot be kept; the doors let it be changed."""
    return Message(body=say.text(f"hours-misfit-{why}"), tone=Tone.PROBLEM)


def certificate_form(say: Say, one: Entry, name: str, languages: Sequence[str]) -> Form:
    """The name as it should stand, and the language of the paper."""
    questions = (
        Line(
            name="name",
            label=say("hours-name-label"),
            help=say("hours-name-help"),
            value=name[:NAME_LENGTH],
            max_length=NAME_LENGTH,
        ),
        Choice(
            name="language",
            label=say("hours-language-label"),
            options=tuple(Option(say(f"hours-language-{lang}"), lang) for lang in languages),
            value=say.language,
        ),
    )
    key = pack("hours", "certify", one.id)
    return Form(
        key, say("hours-certificate-title"), questions, intro=say.text("hours-certificate-intro")
    )


def issued(say: Say, paper: Issued) -> Message:
    """The certificate, and how others check it."""
    key = "hours-issued" if paper.address else "hours-issued-local"
    code = rules.shown_code(paper.code)
    return Message(
        title=say("hours-issued-title"),
        body=say.text(key, code=code, address=paper.address),
        files=(
            File(f"certificate-{code}.pdf", "application/pdf", paper.pdf, say("hours-issued-alt")),
        ),
        rows=((Button(say("hours-all-button"), _BACK),),),
        tone=Tone.GOOD,
    )


def refused(say: Say, why: Refused) -> Message:
    """No certificate was made, and what would help."""
    signs = " ".join(why.signs[:20])
    tone = Tone.NOTICE if why.why in ("title", "gone") else Tone.PROBLEM
    return Message(body=say.text(f"hours-refused-{why.why}", signs=signs), tone=tone)


def certificates(say: Say, made: Sequence[Certificate]) -> Message:
    """Every certificate that was made, and which to withdraw."""
    lines = tuple((Span(_made(say, one)),) for one in made)
    standing = tuple(
        Option(_made(say, one)[:100], str(one.id)) for one in made if not one.is_withdrawn
    )
    rows: list[Row] = []
    if standing:
        rows.append(Menu(say("hours-withdraw-prompt"), standing, pack("hours", "withdraw")))
    rows.append((Button(say("hours-back"), _BACK),))
    return Message(
        title=say("hours-certificates-title"),
        body=(*say.text("hours-certificates"), Bullets(lines)),
        rows=tuple(rows),
    )


def withdraw_asked(say: Say, one: Certificate) -> Message:
    """Asks once: a withdrawal cannot be taken back."""
    yes = pack("hours", "withdraw-yes", one.id)
    return Message(
        title=say("hours-withdraw-title"),
        body=say.text("hours-withdraw", certificate=_made(say, one)),
        rows=(
            (
                Button(say("hours-withdraw-yes"), yes, ButtonStyle.DANGER),
                Button(say("hours-back"), pack("hours", "certificates")),
            ),
        ),
        tone=Tone.NOTICE,
    )


def download(say: Say, entries: Sequence[Entry]) -> Message:
    """The record as a spreadsheet."""
    header = [
        say(f"hours-{one}-label")
        for one in ("day", "hours", "what", "category", "evidence", "source")
    ]
    lines = [
        (
            one.written.day.isoformat(),
            written(one.written.hours),
            one.written.named(say.language),
            one.written.category,
            one.written.evidence,
            say(f"hours-source-{one.source}"),
        )
        for one in reversed(entries)
    ]
    content = rules.spreadsheet(header, lines)
    return Message(
        title=say("hours-download-title"),
        body=say.text("hours-download"),
        files=(File("hours.csv", "text/csv", content, say("hours-download-alt")),),
    )


def asked(say: Say, meeting: Meeting, count: int) -> Message:
    """To a facilitator: somebody waits to be confirmed."""
    return Message(
        body=say.text("hours-asked", count=count, title=meeting.named(say)),
        fields=(Field(say("hours-day-label"), When(meeting.session.start)),),
        rows=((Button(say("hours-asked-button"), pack("room", "open", meeting.session.id)),),),
    )


def answered(say: Say, meeting: Meeting, yes: bool) -> Message:
    """To a member: what a facilitator said."""
    key = "hours-answered-yes" if yes else "hours-answered-no"
    return Message(
        body=say.text(key, title=meeting.named(say)),
        fields=(Field(say("hours-day-label"), When(meeting.session.start)),),
        rows=((Button(say("hours-all-button"), _BACK),),),
        tone=Tone.GOOD if yes else Tone.PLAIN,
    )


def _lines(say: Say, kept: Record) -> Text:
    body: list[Prose | Bullets] = []
    if kept.waiting:
        waiting = tuple((Span(one.named(say)),) for one in kept.waiting)
        body += [*say.text("hours-waiting"), Bullets(waiting)]  # type: ignore[list-item]
    if kept.entries:
        latest = tuple(_line(say, one) for one in kept.entries[:_SHOWN])
        body.append(Bullets(latest))
    more = len(kept.entries) - _SHOWN
    return (*body, *(say.text("hours-more", count=more) if more > 0 else ()))


def _line(say: Say, one: Entry) -> tuple[Span, ...]:
    details = one.written
    return (
        Span(amount(say, details.hours), bold=True),
        Span(f" · {details.named(say.language)} · {say('hours-day', day=details.day)}"),
    )


def _option(say: Say, one: Entry) -> Option:
    label = say("hours-option", what=one.written.named(say.language)[:60], day=one.written.day)
    return Option(label[:100], str(one.id), amount(say, one.written.hours))


def _totals(say: Say, kept: Record, year: int) -> tuple[Field, ...]:
    sums = rules.by_category(kept.entries, year)
    fields = [
        Field(
            say("hours-total-label", year=str(year)),
            plain(amount(say, rules.total(kept.entries, year))),
        )
    ]
    if len(sums) > 1:
        lines = tuple(
            (Span(f"{name or say('hours-no-category')}: {amount(say, hours)}"),)
            for name, hours in sums.items()
        )
        fields.append(Field(say("hours-categories-label"), (Bullets(lines),)))
    return tuple(fields)


def _made(say: Say, one: Certificate) -> str:
    key = "hours-made-withdrawn" if one.is_withdrawn else "hours-made-valid"
    return say(key, day=one.day, hours=amount(say, one.hours))
