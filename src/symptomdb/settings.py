"""Settings: one frozen object, read once from the environment.

Every variable is ``SYMPTOMDB_`` + the field's name in capitals, for example ``SYMPTOMDB_DATABASE``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
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
    """

    database: str = ""
    home: Path = Path()
    host: str = "127.0.0.1"
    port: int = 8123
    include_iea: bool = False
    public_find: bool = False
    site_name: str = "Symptom Database"
    emergency_number: str = "your local emergency number (112 in Europe, 999 in the UK, 911 in North America)"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read the settings; raise `BadInput` for a value that can't be used."""
        environment = os.environ if environment is None else environment
        values: dict[str, object] = {"home": default_home()}
        for field in fields(cls):
            raw = environment.get(f"SYMPTOMDB_{field.name.upper()}")
            if raw is not None:
                values[field.name] = _parse(field.name, str(field.type), raw)
        return cls(**values)  # type: ignore[arg-type]

    @property
    def database_url(self) -> str:
        """The SQLAlchemy URL of the knowledge base."""
        text = self.database or str(self.home / "knowledge.sqlite3")
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
    return Path(raw).expanduser() if kind == "Path" else raw
