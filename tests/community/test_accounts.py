"""Accounts: made, confirmed, signed in to and out of, with limits and without telling who has one."""

from __future__ import annotations

import pytest
from tests.community.world import PASSWORD, World

from symptomdb.errors import BadInput, Conflict, NotAllowed, NotFound, TooOften
from symptomdb.model.person import ALLOWED, Permission, Role

WRONG = "another tricycle in the fog"


def test_an_account_is_made_confirmed_and_used(world: World) -> None:
    accounts = world.community.accounts
    accounts.sign_up("Anna Author", " Anna@Example.org ", PASSWORD)
    with pytest.raises(NotAllowed, match="not confirmed"):
        accounts.sign_in("anna@example.org", PASSWORD)
    token = world.token_in_last_letter()
    accounts.confirm(token)
    with pytest.raises(NotFound):
        accounts.confirm(token)
    session = accounts.sign_in("ANNA@example.org", PASSWORD).token
    person = accounts.person_of(session)
    assert person is not None
    assert (person.name, person.email, person.role) == ("Anna Author", "anna@example.org", Role.READER)
    accounts.sign_out(session)
    assert accounts.person_of(session) is None


def test_an_earlier_link_ends_with_a_later_one(world: World) -> None:
    accounts = world.community.accounts
    accounts.sign_up("Anna", "anna@example.org", PASSWORD)
    first = world.token_in_last_letter()
    accounts.sign_up("Somebody else", "anna@example.org", WRONG)
    with pytest.raises(NotFound):
        accounts.confirm(first)
    accounts.confirm(world.token_in_last_letter())
    assert accounts.sign_in("anna@example.org", WRONG).token


def test_signing_up_again_tells_only_the_owner(world: World) -> None:
    world.add("Anna")
    assert world.community.accounts.sign_up("Eve", "anna@example.org", WRONG) is None
    [letter] = world.letters()
    assert letter.to == "anna@example.org"
    assert "There is one already" in letter.body
    assert world.sign_in("Anna")


@pytest.mark.parametrize(
    ("name", "email", "password", "message"),
    [
        ("", "a@example.org", PASSWORD, "name is empty"),
        ("x" * 101, "a@example.org", PASSWORD, "100 is the most"),
        ("Eve\u202enimda", "a@example.org", PASSWORD, "can't be shown"),
        ("Eve", "no address", PASSWORD, "not an e-mail"),
        ("Eve", "a@b", PASSWORD, "not an e-mail"),
        ("Eve", "a@example.org\r\nBcc: b@example.org", PASSWORD, "not an e-mail"),
        ("Eve", "a@example.org", "short", "15 is the least"),
        ("Eve", "a@example.org", "x" * 300, "256 is the most"),
        ("Eve", "a@example.org", "passwordpassword", "common"),
        ("Eve", "a@example.org", "qwertyuiopasdfghjkl", "common"),
        ("Eve Evening", "eve.evening@example.org", "eveevening2026!!", "made of your name"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_remedy(
    world: World, name: str, email: str, password: str, message: str
) -> None:
    with pytest.raises(BadInput, match=message) as caught:
        world.community.accounts.sign_up(name, email, password)
    assert caught.value.remedy
    assert caught.value.field
    assert password not in str(caught.value)
    assert world.letters() == []


def test_a_wrong_password_and_an_unknown_address_get_the_same_reply(world: World) -> None:
    world.add("Anna")
    replies = []
    for email, password in [("anna@example.org", WRONG), ("nobody@example.org", PASSWORD)]:
        with pytest.raises(NotAllowed) as caught:
            world.community.accounts.sign_in(email, password)
        replies.append(str(caught.value))
    assert replies[0] == replies[1]


@pytest.mark.parametrize("name", ["Anna", "Nobody"])
def test_ten_tries_lock_an_address_for_a_while_whether_or_not_it_has_an_account(world: World, name: str) -> None:
    world.add("Anna")
    for _ in range(10):
        with pytest.raises(NotAllowed):
            world.sign_in(name, WRONG)
    with pytest.raises(TooOften, match="too many tries"):
        world.sign_in(name, PASSWORD)
    world.clock.move(minutes=15, seconds=1)
    if name == "Anna":
        assert world.sign_in(name)


def test_success_starts_the_count_again(world: World) -> None:
    world.add("Anna")
    for _ in range(3):
        for _ in range(9):
            with pytest.raises(NotAllowed):
                world.sign_in("Anna", WRONG)
        world.sign_in("Anna")


def test_a_network_that_tries_many_addresses_is_stopped(world: World) -> None:
    accounts = world.community.accounts
    limits = accounts._limits
    from symptomdb.community.limits import Limit

    with world.community.ground.database.write() as connection:
        for _ in range(100):
            limits.spend(connection, Limit.SIGN_IN_NETWORK, "203.0.113.9")
    with pytest.raises(TooOften):
        accounts.sign_in("new@example.org", WRONG, "203.0.113.9")
    with pytest.raises(NotAllowed):
        accounts.sign_in("new@example.org", WRONG, "203.0.113.10")


def test_a_session_ends_when_unused_and_after_its_longest_time(world: World) -> None:
    world.add("Anna")
    accounts = world.community.accounts
    session = world.sign_in("Anna")
    world.clock.move(hours=12, minutes=1)
    assert accounts.person_of(session) is None
    session = world.sign_in("Anna")
    for _ in range(14 * 24 // 8):
        assert accounts.person_of(session)
        world.clock.move(hours=8)
    assert accounts.person_of(session) is None


def test_a_closed_account_and_a_new_role_end_sessions_at_once(world: World) -> None:
    anna = world.add("Anna")
    accounts, people = world.community.accounts, world.community.people
    session = world.sign_in("Anna")
    people.set_role(anna.id, Role.AUTHOR)
    assert accounts.person_of(session) is None
    session = world.sign_in("Anna")
    people.disable(anna.id, "asked for it")
    assert accounts.person_of(session) is None
    with pytest.raises(NotAllowed, match="closed"):
        world.sign_in("Anna")
    people.enable(anna.id)
    assert world.sign_in("Anna")


def test_the_last_administrator_stays(world: World) -> None:
    people = world.community.people
    one = world.add("One", Role.ADMINISTRATOR)
    with pytest.raises(Conflict, match="only administrator"):
        people.set_role(one.id, Role.READER)
    with pytest.raises(Conflict):
        people.disable(one.id, "x")
    world.add("Two", Role.ADMINISTRATOR)
    assert people.set_role(one.id, Role.READER).role is Role.READER


def test_a_taken_address_is_a_conflict(world: World) -> None:
    world.add("Anna")
    with pytest.raises(Conflict):
        world.add("Anna")


def test_verification_says_who_when_and_by_what(world: World) -> None:
    anna, boss = world.add("Anna", Role.AUTHOR), world.add("Boss", Role.ADMINISTRATOR)
    with pytest.raises(BadInput):
        world.community.people.verify(anna.id, " ", boss)
    with pytest.raises(BadInput):
        world.community.people.verify(boss.id, "myself", boss)
    found = world.community.people.verify(anna.id, "register of the chamber", boss).verification
    assert found is not None
    assert (found.by, found.at, found.how) == ("Boss", world.clock(), "register of the chamber")


def test_every_role_and_permission_is_in_the_one_table(world: World) -> None:
    assert set(ALLOWED) == set(Permission)
    for role in Role:
        person = world.add(role.title(), role)
        for permission in Permission:
            assert person.may(permission) is (role in ALLOWED[permission])
    reader = world.add("Later")
    world.community.people.disable(reader.id, "x")
    assert not any(world.community.people.show(reader.id).may(one) for one in Permission)


def test_no_token_and_no_password_lies_in_the_database(world: World) -> None:
    world.add("Anna")
    session = world.sign_in("Anna")
    world.community.accounts.sign_up("Eve", "eve@example.org", WRONG)
    confirm = world.token_in_last_letter()
    from symptomdb.store.site.tables import metadata

    with world.community.ground.database.read() as connection:
        stored = [str(row) for table in metadata.tables.values() for row in connection.execute(table.select())]
    assert len(stored) > 3
    for secret in (session, confirm, PASSWORD, WRONG):
        assert not [row for row in stored if secret in row]
