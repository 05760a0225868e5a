"""Settings: one frozen object, read once from the environment.

Every variable is ``SYMPTOMDB_`` + the field's name in capitals, for example ``SYMPTOMDB_DATABASE``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from urllib.parse import quote

from symptomdb.errors import BadInput

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off", ""}


def default_home() -> Path:
    """The folder of a user's own database: ``$XDG_DATA_HOME/symptomdb`` or ``~/.local/share/symptomdb``."""
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "symptomdb"


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a site may set.

    Attributes:
        database: SQLAlchemy URL or path of the knowledge base; a file in `home` when empty.
        home: Folder for the database and its backups.
        host: Address that ``serve`` listens on.
        port: Port that ``serve`` listens on.
        include_iea: Load HPOA rows with evidence IEA (text from OMIM; needs OMIM's permission).
        public_find: Offer ranking and planning to the public; off until the site's owner turns it on.
        site_name: The name in the page's head.
        emergency_number: What the emergency notice tells people to call.
        site_database: URL or path of what people make; beside the knowledge base when empty.
        address: The site's public address, for links in mail; ``http://host:port`` when empty.
        sign_up: Let anybody make an account; without it, administrators do.
        password_length: The least number of characters; below 15 only on a site that asks for a second factor.
        breached_passwords: Sorted file of SHA-1 digests of passwords that nobody may choose.
        second_factor: Authors, reviewers, moderators and administrators sign in with a second factor.
        session_hours: A session ends when it was not used for so long.
        session_days: A session ends after so long, however much it is used.
        smtp_host: Mail server; without one, letters are written to the console.
        smtp_port: Its port.
        smtp_encryption: ``starttls``, ``tls`` or ``none``.
        smtp_user: Who signs in there, if anybody has to.
        smtp_password: With which password.
        mail_from: From whom letters are.
        moderation: ``post``: comments appear at once; ``pre``: a moderator looks first.
        cds_origins: Web origins whose pages may call the CDS Hooks service, separated by blanks; none when empty.
        cds_clients: File with the trusted CDS clients, each with its issuer and keys; without one nobody is asked.
        keep_versions: So many earlier versions of the knowledge base are kept, so that answers can be replayed.
        oidc_issuer: Address of another site to sign in at (OpenID Connect); none when empty.
        oidc_client_id: What this site is called there.
        oidc_client_secret: With which secret.
        oidc_name: What the button calls that site.
        public_metrics: Show ``/metrics`` to everybody, not to this machine alone.
        log_level: ``debug``, ``info``, ``warning`` or ``error``; each request is a line of ``info``.
        keep_unconfirmed_days: Accounts whose address was not confirmed go after so long.
        keep_records_days: Records of what was done to accounts go after so long.
    """

    database: str = ""
    home: Path = Path()
    host: str = "127.0.0.1"
    port: int = 8123
    include_iea: bool = False
    public_find: bool = False
    site_name: str = "Symptom Database"
    emergency_number: str = "your local emergency number (112 in Europe, 999 in the UK, 911 in North America)"
    cds_origins: str = ""
    cds_clients: Path | None = None
    site_database: str = ""
    address: str = ""
    sign_up: bool = True
    password_length: int = 15
    breached_passwords: Path | None = None
    second_factor: bool = False
    session_hours: int = 12
    session_days: int = 14
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_encryption: str = "starttls"
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)
    mail_from: str = "Symptom Database <no-reply@localhost>"
    moderation: str = "post"
    keep_versions: int = 5
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: str = field(default="", repr=False)
    oidc_name: str = "another site"
    public_metrics: bool = False
    log_level: str = "warning"
    keep_unconfirmed_days: int = 7
    keep_records_days: int = 730

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read the settings; raise `BadInput` for a value that can't be used."""
        environment = os.environ if environment is None else environment
        values: dict[str, object] = {"home": default_home()}
        for one in fields(cls):
            raw = environment.get(f"SYMPTOMDB_{one.name.upper()}")
            if raw is not None:
                values[one.name] = _parse(one.name, str(one.type), raw)
        return cls(**values)  # type: ignore[arg-type]

    @property
    def database_url(self) -> str:
        """The SQLAlchemy URL of the knowledge base."""
        return _url(self.database or str(self.home / "knowledge.sqlite3"))

    @property
    def site_database_url(self) -> str:
        """The SQLAlchemy URL of what people make: a file in `home`, or the PostgreSQL of the knowledge base."""
        if self.site_database:
            return _url(self.site_database)
        on_a_server = "://" in self.database and not self.database.startswith("sqlite")
        return self.database if on_a_server else _url(str(self.home / "site.sqlite3"))

    @property
    def site_address(self) -> str:
        """The address that links in mail begin with, without a slash at its end."""
        return (self.address or f"http://{self.host}:{self.port}").rstrip("/")


def _url(text: str) -> str:
    # A URL's path is percent-encoded, a folder's name may hold "%", "?" or "#".
    return text if "://" in text else f"sqlite:///{quote(str(Path(text).expanduser().absolute()))}"


def _parse(name: str, kind: str, raw: str) -> object:
    if kind == "bool":
        if raw.lower() in _TRUE:
            return True
        if raw.lower() in _FALSE:
            return False
        raise BadInput(f"SYMPTOMDB_{name.upper()} is {raw!r}, not a yes or no.", "Use 1 or 0.")
    if kind == "int":
        try:
            return int(raw)
        except ValueError:
            raise BadInput(f"SYMPTOMDB_{name.upper()} is {raw!r}, not a whole number.", "Use digits.") from None
    if kind == "Path | None":
        return Path(raw).expanduser() if raw else None
    return Path(raw).expanduser() if kind == "Path" else raw
