"""The post office: letters wait in the database, written with what they tell of, until the mail server takes them."""

from __future__ import annotations

import logging
from datetime import timedelta

from sqlalchemy import Connection

from symptomdb.community.ground import Ground
from symptomdb.errors import StoreError
from symptomdb.mail.letter import Letter
from symptomdb.mail.senders import Sender
from symptomdb.model.person import PersonId
from symptomdb.store.site.letters import add_letter, claim_letters, delete_letter

_LOG = logging.getLogger("symptomdb.mail")
#: A letter that nobody took for so many tries (about three days) is given up.
_MOST_TRIES = 12
_FIRST_WAIT = timedelta(minutes=1)
_LONGEST_WAIT = timedelta(hours=12)


class PostOffice:
    """Takes letters within a transaction and sends them afterwards."""

    def __init__(self, ground: Ground, sender: Sender) -> None:
        self._ground = ground
        self._sender = sender

    def post(self, connection: Connection, person_id: PersonId, letter: Letter) -> None:
        """Put a letter into the outbox; it leaves only if the transaction does not fail."""
        add_letter(connection, person_id, letter, self._ground.now())

    def deliver(self, most: int = 50) -> int:
        """Send letters that are due; how many were taken. What fails is tried again later, at growing distances."""
        now = self._ground.now()
        with self._ground.database.write() as connection:
            # Claimed first: if this process dies while it sends, another tries again after the wait.
            claimed = claim_letters(connection, now, most, _wait)
        sent = 0
        for number, tries, letter in claimed:
            try:
                self._sender.send(letter)
                sent += 1
            except StoreError as error:
                _LOG.warning("letter not sent: %s", error.message)
                if tries < _MOST_TRIES:
                    continue
                _LOG.error("letter given up after %d tries", tries)
            with self._ground.database.write() as connection:
                delete_letter(connection, number)
        return sent


def _wait(tries: int) -> timedelta:
    return min(_FIRST_WAIT * int(3**tries), _LONGEST_WAIT)
