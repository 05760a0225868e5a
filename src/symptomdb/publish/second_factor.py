"""Second factor: codes of an app that change every half minute (RFC 6238), and recovery codes for when it is lost."""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime

_STEP_SECONDS = 30
#: RFC 6238, 5.2: one step of clock drift each way.
_DRIFT = 1
_RECOVERY_CODES = 10
#: Without signs that look alike; 32 of them, so that ten carry 50 bits.
_SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"


def new_secret() -> str:
    """A secret of 160 bits, in the letters that apps take."""
    import pyotp

    return pyotp.random_base32()


def app_address(secret: str, email: str, site: str) -> str:
    """The address that opens an app of codes with the secret filled in."""
    import pyotp

    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=site)


def matching_step(secret: str, code: str, now: datetime, after_step: int) -> int | None:
    """The half minute whose code this is, if it is near `now` and later than the last one used; None otherwise."""
    import pyotp

    given = "".join(code.split()).encode()
    present = int(now.timestamp()) // _STEP_SECONDS
    for step in range(present - _DRIFT, present + _DRIFT + 1):
        if step > after_step and hmac.compare_digest(pyotp.TOTP(secret).generate_otp(step).encode(), given):
            return step
    return None


def new_recovery_codes() -> list[str]:
    """Codes that each replace the app once."""
    return [f"{_word()}-{_word()}" for _ in range(_RECOVERY_CODES)]


def as_recovery_code(text: str) -> str:
    """A recovery code as it was given out, however it was typed."""
    signs = "".join(sign for sign in text.lower() if sign.isalnum())
    return f"{signs[:5]}-{signs[5:]}"


def _word() -> str:
    return "".join(secrets.choice(_SIGNS) for _ in range(5))
