"""Comments: who may say, change, report and decide what, and the limits against spam."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from symptomdb.errors import BadInput, Conflict, NotAllowed, TooLarge
from symptomdb.model.comment import Comment, CommentState, Decision
from symptomdb.model.person import Permission, Person

MOST_BODY = 5000
MOST_REASON = 1000
#: Answers to answers are shown up to this depth; a deeper one is put beside its parent.
DEEPEST = 4
#: A comment can be changed for this long; afterwards an answer may rest on it.
EDIT_FOR = timedelta(hours=24)
#: Reports by this many people take a comment out of sight until a moderator has looked.
REPORTS_TO_HIDE = 3
#: At most so many comments of one person in so long, and so many links in one comment.
LIMITS: tuple[tuple[timedelta, int], ...] = (
    (timedelta(minutes=1), 3),
    (timedelta(hours=1), 20),
    (timedelta(days=1), 60),
)
MOST_LINKS = 5
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a decision makes of a comment."""

    before: tuple[CommentState, ...]
    after: CommentState
    needs_reason: bool = False


RULINGS: dict[Decision, Ruling] = {
    Decision.APPROVE: Ruling((CommentState.WAITING,), CommentState.SHOWN),
    Decision.HIDE: Ruling((CommentState.WAITING, CommentState.SHOWN), CommentState.HIDDEN, True),
    Decision.RESTORE: Ruling((CommentState.HIDDEN,), CommentState.SHOWN),
    Decision.KEEP: Ruling((CommentState.SHOWN, CommentState.WAITING), CommentState.SHOWN),
}


def clean_body(body: str) -> str:
    """The text as it is kept: one kind of line end, no invisible signs that turn or hide text.

    Raises:
        BadInput: Nothing is left.
        TooLarge: It is longer than `MOST_BODY` characters.
    """
    text = _INVISIBLE.sub("", body.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not text:
        raise BadInput("The comment is empty.", "Write something first.")
    if len(text) > MOST_BODY:
        raise TooLarge(f"The comment has {len(text):,} characters; {MOST_BODY:,} is the limit.", "Shorten it.")
    return text


def check_comment(who: Person, body: str, earlier: Sequence[datetime], now: datetime, closed: bool) -> None:
    """Let a new comment pass, or say why not.

    Args:
        earlier: When this person's comments of the last day were made.
        closed: A moderator has closed the thread.

    Raises:
        NotAllowed: The account may not comment, or the thread is closed.
        BadInput: Too many in too short a time, or too many links.
    """
    if not who.may(Permission.COMMENT):
        raise NotAllowed("Your account can't comment yet.", "Confirm your e-mail address first.")
    if closed:
        raise NotAllowed("This discussion is closed.", "You can still read it.")
    for span, most in LIMITS:
        if sum(now - at < span for at in earlier) >= most:
            raise BadInput("That is a lot of comments in a short time.", f"Wait {_span(span)}, then go on.")
    check_links(body)


def check_links(body: str) -> None:
    """Refuse a text that is mostly links.

    Raises:
        BadInput: More than `MOST_LINKS`.
    """
    if len(_LINK.findall(body)) > MOST_LINKS:
        raise BadInput(f"More than {MOST_LINKS} links look like advertising.", "Leave some out.")


def first_state(who: Person, moderation: str) -> CommentState:
    """Where a new comment stands: with ``pre`` it waits for a moderator, unless its writer works for the site."""
    if moderation == "pre" and not (who.may(Permission.WRITE) or who.may(Permission.MODERATE)):
        return CommentState.WAITING
    return CommentState.SHOWN


def check_change(who: Person, comment: Comment, now: datetime) -> None:
    """Let its writer change a comment for a day.

    Raises:
        NotAllowed: It is somebody else's, or too old.
        Conflict: It was deleted or hidden meanwhile.
    """
    check_delete(who, comment)
    if comment.state is CommentState.HIDDEN:
        raise Conflict("A moderator has hidden this comment.", "Write to the site if you think that is wrong.")
    if now - comment.created_at > EDIT_FOR:
        raise NotAllowed("A comment can be changed for a day.", "Answer it, or delete it.")


def check_delete(who: Person, comment: Comment) -> None:
    """Let its writer delete a comment.

    Raises:
        NotAllowed: It is somebody else's.
        Conflict: It was deleted already.
    """
    if comment.writer != who.id or not who.may(Permission.COMMENT):
        raise NotAllowed("This comment is somebody else's.", "Report it if it breaks the rules.")
    if comment.state is CommentState.DELETED:
        raise Conflict("This comment was deleted.", "Write a new one.")


def check_report(who: Person, comment: Comment, reason: str) -> None:
    """Let a reader report a comment, once.

    Raises:
        NotAllowed: The account may not, or it is one's own comment.
        BadInput: No reason is given.
        Conflict: It is out of sight already.
    """
    if not who.may(Permission.REPORT):
        raise NotAllowed("Your account can't report yet.", "Confirm your e-mail address first.")
    if comment.writer == who.id:
        raise NotAllowed("This comment is your own.", "Change or delete it.")
    if comment.state not in (CommentState.SHOWN, CommentState.WAITING):
        raise Conflict("This comment is out of sight already.", "Nothing more is needed.")
    check_reason(reason, "Say in a few words what is wrong with it.")


def rule(who: Person, comment: Comment, decision: Decision, reason: str) -> CommentState:
    """What a moderator's decision makes of a comment.

    Raises:
        NotAllowed: The role doesn't permit it, or it is one's own comment.
        BadInput: A reason is missing.
        Conflict: Somebody else decided first.
    """
    check_moderator(who)
    if comment.writer == who.id:
        raise NotAllowed("Nobody decides on their own comment.", "Leave it to another moderator.")
    ruling = RULINGS.get(decision)
    if ruling is None:
        raise BadInput(f"{decision} is no decision on a comment.", "Approve, hide, show again or keep it.")
    if comment.state not in ruling.before:
        raise Conflict(f"This comment is {comment.state} by now.", "Open the queue again.")
    if ruling.needs_reason:
        check_reason(reason, "Say why: its writer and other moderators see it.")
    return ruling.after


def check_moderator(who: Person) -> None:
    """Let moderators pass.

    Raises:
        NotAllowed: The role doesn't permit it.
    """
    if not who.may(Permission.MODERATE):
        raise NotAllowed(f"Your role ({who.role}) does not permit that.", "Moderators decide on comments.")


def check_reason(reason: str, remedy: str) -> None:
    """Demand a reason of sensible length.

    Raises:
        BadInput: It is missing or too long.
    """
    if not reason.strip():
        raise BadInput("A reason is missing.", remedy)
    if len(reason) > MOST_REASON:
        raise BadInput(f"The reason is longer than {MOST_REASON:,} characters.", "Say it shorter.")


def _span(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    return "a minute" if minutes == 1 else "an hour" if minutes == 60 else "until tomorrow"
