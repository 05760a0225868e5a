"""Letters reach a mail server as they should, and headers can't be slipped in."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from symptomdb.errors import BadInput, StoreError
from symptomdb.mail.letter import Letter, to_message
from symptomdb.mail.senders import Console, MailServer, sender_of
from symptomdb.settings import Settings

LETTER = Letter(
    "anna@example.org", "Grüße", "Hello,\n\nthere is news. ä\n", "reply", "https://toy.example/unsubscribe?x=1"
)


class Inbox:
    """Keeps what the server takes."""

    def __init__(self) -> None:
        self.envelopes: list[Any] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: Any) -> str:  # noqa: N802
        self.envelopes.append(envelope)
        return "250 OK"


@pytest.fixture
def server() -> Iterator[Controller]:
    """A mail server on this machine."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(Inbox(), hostname="127.0.0.1", port=port)
    controller.start()
    yield controller
    controller.stop()


def test_a_letter_reaches_a_mail_server(server: Controller) -> None:
    port = server.port
    settings = Settings(smtp_host="127.0.0.1", smtp_port=port, smtp_encryption="none", mail_from="toy@example.org")
    sender_of(settings).send(LETTER)
    [envelope] = server.handler.envelopes
    assert (envelope.mail_from, envelope.rcpt_tos) == ("toy@example.org", ["anna@example.org"])
    content = envelope.content.decode()
    for line in (
        "List-Unsubscribe: <https://toy.example/unsubscribe?x=1>",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "Auto-Submitted: auto-generated",
    ):
        assert line in content


def test_a_server_that_is_not_there_or_has_no_tls_is_tried_again_later(server: Controller) -> None:
    port = server.port
    for host_port, encryption in ((9, "none"), (port, "starttls")):
        with pytest.raises(StoreError) as caught:
            MailServer("127.0.0.1", host_port, "toy@example.org", encryption=encryption).send(LETTER)
        assert "anna" not in str(caught.value)


def test_no_header_is_slipped_in_through_a_subject_or_a_name() -> None:
    letter = Letter("anna@example.org", "news\r\nBcc: eve@example.org", "x", "reply")
    message = to_message(letter, "Toy <toy@example.org>", datetime(2026, 1, 1, tzinfo=UTC))
    assert message["Bcc"] is None
    assert message["Subject"] == "news Bcc: eve@example.org"


def test_without_a_server_letters_go_to_the_console(capsys: pytest.CaptureFixture[str]) -> None:
    sender = sender_of(Settings())
    assert isinstance(sender, Console)
    sender.send(LETTER)
    assert "there is news" in capsys.readouterr().err


def test_an_unknown_encryption_is_refused() -> None:
    with pytest.raises(BadInput, match="starttls, tls, none"):
        sender_of(Settings(smtp_host="x", smtp_encryption="ssl"))
