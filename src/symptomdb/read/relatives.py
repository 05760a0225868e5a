"""Whose a finding is: a relative's, where the clause that tells of it is about the relative."""

from __future__ import annotations

from symptomdb.read.cue_parts import Cue
from symptomdb.read.cue_tables import HAVING, HE, JOINING, PERSON, SHE, TELLING_OTHERS, THEY, WAYS_TO_BE
from symptomdb.read.mentions import Mention
from symptomdb.read.sentence import Sentence

#: Of whom a parent tells: at a sentence's start they are the person the text is about.
_CHILDREN = frozenset("son daughter son's daughter's grandson granddaughter".split())
#: Before a relative they show that the clause is about somebody else ("brought by mother", "like my aunt").
_NOT_ABOUT = frozenset("like unlike to by than from per via through".split())
_OURS = frozenset(["my", "our"])
#: In them the writer or the patient comes back.
_SELVES = frozenset("i me my mine we i'm i've i'll i'd myself patient pt proband".split())
_PERFECT = frozenset("has had have".split())
#: Right behind a relative nothing but these stands before the verb.
_ADVERBS = frozenset(["", *"also then now always first often recently who both just initially later".split()])
_SAID_OF = frozenset("reported suspected described observed".split())
_FEARS = frozenset(["worried", "concerned"])
#: Words of one clause between a relative and what is told of them.
_CLAUSE = 6
#: As far as "she" may stand behind "my mother".
_PRONOUN_REACH = 14
#: Behind a relative's finding they make it the writer's too.
_ME_TOO = (("so", "do", "i"), ("so", "have", "i"), ("so", "am", "i"), ("as", "do", "i"), ("as", "have", "i"))


def is_theirs(sentence: Sentence, relative: int, mention: Mention) -> bool:
    """Whether a relative before a mention has the finding, and the writer has it not as well."""
    return (
        is_owner(sentence, relative, mention)
        and not _is_told_after(sentence, relative, mention)
        and not _is_shared(sentence, mention)
    )


def is_owner(sentence: Sentence, relative: int, mention: Mention) -> bool:
    """Whether a clause about a relative begins before the mention; it may be over ("mother had DVT, rash")."""
    pieces = sentence.pieces
    if any(pieces[at] in _NOT_ABOUT for at in (relative - 2, relative - 4) if at >= sentence.begin):
        return False
    if pieces[relative] in _CHILDREN and relative == sentence.begin + 2 and pieces[sentence.begin] in _OURS:
        return False
    between = sentence.words(relative, mention.start)
    if not _SELVES.isdisjoint(between) or _tells(between):
        return False
    if pieces[relative].endswith("'s") and len(between) <= 3 and "because" not in between:
        return True
    if not PERSON.isdisjoint(between):
        return len(between) <= _PRONOUN_REACH and _is_meant(sentence, relative, between)
    return not HAVING.isdisjoint(between[:4]) or _is_subject(sentence, relative, mention, between)


def _tells(between: list[str]) -> bool:
    """ "his mother noted", "mum is worried", "has noticed", but not "was noted to have" nor "has suspected gout"."""
    if TELLING_OTHERS.isdisjoint(between):
        return False
    before = ""
    for word in between:
        if word in TELLING_OTHERS:
            return word in _FEARS or before in _ADVERBS or (before in _PERFECT and word not in _SAID_OF)
        if before in HAVING:
            return False
        before = word
    return False


def _is_subject(sentence: Sentence, relative: int, mention: Mention, between: list[str]) -> bool:
    """ "my mum can't walk", "dad often forgets things": the mention is what the relative does or can't do."""
    if len(between) > _CLAUSE or not WAYS_TO_BE.issuperset(between):
        return False
    return all(gap == " " for gap in sentence.pieces[relative + 1 : mention.start : 2])


def _is_meant(sentence: Sentence, relative: int, between: list[str]) -> bool:
    """Whether "she" behind "my mother" or "his mother" is the mother; behind "her mother" it may be the patient."""
    pronouns = PERSON.intersection(between)
    word = sentence.pieces[relative].removesuffix("'s")
    own = SHE if word in SHE else HE if word in HE else THEY
    if not own.issuperset(pronouns):
        return False
    owners = sentence.words(max(relative - 6, sentence.begin - 1), relative)[-2:]
    if not _OURS.isdisjoint(owners):
        return True
    return (own is SHE and "his" in owners) or (own is HE and "her" in owners)


def _is_shared(sentence: Sentence, mention: Mention) -> bool:
    """ "my wife has a rash and so do I"."""
    after = sentence.words(mention.end, min(mention.end + 10, sentence.end))
    return "i" in after and any(tuple(after[n : n + 3]) in _ME_TOO for n in range(2))


def _is_told_after(sentence: Sentence, relative: int, mention: Mention) -> bool:
    """ "denies fever, mother had DVT, rash": one item in a row of notes is the relative's, the next is not."""
    pieces = sentence.pieces
    commas = [i for i in range(relative + 1, mention.start) if "," in pieces[i]]
    if not commas:
        return False
    if any(cue.cue is Cue.UNCERTAIN and cue.first - 1 in commas for cue in sentence.cues):
        return True
    return _is_among_others(sentence, relative) and JOINING.isdisjoint(pieces[relative : mention.start])


def _is_among_others(sentence: Sentence, relative: int) -> bool:
    return any("," in piece for piece in sentence.pieces[sentence.begin : relative] if not piece[0].isalnum())
