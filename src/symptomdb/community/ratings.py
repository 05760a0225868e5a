"""Ratings: votes on authors and pages, and experts' opinions on single statements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from symptomdb.community.access import people_names
from symptomdb.community.ground import Ground
from symptomdb.errors import NotFound
from symptomdb.model.curie import Curie
from symptomdb.model.person import Person, PersonId
from symptomdb.model.rating import Opinion, Scale, Standing, Verdict, Vote
from symptomdb.publish import rating
from symptomdb.store.site import judgements, people, revisions


@dataclass(frozen=True, slots=True)
class SignedOpinion:
    """An opinion with the name and credentials of who holds it."""

    opinion: Opinion
    name: str
    credentials: str
    verified: bool


class Ratings:
    """Verbs on votes and opinions."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._database = ground.database

    def vote(self, who: Person, scale: Scale, object_: str, stars: int) -> Standing:
        """Give stars; an earlier vote of this person on the same object is replaced.

        Args:
            object_: A person's id for an author, else the condition's id.
        """
        with self._database.write() as connection:
            if scale is Scale.AUTHOR:
                rated = people.read_person(connection, object_)
                if rated is None or rated.erased or not revisions.pages_of(connection, object_):
                    raise NotFound("There is no such author.", "Rate somebody who has published a page here.")
                authors = [rated.id]
            else:
                authors = revisions.author_ids(connection, Curie.parse(object_))
            rating.check_vote(who, scale, stars, authors)
            judgements.put_vote(connection, Vote(who.id, scale, object_, stars, self._ground.now()))
            counts = judgements.count_votes(connection, [(scale, object_)])
        return rating.standing(scale, object_, counts[scale, object_])

    def take_back_vote(self, who: Person, scale: Scale, object_: str) -> None:
        """Take one's vote back."""
        with self._database.write() as connection:
            judgements.delete_vote(connection, who.id, scale, object_)

    def standings(self, objects: Iterable[tuple[Scale, str]]) -> dict[tuple[Scale, str], Standing]:
        """The votes on these objects taken together."""
        with self._database.read() as connection:
            counts = judgements.count_votes(connection, objects)
        return {(scale, key): rating.standing(scale, key, found) for (scale, key), found in counts.items()}

    def votes_of(self, who: Person) -> dict[tuple[Scale, str], int]:
        """A person's own votes."""
        with self._database.read() as connection:
            return judgements.votes_of(connection, who.id)

    def give_opinion(
        self,
        who: Person,
        condition: Curie,
        statement: str,
        verdict: Verdict,
        reason: str,
        citation: str = "",
        fingerprint: str = "",
    ) -> Opinion:
        """Say as an expert what one makes of a statement; an earlier opinion of this person on it is replaced."""
        with self._database.write() as connection:
            authors = revisions.author_ids(connection, condition)
            rating.check_opinion(who, verdict, reason, citation, authors)
            made = Opinion(
                who.id,
                str(condition),
                statement,
                verdict,
                reason.strip(),
                citation.strip(),
                fingerprint,
                self._ground.now(),
            )
            judgements.put_opinion(connection, made)
        return made

    def take_back_opinion(self, who: Person, condition: Curie, statement: str) -> None:
        """Take one's opinion back."""
        with self._database.write() as connection:
            judgements.delete_opinion(connection, who.id, str(condition), statement)

    def opinions(self, condition: Curie) -> dict[str, list[SignedOpinion]]:
        """Statement to what experts say of it, the newest first. An erased reason leaves no opinion."""
        with self._database.read() as connection:
            found = [one for one in judgements.list_opinions(connection, str(condition)) if one.reason]
            known = people.read_people(connection, [one.person for one in found])
            names = people_names(connection, [one.person for one in found])
        signed: dict[str, list[SignedOpinion]] = {}
        for one in found:
            signed.setdefault(one.statement, []).append(_signed(one, known.get(one.person), names))
        return signed


def _signed(one: Opinion, person: Person | None, names: dict[PersonId, str]) -> SignedOpinion:
    shown = person is not None and not person.erased
    credentials = person.profile.credentials if person and shown else ""
    return SignedOpinion(one, names[one.person], credentials, bool(person and shown and person.verification))
