"""Credentials: a forgotten password, a new password, a new address. Whoever changes one shows that it is theirs."""

from __future__ import annotations

from datetime import timedelta

from symptomdb.community import letters
from symptomdb.community.accounts import Accounts
from symptomdb.community.ground import Ground
from symptomdb.community.limits import Limit, Limits, network_of
from symptomdb.community.post_office import PostOffice
from symptomdb.errors import BadInput, NotAllowed, NotFound
from symptomdb.model.person import Person, PersonId
from symptomdb.publish.names import parse_email
from symptomdb.publish.passwords import hash_password, is_right
from symptomdb.store.site import people, sessions

_RESET, _NEW_ADDRESS = "reset", "new address"
_RESET_LASTS = timedelta(hours=1)
_INVITATION_LASTS = timedelta(days=3)
_NEW_ADDRESS_LASTS = timedelta(days=1)


class Credentials:
    """The verbs that change how somebody signs in."""

    def __init__(self, ground: Ground, post_office: PostOffice, accounts: Accounts) -> None:
        self._ground = ground
        self._database = ground.database
        self._post_office = post_office
        self._accounts = accounts
        self._limits = Limits(ground)

    def ask_reset(self, email: str, source: str = "") -> None:
        """Send a link to choose a new password; nothing tells whether the address has an account.

        Raises:
            BadInput: It can't be an address.
            TooOften: Too many were asked for, for this address or from this network.
        """
        email, now = parse_email(email), self._ground.now()
        with self._database.write() as connection:
            self._limits.spend(connection, Limit.SIGN_UP_NETWORK, network_of(source))
            self._limits.spend(connection, Limit.MAIL, email)
            person = people.read_by_email(connection, email)
            if person and not person.disabled:
                token = sessions.add_one_time_token(connection, person.id, _RESET, now, _RESET_LASTS)
                letter = letters.reset_password(self._ground.settings, email, token)
                self._post_office.post(connection, person.id, letter)

    def invite(self, person_id: PersonId) -> str:
        """A link by which somebody chooses their first password; for whoever makes accounts on the command line."""
        with self._database.write() as connection:
            token = sessions.add_one_time_token(connection, person_id, _RESET, self._ground.now(), _INVITATION_LASTS)
        return f"{self._ground.settings.site_address}/reset/choose?token={token}"

    def reset(self, token: str, password: str) -> None:
        """Set a new password with the token of a letter; all sessions end. The address counts as confirmed by it.

        Raises:
            NotFound: The token was used, has ended or never was.
            BadInput: The password can't be used; the token stays good.
        """
        now = self._ground.now()
        with self._database.read() as connection:
            owner = sessions.read_one_time_token(connection, token, _RESET, now)
            person = people.read_person(connection, owner) if owner else None
        if person is None or person.erased:
            raise NotFound("This link has been used or has ended.", "Ask for a new one.")
        self._accounts.check_password(password, person.name, person.email)
        kept = hash_password(password)
        with self._database.write() as connection:
            if sessions.take_one_time_token(connection, token, _RESET, now) is None:
                raise NotFound("This link has been used or has ended.", "Ask for a new one.")
            people.change_person(connection, person.id, password_hash=kept)
            if not person.confirmed:
                people.change_person(connection, person.id, confirmed_at=now)
            sessions.end_sessions(connection, person.id)
            self._limits.forget(connection, Limit.SIGN_IN, person.email)
            letter = letters.changed(self._ground.settings, person.email, "password")
            self._post_office.post(connection, person.id, letter)

    def change_password(self, person: Person, current: str, new: str) -> str:
        """Set a new password; all sessions end, and a new one begins: its token.

        Raises:
            BadInput: The present password is wrong, or the new one can't be used.
        """
        self.confirm_password(person, current)
        self._accounts.check_password(new, person.name, person.email)
        kept = hash_password(new)
        with self._database.write() as connection:
            people.change_person(connection, person.id, password_hash=kept)
            sessions.end_sessions(connection, person.id)
            letter = letters.changed(self._ground.settings, person.email, "password")
            self._post_office.post(connection, person.id, letter)
            return self._accounts.start_session(connection, person.id)

    def change_email(self, person: Person, password: str, email: str) -> None:
        """Send a link to a new address; it becomes the person's when they follow that link.

        Raises:
            BadInput: The password is wrong, or this can't be an address.
        """
        email, now = parse_email(email), self._ground.now()
        self.confirm_password(person, password)
        with self._database.write() as connection:
            self._limits.spend(connection, Limit.MAIL, email)
            other = people.read_by_email(connection, email)
            if other is not None:
                if other.id != person.id:
                    self._post_office.post(connection, other.id, letters.already_member(self._ground.settings, email))
                return
            token = sessions.add_one_time_token(
                connection, person.id, _NEW_ADDRESS, now, _NEW_ADDRESS_LASTS, detail=email
            )
            letter = letters.new_address(self._ground.settings, email, person.name, token)
            self._post_office.post(connection, person.id, letter)

    def confirm_email(self, token: str) -> None:
        """Make a new address the person's, and tell the old one.

        Raises:
            NotFound: The token was used, has ended or never was, or somebody else took the address meanwhile.
        """
        now = self._ground.now()
        with self._database.write() as connection:
            found = sessions.take_one_time_token(connection, token, _NEW_ADDRESS, now)
            person = people.read_person(connection, found[0]) if found else None
            if found is None or person is None or people.read_by_email(connection, found[1]):
                raise NotFound("This link has been used or has ended.", "Ask for a new one on your account's page.")
            people.change_person(connection, person.id, email=found[1])
            letter = letters.changed(self._ground.settings, person.email, "address")
            self._post_office.post(connection, person.id, letter)

    def confirm_password(self, person: Person, password: str) -> None:
        """Let somebody show once more who they are, before a change that can't be taken back.

        Raises:
            BadInput: It is not their password.
            TooOften: There were too many tries.
            NotAllowed: They sign in at another site and have no password here.
        """
        with self._database.write() as connection:
            self._limits.spend(connection, Limit.PASSWORD, person.id)
            kept = people.read_column(connection, person.id, "password_hash")
        if not kept:
            raise NotAllowed("Your account has no password.", "Choose one first, with the link “Forgot the password?”.")
        if not is_right(password, kept):
            raise BadInput("This is not your password.", "Type it again.", "current_password")
        with self._database.write() as connection:
            self._limits.forget(connection, Limit.PASSWORD, person.id)
