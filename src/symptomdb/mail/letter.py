"""A letter: one e-mail to one person, as a value, and as the message that a mail server takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid


@dataclass(frozen=True, slots=True)
class Letter:
    """One e-mail.

    Attributes:
        kind: What it is about, such as "confirm"; people choose which kinds of notice they get.
        unsubscribe: Address that ends this kind of notice with one click; empty for letters that somebody asked for.
    """

    to: str
    subject: str
    body: str
    kind: str
    unsubscribe: str = ""


def to_message(letter: Letter, sender: str, now: datetime) -> EmailMessage:
    """The message of a letter, with the headers of one-click unsubscribing (RFC 8058)."""
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = letter.to
    message["Subject"] = " ".join(letter.subject.split())
    message["Date"] = format_datetime(now)
    message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2].strip("<> ") or "localhost")
    # RFC 3834: nothing should answer by itself.
    message["Auto-Submitted"] = "auto-generated"
    if letter.unsubscribe:
        message["List-Unsubscribe"] = f"<{letter.unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(letter.body)
    return message
