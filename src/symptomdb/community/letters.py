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


def reset_password(settings: Settings, to: str, token: str) -> Letter:
    """To somebody who forgot their password."""
    link = f"{settings.site_address}/reset/choose?token={token}"
    body = f"Hello,\n\nchoose a new password here:\n{link}\n\nThe link works once, within an hour. {_UNASKED}\n"
    return Letter(to, f"{settings.site_name}: choose a new password", body, "reset")


def new_address(settings: Settings, to: str, name: str, token: str) -> Letter:
    """To the new address of somebody who wants to change theirs."""
    link = f"{settings.site_address}/account/email/confirm?token={token}"
    body = f"Hello {name},\n\nplease confirm your new address:\n{link}\n\nThe link works for a day. {_UNASKED}\n"
    return Letter(to, f"{settings.site_name}: confirm your new address", body, "confirm")


def changed(settings: Settings, to: str, what: str) -> Letter:
    """To somebody whose way of signing in has changed."""
    body = (
        f"Hello,\n\nthe {what} of your account at {settings.site_name} was changed.\n\n"
        f"If this was not you, choose a new password at once: {settings.site_address}/reset\n"
    )
    return Letter(to, f"{settings.site_name}: your {what} was changed", body, "security")
