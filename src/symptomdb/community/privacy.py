"""Privacy: a person's data taken along, an account erased, and what is old deleted."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from symptomdb.community.credentials import Credentials
from symptomdb.community.ground import Ground
from symptomdb.errors import Conflict
from symptomdb.model.person import Person, Role
from symptomdb.store.site import people, personal


class Privacy:
    """The verbs of privacy."""

    def __init__(self, ground: Ground, credentials: Credentials) -> None:
        self._ground = ground
        self._database = ground.database
        self._credentials = credentials

    def export(self, person: Person) -> dict[str, Any]:
        """All that is stored of a person, ready for JSON: by table, without digests and secrets."""
        with self._database.read() as connection:
            tables = personal.export(connection, person.id)
        return {"exported_at": self._ground.now().isoformat(), "site": self._ground.settings.site_name, **tables}

    def erase(self, person: Person, password: str, *, remove_texts: bool) -> None:
        """Erase one's own account; it can't be taken back.

        Args:
            remove_texts: Also empty one's comments; otherwise they stay under "deleted user".

        Raises:
            BadInput: The password is wrong.
            Conflict: The site would be left without an administrator.
        """
        self._credentials.confirm_password(person, password)
        self.erase_account(person, remove_texts=remove_texts)

    def erase_account(self, person: Person, *, remove_texts: bool) -> None:
        """Erase an account on its owner's word, for whoever runs the site.

        Raises:
            Conflict: The site would be left without an administrator.
        """
        with self._database.write() as connection:
            is_last = person.role is Role.ADMINISTRATOR and people.count_role(connection, Role.ADMINISTRATOR) == 1
            if is_last and not person.disabled:
                raise Conflict("This is the only administrator.", "Make somebody else administrator first.")
            personal.erase(connection, person.id, self._ground.now(), remove_texts=remove_texts)

    def purge(self) -> dict[str, int]:
        """Delete ended sessions, old links and tries, accounts that were never confirmed; how many of each."""
        settings = self._ground.settings
        with self._database.write() as connection:
            return personal.purge(
                connection,
                self._ground.now(),
                unconfirmed=timedelta(days=settings.keep_unconfirmed_days),
                records=timedelta(days=settings.keep_records_days),
            )
