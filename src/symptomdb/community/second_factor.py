"""The second factor of an account: set up, asked for at signing in, replaced by a recovery code, taken away."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from symptomdb.community import letters
from symptomdb.community.accounts import Accounts, SignIn
from symptomdb.community.credentials import Credentials
from symptomdb.community.ground import Ground
from symptomdb.community.limits import Limit, Limits
from symptomdb.community.post_office import PostOffice
from symptomdb.errors import BadInput, Conflict, NotSignedIn
from symptomdb.model.person import Person, PersonId
from symptomdb.publish import second_factor
from symptomdb.store.site import codes, people, sessions

_WRONG = "This code is not right, or was used already."


class SecondFactor:
    """The verbs of the second factor."""

    def __init__(self, ground: Ground, post_office: PostOffice, accounts: Accounts, credentials: Credentials) -> None:
        self._ground = ground
        self._database = ground.database
        self._post_office = post_office
        self._accounts = accounts
        self._credentials = credentials
        self._limits = Limits(ground)

    def begin(self, person: Person) -> tuple[str, str]:
        """A secret for the person's app, and the address that opens the app with it; not in force until confirmed.

        Raises:
            Conflict: There is a second factor already.
        """
        with self._database.write() as connection:
            if people.read_column(connection, person.id, "totp_at") is not None:
                raise Conflict("A second factor is set up already.", "Take it away first.")
            secret = people.read_column(connection, person.id, "totp_secret") or second_factor.new_secret()
            people.change_person(connection, person.id, totp_secret=secret)
        return secret, second_factor.app_address(secret, person.email, self._ground.settings.site_name)

    def confirm(self, person: Person, code: str) -> tuple[list[str], str]:
        """Put it in force with a first code: the recovery codes, and the token of the session that goes on.

        Raises:
            BadInput: The code is wrong.
        """
        now, given_out = self._ground.now(), second_factor.new_recovery_codes()
        with self._database.write() as connection:
            self._limits.spend(connection, Limit.CODE, person.id)
        with self._database.write() as connection:
            self._use_code(connection, person.id, code, now)
            people.change_person(connection, person.id, totp_at=now)
            codes.replace_codes(connection, person.id, given_out)
            sessions.end_sessions(connection, person.id)
            self._tell(connection, person)
            return given_out, self._accounts.start_session(connection, person.id)

    def finish_sign_in(self, token: str, code: str) -> SignIn:
        """Finish signing in with a code of the app or a recovery code: a session with a new token.

        Raises:
            NotSignedIn: The password was given too long ago.
            BadInput: The code is wrong.
            TooOften: There were too many tries.
        """
        now = self._ground.now()
        with self._database.write() as connection:
            found = sessions.read_session(connection, token, now, timedelta(hours=1))
            if found is None or found.stage != sessions.SECOND_FACTOR:
                raise NotSignedIn("Signing in took too long.", "Sign in again.")
            person_id = PersonId(found.person_id)
            self._limits.spend(connection, Limit.CODE, person_id)
        with self._database.write() as connection:
            if not codes.take_code(connection, person_id, second_factor.as_recovery_code(code), now):
                self._use_code(connection, person_id, code, now)
            self._limits.forget(connection, Limit.CODE, person_id)
            sessions.end_session(connection, token)
            return SignIn(self._accounts.start_session(connection, person_id))

    def take_away(self, person: Person, password: str) -> None:
        """Go back to the password alone; other sessions stay.

        Raises:
            BadInput: The password is wrong.
        """
        self._credentials.confirm_password(person, password)
        with self._database.write() as connection:
            people.change_person(connection, person.id, totp_secret="", totp_at=None, totp_step=0)
            codes.replace_codes(connection, person.id, [])
            self._tell(connection, person)

    def _use_code(self, connection: Connection, person_id: PersonId, code: str, now: datetime) -> None:
        secret = people.read_column(connection, person_id, "totp_secret")
        last = people.read_column(connection, person_id, "totp_step")
        step = second_factor.matching_step(secret, code, now, last) if secret else None
        if step is None:
            raise BadInput(_WRONG, "Wait for the app's next code, and check the clock of your phone.", "code")
        people.change_person(connection, person_id, totp_step=step)

    def _tell(self, connection: Connection, person: Person) -> None:
        letter = letters.changed(self._ground.settings, person.email, "second factor")
        self._post_office.post(connection, person.id, letter)
