"""Passwords: a list of stolen ones is searched where it lies, and what is kept can't be told from the password."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from symptomdb.errors import BadInput
from symptomdb.publish.breached import is_breached
from symptomdb.publish.passwords import check_password, hash_password, is_right

STOLEN = "lantern gravel opera mustard"


def _digest(password: str) -> str:
    return hashlib.sha1(password.encode()).hexdigest().upper()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    held=st.sets(st.text(max_size=12), max_size=30),
    asked=st.text(max_size=12),
    counts=st.booleans(),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_the_search_finds_what_a_plain_look_finds(
    tmp_path: Path, held: set[str], asked: str, counts: bool, end: str
) -> None:
    path = tmp_path / "stolen.txt"
    lines = sorted(_digest(one) for one in held)
    path.write_bytes("".join(f"{line}:{7 * len(line)}{end}" if counts else line + end for line in lines).encode())
    for password in {asked, *held}:
        assert is_breached(password, path) is (password in held)


def test_a_stolen_password_is_refused_and_a_list_that_is_not_there_is_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "stolen.txt"
    check_password(STOLEN, 15)
    path.write_text(_digest(STOLEN) + ":3\n")
    with pytest.raises(BadInput, match="stolen"):
        check_password(STOLEN, 15, breached=path)
    with pytest.raises(BadInput, match="can't be read"):
        check_password(STOLEN, 15, breached=tmp_path / "none")


def test_what_is_kept_is_argon2id_with_a_salt_of_its_own() -> None:
    first, second = hash_password(STOLEN), hash_password(STOLEN)
    assert first.startswith("$argon2id$")
    assert first != second
    assert is_right(STOLEN, first)
    assert not is_right(STOLEN + " ", first)
    assert not is_right("", "")
    assert not is_right("nobody has this password", "")


def test_every_keyboard_gives_the_same_password() -> None:
    composed, decomposed = "gr\u00fcne Wiese f\u00fcr K\u00fche", "gru\u0308ne Wiese fu\u0308r Ku\u0308he"
    assert is_right(decomposed, hash_password(composed))


@pytest.mark.parametrize("password", ["\ud800" * 20, "пароль пароль пароль корова", "雨が降る日に本を読むのが好きです"])
def test_any_sign_is_a_sign(password: str) -> None:
    try:
        check_password(password, 15)
    except BadInput:
        return
    assert is_right(password, hash_password(password))
