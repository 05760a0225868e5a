"""Times ASK on the built knowledge base: warm percentiles, the first answer, and a bare interpreter for scale.

Usage: ``python benches/ask.py [DATABASE]``; without a database the configured one is used. It must have been built.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from symptomdb.library import SymptomDatabase

QUESTIONS = (
    "What are the symptoms and treatment options for heterotopic ossification?",
    "hetrotopic osification treatment",
    "how is HO prevented after a hip replacement",
    "What are the symptoms of Marfan syndrome?",
    "how is Marfan syndrome treated",
    "Does osteogenesis imperfecta run in families?",
    "life expectancy with FOP",
    "what is asthma",
    "pinkeye how to stop it spreading",
    "What are the symptoms of Blorptosis syndrome?",
    "I have crushing chest pain right now",
    "how much ibuprofen can I take",
    "What is the capital of Mongolia?",
    "I have a stiff hip and a hard lump after surgery, what could it be?",
    "My son is nine and was told that he has achondroplasia. We live far from any hospital and read a lot. Which "
    "complications should we look out for, and how is it followed up?",
)
ROUNDS = 20


def main() -> None:
    """Print the figures in milliseconds."""
    url = sys.argv[1] if len(sys.argv) > 1 else None
    with SymptomDatabase.open(url) as db:
        begun = time.perf_counter()
        db.ask(QUESTIONS[0])
        print(f"first answer       {1000 * (time.perf_counter() - begun):7.1f}")
        for question in QUESTIONS:
            db.ask(question)
        times = []
        for _ in range(ROUNDS):
            for question in QUESTIONS:
                begun = time.perf_counter()
                db.ask(question)
                times.append(1000 * (time.perf_counter() - begun))
    cuts = statistics.quantiles(times, n=100)
    print(
        f"warm p50           {cuts[49]:7.1f}\nwarm p95           {cuts[94]:7.1f}\nwarm max           {max(times):7.1f}"
    )
    for label, code in (
        ("interpreter alone", "pass"),
        ("import symptomdb", "import symptomdb"),
        ("import ask", "import symptomdb.ask.answer"),
    ):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        print(f"{label:18} {1000 * (time.perf_counter() - begun):7.1f}")


if __name__ == "__main__":
    main()
