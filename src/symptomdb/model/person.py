"""People who sign in: their role, what each role may do, and what readers are told about an author."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

#: The key of a person; random, so that it tells nothing and can't be guessed.
PersonId = NewType("PersonId", str)
#: What stands in the place of a name after an account was erased.
DELETED_NAME = "deleted user"


class Role(StrEnum):
    """What a person is on this site; each has exactly one."""

    READER = "reader"
    AUTHOR = "author"
    REVIEWER = "reviewer"
    MODERATOR = "moderator"
    ADMINISTRATOR = "administrator"


class Permission(StrEnum):
    """What somebody may do; rules that look at the thing itself (own draft, own comment) come on top."""

    RATE = "rate"
    COMMENT = "comment"
    REPORT = "report"
    DISPUTE = "dispute"
    WRITE = "write"
    REVIEW = "review"
    WITHDRAW = "withdraw"
    MODERATE = "moderate"
    VERIFY_PEOPLE = "verify people"
    MANAGE_PEOPLE = "manage people"


_EVERYBODY = frozenset(Role)
_EXPERTS = frozenset({Role.AUTHOR, Role.REVIEWER, Role.ADMINISTRATOR})
_ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
#: The one table of permissions. An administrator can't review: that is for people who know the subject.
ALLOWED: dict[Permission, frozenset[Role]] = {
    Permission.RATE: _EVERYBODY,
    Permission.COMMENT: _EVERYBODY,
    Permission.REPORT: _EVERYBODY,
    Permission.DISPUTE: frozenset({Role.AUTHOR, Role.REVIEWER}),
    Permission.WRITE: _EXPERTS,
    Permission.REVIEW: frozenset({Role.REVIEWER}),
    Permission.WITHDRAW: frozenset({Role.REVIEWER, Role.ADMINISTRATOR}),
    Permission.MODERATE: frozenset({Role.MODERATOR, Role.ADMINISTRATOR}),
    Permission.VERIFY_PEOPLE: _ADMINISTRATOR,
    Permission.MANAGE_PEOPLE: _ADMINISTRATOR,
}
#: What needs no second factor on a site that asks for one; all else waits until it is set up.
_WITHOUT_SECOND_FACTOR = frozenset({Permission.RATE, Permission.COMMENT, Permission.REPORT})


@dataclass(frozen=True, slots=True)
class Verification:
    """Who checked an author's credentials, when, and by what (a register, a diploma, an institution's page)."""

    by: str
    at: datetime
    how: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What an author says of themselves; every field may be empty.

    Attributes:
        orcid: Sixteen characters in four groups, checksum tested.
        conflicts: Conflicts of interest in their own words; "none declared" is written out.
    """

    credentials: str = ""
    affiliation: str = ""
    place: str = ""
    orcid: str = ""
    conflicts: str = ""


@dataclass(frozen=True, slots=True)
class AccountRecord:
    """What was done to an account, by whom and why."""

    at: datetime
    by: str
    action: str
    detail: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account.

    Attributes:
        email: Lower case; empty once the account was erased. Shown to nobody but its owner and administrators.
        confirmed: The e-mail address was shown to be theirs.
        second_factor: They sign in with a code besides the password.
        limited: The site asks for a second factor that is not set up yet, so only a reader's permissions count.
    """

    id: PersonId
    name: str
    email: str
    role: Role
    created_at: datetime
    profile: Profile = Profile()
    verification: Verification | None = None
    confirmed: bool = False
    disabled: bool = False
    erased: bool = False
    second_factor: bool = False
    limited: bool = False

    def may(self, permission: Permission) -> bool:
        """True when this person's role permits it, and nothing stands against it."""
        if self.disabled or self.erased or not self.confirmed:
            return False
        if self.limited and permission not in _WITHOUT_SECOND_FACTOR:
            return False
        return self.role in ALLOWED[permission]
