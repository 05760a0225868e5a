"""Times ASK on the built knowledge base: warm percentiles, the first answer, and a cold answer as a whole process.

Usage: ``python benches/ask.py [DATABASE]``; without a database the configured one is used. It must have been built.
"""

from __future__ import annotations

import resource
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
COLD_ROUNDS = 11


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
    _cold(url)


def _cold(url: str | None) -> None:
    """A whole process per answer beside one that only imports SQLAlchemy, in turns: seconds, and processor seconds."""
    place = ["--database", url] if url else []
    commands = {
        "interpreter alone": ["-c", "pass"],
        "import sqlalchemy": ["-c", "import sqlalchemy"],
        "cold answer": ["-m", "symptomdb", "ask", QUESTIONS[0], *place],
    }
    taken: dict[str, list[tuple[float, float]]] = {label: [] for label in commands}
    for _ in range(COLD_ROUNDS + 1):
        for label, arguments in commands.items():
            taken[label].append(_seconds([sys.executable, *arguments]))
    for label, all_runs in taken.items():
        # The first round reads files from the disk and writes bytecode.
        wall, processor = (sorted(one) for one in zip(*all_runs[1:], strict=True))
        middle = f"{statistics.median(wall):6.3f} s, processor {statistics.median(processor):6.3f} s"
        print(f"{label:18} n={COLD_ROUNDS} median {middle}; best {wall[0]:6.3f} s, {processor[0]:6.3f} s")
    ratios = [cold[0] / base[0] for cold, base in zip(taken["cold answer"], taken["import sqlalchemy"], strict=True)]
    print(f"cold answer / import of SQLAlchemy, median of pairs {statistics.median(ratios[1:]):5.2f}")


def _seconds(command: list[str]) -> tuple[float, float]:
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
