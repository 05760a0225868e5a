"""What cues do, and those that are made of parts, each of the first with each of the next."""

from __future__ import annotations

from enum import IntEnum


class Cue(IntEnum):
    """What a cue does."""

    NONE = 0  # looks like a cue and is none
    NO = 1  # excludes what follows
    DENIES = 2  # excludes what follows, through a whole list
    STOP = 3  # ends the reach of a cue
    UNCERTAIN = 4  # makes what follows uncertain
    HYPOTHETICAL = 5  # makes what follows hypothetical
    HISTORICAL = 6  # puts what follows into the past
    AFTER_NO = 7  # excludes what stands before
    AFTER_UNCERTAIN = 8
    AFTER_HISTORICAL = 9
    FAMILY = 10  # what follows is a relative's
    AFTER_FAMILY = 11


_SEEN = "documented|seen|noted|reported|observed|found|recorded|detected|demonstrated|present|a problem"
_SOMEBODY = (
    "i have|i had|i've|i've got|i am|i'm|he has|he had|she has|she had|it's|it is|this is|that is|there is|he's|she's"
)
_KIN = "mother|father|mum|mom|dad|sister|brother|aunt|uncle|grandmother|grandfather|cousin|siblings|parents|relatives"
_UNSURE = (
    "not sure if|not sure whether|unsure if|unsure whether|wonder if|wonder whether|wondering if|wondering whether"
    "|don't know if|don't know whether|no idea if|no idea whether|doubt|doubt that|doubt whether"
)
_WAS_NOT = (
    "not|wasn't|weren't|never|isn't|was not|were not|is not|are not|was never|were never|has not been|have not been"
    "|had not been|has never been|have never been"
)
_CANNOT = "can't|cannot|can not|couldn't|could not|unable to"
_STOPPED = "hasn't|haven't|has not|have not|hadn't|not|never|didn't|doesn't|does not|won't|will not"
_WHOSE = "|my|his|her|their|the|a|both|maternal|paternal"
_WHO = "i|he|she|they|we|you"
#: Cues that are made of parts: each of the first with each of the next.
CUES_OF_PARTS: tuple[tuple[Cue, tuple[str, ...]], ...] = (
    (Cue.NONE, ("why|when|where|how often", "do|does|did", _WHO, "have|get|feel")),
    (Cue.NONE, (_STOPPED, "stopped|stop|stops|stopping|gone away|go away|went away")),
    (Cue.NONE, ("never|not|rarely|no day|not a day|not a day goes by|hardly a day", "without")),
    (Cue.NONE, ("never|not|rarely", "free", "of|from")),
    (Cue.NO, (_CANNOT, "feel|find|see|hear", "a|an")),
    (Cue.NO, ("nobody|nobody's|nobody has|no one|no one's|no one has", "noticed|seen")),
    (
        Cue.AFTER_NO,
        (
            "not|is not|was not|isn't|wasn't|has not been|hasn't been|have not been|was never|has never been",
            "a|an|much of a",
            "feature|symptom|concern|complaint|issue|worry|finding|problem",
        ),
    ),
    (Cue.NO, (_WAS_NOT, "found to have|noted to have|known to have|thought to have|diagnosed with")),
    (Cue.AFTER_NO, ("has never been|have never been|had never been|was never|were never|never", _SEEN)),
    (Cue.AFTER_NO, ("was|were|is|are|", "conspicuously|notably|entirely|completely", "absent|missing|lacking")),
    (
        Cue.AFTER_NO,
        ("did not|didn't|never|failed to|has not|have not", "develop|developed|ensue|materialise|materialize|happen"),
    ),
    (Cue.UNCERTAIN, (_UNSURE, _SOMEBODY)),
    (Cue.UNCERTAIN, ("could|might|do|does", _WHO, "have")),
    (Cue.UNCERTAIN, ("have i|has he|has she|have they", "got")),
    (
        Cue.HYPOTHETICAL,
        ("scared of|afraid of|frightened of|terrified of|worried about|fear of|dread", "getting|having|developing"),
    ),
    (
        Cue.AFTER_HISTORICAL,
        (
            "has not|have not|had not|hasn't|haven't|did not|didn't|never",
            "recurred|recur|returned|return|come back|came back",
        ),
    ),
    (Cue.AFTER_HISTORICAL, ("no longer", "occur|occurs|happen|happens|there|troubles me|bothers me")),
    (Cue.HISTORICAL, ("no further", "episodes|attacks|bouts|spells|episode|attack", "of")),
    (
        Cue.AFTER_FAMILY,
        ("on|from", "my|his|her|their|the", "mother's|father's|mum's|mom's|dad's|maternal|paternal", "side"),
    ),
    (Cue.AFTER_FAMILY, ("in", _WHOSE, _KIN)),
    (Cue.AFTER_FAMILY, ("in", "his|her|the|a", "maternal|paternal", _KIN)),
)
