"""The tree of errors that Symptom Database raises on purpose.

::

    SymptomDatabaseError
    ├── BadInput                what a caller gave can't be used        exit 2, HTTP 400/422
    │   ├── BadCurie
    │   ├── BadCase
    │   └── TooLarge                                                    HTTP 413
    ├── NotFound                no such condition, page, source         exit 3, HTTP 404
    ├── NoDatabase              nothing was built there yet             exit 4, HTTP 503
    ├── SourceError             a source file can't be loaded           exit 5
    │   ├── BadRecord           one record, with file and line
    │   ├── CountMismatch       counts outside the manifest's range
    │   └── BadContent          our own monographs or pathways fail their check
    ├── StoreError              the database can't be read or written   exit 6, HTTP 503
    ├── Conflict                two people changed one thing            exit 7, HTTP 409
    ├── NotAllowed              the role does not permit it             exit 8, HTTP 403
    │   └── NotSignedIn         nobody is signed in, or no longer       exit 8, HTTP 401
    └── TooOften                a limit on tries was met; wait          exit 9, HTTP 429

Each message says what happened and what to do next; `remedy` holds the second part.
"""

from __future__ import annotations

from pathlib import Path


class SymptomDatabaseError(Exception):
    """The root: catch this to catch all that the library raises on purpose."""

    exit_code = 1

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class BadInput(SymptomDatabaseError):
    """What a caller gave can't be used; `field` names the field of a form, where it is known."""

    exit_code = 2

    def __init__(self, message: str, remedy: str = "", field: str = "") -> None:
        super().__init__(message, remedy)
        self.field = field


class BadCurie(BadInput):
    """A text that should be a compact identifier such as HP:0011986 is none."""


class BadCase(BadInput):
    """A person's case can't be read, or contradicts itself."""


class TooLarge(BadInput):
    """The input is larger than the limit that the message names."""


class NotFound(SymptomDatabaseError):
    """No such condition, page or source."""

    exit_code = 3


class NoDatabase(SymptomDatabaseError):
    """Nothing has been built at that place yet."""

    exit_code = 4


class SourceError(SymptomDatabaseError):
    """A source file can't be loaded; the database stays as it was."""

    exit_code = 5


class BadRecord(SourceError):
    """One record of a source can't be used: names file, line and remedy, and by `place` the value inside a document."""

    def __init__(
        self, path: Path | str, line: int | None, problem: str, remedy: str, place: tuple[str | int, ...] = ()
    ) -> None:
        where = f"{path}:{line}" if line is not None else str(path)
        super().__init__(f"{where}: {problem}", remedy)
        self.path = path
        self.line = line
        self.problem = problem
        self.place = place


class CountMismatch(SourceError):
    """A source gave more or fewer records than its manifest expects."""


class BadContent(SourceError):
    """Our own monographs, pathways or bibliography fail their check; `problems` lists all."""

    def __init__(self, problems: list[BadRecord]) -> None:
        listing = "\n".join(str(problem) for problem in problems)
        super().__init__(f"{len(problems)} problem(s) in the content:\n{listing}")
        self.problems = problems


class StoreError(SymptomDatabaseError):
    """The database can't be read or written."""

    exit_code = 6


class Conflict(SymptomDatabaseError):
    """Two people changed one thing; nothing was overwritten."""

    exit_code = 7


class NotAllowed(SymptomDatabaseError):
    """The role does not permit it."""

    exit_code = 8


class NotSignedIn(NotAllowed):
    """Nobody is signed in, or the session has ended."""


class TooOften(SymptomDatabaseError):
    """It was tried too often; `wait_seconds` from now it may be tried again."""

    exit_code = 9

    def __init__(self, message: str, remedy: str = "", wait_seconds: int = 60) -> None:
        super().__init__(message, remedy)
        self.wait_seconds = wait_seconds
