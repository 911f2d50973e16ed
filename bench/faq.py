"""Measures the answers: right, wrong, false, fast. One command, one table.

    python -m bench.faq                                own content, held-out questions
    python -m bench.faq --questions FILE               other questions in the same format
    python -m bench.faq --corpus FILE --questions FILE entries as JSON lines instead of the content
    python -m bench.faq --words-only                   as on a machine without the model

Pin it to one core (`taskset -c 0`) for the figures of the issue's table.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.table import Row, show
from bot.faq.library import Librarian
from bot.faq.retrieval.embedder import Embedder, NotUsable
from bot.faq.retrieval.finding import Band, Finding

ROOT = Path(__file__).resolve().parent.parent
HELD_OUT = ROOT / "tests" / "faq" / "questions" / "held-out.jsonl"


def no_model() -> Embedder:
    """Stands for a machine on which the model does not run."""
    raise NotUsable("it was left out on purpose")


def lay_out(corpus: Path, folder: Path) -> Path:
    """A content folder from entries as JSON lines (`id`, `question`, `answer`, `tags`)."""
    place = folder / "faq" / "en"
    place.mkdir(parents=True)
    for number, line in enumerate(corpus.read_text(encoding="utf-8").splitlines()):
        entry = json.loads(line)
        answer = entry.pop("answer")
        text = "---\n" + "".join(f"{k}: {json.dumps(v)}\n" for k, v in entry.items()) + "---\n"
        (place / f"{number:04}.md").write_text(text + answer + "\n", encoding="utf-8")
    return folder


def accepted(row: dict[str, Any]) -> set[str]:
    """The ids that answer a question."""
    return {row["expected_id"], *(row.get("also_ok") or ())} if row["expected_id"] else set()


def ranking(found: Finding) -> list[str]:
    """The answer and the choices in one list, best first."""
    first = [found.answer.id] if found.answer else []
    return [*first, *found.suggestions]


def rates(rows: Sequence[dict[str, Any]], findings: Sequence[Finding]) -> dict[str, float]:
    """The figures of the issue's table, as shares from 0 to 1."""
    counted: dict[str, list[bool]] = {}

    def count(name: str, value: bool) -> None:
        counted.setdefault(name, []).append(value)

    for row, found in zip(rows, findings, strict=True):
        right = accepted(row)
        if not right:
            hard = "near-misses" if row["kind"] == "hard" else "others"
            for name in ("false answers: all", f"false answers: {hard}"):
                count(name, found.band is Band.ANSWER)
            count(f"offered although nothing fits: {hard}", found.band is Band.CHOICES)
            continue
        spanish = row.get("language") == "es" or row["kind"] == "es"
        language = "Spanish" if spanish else "English"
        ranked = ranking(found)
        direct = found.answer is not None and found.answer.id in right
        count(f"right first, {language}", ranked[:1] != [] and ranked[0] in right)
        count(f"among three, {language}", bool(right & set(ranked[:3])))
        count(f"answered right, {language}", direct)
        count(f"answered wrong, {language}", found.answer is not None and not direct)
        offered = found.band is Band.CHOICES and bool(right & set(found.suggestions))
        count(f"answered right or offered, {language}", direct or offered)
    return {name: float(np.mean(values)) for name, values in sorted(counted.items())}


def memory() -> float:
    """What the process holds now, in megabytes (Linux; 0 elsewhere)."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * 4096 / 1e6


def rows() -> list[Row]:
    """The shipped answers asked the held-out questions, as one part of `make bench`."""
    return measured(options([]))[0]


def options(words: Sequence[str] | None = None) -> argparse.Namespace:
    """What is asked for on the command line, or in these words."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--questions", type=Path, default=HELD_OUT)
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--var", type=Path, help="keeps vectors between runs")
    parser.add_argument("--state", default="us-vt")
    parser.add_argument("--words-only", action="store_true")
    parser.add_argument("--errors", action="store_true", help="also lists what went wrong")
    parser.add_argument("--predictions", type=Path, help="writes them as `ask --batch` does")
    return parser.parse_args(words)


Asked = list[dict[str, Any]]


def measured(chosen: argparse.Namespace) -> tuple[list[Row], Asked, list[Finding]]:
    """The table, the questions, and what was found for each."""
    lines = chosen.questions.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    with tempfile.TemporaryDirectory() as folder:
        content = lay_out(chosen.corpus, Path(folder)) if chosen.corpus else chosen.content
        var = chosen.var or Path(folder) / "var"
        more = {"embedder": no_model} if chosen.words_only else {}
        before = memory()
        started = time.perf_counter()
        librarian = Librarian(content, var, in_background=False, **more)
        librarian.find_now("where do I start", language="en", state=chosen.state)
        ready = time.perf_counter() - started
        complete = librarian.is_complete
        librarian.complete(lambda done, total: print(f"\r{done}/{total}", end="", file=sys.stderr))
        findings, times = [], []
        for row in rows:
            language = row.get("language") or ("es" if row["kind"] == "es" else "en")
            begun = time.perf_counter()
            finding = librarian.find_now(row["query"], language=language, state=chosen.state)
            times.append((time.perf_counter() - begun) * 1000)
            findings.append(finding)
        held = memory()
        librarian.close()
    table = [Row(name, f"{value:.3f}") for name, value in rates(rows, findings).items()]
    half, most = np.percentile(times, [50, 99])
    table += [
        Row("p50 / p99 ms", f"{half:.1f} / {most:.1f}", "25 / 60, aim 15 / 40"),
        Row(
            "first answer after s", f"{ready:.2f}" + ("" if complete else " (words)"), "1, aim 0.4"
        ),
        Row("memory MB (before: interpreter, NumPy)", f"{held:.0f} ({before:.0f})", "230, aim 120"),
    ]
    return table, rows, findings


def main() -> None:
    """See the module's text."""
    chosen = options()
    table, rows, findings = measured(chosen)
    print(show(table))
    if chosen.errors:
        for row, found in zip(rows, findings, strict=True):
            if (set(ranking(found)[:1]) & accepted(row)) != set(ranking(found)[:1]):
                print(
                    f"{found.band} {found.score:.2f} {row['query']!r}: {row['expected_id']},",
                    end="",
                )
                print(f" got {ranking(found)}")
    if chosen.predictions:
        with chosen.predictions.open("w", encoding="utf-8") as file:
            for row, found in zip(rows, findings, strict=True):
                said = {
                    "query": row["query"],
                    "answer_id": found.answer.id if found.answer else None,
                    "suggestions": list(found.suggestions),
                    "score": round(found.score, 4),
                }
                file.write(json.dumps(said, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
