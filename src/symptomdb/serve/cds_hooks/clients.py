"""Trusted CDS clients: who may call, by signed tokens. https://cds-hooks.hl7.org/2.0/#trusting-cds-clients

The file that `Settings.cds_clients` names holds ``{"clients": [{"issuer": "https://…", "jwks": {"keys": […]}}]}``. Keys
are never fetched: a client and a site exchange them beforehand.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from symptomdb.errors import NotSignedIn, SourceError

#: Asymmetric algorithms only: `none` and shared secrets prove nothing here.
ALGORITHMS = ["ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "EdDSA", "Ed25519"]
#: Clocks differ a little.
LEEWAY_SECONDS = 30
#: Longest life of a token: it is remembered so long against being sent twice.
MAX_LIFE_SECONDS = 3600
_REMEDY = "Send `Authorization: Bearer <JWT>` signed with a key that this site knows."


@dataclass(slots=True)
class TrustedClients:
    """Checks tokens.

    Attributes:
        keys: The key set of each issuer.
    """

    keys: dict[str, Any]
    _seen: dict[str, float] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    @classmethod
    def of(cls, path: Path) -> TrustedClients:
        """Read the file; `SourceError` when it can't be used, so that a broken one never lets everybody in."""
        from joserfc.jwk import KeySet

        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            return cls({one["issuer"]: KeySet.import_key_set(one["jwks"]) for one in data["clients"]})
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise SourceError(
                f"The file of trusted CDS clients {path} can't be read: {error}", "Correct it."
            ) from error

    def check(self, authorization: str, address: str, now: float | None = None) -> str:
        """The issuer of a token.

        Args:
            address: The endpoint that is called; the token must be meant for it.

        Raises:
            NotSignedIn: There is no token, or it can't be trusted.
        """
        from joserfc import jwt
        from joserfc.errors import JoseError

        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise NotSignedIn("There is no token.", _REMEDY)
        now = time.time() if now is None else now
        try:
            decoded = jwt.decode(token.strip(), self._key_of, algorithms=ALGORITHMS)
        except (JoseError, ValueError, KeyError, TypeError) as error:
            raise NotSignedIn("The token is not signed by a trusted client.", _REMEDY) from error
        return self._accept(decoded.claims, address, now)

    def _key_of(self, guest: Any) -> Any:
        issuer = guest.claims.get("iss") if hasattr(guest, "claims") else None
        kid = guest.headers().get("kid")
        sets = [self.keys[issuer]] if issuer in self.keys else list(self.keys.values())
        for keys in sets:
            for key in keys.keys:
                if kid is not None and key.kid == kid:
                    return key
        raise KeyError(str(kid))

    def _accept(self, claims: dict[str, Any], address: str, now: float) -> str:
        issuer, nonce = claims.get("iss"), claims.get("jti")
        expires, issued = _number(claims.get("exp")), _number(claims.get("iat"))
        meant_for = claims.get("aud")
        meant_for = meant_for if isinstance(meant_for, list) else [meant_for]
        if not isinstance(issuer, str) or issuer not in self.keys:
            raise NotSignedIn("The token's issuer is not trusted here.", _REMEDY)
        if address not in meant_for:
            raise NotSignedIn(f"The token is not meant for {address}.", "Name this endpoint in `aud`.")
        if expires is None or issued is None or not isinstance(nonce, str) or not nonce:
            raise NotSignedIn("The token lacks exp, iat or jti.", _REMEDY)
        if expires < now - LEEWAY_SECONDS or issued > now + LEEWAY_SECONDS or expires > now + MAX_LIFE_SECONDS:
            raise NotSignedIn("The token is expired, not valid yet, or valid for too long.", "Sign a fresh one.")
        self._remember(f"{issuer} {nonce}", expires, now)
        return issuer

    def _remember(self, key: str, expires: float, now: float) -> None:
        with self._lock:
            self._seen = {one: until for one, until in self._seen.items() if until >= now - LEEWAY_SECONDS}
            if key in self._seen:
                raise NotSignedIn("This token was used before.", "Sign a fresh one for each call.")
            self._seen[key] = expires


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None
