"""``symptomdb pages`` and ``symptomdb moderate``: what is published as files, and the queue of comments."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from symptomdb.community import Community
from symptomdb.errors import BadInput, Conflict, NotAllowed, NotFound
from symptomdb.library import SymptomDatabase
from symptomdb.model.comment import CommentState
from symptomdb.model.curie import Curie
from symptomdb.model.person import Role
from symptomdb.serve.cli import make_app

PALSY = Curie("SDB", "bell-palsy")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, built: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home where nobody made anything yet, over the whole knowledge base."""
    monkeypatch.setenv("SYMPTOMDB_HOME", str(tmp_path))
    monkeypatch.setenv("SYMPTOMDB_DATABASE", str(built))
    with Community.open() as community:
        for name, role in (
            ("ann", Role.AUTHOR),
            ("rita", Role.REVIEWER),
            ("mo", Role.MODERATOR),
            ("rolf", Role.READER),
        ):
            community.people.add(f"{name}@example.org", name.title(), role)
    return tmp_path


def run(*arguments: str) -> Result:
    """Run a command; errors of ours come through."""
    return CliRunner().invoke(make_app(), list(arguments), catch_exceptions=False)


def _text() -> str:
    with SymptomDatabase.open() as db:
        return db.monograph_text(PALSY)


def test_a_file_goes_in_as_a_draft_and_comes_out_as_it_was_published(home: Path) -> None:
    assert "nobody has changed it here" in run("pages", "history", "bell-palsy").stdout
    assert run("pages", "export", "bell-palsy").stdout_bytes.decode() == _text()
    file = home / "bell-palsy.yaml"
    file.write_text(_text().replace("label: What it is", "label: What that is", 1), "utf-8")
    assert "Draft" in run("pages", "import", str(file), "--author", "ann@example.org").stdout
    with pytest.raises(Conflict, match="open draft"):
        run("pages", "import", str(file), "--author", "ann@example.org")
    with pytest.raises(NotAllowed):
        run("pages", "import", str(file), "--author", "rolf@example.org")
    with Community.open() as community, SymptomDatabase.open() as db:
        ann, rita = community.people.find("ann@example.org"), community.people.find("rita@example.org")
        (draft,) = community.pages.drafts_of(ann)
        community.reviews.submit(ann, draft.id, "A clearer label.", db.shelf())
        published = community.reviews.publish(rita, draft.id, db.shelf()).text
    assert run("pages", "export", "Bell palsy").stdout_bytes.decode() == published
    assert run("pages", "export", "bell-palsy", "--revision", "1").stdout_bytes.decode() == _text()
    run("pages", "export", "--all", str(home / "out"))
    assert [one.name for one in (home / "out").iterdir()] == ["bell-palsy.yaml"]
    assert (home / "out" / "bell-palsy.yaml").read_text("utf-8") == published
    rows = json.loads(run("pages", "history", "bell-palsy", "--json").stdout)
    assert [(one["revision"], one["author"], one["reviewer"]) for one in rows] == [
        (2, "Ann", "Rita"),
        (1, "Symptom Database editors", None),
    ]
    assert "approved and published by Rita" in run("pages", "history", "bell-palsy").stdout


def test_what_can_not_be_done_with_a_page_is_said(home: Path) -> None:
    for arguments in (("export",), ("export", "bell-palsy", "--all", str(home))):
        with pytest.raises(BadInput, match="Name one page, or a folder"):
            run("pages", *arguments)
    with pytest.raises(NotFound, match="no revision 7"):
        run("pages", "export", "bell-palsy", "--revision", "7")
    with pytest.raises(NotFound):
        run("pages", "history", "no-such-condition")
    (home / "gout.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(BadInput, match="UTF-8"):
        run("pages", "import", str(home / "gout.yaml"), "--author", "ann@example.org")


def test_a_moderator_sees_the_queue_and_decides() -> None:
    with Community.open() as community:
        rolf, rita = community.people.find("rolf@example.org"), community.people.find("rita@example.org")
        made = community.comments.post(rolf, PALSY, "Buy my pills!")
        community.comments.report(rita, made.id, "Advertising")
    listed = run("moderate", "list", "--by", "mo@example.org").stdout
    assert "Rolf: Buy my pills!" in listed
    assert "reported by Rita: Advertising" in listed
    (row,) = json.loads(run("moderate", "list", "--by", "mo@example.org", "--json").stdout)
    assert (row["comment"], row["page"], row["reports"]) == (made.id, "SDB:bell-palsy", ["Advertising"])
    with pytest.raises(BadInput, match="no decision"):
        run("moderate", "decide", str(made.id), "burn", "--by", "mo@example.org")
    with pytest.raises(BadInput, match="reason"):
        run("moderate", "decide", str(made.id), "hide", "--by", "mo@example.org")
    with pytest.raises(NotAllowed):
        run("moderate", "list", "--by", "rolf@example.org")
    done = run("moderate", "decide", str(made.id), "hide", "--by", "mo@example.org", "--reason", "Advertising.")
    assert "hidden" in done.stdout
    with Community.open() as community:
        assert (
            community.comments.comment(made.id, community.people.find("rolf@example.org")).state is CommentState.HIDDEN
        )
    assert json.loads(run("moderate", "list", "--by", "mo@example.org", "--json").stdout) == []
