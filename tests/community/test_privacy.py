"""Privacy: all of one's data to take along, an account erased for good, what is old deleted."""

from __future__ import annotations

import json

import pytest
from tests.community.world import PASSWORD, World

from symptomdb.errors import BadInput, Conflict, NotFound
from symptomdb.model.notice import Notice
from symptomdb.model.person import DELETED_NAME, Profile, Role
from symptomdb.store.site.tables import metadata

PROFILE = Profile("MD canary-credential", "canary-hospital", "canary-town", "0000-0002-1825-0097", "canary-conflict")


def _everything(world: World) -> str:
    with world.community.ground.database.read() as connection:
        return "\n".join(str(row) for table in metadata.tables.values() for row in connection.execute(table.select()))


def test_export_gives_all_of_mine_none_of_others_and_no_secret(world: World) -> None:
    anna = world.add("Anna", Role.AUTHOR)
    world.add("Bob", Role.ADMINISTRATOR)
    world.community.profiles.change(anna, "Anna", PROFILE)
    world.community.notices.choose(anna, frozenset({Notice.REPLY}))
    secret, _ = world.community.second_factor.begin(anna)
    session = world.sign_in("Anna")
    exported = json.dumps(world.community.privacy.export(world.community.people.show(anna.id)))
    for part in ("canary-credential", "canary-conflict", "anna@example.org", "notice_choice", "account_record"):
        assert part in exported
    for part in ("bob@example.org", "$argon2", secret, session, "token_hash"):
        assert part not in exported


def test_erasing_takes_the_password_and_leaves_no_trace_of_the_person(world: World) -> None:
    boss = world.add("Boss", Role.ADMINISTRATOR)
    anna = world.add("Anna", Role.AUTHOR)
    world.community.profiles.change(anna, "Canary Anna", PROFILE)
    world.community.people.verify(anna.id, "canary-register", boss)
    session = world.sign_in("Anna")
    world.community.credentials.ask_reset("anna@example.org")
    with pytest.raises(BadInput):
        world.community.privacy.erase(anna, "not the password", remove_texts=False)
    world.community.privacy.erase(anna, PASSWORD, remove_texts=False)
    left = _everything(world)
    for part in ("canary", "Canary", "anna@example.org", PROFILE.orcid):
        assert part not in left
    assert world.community.accounts.person_of(session) is None
    assert world.community.people.show(anna.id).name == DELETED_NAME
    with pytest.raises(NotFound):
        world.community.profiles.public(anna.id)
    world.add("Anna")


def test_an_erased_administrator_no_longer_stands_as_who_verified(world: World) -> None:
    boss, anna = world.add("Canaryboss", Role.ADMINISTRATOR), world.add("Anna", Role.AUTHOR)
    with pytest.raises(Conflict):
        world.community.privacy.erase(boss, PASSWORD, remove_texts=False)
    world.add("Other", Role.ADMINISTRATOR)
    world.community.people.verify(anna.id, "register", boss)
    world.community.privacy.erase(boss, PASSWORD, remove_texts=False)
    verification = world.community.people.show(anna.id).verification
    assert verification is not None
    assert verification.by == DELETED_NAME
    assert "anaryboss" not in _everything(world)


def test_purging_takes_what_has_served_its_time(world: World) -> None:
    accounts = world.community.accounts
    world.add("Anna")
    world.sign_in("Anna")
    accounts.sign_up("Eve", "eve@example.org", PASSWORD)
    assert world.community.privacy.purge() == {}
    world.clock.move(days=8)
    gone = world.community.privacy.purge()
    assert gone["person"] == 1
    assert gone["attempt"] > 0
    assert gone["one_time_token"] == 1
    assert "eve@example.org" not in _everything(world)
    world.clock.move(days=800)
    gone = world.community.privacy.purge()
    assert (gone["session"], gone["account_record"]) == (1, 1)
    assert world.sign_in("Anna")
