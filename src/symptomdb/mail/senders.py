"""Ways to send a letter: through a mail server, or to the console of whoever develops the site."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from symptomdb.errors import BadInput, StoreError
from symptomdb.mail.letter import Letter, to_message

if TYPE_CHECKING:
    from symptomdb.settings import Settings

_SECONDS = 20
_ENCRYPTIONS = ("starttls", "tls", "none")


class Sender(Protocol):
    """Whatever can send a letter."""

    def send(self, letter: Letter) -> None:
        """Send it; `StoreError` when that failed and may be tried again."""


@dataclass(frozen=True, slots=True)
class Console:
    """Writes letters to standard error: for a site on one's own machine."""

    def send(self, letter: Letter) -> None:
        """Write it."""
        sys.stderr.write(f"--- e-mail to {letter.to}: {letter.subject}\n{letter.body}\n---\n")
        sys.stderr.flush()


@dataclass(frozen=True, slots=True)
class MailServer:
    """Sends through an SMTP server.

    Attributes:
        encryption: ``starttls``, ``tls`` or ``none`` (for a server on this machine only).
    """

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = ""
    encryption: str = "starttls"

    def send(self, letter: Letter) -> None:
        """Hand it to the server."""
        import smtplib
        import ssl

        message = to_message(letter, self.sender, datetime.now(UTC))
        trust = ssl.create_default_context()
        try:
            if self.encryption == "tls":
                server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=_SECONDS, context=trust)
            else:
                server = smtplib.SMTP(self.host, self.port, timeout=_SECONDS)
            with server:
                if self.encryption == "starttls":
                    server.starttls(context=trust)
                if self.user:
                    server.login(self.user, self.password)
                server.send_message(message)
        except (OSError, smtplib.SMTPException) as error:
            # The server's words may hold the address, so only the kind of error goes on.
            raise StoreError(f"The mail server did not take a letter ({type(error).__name__}).", "") from error


def sender_of(settings: Settings) -> Sender:
    """The way that a site has chosen; the console when it has chosen none."""
    if not settings.smtp_host:
        return Console()
    if settings.smtp_encryption not in _ENCRYPTIONS:
        raise BadInput(
            f"SYMPTOMDB_SMTP_ENCRYPTION is {settings.smtp_encryption!r}.", f"Use one of: {', '.join(_ENCRYPTIONS)}."
        )
    return MailServer(
        settings.smtp_host,
        settings.smtp_port,
        settings.mail_from,
        settings.smtp_user,
        settings.smtp_password,
        settings.smtp_encryption,
    )
