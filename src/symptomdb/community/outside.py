"""Signing in at another site (OpenID Connect): begun here, finished there, tied to an account by issuer and subject."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from symptomdb.community.accounts import Accounts, SignIn
from symptomdb.community.ground import Ground
from symptomdb.errors import BadInput, NotAllowed, NotFound, StoreError
from symptomdb.model.person import Person, Role
from symptomdb.publish.names import parse_email, parse_name
from symptomdb.store.site import identities, people
from symptomdb.store.site.secrets import new_token

if TYPE_CHECKING:
    from authlib.integrations.httpx_client import OAuth2Client

_LASTS = timedelta(minutes=10)
_SECONDS = 10
#: Signatures that are taken; "none" and shared secrets are not among them.
_ALGORITHMS = ["RS256", "ES256", "PS256", "EdDSA"]
_AGAIN = "Try again, or sign in with your password."


class Outside:
    """The verbs of signing in elsewhere."""

    def __init__(self, ground: Ground, accounts: Accounts) -> None:
        self._ground = ground
        self._database = ground.database
        self._settings = ground.settings
        self._accounts = accounts

    @property
    def is_offered(self) -> bool:
        """True when the site's owner has named an issuer."""
        return bool(self._settings.oidc_issuer)

    def begin(self, destination: str) -> tuple[str, str]:
        """The address at the other site to go to, and the state that this browser must bring back.

        Raises:
            NotFound: No other site is set up.
            StoreError: It can't be reached.
        """
        if not self.is_offered:
            raise NotFound("Signing in at another site is not set up here.", "Sign in with your password.")
        state, nonce, verifier = new_token(), new_token(), new_token()
        with self._database.write() as connection:
            until = self._ground.now() + _LASTS
            identities.keep_flow(connection, state, nonce, verifier, destination, until)
        address, _ = self._client().create_authorization_url(
            self._issuer["authorization_endpoint"], state=state, nonce=nonce, code_verifier=verifier
        )
        return str(address), state

    def finish(self, state: str, code: str) -> tuple[SignIn, str]:
        """Take what the other site sent back: the session, and where its person wanted to go.

        Raises:
            BadInput: It was not begun here, took too long, or the other site's word does not hold.
            NotAllowed: The account is closed, or this site takes no new ones.
            StoreError: The other site can't be reached.
        """
        now = self._ground.now()
        with self._database.write() as connection:
            flow = identities.take_flow(connection, state, now)
        if flow is None:
            raise BadInput("Signing in took too long, or was begun elsewhere.", _AGAIN)
        claims = self._claims(code, flow.verifier, flow.nonce)
        with self._database.write() as connection:
            person = self._person_of(connection, claims)
        self._accounts.refuse_closed(person)
        return self._accounts.begin(person), str(flow.destination)

    def _person_of(self, connection: Connection, claims: dict[str, Any]) -> Person:
        issuer, subject, now = str(claims["iss"]), str(claims["sub"]), self._ground.now()
        known = identities.read_owner(connection, issuer, subject)
        if known and (found := people.read_person(connection, known)):
            return found
        if not claims.get("email") or claims.get("email_verified") is not True:
            raise BadInput("The other site did not confirm your e-mail address.", "Confirm it there first.")
        email = parse_email(str(claims["email"]))
        person = people.read_by_email(connection, email)
        if person is None:
            if not self._settings.sign_up:
                raise NotAllowed("This site does not take new accounts.", "Ask its administrator for one.")
            name = parse_name(str(claims.get("name") or email.partition("@")[0])[:100])
            made = people.add_person(connection, email=email, name=name, role=Role.READER, now=now, confirmed_at=now)
            person = people.read_person(connection, made)
        elif not person.confirmed:
            # Whoever chose that password did not show that the address is theirs; the other site did.
            people.change_person(connection, person.id, confirmed_at=now, password_hash="")
        assert person is not None
        identities.add_identity(connection, issuer, subject, person.id, now)
        return people.read_person(connection, person.id) or person

    def _claims(self, code: str, verifier: str, nonce: str) -> dict[str, Any]:
        import httpx
        from authlib.common.errors import AuthlibBaseError
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        try:
            token = self._client().fetch_token(self._issuer["token_endpoint"], code=code, code_verifier=verifier)
            keys = KeySet.import_key_set(self._get(self._issuer["jwks_uri"]))  # type: ignore[arg-type]
            decoded = jwt.decode(str(token.get("id_token", "")), keys, algorithms=_ALGORITHMS)
            rules = jwt.JWTClaimsRegistry(
                now=lambda: int(self._ground.now().timestamp()),
                leeway=60,
                iss={"essential": True, "value": self._settings.oidc_issuer},
                aud={"essential": True, "value": self._settings.oidc_client_id},
                nonce={"essential": True, "value": nonce},
                sub={"essential": True},
                exp={"essential": True},
            )
            rules.validate(decoded.claims)
        except (AuthlibBaseError, JoseError, ValueError) as error:
            raise BadInput("The other site's reply does not hold.", _AGAIN) from error
        except httpx.HTTPError as error:
            raise StoreError("The other site can't be reached.", _AGAIN) from error
        return dict(decoded.claims)

    def _client(self) -> OAuth2Client:
        from authlib.integrations.httpx_client import OAuth2Client

        settings = self._settings
        return OAuth2Client(
            settings.oidc_client_id,
            settings.oidc_client_secret,
            scope="openid email profile",
            redirect_uri=f"{settings.site_address}/sign-in/elsewhere/back",
            code_challenge_method="S256",
            timeout=_SECONDS,
        )

    @cached_property
    def _issuer(self) -> dict[str, Any]:
        # https://openid.net/specs/openid-connect-discovery-1_0.html, 4.
        issuer = self._settings.oidc_issuer
        found = self._get(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        if found.get("issuer") != issuer:
            raise StoreError("The other site gives another name for itself.", "Look at SYMPTOMDB_OIDC_ISSUER.")
        return found

    def _get(self, address: str) -> dict[str, Any]:
        import httpx

        try:
            return dict(httpx.get(address, timeout=_SECONDS).raise_for_status().json())
        except (httpx.HTTPError, ValueError) as error:
            raise StoreError("The other site can't be reached.", _AGAIN) from error
