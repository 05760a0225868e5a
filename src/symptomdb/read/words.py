"""Word keys: one key for all forms of a word (`tight` for a word alone, `loose` in phrases)."""

from __future__ import annotations

import re
from functools import lru_cache

from symptomdb.read.word_groups import GROUPS
from symptomdb.read.word_tables import FAMILIES, IRREGULAR, KEEP, SUFFIXES

_AE_OE = re.compile(r"(?<=.)?[ao]e(?=[a-z])")
_OUR = re.compile(r"(?<=[a-z]{2})our(?=$|s$|ed$|ing$|al$|ally$|less$|able$|ful$|ation)")
_ISE = re.compile(r"(?<=[a-z]{3})is(?=e$|ed$|es$|ing$|ation$|ations$)")
_YSE = re.compile(r"(?<=[a-z]{2})(?<!ph)ys(?=e$|ed$|es$|ing$)")
_TRE = re.compile(r"(?<=t)re(?=s?$)|(?<=[iu]b)re(?=s?$)|(?<=lib)re(?=s?$)")
# "toe", "shoe", "poem": an oe or ae here is no British spelling.
_NO_BRITISH = re.compile(r"toe|shoe|poe|does|goes|aer|michae|israe|coex|phae?nix|coef")


def british_to_american(word: str) -> str:
    """Spell a lower-case word the American way.

    >>> [british_to_american(w) for w in ("oedema", "tumour", "generalised", "haemorrhage", "toes", "fibre")]
    ['edema', 'tumor', 'generalized', 'hemorrhage', 'toes', 'fiber']
    """
    if ("ae" in word or "oe" in word) and not _NO_BRITISH.search(word):
        word = _AE_OE.sub("e", word)
    if "our" in word and len(word) > 5:
        word = _OUR.sub("or", word)
    if "is" in word:
        word = _ISE.sub("iz", word)
    if "ys" in word:
        word = _YSE.sub("yz", word)
    if len(word) > 4 and word.endswith(("re", "res")):
        word = _TRE.sub("er", word)
    return word.replace("sulph", "sulf").replace("leuco", "leuko").replace("grey", "gray")


def singular(word: str) -> str:
    """Cut a plural ending, Latin and Greek ones too.

    >>> [singular(w) for w in ("anomalies", "fissurae", "stomata", "exostoses", "cortices", "ears", "mass", "nervous")]
    ['anomaly', 'fissura', 'stoma', 'exostosis', 'cortex', 'ear', 'mass', 'nervous']
    """
    if len(word) < 4 or word[-1] not in "sae":
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ae"):
        return word[:-1]
    if word.endswith("mata"):
        return word[:-2]
    if word.endswith(("oses", "physes")):
        return word[:-2] + "is"
    if word.endswith(("tices", "dices", "pices")):
        return word[:-4] + "ex"
    if word.endswith(("xes", "ches", "shes", "sses", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


_ENDINGS = tuple(ending for ending, _ in FAMILIES)
_SUFFIXES = frozenset(SUFFIXES)
_LONGEST_SUFFIX = max(map(len, SUFFIXES))


def _family(word: str) -> str:
    if not word.endswith(_ENDINGS):
        return word
    for ending, target in FAMILIES:
        if word.endswith(ending) and len(word) >= len(ending) + 2:
            return word[: -len(ending)] + target
    return word


def _plain(word: str) -> str:
    """Irregular, American, singular, family; a group is not looked up."""
    if word.endswith("'s"):
        word = word[:-2]
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in KEEP:
        return word
    word = british_to_american(word)
    word = IRREGULAR.get(word, word)
    if word in KEEP:
        return word
    word = singular(word)
    return _family(IRREGULAR.get(word, word))


def _stem(word: str) -> str:
    if word in KEEP or not word.isalpha():
        return word
    for size in range(min(_LONGEST_SUFFIX, len(word) - 3), 0, -1):
        left = len(word) - size
        if word[left:] in _SUFFIXES and (size >= 3 or left >= 4):
            return _undoubled(word[:left], word[left:])
    return word


def _undoubled(stem: str, suffix: str) -> str:
    """ "webbed" has "web", "displacement" has "displaced"."""
    if suffix in ("ed", "ing") and len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in "bpt":
        return stem[:-1]
    return stem[:-1] if suffix in ("ment", "ments") and stem[-1] == "e" and len(stem) > 4 else stem


def _groups() -> dict[str, str]:
    table: dict[str, str] = {}
    for group in GROUPS:
        head, *others = group.split()
        for word in (head, *others):
            table.setdefault(_plain(word), head)
            table.setdefault(word, head)
    return table


_GROUP = _groups()


def tight(word: str) -> str:
    """The key of a word that stands alone as a name: irregular, British, plural and family forms only.

    >>> tight("seizures") == tight("seizure"), tight("anaemic") == tight("anemia"), tight("spinning") == tight("spine")
    (True, True, False)
    """
    return _plain(word)


@lru_cache(maxsize=65536)
def loose(word: str) -> str:
    """The key of a word inside a phrase: as `tight`, then its group, else one general suffix stripped.

    >>> loose("renal") == loose("kidneys"), loose("palmar") == loose("palms"), loose("aching") == loose("pain")
    (True, True, True)
    """
    plain = _plain(word)
    group = _GROUP.get(plain)
    if group is not None:
        return group
    return _stem(plain)
