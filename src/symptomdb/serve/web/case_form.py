"""The form of a case: what a page's fields say of one person, and back into fields.

Forms are posted, so that nothing of it stands in an address; the server keeps none of it between two pages.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile

from symptomdb.errors import BadCase, TooLarge
from symptomdb.model.curie import Curie
from symptomdb.serve.intake import Given, Taken, take

if TYPE_CHECKING:
    from symptomdb.library import SymptomDatabase

#: Characters of words that a page carries on, so that its red flags stay on top.
_MOST_SAID = 20_000
_MOST_FINDINGS = 600
#: Fields of findings are called ``f:HP:0001387``.
_PREFIX = "f:"
OBSERVED, EXCLUDED, WRONG = "observed", "excluded", "wrong"


@dataclass(frozen=True, slots=True)
class CaseForm:
    """What the fields say.

    Attributes:
        text: Words that were not read yet.
        said: Words that were read before.
        findings: Code to ``observed``, ``excluded`` or ``wrong``; a wrong one stays out even if the words say it.
        codes: Further codes of findings that are there, as typed.
        professional: The reader has confirmed to be a professional or researcher.
        action: What the pressed button asks for.
        first, second: Conditions to compare.
        token: Of an interview.
        answered_by: As in `SymptomDatabase.interview`.
        prior: As in `SymptomDatabase.find_options`.
    """

    text: str = ""
    said: str = ""
    findings: dict[Curie, str] = field(default_factory=dict)
    codes: str = ""
    age: str = ""
    sex: str = ""
    unmatched: str = "scored"
    only: str = ""
    phenopacket: str = ""
    professional: bool = False
    action: str = ""
    token: str = ""
    term: str = ""
    flags: frozenset[Curie] = frozenset()
    first: str = ""
    second: str = ""
    prior: str = "prevalence"
    answered_by: str = "person"

    @property
    def words(self) -> str:
        """All that was said, for the safety check."""
        return f"{self.said}\n{self.text}".strip()

    def of_status(self, status: str) -> tuple[Curie, ...]:
        """The findings that are there (or excluded, or wrong)."""
        return tuple(term for term, known in self.findings.items() if known == status)


async def _fields(request: Request) -> FormData:
    return await request.form(max_files=1, max_fields=_MOST_FINDINGS)


async def _form(request: Request) -> CaseForm:
    fields = await _fields(request)
    upload = fields.get("packet")
    packet = (await upload.read()).decode("utf-8", "replace") if isinstance(upload, UploadFile) else ""
    findings: dict[Curie, str] = {}
    for name, value in fields.multi_items():
        if name.startswith(_PREFIX) and value in (OBSERVED, EXCLUDED, WRONG):
            findings[Curie.parse(name.removeprefix(_PREFIX))] = str(value)

    def text(name: str, most: int = 200) -> str:
        value = fields.get(name, "")
        if not isinstance(value, str) or len(value) > most:
            raise TooLarge(f"The field {name} holds too much.", f"Write at most {most:,} characters.")
        return value.replace("\r\n", "\n").strip("\n")

    return CaseForm(
        text("text", 20_000), text("said", 200_000), findings, text("codes", 2000), text("age"), text("sex"),
        text("unmatched") or "scored", text("only", 2000), packet or text("phenopacket", 200_000),
        text("professional") == "yes", text("do"), text("token", 20_100), text("term"),
        frozenset(Curie.parse(str(value)) for value in fields.getlist("flag")), text("first"), text("second"),
        text("prior") or "prevalence", text("answered_by") or "person",
    )  # fmt: skip


#: A route's parameter that takes the posted fields.
Form = Annotated[CaseForm, Depends(_form)]


def after_action(form: CaseForm) -> CaseForm:
    """The form after a finding's own button: switched between there and excluded, taken out, or taken back in."""
    action, _, code = form.action.partition(":")
    if action not in ("switch", "remove", "restore"):
        return form
    term = Curie.parse(code)
    turned = EXCLUDED if form.findings.get(term) == OBSERVED else OBSERVED
    status = {"switch": turned, "remove": WRONG, "restore": OBSERVED}[action]
    return replace(form, findings={**form.findings, term: status})


def read_case(db: SymptomDatabase, form: CaseForm) -> tuple[CaseForm, Taken]:
    """The case that the fields tell of, and the form with everything that was read as findings.

    Raises:
        BadCase: A field can't be read.
    """
    given = Given(form.text, form.codes.replace(",", " ").split(), (), form.age, form.sex, form.phenopacket)
    taken = take(db, given)
    findings = dict(form.findings)
    for term in taken.case.observed:
        findings.setdefault(term, OBSERVED)
    for term in taken.case.excluded:
        findings.setdefault(term, EXCLUDED)
    if len(findings) > _MOST_FINDINGS:
        raise BadCase("There are more findings than can be ranked.", "Keep those that set this person apart.")
    form = replace(form, findings=findings, text="", codes="", phenopacket="", said=form.words[-_MOST_SAID:])
    age, sex = taken.case.age_years, taken.case.sex
    form = replace(form, age=form.age or ("" if age is None else f"{age:g}"), sex="" if sex == "unknown" else sex)
    urgent, history = (db.urgent(form.said), db.read(form.said).history) if form.said else (None, ())
    observed, excluded = form.of_status(OBSERVED), form.of_status(EXCLUDED)
    case = replace(taken.case, observed=observed, excluded=excluded, history=history)
    return form, replace(taken, case=case, urgent=urgent)
