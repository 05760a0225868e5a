"""The parameters of the ranking method: few, round, and none learnt from the papers that describe the cases."""

from __future__ import annotations

from dataclasses import dataclass

from symptomdb.model.curie import Curie

#: Everything below this HPO term is a finding; https://hpo.jax.org/browse/term/HP:0000118
PHENOTYPES = Curie("HP", "0000118")


@dataclass(frozen=True, slots=True)
class Method:
    """How findings become points; `docs/benchmarks/find.md` says what each of them adds.

    Attributes:
        specificity: Power with which a finding's rarer ancestors outweigh its common ones.
        noise: Likelihood ratio of a finding that nothing in the condition accounts for.
        redundancy: How strongly findings that say the same share their weight.
        unreported: Points lost per expected but unreported finding, per unit of relative information.
        class_source: Records of this prefix describe classes as well as diseases; they count `class_weight` where
            a record of `disease_source` was merged into the same condition, and are passed down to narrower ones.
        family: Share of its closest relatives' profile that a condition borrows.
        family_limit: A class with more members than this is no family.
        umbrella: Points lost by a class whose narrower conditions are ranked themselves.
        too_young: Points lost by a condition that nobody is known to have at that age.
        female_x_recessive, male_x_recessive: Likelihood ratio of a person's sex for X-linked recessive conditions.
        excluded_weight: Weight of excluded findings; 0 shows them and does not score them.
        negligible: Ancestors that could add less than this to a ratio are left out of the sum.
        unusual_age: Points lost by a condition that usually begins at another age, ten years away or more.
        mostly_one_sex, one_sex: Share of people with a condition of whom a page says that they are mostly, or all, of
            one sex.
        prior_strength: Of how common a condition is, this share of the logarithm counts: what is known of it are
            classes in steps of ten, often estimates, and they must not drown what a person has.
        lasting_years: Of a condition that lasts for years, so many times fewer people meet it anew in a year than have
            it.
        trigger: Likelihood ratio of an event that a condition follows by its page: our choice, small beside a finding
            that few have. Who had no such event loses nothing, since most cases don't tell.
        recent_days: An event longer ago counts for nothing.
        temperature: Divides the points, times the root of 1 + the number of findings, on the way to probabilities.
    """

    name: str = "NBX-F 3"
    specificity: float = 2.0
    noise: float = 0.2
    redundancy: float = 0.5
    unreported: float = 0.3
    class_source: str = "ORPHA"
    disease_source: str = "OMIM"
    class_weight: float = 0.3
    family: float = 0.05
    family_limit: int = 60
    umbrella: float = 2.0
    too_young: float = 2.0
    female_x_recessive: float = 0.1
    male_x_recessive: float = 1.9
    excluded_weight: float = 0.0
    negligible: float = 0.01
    unusual_age: float = 1.0
    mostly_one_sex: float = 0.7
    one_sex: float = 0.975
    prior_strength: float = 0.25
    lasting_years: float = 10.0
    trigger: float = 3.0
    recent_days: float = 365.0
    temperature: float = 0.9
