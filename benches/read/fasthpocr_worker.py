"""Runs in FastHPOCR's own environment: index an ontology, read texts from standard input, print mentions as JSON.

The index takes some 20 minutes of processor time; one that the folder holds already is used again.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from FastHPOCR.HPOAnnotator import HPOAnnotator
from FastHPOCR.IndexHPO import IndexHPO

obo, folder = sys.argv[1:3]
index = Path(folder) / "hp.index"
if not index.exists():
    IndexHPO(obo, folder).index()
annotator = HPOAnnotator(str(index))
rows = []
for text in json.load(sys.stdin):
    try:
        found = annotator.annotate(text, longestMatch=True)
    except Exception:  # it fails on some long texts; they count as not read
        found = []
    rows.append([[a.startOffset, a.endOffset, a.hpoUri] for a in found])
print("RESULT", json.dumps(rows))
