"""Only trusted clients are served when the site names them. https://cds-hooks.hl7.org/2.0/#trusting-cds-clients"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey
from tests.cds_hooks.calls import HO, call
from tests.fhir.light import LightDatabase
from tests.web.conftest import Client

from symptomdb.errors import NotSignedIn, SourceError
from symptomdb.serve.cds_hooks.clients import TrustedClients
from symptomdb.serve.web.app import create_app
from symptomdb.settings import Settings

ADDRESS = "https://cds.example.org/cds-services/some-service"
ISSUER = "https://fhir-ehr.example.com/"
#: The key pair and the token of the specification's own example.
SPEC_KEY = {
    "kty": "EC", "use": "sig", "crv": "P-384", "kid": "example-kid",
    "x": "46SDH7Znh821wblCBglA61sNE9ZrHYKKt3qRtRTmSXyOI_FIGBLWrWa0GPUkDCEk",
    "y": "XMcRuuoGW7CXjQdy-F5i3FeBE0x9hPLdeFdSoDd3ELmx404tLX0VRRcqzAsPhXcI", "alg": "ES384",
}  # fmt: skip
SPEC_PRIVATE = SPEC_KEY | {"d": "SeFXUXda8UomZ8GFUl7HH_Oi15rIbfMcsWj9ecIsDR8kLbqsEz2CGNgwy_IcILxy"}
SPEC_CLAIMS = {
    "iss": ISSUER, "aud": ADDRESS, "exp": 1422568860, "iat": 1311280970,
    "jti": "ee22b021-e1b7-4611-ba5b-8eec6a33ac1e", "tenant": "2ddd6c3a-8e9a-44c6-a305-52111ad302a2",
}  # fmt: skip


@pytest.fixture
def trusted(tmp_path: Path) -> Path:
    path = tmp_path / "clients.json"
    path.write_text(json.dumps({"clients": [{"issuer": ISSUER, "jwks": {"keys": [SPEC_KEY]}}]}))
    return path


def _token(header: dict[str, Any] | None = None, key: Any = None, **claims: Any) -> str:
    now = int(time.time())
    fresh = {**SPEC_CLAIMS, "iat": now, "exp": now + 300, "jti": f"{time.monotonic_ns()}", **claims}
    fresh = {name: value for name, value in fresh.items() if value is not None}
    header = {"alg": "ES384", "typ": "JWT", "kid": "example-kid", **(header or {})}
    return jwt.encode(header, fresh, key or ECKey.import_key(SPEC_PRIVATE), algorithms=[header["alg"]])


def test_a_token_with_the_keys_of_the_specification_is_taken_once(trusted: Path) -> None:
    clients, token = TrustedClients.of(trusted), _token()
    assert clients.check(f"Bearer {token}", ADDRESS) == ISSUER
    with pytest.raises(NotSignedIn, match="used before"):
        clients.check(f"Bearer {token}", ADDRESS)


def test_the_claims_of_the_specification_are_taken_in_their_time_only(trusted: Path) -> None:
    token = _token(**SPEC_CLAIMS)
    with pytest.raises(NotSignedIn, match="expired"):
        TrustedClients.of(trusted).check(f"Bearer {token}", ADDRESS)
    assert TrustedClients.of(trusted).check(f"Bearer {token}", ADDRESS, now=1422568800.0) == ISSUER


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: "", "no token"),
        (lambda: "Basic abc", "no token"),
        (lambda: "Bearer abc", "not signed by a trusted client"),
        (lambda: f"Bearer {_token(key=ECKey.generate_key('P-384'))}", "not signed by a trusted client"),
        (lambda: f"Bearer {_token({'kid': 'other'})}", "not signed by a trusted client"),
        (
            lambda: f"Bearer {_token({'alg': 'HS256'}, OctKey.import_key('x' * 32))}",
            "not signed by a trusted client",
        ),
        (lambda: f"Bearer {_token(iss='https://other.example/')}", "issuer is not trusted"),
        (lambda: f"Bearer {_token(aud='https://cds.example.org/cds-services')}", "not meant for"),
        (lambda: f"Bearer {_token(exp=int(time.time()) - 60)}", "expired"),
        (lambda: f"Bearer {_token(exp=int(time.time()) + 90_000)}", "too long"),
        (lambda: f"Bearer {_token(iat=int(time.time()) + 900)}", "not valid yet"),
        (lambda: f"Bearer {_token(jti=None)}", "lacks"),
        (lambda: f"Bearer {_token(exp='soon')}", "lacks"),
    ],
)
def test_any_other_token_is_refused(trusted: Path, make: Any, words: str) -> None:
    with pytest.raises(NotSignedIn, match=words):
        TrustedClients.of(trusted).check(make(), ADDRESS)


def test_an_unsigned_token_is_refused(trusted: Path) -> None:
    head, body = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIiwia2lkIjoiZXhhbXBsZS1raWQifQ", _token().split(".")[1]
    with pytest.raises(NotSignedIn, match="not signed"):
        TrustedClients.of(trusted).check(f"Bearer {head}.{body}.", ADDRESS)


def test_several_audiences_are_taken_when_ours_is_among_them(trusted: Path) -> None:
    assert TrustedClients.of(trusted).check(f"Bearer {_token(aud=['x', ADDRESS])}", ADDRESS) == ISSUER


def test_a_broken_file_lets_nobody_in(tmp_path: Path) -> None:
    path = tmp_path / "clients.json"
    path.write_text("{}")
    with pytest.raises(SourceError, match="trusted CDS clients"):
        TrustedClients.of(path)


def test_every_address_asks_for_the_token_when_clients_are_named(trusted: Path, light: LightDatabase) -> None:
    settings = Settings(cds_clients=trusted, address="https://cds.example.org")
    client = Client(create_app(settings, light))  # type: ignore[arg-type]
    view = f"{HO}-patient-view"
    for method, path in (("GET", "/cds-services"), ("POST", view), ("POST", f"{view}/feedback")):
        reply = client.request(method, path, json=call("HO-X09"))
        assert reply.status_code == 401, path
        assert reply.json()["remedy"]
    for method, path in (("GET", "/cds-services"), ("POST", view)):
        bearer = {"authorization": f"Bearer {_token(aud=f'https://cds.example.org{path}')}"}
        assert client.request(method, path, json=call("HO-X09"), headers=bearer).status_code == 200
