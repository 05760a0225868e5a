"""Notices by e-mail: sent to who wants them, each with a link that ends its kind with one click."""

from __future__ import annotations

import hmac
from urllib.parse import urlencode

from sqlalchemy import Connection

from symptomdb.community.ground import Ground
from symptomdb.community.post_office import PostOffice
from symptomdb.errors import NotFound
from symptomdb.mail.letter import Letter
from symptomdb.model.notice import Notice
from symptomdb.model.person import Person, PersonId
from symptomdb.store.site import letters, people


class Notices:
    """The verbs of notices."""

    def __init__(self, ground: Ground, post_office: PostOffice) -> None:
        self._ground = ground
        self._database = ground.database
        self._post_office = post_office

    def tell(self, connection: Connection, person_id: PersonId, notice: Notice, subject: str, body: str) -> bool:
        """Post a notice within a transaction; False when the person does not want it or can't get it.

        Args:
            body: What happened and the link to it. Never what somebody wrote about their health: mail is read by many.
        """
        person = people.read_person(connection, person_id)
        if person is None or not person.confirmed or person.disabled or person.erased:
            return False
        if notice in letters.unwanted(connection, person_id):
            return False
        site = self._ground.settings.site_name
        link = self._unsubscribe_address(person_id, notice)
        body = f"Hello {person.name},\n\n{body.strip()}\n\n--\nNo more notices of this kind: {link}\n"
        letter = Letter(person.email, f"{site}: {subject}", body, str(notice), link)
        self._post_office.post(connection, person_id, letter)
        return True

    def wanted(self, person: Person) -> frozenset[Notice]:
        """The kinds that somebody gets."""
        with self._database.read() as connection:
            return frozenset(Notice) - letters.unwanted(connection, person.id)

    def choose(self, person: Person, wanted: frozenset[Notice]) -> None:
        """Set the kinds that somebody gets."""
        with self._database.write() as connection:
            letters.choose(connection, person.id, {notice: notice in wanted for notice in Notice})

    def unsubscribe(self, person_id: str, kind: str, signature: str) -> Notice:
        """End a kind of notice with the signed link of a letter; doing it twice is no error.

        Raises:
            NotFound: The link is not one of ours.
        """
        notice = self.read_link(person_id, kind, signature)
        with self._database.write() as connection:
            if people.read_person(connection, person_id) is not None:
                letters.choose(connection, PersonId(person_id), {notice: False})
        return notice

    def read_link(self, person_id: str, kind: str, signature: str) -> Notice:
        """Which kind of notice a link would end; `NotFound` when it is not one of ours."""
        wanted = self._ground.sign("unsubscribe", person_id, kind)
        if kind not in list(Notice) or not hmac.compare_digest(wanted.encode(), signature.encode("utf-8", "replace")):
            raise NotFound("This link is not whole.", "Choose your notices on your account's page.")
        return Notice(kind)

    def _unsubscribe_address(self, person_id: PersonId, notice: Notice) -> str:
        fields = {"person": person_id, "kind": notice, "sign": self._ground.sign("unsubscribe", person_id, notice)}
        return f"{self._ground.settings.site_address}/unsubscribe?{urlencode(fields)}"
