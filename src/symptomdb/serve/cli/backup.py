"""``symptomdb backup``, ``restore`` and ``purge``: keep what people made, and delete what is old."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog="Example: symptomdb backup /var/backups/symptomdb.sqlite3")(backup)
    app.command(epilog="Example: symptomdb restore /var/backups/symptomdb.sqlite3")(restore)
    app.command(epilog="Example: symptomdb purge")(purge)


def backup(
    path: Annotated[Path | None, typer.Argument(help="The new file; in SYMPTOMDB_HOME/backups when left out.")] = None,
) -> None:
    """Back up accounts, pages and comments while the site runs. The knowledge base can be built again."""
    from symptomdb.community import Community

    with Community.open() as community:
        done = community.backups.back_up(path)
    typer.echo(f"{done.path}: {done.total} rows, checked.")


def restore(
    path: Annotated[Path, typer.Argument(help="A file that `backup` wrote, on this or the other kind of database.")],
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
) -> None:
    """Put a backup in the place of what people made; what is there now is backed up before."""
    from symptomdb.community import Community

    if not yes:
        typer.confirm("This replaces all accounts, pages and comments by those of the backup. Go on?", abort=True)
    with Community.open() as community:
        before, done = community.backups.restore(path)
    typer.echo(f"Restored {done.total} rows, checked. Everybody has to sign in again; restart the server.")
    typer.echo(f"What was there before: {before.path}")


def purge() -> None:
    """Delete ended sessions and links, counted tries, accounts that were never confirmed, and old records."""
    from symptomdb.community import Community

    with Community.open() as community:
        gone = community.privacy.purge()
    typer.echo(", ".join(f"{count} of {name}" for name, count in gone.items()) or "Nothing was old enough.")
