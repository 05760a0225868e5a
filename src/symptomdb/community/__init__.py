"""The one object that callers hold for what people make: accounts, pages, comments; a part for each, a method per verb.

It stands beside `symptomdb.library`, which only reads. The web pages and the command line are its clients.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from symptomdb.community.accounts import Accounts
from symptomdb.community.assessments import Assessments
from symptomdb.community.backups import Backups
from symptomdb.community.comments import Comments
from symptomdb.community.credentials import Credentials
from symptomdb.community.drafts import Drafts
from symptomdb.community.feeds import Feeds
from symptomdb.community.ground import Clock, Ground, utc_now
from symptomdb.community.notices import Notices
from symptomdb.community.outside import Outside
from symptomdb.community.pages import Pages
from symptomdb.community.people import People
from symptomdb.community.post_office import PostOffice
from symptomdb.community.privacy import Privacy
from symptomdb.community.profiles import Profiles
from symptomdb.community.ratings import Ratings
from symptomdb.community.reviews import Reviews
from symptomdb.community.second_factor import SecondFactor
from symptomdb.mail.senders import Sender, sender_of
from symptomdb.settings import Settings
from symptomdb.store.site.database import SiteDatabase


class Community:
    """An opened community. Use it in a ``with`` block, or call `close`.

    Attributes:
        accounts: Signing up, in and out; who a session belongs to.
        credentials: Forgotten and new passwords, new addresses.
        second_factor: Codes of an app besides the password.
        profiles: What authors say of themselves.
        notices: E-mails that people may do without.
        privacy: Export, erasure, purging.
        backups: Taken and restored.
        outside: Signing in at another site.
        people: Roles, verification, closing accounts.
        pages, drafts, reviews: What is published, what is being written, and what reviewers do.
        ratings, comments, feeds: What people make of it, and what is new.
        post_office: Letters that wait, and sending them.
    """

    def __init__(self, ground: Ground, sender: Sender) -> None:
        self.ground = ground
        self.post_office = PostOffice(ground, sender)
        self.accounts = Accounts(ground, self.post_office)
        self.credentials = Credentials(ground, self.post_office, self.accounts)
        self.second_factor = SecondFactor(ground, self.post_office, self.accounts, self.credentials)
        self.profiles = Profiles(ground)
        self.notices = Notices(ground, self.post_office)
        self.privacy = Privacy(ground, self.credentials)
        self.backups = Backups(ground)
        self.outside = Outside(ground, self.accounts)
        self.people = People(ground)
        self.pages = Pages(ground)
        self.drafts = Drafts(ground)
        self.reviews = Reviews(ground, self.notices)
        self.ratings = Ratings(ground)
        self.comments = Comments(ground, self.notices)
        self.feeds = Feeds(ground, self.pages, self.comments)
        self.assessments = Assessments(ground)

    @classmethod
    def open(cls, settings: Settings | None = None, sender: Sender | None = None, now: Clock = utc_now) -> Self:
        """Open what people made here; an empty place is made ready.

        Args:
            sender: How letters leave; as the settings say when left out.
        """
        settings = settings or Settings.from_environment()
        database = SiteDatabase.open(settings.site_database_url)
        return cls(Ground.lay(database, settings, now), sender or sender_of(settings))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def state(self) -> str:
        """What is equal as long as nothing was written here, by anybody."""
        return self.ground.database.state()

    def one_look(self) -> AbstractContextManager[object]:
        """A block in which this thread reads everything as it was at one moment; don't write within it."""
        return self.ground.database.read()

    def close(self) -> None:
        """Let go of the database."""
        self.ground.database.close()
