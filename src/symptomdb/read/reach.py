"""How far a denial reaches: through a list, not past a new clause, never into somebody else's findings."""

from __future__ import annotations

from symptomdb.read.cue_tables import BASE_VERBS, FINITE_VERBS, HAVING, PERSON, PREPOSITIONS, SUBJECTS, Cue
from symptomdb.read.mentions import Mention
from symptomdb.read.sentence import Found, Sentence

#: Words between a cue and a finding, or within one item of a list.
_REACH = 5
#: Right behind an item they show that the list under a denial is not over, or close it.
_CLOSING = frozenset("and were was are is noted seen reported present found observed on at in today".split())
#: Right behind "and" or a comma they always begin a new clause.
_PRONOUNS = frozenset("i he she they we".split())
#: Of whom a parent tells: at a sentence's start they are the person the text is about.
_CHILDREN = frozenset("son daughter grandson granddaughter".split())
#: They may stand between a denial and its verb.
_ADVERBS = frozenset("once ever really actually yet previously currently recently otherwise".split())
#: Before a finding's name they are no words of their own.
_ARTICLES = frozenset("a an the any".split())
_JOINING = frozenset({"and", "or", "nor", "and/or"})
_EXCLUDING = frozenset({Cue.NO, Cue.DENIES})


def excluded_before(sentence: Sentence, mention: Mention) -> Found | None:
    """The nearest cue before a mention, if its reach covers the mention."""
    if _EXCLUDING.isdisjoint(sentence.kinds):
        return None
    for cue in reversed(sentence.cues):
        if cue.last >= mention.start:
            continue
        if cue.cue in (Cue.NO, Cue.DENIES):
            return cue if _reaches(sentence, cue, mention) else None
        if cue.cue is Cue.STOP and not _is_negated(sentence, cue):
            return None
    return None


def _is_negated(sentence: Sentence, cue: Found) -> bool:
    """ "haven't noticed any blood": the verb right behind a cue does not end its reach."""
    before = cue.first - 2
    if sentence.pieces[max(before, 0)] in _ADVERBS:
        before -= 2  # "has never once complained of"
    return any(
        other.last == before and other.cue in (Cue.NO, Cue.DENIES) and not sentence.pieces[cue.first - 1].strip()
        for other in sentence.cues
    )


def _reaches(sentence: Sentence, cue: Found, mention: Mention) -> bool:
    if any(cue.last < at < mention.start and _is_owner(sentence, at, mention) for at in sentence.relatives):
        return False
    pieces = sentence.pieces
    if pieces[cue.last] == "nothing" and cue.last + 2 != mention.start:
        return False  # "nothing hurts", but "nothing I take helps the pain"
    words = commas = 0
    for i in range(cue.last + 1, mention.start):
        piece = pieces[i]
        if piece[0].isalnum():
            if piece in _JOINING:
                words = 0
            elif piece not in _ARTICLES:
                words += 1
        elif ":" in piece or ";" in piece:
            return False
        elif "," in piece or "/" in piece:
            commas += "," in piece
            words = 0
        if words > _REACH:
            return False
    if is_new_clause(sentence, cue, mention):
        return False
    return not commas or cue.cue is Cue.DENIES or _is_list(sentence, cue, mention)


def is_new_clause(sentence: Sentence, cue: Found, mention: Mention) -> bool:
    """ "no longer bends and the thigh is swollen": behind "and" or a comma a verb of its own begins a new clause."""
    joined = has_subject = first = False
    pieces = sentence.pieces
    behind = 3 if pieces[cue.first] in PREPOSITIONS else 1
    for i in range(cue.last + 1, min(mention.end + behind, sentence.end)):
        piece = pieces[i]
        if not piece[0].isalnum():
            joined = joined or "," in piece
            first = first or "," in piece
        elif piece in _JOINING:
            joined = first = piece == "and"
            has_subject = False
        elif joined:
            if first and piece in _PRONOUNS:
                return True
            has_subject = has_subject or (first and piece in SUBJECTS)
            first = False
            if piece in FINITE_VERBS or (has_subject and piece in BASE_VERBS):
                return True
    return False


def _is_list(sentence: Sentence, cue: Found, mention: Mention) -> bool:
    """ "no A, B or C" is a list; in "cough, no fever, headache" the cue covers one item only."""
    for i in range(cue.last + 1, sentence.end):
        if sentence.pieces[i] in ("or", "nor"):
            return True
        if i > mention.end and any(f.first == i and f.cue in (Cue.STOP, Cue.NO, Cue.DENIES) for f in sentence.cues):
            break
    if any("," in piece for piece in sentence.pieces[sentence.begin : cue.first] if not piece[0].isalnum()):
        return False
    following = sentence.words(mention.end, sentence.end)
    marks = "".join(p for p in sentence.pieces[mention.end + 1 : sentence.end] if not p[0].isalnum())
    return "," in marks or not following or following[0] in _CLOSING


def is_theirs(sentence: Sentence, relative: int, mention: Mention) -> bool:
    """Whether a relative before a mention has the finding."""
    return _is_owner(sentence, relative, mention) and not _is_told_after(sentence, relative, mention)


def _is_owner(sentence: Sentence, relative: int, mention: Mention) -> bool:
    """Whether a clause about a relative begins before the mention; it may be over ("mother had DVT, rash")."""
    pieces = sentence.pieces
    if (relative >= 2 and pieces[relative - 2] in ("like", "to", "by")) or (
        relative >= 4 and pieces[relative - 4] in ("like", "to", "than", "by")
    ):
        return False
    if pieces[relative] in _CHILDREN and relative == sentence.begin + 2 and pieces[sentence.begin] in ("my", "our"):
        return False
    between = sentence.words(relative, mention.start)
    if pieces[relative].endswith("'s"):
        return len(between) <= 3
    return bool(HAVING.intersection(between[:4])) and not PERSON.intersection(between)


def _is_told_after(sentence: Sentence, relative: int, mention: Mention) -> bool:
    """ "denies fever, mother had DVT, rash": one item in a row of notes is the relative's, the next is not."""
    pieces = sentence.pieces
    commas = [i for i in range(relative + 1, mention.start) if "," in pieces[i]]
    if not commas:
        return False
    if any(cue.cue is Cue.UNCERTAIN and cue.first - 1 in commas for cue in sentence.cues):
        return True
    return _is_among_others(sentence, relative) and _JOINING.isdisjoint(pieces[relative : mention.start])


def _is_among_others(sentence: Sentence, relative: int) -> bool:
    return any("," in piece for piece in sentence.pieces[sentence.begin : relative] if not piece[0].isalnum())
