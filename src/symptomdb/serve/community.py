"""What people make, behind a running application: opened with the first request that needs it."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote

if TYPE_CHECKING:
    from starlette.requests import Request

    from symptomdb.community import Community
    from symptomdb.settings import Settings


class OpenCommunity:
    """Holds the open community of an application. While it can't be opened, each request raises and the next tries."""

    def __init__(self, settings: Settings, community: Community | None = None) -> None:
        self._settings = settings
        self._community = community
        self._lock = Lock()

    @property
    def is_there(self) -> bool:
        """True when it is open, or was made earlier; asking opens nothing."""
        return self._community is not None or _exists(self._settings)

    @property
    def community(self) -> Community:
        """The open community."""
        with self._lock:
            if self._community is None:
                from symptomdb.community import Community

                self._community = Community.open(self._settings)
            return self._community


def _exists(settings: Settings) -> bool:
    kind, _, path = settings.site_database_url.partition(":///")
    return kind != "sqlite" or Path(unquote(path)).exists()


def community_of(request: Request) -> Community:
    """The community of the application that a request came to."""
    return cast(OpenCommunity, request.app.state.community).community
