"""Keys of names: how a name in a source and its mention in a question become the same text.

A key is the lower-cased, unaccented, lightly stemmed tokens of a name, joined by one space. The build and ASK both call
`name_key`, so the two can't drift apart. Over-stemming is harmless as long as it is the same on both sides.

>>> name_key("Lou Gehrig's disease")
'lou gehrig disease'
>>> name_key("Oedema of the ankles") == name_key("edema of the ankle")
True
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’‘ʼ`´][^\W_]+)*['’]?")
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")
_GREEK = str.maketrans(
    {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "κ": "kappa", "λ": "lambda", "ω": "omega"}
)
_ROMAN = {
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10",
}  # fmt: skip
_ROMAN_TYPE = re.compile(r"(i{1,3}|iv|vi{0,3}|ix|x)([a-d]?)")
#: Words after which a Roman numeral is a number: "i" alone is a pronoun and "iv" a drip.
_NUMBERED = frozenset({"type", "stage", "grade", "class", "group", "bipolar"})
#: Plural in looks only, or a different word without its "s".
_UNSTEMMED = frozenset(
    {"aids", "gas", "lens", "series", "species", "does", "has", "was", "this", "yes", "plus", "always"}
)
_FAMILIAR = {"grey": "gray", "mould": "mold", "plough": "plow", "programme": "program", "ageing": "aging"}
_BRACKETED = re.compile(r"\s*[\(\[]([^()\[\]]*)[\)\]]")
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9\-]{0,3}[A-Z0-9][A-Za-z0-9]{0,4}")
#: Keys longer than this are never looked up.
MAX_TOKENS = 9


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: its stem, the word itself in lower case, and where it stands."""

    stem: str
    word: str
    start: int
    end: int


class Form(StrEnum):
    """How a key was made from a name."""

    WHOLE = "whole"
    UNBRACKETED = "unbracketed"
    ACRONYM = "acronym"
    TURNED = "turned"


@dataclass(frozen=True, slots=True)
class NameForm:
    """A key of a name; `weight` (0 to 1] multiplies the weight of the name."""

    key: str
    form: Form
    weight: float


def fold(text: str) -> str:
    """Lower-case `text` and take its accents off; Greek letters are spelt out.

    >>> fold("Ménière’s β-thalassämie")
    'meniere’s beta-thalassamie'
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_GREEK)


def tokens(text: str) -> tuple[str, ...]:
    """The words of `text`, lower-cased and unaccented, not stemmed; apostrophes vanish, hyphens separate.

    >>> tokens("Sjögren's syndrome, COVID-19")
    ('sjogrens', 'syndrome', 'covid', '19')
    """
    return tuple(token.word for token in spans(text))


def spans(text: str) -> tuple[Token, ...]:
    """The words of `text` with their stems and their places in `text` (0-based, end exclusive)."""
    found: list[Token] = []
    before = ""
    for match in _WORD.finditer(text):
        word = fold(match[0]).translate(_APOSTROPHES)
        if not word:
            continue
        found.append(Token(_stem_after(before, word), word, match.start(), match.end()))
        before = found[-1].stem
    return tuple(found)


def name_key(text: str) -> str:
    """The key of a name; empty when it holds no word.

    >>> name_key("Diabetes mellitus, type II")
    'diabete mellitus type 2'
    """
    words = text.lower().split()
    if text.isascii() and all(map(str.isalnum, words)) and _NUMBERED.isdisjoint(words):
        # The common case, several times faster; "X_ray" and "type II" take the long way.
        return " ".join(map(stem, words))
    return " ".join(token.stem for token in spans(text))


def name_forms(text: str) -> tuple[NameForm, ...]:
    """All keys under which a name can be looked up, best first, no key twice.

    >>> [form.key for form in name_forms("Anemia, sickle cell (SCA)")]
    ['anemia sickle cell sca', 'anemia sickle cell', 'sickle cell anemia', 'sca']
    """
    forms = [NameForm(name_key(text), Form.WHOLE, 1.0)]
    bare = _BRACKETED.sub("", text).strip()
    if bare and bare != text:
        forms.append(NameForm(name_key(bare), Form.UNBRACKETED, 1.0))
    head, comma, tail = bare.partition(", ")
    if comma and ", " not in tail:
        forms.append(NameForm(name_key(f"{tail} {head}"), Form.TURNED, 0.95))
    for inner in _BRACKETED.findall(text):
        if _ACRONYM.fullmatch(inner.strip()):
            forms.append(NameForm(name_key(inner), Form.ACRONYM, 0.9))
    kept: dict[str, NameForm] = {}
    for form in forms:
        if form.key and form.key.count(" ") < MAX_TOKENS:
            kept.setdefault(form.key, form)
    return tuple(kept.values())


def is_acronym(text: str) -> bool:
    """True for a short name that is written in capitals, such as MRSA or AIDS."""
    text = text.strip()
    return 2 <= len(text) <= 6 and text.isascii() and sum(letter.isupper() for letter in text) >= len(text) - 1 >= 1


# Names share their words: most stems are asked for again and again.
@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """Take the plural off one folded word and spell it the American way.

    >>> stem("allergies"), stem("leukaemias"), stem("metastases"), stem("tumours")
    ('allergy', 'leukemia', 'metastasis', 'tumor')
    """
    if len(word) < 4 or word in _UNSTEMMED or not word.isalpha():
        return word
    return _american(_singular(word))


def _stem_after(before: str, word: str) -> str:
    if before in _NUMBERED and (roman := _ROMAN_TYPE.fullmatch(word)):
        return _ROMAN[roman[1]] + roman[2]
    return stem(word)


def _singular(word: str) -> str:
    if not word.endswith("s") or word.endswith(("ss", "is", "us")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("stases") or (word.endswith("oses") and len(word) > 6):
        return word[:-2] + "is"
    if word.endswith(("sses", "xes", "shes", "ruses", "nuses", "tuses")) or (
        word.endswith("ches") and not word.endswith("aches")
    ):
        return word[:-2]
    return word[:-1]


def _american(word: str) -> str:
    word = _FAMILIAR.get(word, word)
    if "ae" in word or "oe" in word:
        word = word.replace("ae", "e").replace("oe", "e")
    if len(word) > 4 and word.endswith("our"):
        word = word[:-3] + "or"
    elif len(word) > 4 and word.endswith(("tre", "bre")):
        word = word[:-2] + "er"
    if "isation" in word:
        word = word.replace("isation", "ization")
    return word.replace("sulph", "sulf").replace("leuco", "leuko")
