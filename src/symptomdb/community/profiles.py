"""Profiles: what authors say of themselves, and what readers are shown of it."""

from __future__ import annotations

from dataclasses import fields

from symptomdb.community.ground import Ground
from symptomdb.errors import NotFound
from symptomdb.model.person import Person, Profile, Role
from symptomdb.publish.linked_data import script_text
from symptomdb.publish.linked_person import person_page
from symptomdb.publish.names import parse_line, parse_name
from symptomdb.publish.orcid import parse_orcid
from symptomdb.store.site import people

_LONGEST = {"credentials": 200, "affiliation": 200, "place": 100, "conflicts": 1000}


class Profiles:
    """The verbs of profiles."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._database = ground.database

    def change(self, person: Person, name: str, profile: Profile) -> Person:
        """Set name and profile. What was verified no longer is, once the name or what was checked has changed.

        Raises:
            BadInput: A field can't be used; says which.
        """
        name = parse_name(name)
        lines = {key: parse_line(getattr(profile, key), key, longest) for key, longest in _LONGEST.items()}
        wanted = Profile(**lines, orcid=parse_orcid(profile.orcid))
        values = {one.name: getattr(wanted, one.name) for one in fields(Profile)}
        with self._database.write() as connection:
            before = people.read_person(connection, person.id)
            if before is None:
                raise NotFound("There is no such person.", "Sign in again.")
            people.change_person(connection, person.id, name=name, **values)
            if before.verification and _checked(before.name, before.profile) != _checked(name, wanted):
                people.change_person(connection, person.id, verified_at=None, verified_by="", verified_how="")
                now = self._ground.now()
                people.add_record(
                    connection,
                    actor=person.id,
                    person_id=person.id,
                    action="verification ended",
                    detail="changed what had been checked",
                    now=now,
                )
            after = people.read_person(connection, person.id)
        assert after is not None
        return after

    def public(self, person_id: str) -> Person:
        """Somebody who publishes here, for everybody to see; `NotFound` for readers and for erased accounts."""
        with self._database.read() as connection:
            found = people.read_person(connection, person_id)
        if found is None or found.erased or not found.confirmed or not is_public(found):
            raise NotFound("There is no such author.", "Look at the authors named on a page.")
        return found

    def authors(self, offset: int = 0, limit: int = 100) -> tuple[int, list[Person]]:
        """How many people publish here, and a page of them by name."""
        with self._database.read() as connection:
            return people.list_public(connection, offset=offset, limit=limit)

    def linked_data(self, person: Person) -> str:
        """A public profile as schema.org JSON-LD that may stand inside a script element."""
        return script_text(person_page(person, f"{self._ground.settings.site_address}/people/{person.id}"))


def is_public(person: Person) -> bool:
    """True for people whose name stands on pages; readers stay private."""
    return person.role in (Role.AUTHOR, Role.REVIEWER)


def _checked(name: str, profile: Profile) -> tuple[str, ...]:
    return name, profile.credentials, profile.affiliation, profile.orcid
