"""People: listed, made, given a role, verified and closed by those who may."""

from __future__ import annotations

import builtins

from sqlalchemy import Connection

from symptomdb.community.ground import Ground
from symptomdb.errors import BadInput, Conflict, NotFound
from symptomdb.model.person import AccountRecord, Person, PersonId, Role
from symptomdb.publish.names import parse_email, parse_line, parse_name
from symptomdb.store.site import people, sessions

_LONGEST_REASON = 500


class People:
    """The verbs of those who run the site. `by` is None for the command line."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._database = ground.database

    def list(
        self, words: str = "", role: Role | None = None, offset: int = 0, limit: int = 50
    ) -> tuple[int, builtins.list[Person]]:
        """How many people there are, and a page of them by name."""
        with self._database.read() as connection:
            return people.list_people(connection, words=words, role=role, offset=offset, limit=limit)

    def show(self, person_id: str) -> Person:
        """The person with this key, erased ones as well; `NotFound` for another key."""
        with self._database.read() as connection:
            found = people.read_person(connection, person_id)
        if found is None:
            raise NotFound("There is no such person.", "Look at the list of authors.")
        return found

    def records(self, person_id: PersonId) -> builtins.list[AccountRecord]:
        """What was done to an account, the latest first."""
        with self._database.read() as connection:
            return people.list_records(connection, person_id)

    def find(self, email: str) -> Person:
        """The person with this address; `NotFound` when nobody has it."""
        with self._database.read() as connection:
            found = people.read_by_email(connection, email)
        if found is None:
            raise NotFound(f"Nobody has the address {email!r}.", "`symptomdb users list` shows who there is.")
        return found

    def add(self, email: str, name: str, role: Role, password_hash: str = "") -> Person:
        """Make an account whose address counts as confirmed.

        Raises:
            Conflict: The address is taken.
        """
        email, name, now = parse_email(email), parse_name(name), self._ground.now()
        with self._database.write() as connection:
            if people.read_by_email(connection, email):
                raise Conflict(f"There is an account with the address {email}.", "Change its role instead.")
            made = people.add_person(
                connection, email=email, name=name, role=role, now=now, confirmed_at=now, password_hash=password_hash
            )
            self._record(connection, None, made, "made", f"role {role}")
        return self.show(made)

    def set_role(self, person_id: PersonId, role: Role, by: Person | None = None) -> Person:
        """Give a person another role; their sessions end, so that nothing old goes on with new rights.

        Raises:
            Conflict: The site would be left without an administrator.
        """
        with self._database.write() as connection:
            found = self._there(connection, person_id)
            self._keep_an_administrator(connection, found, role)
            people.change_person(connection, person_id, role=str(role))
            sessions.end_sessions(connection, person_id)
            self._record(connection, by, person_id, "role", f"{found.role} → {role}")
        return self.show(person_id)

    def verify(self, person_id: PersonId, how: str, by: Person | None = None) -> Person:
        """Note that an author's name and credentials were checked, and by what.

        Raises:
            BadInput: It does not say by what.
        """
        how = parse_line(how, "way of checking", _LONGEST_REASON, needed=True, field="how")
        if by is not None and by.id == person_id:
            raise BadInput("Nobody verifies themselves.", "Ask another administrator.")
        with self._database.write() as connection:
            self._there(connection, person_id)
            who = by.name if by else "the site's owner"
            now = self._ground.now()
            people.change_person(connection, person_id, verified_at=now, verified_by=who, verified_how=how)
            self._record(connection, by, person_id, "verified", how)
        return self.show(person_id)

    def disable(self, person_id: PersonId, reason: str, by: Person | None = None) -> Person:
        """Close an account: nobody can sign in with it, and its sessions end."""
        reason = parse_line(reason, "reason", _LONGEST_REASON, needed=True)
        with self._database.write() as connection:
            found = self._there(connection, person_id)
            self._keep_an_administrator(connection, found, None)
            people.change_person(connection, person_id, disabled_at=self._ground.now())
            sessions.end_sessions(connection, person_id)
            self._record(connection, by, person_id, "disabled", reason)
        return self.show(person_id)

    def enable(self, person_id: PersonId, by: Person | None = None) -> Person:
        """Open a closed account again."""
        with self._database.write() as connection:
            self._there(connection, person_id)
            people.change_person(connection, person_id, disabled_at=None)
            self._record(connection, by, person_id, "enabled", "")
        return self.show(person_id)

    def _there(self, connection: Connection, person_id: PersonId) -> Person:
        found = people.read_person(connection, person_id)
        if found is None or found.erased:
            raise NotFound("There is no such person.", "`symptomdb users list` shows who there is.")
        return found

    def _keep_an_administrator(self, connection: Connection, found: Person, role: Role | None) -> None:
        is_last = (
            found.role is Role.ADMINISTRATOR
            and role is not Role.ADMINISTRATOR
            and not found.disabled
            and people.count_role(connection, Role.ADMINISTRATOR) == 1
        )
        if is_last:
            raise Conflict("This is the only administrator.", "Make somebody else administrator first.")

    def _record(self, connection: Connection, by: Person | None, person_id: PersonId, action: str, detail: str) -> None:
        actor = by.id if by else None
        people.add_record(
            connection, actor=actor, person_id=person_id, action=action, detail=detail, now=self._ground.now()
        )
