"""Backups of what people made: taken while the site runs, restored in one step, checked both times."""

from __future__ import annotations

from pathlib import Path

from symptomdb.community.ground import Ground
from symptomdb.store.site import copying
from symptomdb.store.site.check import problems_of
from symptomdb.store.site.copying import Copied


class Backups:
    """The verbs of backups."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def back_up(self, path: Path | None = None) -> Copied:
        """Write a backup; into the folder ``backups`` of the home, named by the moment, when no path is given."""
        return copying.back_up(self._ground.database, path or self._default_path("site"))

    def restore(self, path: Path) -> tuple[Copied, Copied]:
        """Put a backup in the place of what is there, which is itself backed up before: both, the old one first."""
        before = self.back_up(self._default_path("before-restore"))
        return before, copying.restore(self._ground.database, path)

    def check(self) -> list[str]:
        """What must be mended; empty when it is sound."""
        return problems_of(self._ground.database)

    def _default_path(self, name: str) -> Path:
        stamp = f"{self._ground.now():%Y%m%dT%H%M%S}Z"
        folder = self._ground.settings.home / "backups"
        path = folder / f"{name}-{stamp}.sqlite3"
        number = 1
        while path.exists():
            number += 1
            path = folder / f"{name}-{stamp}-{number}.sqlite3"
        return path
