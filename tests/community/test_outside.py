"""Signing in at another site: a made-up issuer on this machine, honest and dishonest."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey
from tests.community.world import PASSWORD, World

from symptomdb.errors import BadInput, NotAllowed, NotFound, StoreError
from symptomdb.model.person import Role


class Issuer:
    """Answers as OpenID Connect says; `claims` is what it claims of whoever comes."""

    def __init__(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"})
        self.signs_with = self.key
        self.claims: dict[str, Any] = {"sub": "42", "email": "Anna@example.org", "email_verified": True, "name": "Anna"}
        self.nonce = ""
        self.verifiers: list[str] = []
        issuer = self

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                keys = {"keys": [issuer.key.as_dict(private=False)]}
                self._send(issuer.description() if "configuration" in self.path else keys)

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"])).decode()
                issuer.verifiers += parse_qs(body)["code_verifier"]
                self._send({"access_token": "x", "token_type": "Bearer", "id_token": issuer.id_token()})

            def _send(self, body: object) -> None:
                self.send_response(200)
                self.send_header("content-type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(body).encode())

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Answers)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def description(self) -> dict[str, str]:
        at = self.address
        return {
            "issuer": at,
            "authorization_endpoint": f"{at}/authorize",
            "token_endpoint": f"{at}/token",
            "jwks_uri": f"{at}/keys",
        }

    def id_token(self) -> str:
        claims = {"iss": self.address, "aud": "toy", "exp": 4_000_000_000, "iat": 1, "nonce": self.nonce}
        return jwt.encode({"alg": "RS256", "kid": "1"}, {**claims, **self.claims}, self.signs_with)


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    """The other site."""
    made = Issuer()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def here(tmp_path: Any, issuer: Issuer, quick_hashes: None) -> Iterator[World]:  # noqa: ARG001
    """A community that lets people sign in there."""
    url = f"sqlite:///{tmp_path / 'site.sqlite3'}"
    made = World(url, oidc_issuer=issuer.address, oidc_client_id="toy", oidc_client_secret="secret")
    yield made
    made.community.close()


def _go(here: World, issuer: Issuer) -> str:
    address, state = here.community.outside.begin("/conditions")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert (asked["state"], asked["code_challenge_method"]) == (state, "S256")
    assert asked["redirect_uri"] == "https://toy.example/sign-in/elsewhere/back"
    issuer.nonce = asked["nonce"]
    return state


def test_somebody_new_becomes_a_reader_and_is_known_the_next_time(here: World, issuer: Issuer) -> None:
    people = []
    for _ in range(2):
        begun, destination = here.community.outside.finish(_go(here, issuer), "code")
        person = here.community.accounts.person_of(begun.token)
        assert person is not None
        people.append(person.id)
        assert (person.email, person.role, destination) == ("anna@example.org", Role.READER, "/conditions")
        issuer.claims["email"] = "changed@example.org"
    assert people[0] == people[1]
    assert len(set(issuer.verifiers)) == 2


def test_an_address_that_has_an_account_is_that_account(here: World, issuer: Issuer) -> None:
    anna = here.add("Anna", Role.AUTHOR)
    begun, _ = here.community.outside.finish(_go(here, issuer), "code")
    person = here.community.accounts.person_of(begun.token)
    assert person is not None
    assert person.id == anna.id


def test_an_address_that_somebody_else_signed_up_with_is_taken_from_them(here: World, issuer: Issuer) -> None:
    here.community.accounts.sign_up("Eve", "anna@example.org", PASSWORD)
    here.community.outside.finish(_go(here, issuer), "code")
    with pytest.raises(NotAllowed):
        here.sign_in("Anna")


@pytest.mark.parametrize(
    "lie",
    [
        {"email_verified": False},
        {"email": ""},
        {"iss": "https://evil.example"},
        {"aud": "another"},
        {"exp": 1},
        {"nonce": "another"},
        {"sub": None},
    ],
)
def test_a_word_that_does_not_hold_lets_nobody_in(here: World, issuer: Issuer, lie: dict[str, Any]) -> None:
    state = _go(here, issuer)
    issuer.claims |= lie
    with pytest.raises(BadInput):
        here.community.outside.finish(state, "code")


def test_a_signature_of_another_key_lets_nobody_in(here: World, issuer: Issuer) -> None:
    state = _go(here, issuer)
    issuer.signs_with = RSAKey.generate_key(2048, {"kid": "1"})
    with pytest.raises(BadInput):
        here.community.outside.finish(state, "code")


def test_a_state_counts_once_and_ends(here: World, issuer: Issuer) -> None:
    state = _go(here, issuer)
    here.community.outside.finish(state, "code")
    for old in (state, "made up"):
        with pytest.raises(BadInput):
            here.community.outside.finish(old, "code")
    state = _go(here, issuer)
    here.clock.move(minutes=11)
    with pytest.raises(BadInput):
        here.community.outside.finish(state, "code")


def test_a_closed_account_stays_closed(here: World, issuer: Issuer) -> None:
    here.community.people.disable(here.add("Anna").id, "x")
    with pytest.raises(NotAllowed):
        here.community.outside.finish(_go(here, issuer), "code")


def test_without_an_issuer_there_is_no_such_way_and_a_dead_one_is_said_to_be(tmp_path: Any) -> None:
    world = World(f"sqlite:///{tmp_path / 'a.sqlite3'}")
    with pytest.raises(NotFound):
        world.community.outside.begin("/")
    world.community.close()
    world = World(f"sqlite:///{tmp_path / 'b.sqlite3'}", oidc_issuer="http://127.0.0.1:9")
    with pytest.raises(StoreError):
        world.community.outside.begin("/")
    world.community.close()
