"""Set phrases of quoted passages: lists copied from elsewhere, lists of links, pronunciation notes."""

from __future__ import annotations

import re

#: From here on a rare-disease answer is a copy of an HPO list, as old as the text.
_HPO_LIST = re.compile(r"\s*The Human Phenotype Ontology (?:\(HPO\) )?provides\b.*", re.DOTALL)
_LEADING_QUESTION = re.compile(r"^(?:What|How|Is|Are|Who|When|Which|Can|Does|Do)\b[^.?!]{3,160}\?\s*")
_LINK_LISTS = (
    re.compile(r"^These resources (?:address|from)\b"),
    re.compile(r"^The resources below provide information about\b[^.]*\.?\s*(?:If you|$)"),
    re.compile(r"^On this Page\b"),
    re.compile(r"^New types of treatment are being tested in clinical trials\."),
    re.compile(r"^\W*$"),
)
_NAVIGATION = re.compile(
    r"\*See the Pronunciation Guide for tips on how to say the[^.]*\.|^Key Points\s+|\(Watch the video[^)]*\)"
    r"|To enlarge[^.]*\."
)
#: Shorter rests of an answer say nothing.
SHORTEST = 25


def prose_of(answer: str) -> tuple[str, bool]:
    """The prose of an answer, empty when there is none; and whether a copied list was cut off.

    >>> prose_of("What are the signs of gout? The Human Phenotype Ontology provides the following list: Pain 90%")
    ('', True)
    >>> prose_of("These resources address the diagnosis of gout: - Gene Review")
    ('', False)
    """
    text, cuts = _HPO_LIST.subn("", answer)
    text = " ".join(_NAVIGATION.sub(" ", text).split())
    if any(pattern.search(text) for pattern in _LINK_LISTS):
        return "", bool(cuts)
    if len(_LEADING_QUESTION.sub("", text)) < SHORTEST:
        return "", bool(cuts)
    return text, bool(cuts)
