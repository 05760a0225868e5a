"""How far a denial reaches: through a list, not past a new clause, never into somebody else's findings."""

from __future__ import annotations

from symptomdb.read.cue_parts import Cue
from symptomdb.read.cue_tables import BASE_VERBS, FINITE_VERBS, JOINING, PREPOSITIONS, SUBJECTS
from symptomdb.read.mentions import Mention
from symptomdb.read.relatives import is_owner
from symptomdb.read.sentence import ANSWERS, Found, Sentence

#: Words between a cue and a finding, or within one item of a list.
_REACH = 5
#: Right behind an item they show that the list under a denial is not over, or close it.
_CLOSING = frozenset("and were was are is noted seen reported present found observed on at in today".split())
#: Right behind "and" or a comma they always begin a new clause.
_PRONOUNS = frozenset("i he she they we".split())
#: They may stand between a denial and its verb.
_ADVERBS = frozenset("once ever really actually yet previously currently recently otherwise".split())
#: Before a finding's name they are no words of their own.
_ARTICLES = frozenset("a an the any".split())
#: Behind "no fever," an item that begins with one of these is told and not denied: nobody has "no stiff hip".
_DESCRIBING = frozenset(
    "stiff swollen sore warm red hot cold numb weak slurred hard painful tender blurred blurry tight itchy puffy"
    " bruised throbbing burning aching crushing stabbing drooping droopy severe terrible sudden bad worst awful".split()
)
#: So is an item that holds one of these.
_TELLING = frozenset("left right my cannot can't couldn't won't unable keeps keep".split())
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
    if any(cue.last < at < mention.start and is_owner(sentence, at, mention) for at in sentence.relatives):
        return False
    pieces = sentence.pieces
    if pieces[cue.last] == "nothing" and cue.last + 2 != mention.start:
        return False  # "nothing hurts", but "nothing I take helps the pain"
    if pieces[cue.last] in ANSWERS and pieces[cue.last + 1].startswith("."):
        return False  # "headache? no. fever? yes."
    words = commas = 0
    for i in range(cue.last + 1, mention.start):
        piece = pieces[i]
        if piece[0].isalnum():
            if piece in JOINING:
                words = 0
            elif piece not in _ARTICLES and i not in sentence.taken:
                words += 1  # a finding's name may be as long as it is
        elif ":" in piece or ";" in piece or (piece.startswith(". ") and i - 1 in sentence.taken):
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
            if i > mention.end and "," in piece:
                return False  # "without a cough, he was well"
            joined = joined or "," in piece
            first = first or "," in piece
        elif piece in JOINING:
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
    if _is_told(sentence, cue, mention):
        return False
    if any("," in piece for piece in sentence.pieces[sentence.begin : cue.first] if not piece[0].isalnum()):
        return False
    following = sentence.words(mention.end, sentence.end)
    marks = "".join(p for p in sentence.pieces[mention.end + 1 : sentence.end] if not p[0].isalnum())
    return "," in marks or not following or following[0] in _CLOSING


def _is_told(sentence: Sentence, cue: Found, mention: Mention) -> bool:
    """ "no fever, stiff hip, swollen left calf": an item behind a comma is told where it or one before it describes."""
    item: list[str] = []
    behind = False
    for i in range(cue.last + 1, sentence.end):
        piece = sentence.pieces[i]
        if piece[0].isalnum():
            item.append(piece)
        elif "," in piece:
            if behind and _describes(item):
                return True
            if i > mention.end:
                return False
            item, behind = [], True
    return behind and _describes(item)


def _describes(item: list[str]) -> bool:
    return item[:1] != [] and (item[0] in _DESCRIBING or not _TELLING.isdisjoint(item))
