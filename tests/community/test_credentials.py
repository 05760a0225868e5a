"""Credentials and the second factor: changed only by who shows that they are theirs, and everybody is told."""

from __future__ import annotations

import pyotp
import pytest
from tests.community.world import PASSWORD, World

from symptomdb.errors import BadInput, Conflict, NotAllowed, NotFound, NotSignedIn, TooOften
from symptomdb.model.person import Permission, Person, Role

NEW = "lantern gravel opera mustard"


def test_a_forgotten_password_is_chosen_anew_and_ends_all_sessions(world: World) -> None:
    world.add("Anna")
    session = world.sign_in("Anna")
    world.community.credentials.ask_reset("ANNA@example.org")
    token = world.token_in_last_letter()
    with pytest.raises(BadInput):
        world.community.credentials.reset(token, "short")
    world.community.credentials.reset(token, NEW)
    assert world.community.accounts.person_of(session) is None
    with pytest.raises(NotFound):
        world.community.credentials.reset(token, PASSWORD)
    with pytest.raises(NotAllowed):
        world.sign_in("Anna")
    assert world.sign_in("Anna", NEW)
    assert "was changed" in world.letters()[-1].subject


def test_a_reset_link_ends_after_an_hour_and_lifts_a_lock(world: World) -> None:
    world.add("Anna")
    for _ in range(10):
        with pytest.raises(NotAllowed):
            world.sign_in("Anna", NEW)
    world.community.credentials.ask_reset("anna@example.org")
    token = world.token_in_last_letter()
    world.clock.move(minutes=-5)
    world.community.credentials.reset(token, NEW)
    assert world.sign_in("Anna", NEW)
    world.community.credentials.ask_reset("anna@example.org")
    token = world.token_in_last_letter()
    world.clock.move(minutes=61)
    with pytest.raises(NotFound):
        world.community.credentials.reset(token, PASSWORD)


def test_asking_for_an_unknown_address_says_and_sends_nothing(world: World) -> None:
    assert world.community.credentials.ask_reset("nobody@example.org") is None
    assert world.letters() == []


def test_mail_to_one_address_is_limited(world: World) -> None:
    for name in ("anna", "nobody"):
        world.add("Anna") if name == "anna" else None
        for _ in range(5):
            world.community.credentials.ask_reset(f"{name}@example.org")
        with pytest.raises(TooOften):
            world.community.credentials.ask_reset(f"{name}@example.org")


def test_a_new_password_needs_the_present_one_and_starts_a_new_session(world: World) -> None:
    anna = world.add("Anna")
    session, other = world.sign_in("Anna"), world.sign_in("Anna")
    with pytest.raises(BadInput, match="not your password"):
        world.community.credentials.change_password(anna, NEW, NEW)
    again = world.community.credentials.change_password(anna, PASSWORD, NEW)
    accounts = world.community.accounts
    assert accounts.person_of(session) is accounts.person_of(other) is None
    assert accounts.person_of(again)


def test_guessing_the_present_password_is_limited(world: World) -> None:
    anna = world.add("Anna")
    for _ in range(10):
        with pytest.raises(BadInput):
            world.community.credentials.confirm_password(anna, NEW)
    with pytest.raises(TooOften):
        world.community.credentials.confirm_password(anna, PASSWORD)


def test_a_new_address_counts_once_its_link_is_followed_and_the_old_one_is_told(world: World) -> None:
    anna = world.add("Anna")
    world.community.credentials.change_email(anna, PASSWORD, "New@example.org")
    assert world.letters()[-1].to == "new@example.org"
    assert world.sign_in("Anna")
    token = world.token_in_last_letter()
    world.community.credentials.confirm_email(token)
    assert world.sign_in("new")
    last = world.letters()[-1]
    assert (last.to, "address" in last.subject) == ("anna@example.org", True)
    with pytest.raises(NotFound):
        world.community.credentials.confirm_email(token)


def test_an_address_of_somebody_else_is_not_told_of_and_not_given(world: World) -> None:
    anna, bob = world.add("Anna"), world.add("Bob")
    world.community.credentials.change_email(anna, PASSWORD, "bob@example.org")
    [letter] = world.letters()
    assert (letter.to, "There is one already" in letter.body) == ("bob@example.org", True)
    world.community.credentials.change_email(anna, PASSWORD, "new@example.org")
    token = world.token_in_last_letter()
    world.community.credentials.change_email(bob, PASSWORD, "new@example.org")
    world.community.credentials.confirm_email(world.token_in_last_letter())
    with pytest.raises(NotFound):
        world.community.credentials.confirm_email(token)


def _set_up(world: World, person: Person) -> tuple[pyotp.TOTP, list[str]]:
    secret, address = world.community.second_factor.begin(person)
    assert secret in address
    app = pyotp.TOTP(secret)
    codes, token = world.community.second_factor.confirm(person, app.at(world.clock()))
    assert world.community.accounts.person_of(token)
    return app, codes


def test_with_a_second_factor_the_password_alone_lets_nobody_in(world: World) -> None:
    app, codes = _set_up(world, world.add("Anna"))
    accounts, second_factor = world.community.accounts, world.community.second_factor
    world.clock.move(seconds=30)
    begun = accounts.sign_in("anna@example.org", PASSWORD)
    assert begun.needs_code
    assert accounts.person_of(begun.token) is None
    with pytest.raises(BadInput):
        second_factor.finish_sign_in(begun.token, "000000")
    whole = second_factor.finish_sign_in(begun.token, app.at(world.clock()))
    assert whole.token != begun.token
    assert accounts.person_of(whole.token)
    assert accounts.person_of(begun.token) is None
    with pytest.raises(NotSignedIn):
        second_factor.finish_sign_in(begun.token, app.at(world.clock()))
    assert len(set(codes)) == 10


def test_no_code_is_taken_twice(world: World) -> None:
    app, codes = _set_up(world, world.add("Anna"))
    second_factor = world.community.second_factor
    with pytest.raises(BadInput):
        second_factor.finish_sign_in(world.sign_in("Anna"), app.at(world.clock()))
    assert second_factor.finish_sign_in(world.sign_in("Anna"), codes[0].upper().replace("-", " ")).token
    with pytest.raises(BadInput):
        second_factor.finish_sign_in(world.sign_in("Anna"), codes[0])


def test_guessing_codes_is_limited_per_person_not_per_session(world: World) -> None:
    app, _ = _set_up(world, world.add("Anna"))
    world.clock.move(seconds=30)
    for _ in range(9):
        with pytest.raises(BadInput):
            world.community.second_factor.finish_sign_in(world.sign_in("Anna"), "123")
    with pytest.raises(TooOften):
        world.community.second_factor.finish_sign_in(world.sign_in("Anna"), app.at(world.clock()))


def test_a_code_asked_for_too_late_means_signing_in_again(world: World) -> None:
    app, _ = _set_up(world, world.add("Anna"))
    begun = world.sign_in("Anna")
    world.clock.move(minutes=11)
    with pytest.raises(NotSignedIn):
        world.community.second_factor.finish_sign_in(begun, app.at(world.clock()))


def test_it_is_taken_away_with_the_password_only(world: World) -> None:
    anna = world.add("Anna")
    _set_up(world, anna)
    with pytest.raises(Conflict):
        world.community.second_factor.begin(anna)
    with pytest.raises(BadInput):
        world.community.second_factor.take_away(anna, NEW)
    world.community.second_factor.take_away(anna, PASSWORD)
    assert world.community.accounts.person_of(world.sign_in("Anna"))


def test_where_a_site_asks_for_it_an_author_only_reads_and_comments_until_it_is_set_up(site_url: str) -> None:
    world = World(site_url, second_factor=True)
    author = world.add("Anna", Role.AUTHOR)
    found = world.community.accounts.person_of(world.sign_in("Anna"))
    assert found is not None
    assert (found.may(Permission.WRITE), found.may(Permission.COMMENT)) == (False, True)
    app, _ = _set_up(world, author)
    world.clock.move(seconds=30)
    whole = world.community.second_factor.finish_sign_in(world.sign_in("Anna"), app.at(world.clock()))
    found = world.community.accounts.person_of(whole.token)
    assert found is not None
    assert found.may(Permission.WRITE)
    world.community.close()
