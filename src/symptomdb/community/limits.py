"""Limits on tries, per address typed and per network, whether or not an account stands behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from ipaddress import ip_address, ip_network

from sqlalchemy import Connection

from symptomdb.community.ground import Ground
from symptomdb.errors import TooOften
from symptomdb.store.site.sessions import add_try, count_tries, forget_tries, lock_tries


@dataclass(frozen=True, slots=True)
class Rule:
    """So many tries in such a time."""

    tries: int
    minutes: int


class Limit(Enum):
    """What is limited; OWASP ASVS 5.0, V6.3.1, and NIST SP 800-63B-4, 3.2.2, at most 100 failed tries in a row."""

    SIGN_IN = Rule(10, 15)
    SIGN_IN_NETWORK = Rule(100, 15)
    CODE = Rule(10, 15)
    SIGN_UP_NETWORK = Rule(20, 60)
    MAIL = Rule(5, 60)
    PASSWORD = Rule(10, 15)


class Limits:
    """Counts tries and refuses more than a rule allows."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def spend(self, connection: Connection, limit: Limit, subject: str) -> None:
        """Count one try.

        Args:
            subject: What is counted by: an address as typed, a person's key, a network. Only its digest is stored.

        Raises:
            TooOften: There have been as many as the rule allows; this one does not count.
        """
        now, who = self._ground.now(), self._digest(limit, subject)
        lock_tries(connection, limit.name, who)
        since = now - timedelta(minutes=limit.value.minutes)
        if count_tries(connection, limit.name, who, since) >= limit.value.tries:
            wait = limit.value.minutes
            raise TooOften(
                "There were too many tries.", f"Wait {wait} minutes, then try again.", wait_seconds=wait * 60
            )
        add_try(connection, limit.name, who, now)

    def forget(self, connection: Connection, limit: Limit, subject: str) -> None:
        """Start counting again, after a try that succeeded."""
        forget_tries(connection, limit.name, self._digest(limit, subject))

    def _digest(self, limit: Limit, subject: str) -> str:
        return self._ground.sign("limit", limit.name, subject)


def network_of(address: str) -> str:
    """The network that an address counts for: one IPv4 address, or the /64 that an IPv6 user has to themselves."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(found) if found.version == 4 else str(ip_network(f"{found}/64", strict=False))
