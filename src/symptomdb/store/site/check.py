"""Is people's database sound? What must be mended, each as a sentence."""

from __future__ import annotations

from sqlalchemy import text

from symptomdb.store.site.database import NEWEST, SiteDatabase

_SHOWN = 5


def problems_of(database: SiteDatabase) -> list[str]:
    """Damage of the file, references that lead nowhere, another form than this program's; empty when it is sound."""
    if (found := database.version()) != NEWEST:
        return [f"People's database has form {found or 'none'}, not {NEWEST}."]
    if database.engine.dialect.name != "sqlite":
        # PostgreSQL holds references at every write and checks its pages itself.
        return []
    problems = []
    with database.read() as connection:
        for row in connection.execute(text(f"PRAGMA integrity_check({_SHOWN})")).all():
            if row[0] != "ok":
                problems.append(f"People's database is damaged: {row[0]}. Restore a backup.")
        for row in connection.execute(text("PRAGMA foreign_key_check")).all()[:_SHOWN]:
            problems.append(f"A row of {row[0]} names a {row[2]} that is not there. Restore a backup.")
    return problems
