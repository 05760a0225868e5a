"""What people say of a page, for programs: schema.org and FHIR's ArtifactAssessment."""

from __future__ import annotations

from typing import Any

from symptomdb.community.access import people_names
from symptomdb.community.ground import Ground
from symptomdb.model.comment import Comment
from symptomdb.model.curie import Curie
from symptomdb.model.person import PersonId
from symptomdb.model.rating import Opinion, Scale, Standing
from symptomdb.publish import assessment, rating
from symptomdb.publish.linked_data import script_text
from symptomdb.publish.linked_forum import forum_page
from symptomdb.store.site import comments, judgements

_MOST = 200


class Assessments:
    """The public judgements of a page in the forms that programs read."""

    def __init__(self, ground: Ground) -> None:
        self._database = ground.database

    def linked_data(self, condition: Curie, address: str) -> str:
        """schema.org JSON-LD that may stand inside a script element; empty when nobody has said anything."""
        standings, opinions, said, names = self._all(condition)
        data = forum_page(address, standings, opinions, said, names)
        return script_text(data) if data else ""

    def fhir(self, condition: Curie, address: str) -> list[dict[str, Any]]:
        """ArtifactAssessment resources: one of the votes, one per expert's view, one per comment."""
        standings, opinions, said, names = self._all(condition)
        return [
            *assessment.of_ratings(address, standings),
            *(assessment.of_opinion(address, one, names) for one in opinions),
            *(assessment.of_comment(address, one, names) for one in said),
        ]

    def _all(self, condition: Curie) -> tuple[list[Standing], list[Opinion], list[Comment], dict[PersonId, str]]:
        objects = [(scale, str(condition)) for scale in (Scale.CLARITY, Scale.USEFULNESS)]
        with self._database.read() as connection:
            votes = judgements.count_votes(connection, objects)
            opinions = [one for one in judgements.list_opinions(connection, str(condition)) if one.reason]
            said = [one for one in comments.list_recent_comments(connection, _MOST, str(condition)) if one.body]
            names = people_names(connection, [*(one.person for one in opinions), *(one.writer for one in said)])
        return [rating.standing(scale, key, votes[scale, key]) for scale, key in objects], opinions, said, names
