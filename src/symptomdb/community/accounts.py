"""Accounts: making one, confirming its address, signing in and out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta

from sqlalchemy import Connection

from symptomdb.community import letters
from symptomdb.community.ground import Ground
from symptomdb.community.limits import Limit, Limits, network_of
from symptomdb.community.post_office import PostOffice
from symptomdb.errors import NotAllowed, NotFound
from symptomdb.model.person import Person, PersonId, Role
from symptomdb.publish.names import parse_email, parse_name
from symptomdb.publish.passwords import check_password, hash_password, is_outdated, is_right
from symptomdb.store.site import people, sessions

_CONFIRM = "confirm"
_CONFIRM_LASTS = timedelta(days=2)
_CODE_LASTS = timedelta(minutes=10)
#: A session's use is noted this coarsely, so that reading pages does not write each time.
_NOTED_EVERY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class SignIn:
    """A session that has begun: its token is for the browser alone. With `needs_code` it holds only until the code."""

    token: str = field(repr=False)
    needs_code: bool = False


class Accounts:
    """The verbs of signing up, in and out."""

    def __init__(self, ground: Ground, post_office: PostOffice) -> None:
        self._ground = ground
        self._database = ground.database
        self._settings = ground.settings
        self._post_office = post_office
        self._limits = Limits(ground)

    def sign_up(self, name: str, email: str, password: str, source: str = "") -> None:
        """Make a reader's account that waits for its address to be confirmed.

        The reply is the same whether or not the address has an account: the letter tells which.

        Args:
            source: The network address that the request came from.

        Raises:
            BadInput: The name, the address or the password can't be used.
            NotAllowed: This site's administrators make the accounts.
            TooOften: Too many accounts were made from there.
        """
        if not self._settings.sign_up:
            raise NotAllowed("This site does not take new accounts.", "Ask its administrator for one.")
        name, email = parse_name(name), parse_email(email)
        self.check_password(password, name, email)
        with self._database.write() as connection:
            self._limits.spend(connection, Limit.SIGN_UP_NETWORK, network_of(source))
        kept, now = hash_password(password), self._ground.now()
        with self._database.write() as connection:
            self._limits.spend(connection, Limit.MAIL, email)
            found = people.read_by_email(connection, email)
            if found and found.confirmed:
                self._post_office.post(connection, found.id, letters.already_member(self._settings, email))
                return
            if found:
                # Whoever gave this address before did not show that it is theirs.
                people.change_person(connection, found.id, name=name, password_hash=kept)
                person_id = found.id
            else:
                person_id = people.add_person(
                    connection, email=email, name=name, role=Role.READER, now=now, password_hash=kept
                )
            token = sessions.add_one_time_token(connection, person_id, _CONFIRM, now, _CONFIRM_LASTS)
            self._post_office.post(connection, person_id, letters.confirm_address(self._settings, email, name, token))

    def confirm(self, token: str) -> None:
        """Confirm an address with the token of its letter.

        Raises:
            NotFound: The token was used, has ended or never was.
        """
        now = self._ground.now()
        with self._database.write() as connection:
            found = sessions.take_one_time_token(connection, token, _CONFIRM, now)
            if found is None:
                raise NotFound("This link has been used or has ended.", "Sign in to get a new one.")
            people.change_person(connection, found[0], confirmed_at=now)

    def sign_in(self, email: str, password: str, source: str = "") -> SignIn:
        """Begin a session.

        A wrong password and an unknown address get the same reply after the same work.

        Raises:
            NotAllowed: They don't fit, or the account can't be used; says why only to who knows the password.
            TooOften: There were too many tries for this address or from this network.
        """
        email = email.strip().lower()
        with self._database.write() as connection:
            self._limits.spend(connection, Limit.SIGN_IN, email)
            self._limits.spend(connection, Limit.SIGN_IN_NETWORK, network_of(source))
        with self._database.read() as connection:
            person = people.read_by_email(connection, email)
            kept = people.read_column(connection, person.id, "password_hash") if person else ""
        if not is_right(password, kept) or person is None:
            raise NotAllowed("The address and the password do not fit.", "Try again, or reset the password.")
        self._refuse_unusable(person)
        return self.begin(person, hash_password(password) if is_outdated(kept) else "")

    def sign_out(self, token: str) -> None:
        """End a session at once."""
        with self._database.write() as connection:
            sessions.end_session(connection, token)

    def person_of(self, token: str) -> Person | None:
        """Who a session belongs to; None when it has ended or still waits for the second factor."""
        now, idle = self._ground.now(), timedelta(hours=self._settings.session_hours)
        with self._database.read() as connection:
            found = sessions.read_session(connection, token, now, idle)
            if found is None or found.stage != sessions.WHOLE:
                return None
            person = people.read_person(connection, found.person_id)
        if person is None or person.disabled or person.erased:
            return None
        if found.seen_at < now - _NOTED_EVERY:
            with self._database.write() as connection:
                sessions.touch_session(connection, token, now)
        return replace(person, limited=self._settings.second_factor and not person.second_factor)

    def check_password(self, password: str, *about: str) -> None:
        """Refuse a password that this site does not take: `BadInput` says why."""
        settings = self._settings
        shortest = max(settings.password_length, 8)
        check_password(password, shortest, (*about, settings.site_name), settings.breached_passwords)

    def keep_password(self, password: str, *about: str) -> str:
        """What is kept of a password, once it was checked."""
        self.check_password(password, *about)
        return hash_password(password)

    def form_token(self, cookie: str) -> str:
        """What a form must carry to come from the browser that has this cookie."""
        return self._ground.sign("form", cookie)

    def refuse_closed(self, person: Person) -> None:
        """Let nobody in with a closed account; `NotAllowed` says so to who showed that it is theirs."""
        if person.disabled or person.erased:
            raise NotAllowed("This account was closed by an administrator.", "Write to the site's owner.")

    def _refuse_unusable(self, person: Person) -> None:
        self.refuse_closed(person)
        if person.confirmed:
            return
        now = self._ground.now()
        with self._database.write() as connection:
            self._limits.spend(connection, Limit.MAIL, person.email)
            token = sessions.add_one_time_token(connection, person.id, _CONFIRM, now, _CONFIRM_LASTS)
            letter = letters.confirm_address(self._settings, person.email, person.name, token)
            self._post_office.post(connection, person.id, letter)
        raise NotAllowed("Your address is not confirmed yet.", "Follow the link in the letter that was just sent.")

    def begin(self, person: Person, new_hash: str = "") -> SignIn:
        """Begin a session for who showed that they are this person; with a second factor it waits for the code."""
        now = self._ground.now()
        with self._database.write() as connection:
            self._limits.forget(connection, Limit.SIGN_IN, person.email)
            changes: dict[str, object] = {"seen_at": now}
            if new_hash:
                changes["password_hash"] = new_hash
            people.change_person(connection, person.id, **changes)
            if person.second_factor:
                waiting = sessions.start_session(connection, person.id, now, _CODE_LASTS, sessions.SECOND_FACTOR)
                return SignIn(waiting, needs_code=True)
            return SignIn(self.start_session(connection, person.id))

    def start_session(self, connection: Connection, person_id: PersonId) -> str:
        """Begin a whole session within a transaction; its token."""
        lasts = timedelta(days=self._settings.session_days)
        return sessions.start_session(connection, person_id, self._ground.now(), lasts)
