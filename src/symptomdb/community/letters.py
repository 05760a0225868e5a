"""What letters say. Links lead to a page with a button, since programs that look into mail open every link."""

from __future__ import annotations

from symptomdb.mail.letter import Letter
from symptomdb.settings import Settings

_UNASKED = "If this was not you, you need do nothing."


def confirm_address(settings: Settings, to: str, name: str, token: str) -> Letter:
    """To a new member: is this address yours?"""
    link = f"{settings.site_address}/confirm?token={token}"
    body = (
        f"Hello {name},\n\nplease confirm that this address is yours:\n{link}\n\n"
        f"The link works for two days. {_UNASKED}\n"
    )
    return Letter(to, f"{settings.site_name}: confirm your address", body, "confirm")


def already_member(settings: Settings, to: str) -> Letter:
    """To somebody whose address was given when making an account, though there is one."""
    body = (
        f"Hello,\n\nsomebody, perhaps you, wanted to make an account with this address. There is one already.\n"
        f"Sign in: {settings.site_address}/sign-in\n"
        f"Forgot the password? {settings.site_address}/reset\n\n{_UNASKED}\n"
    )
    return Letter(to, f"{settings.site_name}: you have an account", body, "confirm")
