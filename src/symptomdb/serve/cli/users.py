"""``symptomdb users``: who has an account, and what they may do."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from symptomdb.model.person import Role

if TYPE_CHECKING:
    from symptomdb.community import Community
    from symptomdb.model.person import Person

Email = Annotated[str, typer.Argument(help="Their e-mail address.")]
RoleOption = Annotated[Role, typer.Option("--role", help="What they are on this site.")]

users = typer.Typer(no_args_is_help=True, help="People with an account: make, list, give a role, verify, close.")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(users, name="users")


@users.command(epilog="Example: symptomdb users add anna@example.org --name 'Anna Author' --role administrator")
def add(
    email: Email,
    name: Annotated[str, typer.Option("--name", help="The name that stands beside what they write.")] = "",
    role: RoleOption = Role.READER,
    invite: Annotated[bool, typer.Option("--invite", help="Print a link to choose a password; ask for none.")] = False,
) -> None:
    """Make an account, also the site's first administrator's; asks for a password, or reads it from standard input."""
    with _community() as community:
        name = name or email.partition("@")[0]
        if invite:
            person = community.people.add(email, name, role)
            link = community.credentials.invite(person.id)
            typer.echo(f"{_line(person)}\nThey choose their password here, within three days: {link}")
            return
        kept = community.accounts.keep_password(_ask_password(), name, email)
        typer.echo(_line(community.people.add(email, name, role, kept)))


@users.command("list", epilog="Example: symptomdb users list --role author")
def list_(
    words: Annotated[str, typer.Argument(help="Part of a name or an address.")] = "",
    role: Annotated[Role | None, typer.Option("--role", help="Only people with this role.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the people with an account."""
    with _community() as community:
        total, found = community.people.list(words, role, limit=10_000)
    if as_json:
        import json

        typer.echo(json.dumps([_record(person) for person in found], indent=1, ensure_ascii=False))
        return
    for person in found:
        typer.echo(_line(person))
    typer.echo(f"{total} account(s).", err=True)


@users.command(epilog="Example: symptomdb users role anna@example.org reviewer")
def role(email: Email, role: Annotated[Role, typer.Argument(help="The new role.")]) -> None:
    """Give somebody another role; they have to sign in again."""
    with _community() as community:
        typer.echo(_line(community.people.set_role(community.people.find(email).id, role)))


@users.command(epilog="Example: symptomdb users verify anna@example.org --by 'medical register, no. 123, seen today'")
def verify(
    email: Email, by: Annotated[str, typer.Option("--by", help="By what their credentials were checked.")]
) -> None:
    """Note that somebody's name and credentials were checked, and by what."""
    with _community() as community:
        typer.echo(_line(community.people.verify(community.people.find(email).id, by)))


@users.command(epilog="Example: symptomdb users disable eve@example.org --reason 'advertising'")
def disable(email: Email, reason: Annotated[str, typer.Option("--reason", help="Why; it is kept.")]) -> None:
    """Close an account: its sessions end, and nobody can sign in with it."""
    with _community() as community:
        typer.echo(_line(community.people.disable(community.people.find(email).id, reason)))


@users.command(epilog="Example: symptomdb users enable eve@example.org")
def enable(email: Email) -> None:
    """Open a closed account again."""
    with _community() as community:
        typer.echo(_line(community.people.enable(community.people.find(email).id)))


def _community() -> Community:
    from symptomdb.community import Community

    return Community.open()


def _ask_password() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\n")


def _line(person: Person) -> str:
    marks = [
        *(["closed"] if person.disabled else []),
        *([] if person.confirmed else ["address not confirmed"]),
        *([f"verified by {person.verification.by}"] if person.verification else []),
    ]
    return f"{person.email}  {person.name}  {person.role}" + (f"  ({', '.join(marks)})" if marks else "")


def _record(person: Person) -> dict[str, object]:
    verification = person.verification
    return {
        "id": person.id,
        "email": person.email,
        "name": person.name,
        "role": str(person.role),
        "confirmed": person.confirmed,
        "closed": person.disabled,
        "verified_by": verification.by if verification else "",
        "verified_how": verification.how if verification else "",
    }
