"""Profiles that can be checked, and notices that anybody can end."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.community.world import World

from symptomdb.errors import BadInput, NotFound
from symptomdb.mail.letter import to_message
from symptomdb.model.notice import Notice
from symptomdb.model.person import Profile, Role
from symptomdb.publish.orcid import parse_orcid

PROFILE = Profile("MD", "Toy Hospital", "Toytown", "0000-0002-1825-0097", "none declared")


@pytest.mark.parametrize("text", ["0000-0002-1825-0097", "0000000218250097", "https://orcid.org/0000-0002-1694-233X"])
def test_a_right_orcid_is_taken(text: str) -> None:
    assert parse_orcid(text).replace("-", "") == text.replace("https://orcid.org/", "").replace("-", "")


@pytest.mark.parametrize("text", ["0000-0002-1825-0098", "0000-0002-1825", "x", "0000-0002-1694-2330"])
def test_a_wrong_orcid_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_orcid(text)
    assert caught.value.field == "orcid"


def test_an_author_is_public_and_a_reader_is_not(world: World) -> None:
    author, reader = world.add("Anna", Role.AUTHOR), world.add("Rita")
    profiles = world.community.profiles
    profiles.change(author, "Anna Author", PROFILE)
    found = profiles.public(author.id)
    assert (found.name, found.profile) == ("Anna Author", PROFILE)
    total, listed = profiles.authors()
    assert (total, [one.id for one in listed]) == (1, [author.id])
    for hidden in (reader.id, "none"):
        with pytest.raises(NotFound):
            profiles.public(hidden)


def test_linked_data_says_what_was_verified_and_breaks_out_of_no_script(world: World) -> None:
    author, boss = world.add("Anna", Role.AUTHOR), world.add("Boss", Role.ADMINISTRATOR)
    profiles = world.community.profiles
    profiles.change(author, "</script><b>Anna", PROFILE)
    world.community.people.verify(author.id, "register", boss)
    text = profiles.linked_data(profiles.public(author.id))
    assert "</script" not in text
    about = json.loads(text)["mainEntity"]
    assert about["@type"] == "Person"
    assert about["sameAs"] == "https://orcid.org/0000-0002-1825-0097"
    assert about["hasCredential"]["description"] == "Verified on 2026-03-01 by Boss"


def test_what_was_verified_no_longer_is_once_it_changes(world: World) -> None:
    author, boss = world.add("Anna", Role.AUTHOR), world.add("Boss", Role.ADMINISTRATOR)
    profiles, people = world.community.profiles, world.community.people
    profiles.change(author, "Anna", PROFILE)
    people.verify(author.id, "register", boss)
    elsewhere = Profile("MD", "Toy Hospital", "Elsewhere", PROFILE.orcid, "shares in toys")
    assert profiles.change(author, "Anna", elsewhere).verification
    promoted = Profile("MD, Professor", "Toy Hospital", "Elsewhere", PROFILE.orcid, "shares in toys")
    assert profiles.change(author, "Anna", promoted).verification is None
    actions = [record.action for record in people.records(author.id)]
    assert actions == ["verification ended", "verified", "made"]


def _tell(world: World, person_id: str, notice: Notice = Notice.REPLY) -> bool:
    with world.community.ground.database.write() as connection:
        return world.community.notices.tell(connection, person_id, notice, "an answer", "See there.")  # type: ignore[arg-type]


def test_a_notice_ends_with_one_click_and_only_its_kind(world: World) -> None:
    anna = world.add("Anna")
    assert _tell(world, anna.id)
    [letter] = world.letters()
    message = to_message(letter, "Toy <toy@example.org>", world.clock())
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Unsubscribe"] == f"<{letter.unsubscribe}>"
    fields = {name: values[0] for name, values in parse_qs(urlsplit(letter.unsubscribe).query).items()}
    notices = world.community.notices
    for _ in range(2):
        assert notices.unsubscribe(fields["person"], fields["kind"], fields["sign"]) is Notice.REPLY
    assert not _tell(world, anna.id)
    assert _tell(world, anna.id, Notice.MODERATION)
    assert notices.wanted(anna) == frozenset(Notice) - {Notice.REPLY}
    notices.choose(anna, frozenset({Notice.REPLY}))
    assert notices.wanted(anna) == {Notice.REPLY}


@pytest.mark.parametrize("part", ["person", "kind", "sign"])
def test_a_changed_link_ends_nothing(world: World, part: str) -> None:
    anna = world.add("Anna")
    _tell(world, anna.id)
    letter = world.letters()[-1]
    fields = {name: values[0] for name, values in parse_qs(urlsplit(letter.unsubscribe).query).items()}
    fields[part] = {"person": world.add("Bob").id, "kind": "review", "sign": "0" * 64}[part]
    with pytest.raises(NotFound):
        world.community.notices.unsubscribe(fields["person"], fields["kind"], fields["sign"])


def test_a_letter_that_nobody_takes_waits_and_is_tried_again(world: World) -> None:
    anna = world.add("Anna")
    _tell(world, anna.id)
    world.postbag.broken = True
    assert world.community.post_office.deliver() == 0
    world.postbag.broken = False
    assert world.community.post_office.deliver() == 0
    world.clock.move(minutes=2)
    assert world.community.post_office.deliver() == 1
    assert world.community.post_office.deliver() == 0


def test_a_letter_of_a_transaction_that_failed_is_not_sent(world: World) -> None:
    anna = world.add("Anna")

    def fail() -> None:
        with world.community.ground.database.write() as connection:
            world.community.notices.tell(connection, anna.id, Notice.REPLY, "an answer", "See there.")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert world.letters() == []


def test_nobody_closed_or_unconfirmed_is_written_to(world: World) -> None:
    anna = world.add("Anna")
    world.community.people.disable(anna.id, "x")
    assert not _tell(world, anna.id)
