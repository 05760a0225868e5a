"""Random keys and tokens, and the digests under which tokens are stored."""

from __future__ import annotations

import hashlib
import hmac
import secrets


def new_key() -> str:
    """A key of 64 random bits, in hexadecimal digits: for rows that addresses name."""
    return secrets.token_hex(8)


def new_token() -> str:
    """A token of 256 random bits that fits into a cookie and an address."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is stored of a token. It is random and long, so a plain SHA-256 can't be turned back."""
    return hashlib.sha256(token.encode()).hexdigest()


def keyed_digest(key: str, *parts: str) -> str:
    """A digest that only the holder of `key` can make: for what others could guess, such as an e-mail address."""
    return hmac.new(bytes.fromhex(key), "\0".join(parts).encode(), hashlib.sha256).hexdigest()
