"""Shapes of the JSON that goes into reading, ranking and interviewing."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from symptomdb.serve.rest.case_forms import CODE, SOMETHING, TOKEN_OR_CASE, AgeText, Packet, Token

#: Fits into `symptomdb.serve.web.guard.MAX_BODY_BYTES` even when every character is escaped as two surrogates.
MAX_TEXT = 20_000
#: See `symptomdb.model.curie`.
Code = Annotated[str, StringConstraints(max_length=60, pattern=CODE)]
Codes = Annotated[list[Code], Field(max_length=1000)]
Text = Annotated[str, StringConstraints(max_length=MAX_TEXT)]
Age = Annotated[float, Field(ge=0, le=130, strict=True)] | AgeText
#: 10.0 is a whole number in JSON; "10" and true are none.
WHOLE = BeforeValidator(lambda value: int(value) if isinstance(value, float) and value.is_integer() else value)
Sex = Literal["female", "male", "unknown"]
ChosenPrior = Annotated[
    Literal["auto", "uniform", "prevalence"],
    Field(
        description="uniform: all conditions are treated alike, for rare-disease work. prevalence: they are weighed by "
        "how common they are, for general use. auto: prevalence where there is `text` or nothing at all, uniform for "
        "codes or a phenopacket alone. The reply names the one that was used."
    ),
]


class Strict(BaseModel):
    """A body in which a misspelt field is an error and not ignored."""

    model_config = ConfigDict(extra="forbid")


class ReadText(Strict):
    """A text. It is neither stored nor logged."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=MAX_TEXT, pattern=r"[^\s\x1c-\x1f]")] = Field(
        examples=["Stiff hip, a hard lump in the thigh, warm and red, no fever, six weeks after hip surgery"]
    )


class Person(Strict):
    """One person's findings in words, codes or as a phenopacket; parts may be combined. Nothing is stored or logged."""

    text: Text = Field(
        default="", description="Findings in plain words.", examples=["stiff hip, hard lump in the thigh, no fever"]
    )
    observed: Codes = Field(default=[], description="Codes of findings that are there.", examples=[["HP:0001387"]])
    excluded: Codes = Field(default=[], description="Codes of findings that were looked for and are not there.")
    age: Age | None = Field(default=None, description="Years, or an ISO 8601 duration.", examples=["P54Y", 54])
    sex: Sex = "unknown"
    history: Text = Field(
        default="",
        description="What happened before, in plain words: an operation, an injury, a birth, a vaccination, a journey. "
        "It is read in `text` too.",
        examples=["hip surgery six weeks ago"],
    )
    phenopacket: Packet | None = Field(default=None, description="A GA4GH phenopacket of version 2.0.")


class Somebody(Person):
    """A person of whom something is said."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=SOMETHING)


class Find(Somebody):
    """A case, and how to rank."""

    top: Annotated[int, Field(ge=1, le=1000, strict=True, description="How many conditions."), WHOLE] = 10
    prior: ChosenPrior = "auto"
    unmatched: Literal["scored", "neutral"] = Field(
        default="scored", description="neutral: a finding that a condition does not account for costs it nothing."
    )
    only: Codes = Field(default=[], description="Rank only these conditions, or those below these classes (MONDO:…).")
    what_if: bool = Field(
        default=False,
        strict=True,
        description="Also say which single finding would change the first place, and what to ask.",
    )
    pairs: bool = Field(default=False, strict=True, description="Also look for two conditions at once.")


class Compare(Somebody):
    """A case and two conditions."""

    first: Annotated[str, StringConstraints(min_length=1, max_length=200)] = Field(
        description="Our id, another vocabulary's code, or a name.", examples=["SDB:heterotopic-ossification"]
    )
    second: Annotated[str, StringConstraints(min_length=1, max_length=200)] = Field(examples=["SDB:septic-arthritis"])


class Reply(Strict):
    """What was said to a question."""

    term: Code
    reply: Literal["yes", "no", "unknown"]


class InterviewStep(Person):
    """The start of an interview, or with `token` its next step. The token holds the prior and who answers."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=TOKEN_OR_CASE)

    prior: ChosenPrior = "auto"
    answered_by: Literal["person", "clinician"] = Field(
        default="person",
        description="person: asked in plain words for what can be seen and felt, or for what a doctor has said. "
        "clinician: asked also for what only an examination or a test shows.",
    )
    token: Token = Field(default="", description="From the step before; holds codes and plain names of events.")
    answers: Annotated[list[Reply], Field(max_length=200)] = Field(default=[], description="Answers since that step.")
    undo: bool = Field(default=False, strict=True, description="Take the last answer back first.")
    most: Annotated[int, Field(ge=1, le=200, strict=True, description="Stop after so many questions."), WHOLE] = 20
    top: Annotated[int, Field(ge=1, le=100, strict=True, description="How many conditions of the list."), WHOLE] = 5
