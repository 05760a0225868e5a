"""Review: which act is open to whom, given where a revision stands. Nobody approves what they wrote themselves."""

from __future__ import annotations

from dataclasses import dataclass

from symptomdb.errors import BadInput, Conflict, NotAllowed
from symptomdb.model.person import Permission, Person
from symptomdb.model.revision import Act, Revision, RevisionState

#: Most characters of a note or a reason.
MOST_WORDS = 2000
#: Months until the next review, when the reviewer names no other day.
REVIEW_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Step:
    """One arrow of the drawing: from a state by an act to a state.

    Attributes:
        own: True when only the revision's author may, False when only somebody else may, None when it doesn't matter.
        needs_words: It can't be done without a reason.
    """

    before: RevisionState
    after: RevisionState
    permission: Permission
    own: bool | None
    needs_words: bool = False


#: All that can happen to a revision once it was started. What is not here can't be done.
STEPS: dict[Act, Step] = {
    Act.SUBMIT: Step(RevisionState.DRAFT, RevisionState.IN_REVIEW, Permission.WRITE, True, True),
    Act.TAKE_BACK: Step(RevisionState.IN_REVIEW, RevisionState.DRAFT, Permission.WRITE, True),
    Act.SEND_BACK: Step(RevisionState.IN_REVIEW, RevisionState.DRAFT, Permission.REVIEW, False, True),
    Act.PUBLISH: Step(RevisionState.IN_REVIEW, RevisionState.PUBLISHED, Permission.REVIEW, False),
    Act.WITHDRAW: Step(RevisionState.PUBLISHED, RevisionState.WITHDRAWN, Permission.WITHDRAW, None, True),
}
_FOR_WHAT = {
    Act.SUBMIT: "Say in a sentence what you changed and why: readers see it in the change log.",
    Act.SEND_BACK: "Say what the author should change.",
    Act.WITHDRAW: "Say why: readers see it in the change log.",
}


def step(act: Act, revision: Revision, who: Person, words: str = "") -> Step:
    """The arrow that an act follows.

    Raises:
        NotAllowed: This person may not do it to this revision.
        Conflict: The revision stands elsewhere by now.
        BadInput: It needs a reason.
    """
    arrow = STEPS[act]
    if not who.may(arrow.permission):
        raise NotAllowed(f"Your role ({who.role}) does not permit that.", "Ask an administrator for the role.")
    is_own = revision.author == who.id
    if arrow.own is False and is_own:
        raise NotAllowed("Nobody reviews their own work.", "Another reviewer has to look at it.")
    if arrow.own and not is_own:
        raise NotAllowed("This draft is somebody else's.", "Start a draft of your own from the page.")
    if revision.state is not arrow.before:
        raise Conflict(f"This revision is {revision.state} by now.", "Open it again to see what happened.")
    check_words(words)
    if arrow.needs_words and not words.strip():
        raise BadInput("A reason is missing.", _FOR_WHAT[act])
    return arrow


def may(act: Act, revision: Revision, who: Person | None) -> bool:
    """True when the page should offer this act to this person."""
    if who is None:
        return False
    try:
        step(act, revision, who, "-")
    except (NotAllowed, Conflict):
        return False
    return True


def check_reader(revision: Revision, who: Person | None) -> None:
    """Let only those see a revision who may: anybody a published one, its author and reviewers an open one.

    Raises:
        NotAllowed: This person may not see it.
    """
    if not revision.is_open:
        return
    is_own = who is not None and who.id == revision.author and who.may(Permission.WRITE)
    is_reviewed = revision.state is RevisionState.IN_REVIEW or revision.submitted_at is not None
    if not (is_own or (who is not None and who.may(Permission.REVIEW) and is_reviewed)):
        raise NotAllowed("This draft is not public.", "Sign in as its author, or as a reviewer once it is in review.")


def check_writer(revision: Revision, who: Person) -> None:
    """Let only the author change a draft.

    Raises:
        NotAllowed: It is somebody else's.
        Conflict: It is no draft any more.
    """
    if not who.may(Permission.WRITE):
        raise NotAllowed(f"Your role ({who.role}) does not permit that.", "Ask an administrator for the role.")
    if revision.author != who.id:
        raise NotAllowed("This draft is somebody else's.", "Start a draft of your own from the page.")
    if revision.state is not RevisionState.DRAFT:
        raise Conflict(f"This revision is {revision.state} and can't be edited.", "Take it back first.")


def check_seen(there: str | int, seen: str | int) -> None:
    """Let only what was seen be replaced, so that nobody overwrites what they did not read.

    Args:
        there, seen: The fingerprint of a statement, or the count of a draft's edits: now, and as it was shown.

    Raises:
        Conflict: It was changed since, for example in another window.
    """
    if there != seen:
        raise Conflict("This was changed since you opened it.", "Look at both versions and save again.")


def check_words(words: str) -> None:
    """Refuse long notes and reasons.

    Raises:
        BadInput: More than `MOST_WORDS` characters.
    """
    if len(words) > MOST_WORDS:
        raise BadInput(f"That is longer than {MOST_WORDS:,} characters.", "Say it shorter.")
