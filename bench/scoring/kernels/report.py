#!/usr/bin/python3
"""Writes results.md beside this script from BenchmarkDotNet's last run: a row a model, a column a scorer, nanoseconds a row of data."""

import csv
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
RESULTS = HERE.parents[2] / "artifacts/bench/scoring/kernels/results"
SCORERS = ["avx512-vbmi", "avx512", "avx2", "portable", "reference"]


def main():
    name = "Slipway.Benchmarks.ScorerBenchmarks-report"
    with open(RESULTS / f"{name}.csv", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    times = {(row["Model"], row["Scorer"]): (number(row["Mean"]), number(row["StdDev"])) for row in rows}
    machine = re.search(r"```\n+(.*?)\n\n", (RESULTS / f"{name}-github.md").read_text(), re.DOTALL).group(1)
    lines = [
        "# Scorers alone, under BenchmarkDotNet", "",
        "Nanoseconds a row, the mean and the standard deviation of three iterations; 10,000 rows at once, one thread, compiled at run time.", "",
        "```", machine, "```", "",
        f"| model | {' | '.join(SCORERS)} |", "| --- |" + " --- |" * len(SCORERS),
    ]
    for model in sorted({model for model, _ in times}):
        lines.append(f"| {model} | " + " | ".join(cell(times.get((model, scorer))) for scorer in SCORERS) + " |")
    (HERE / "results.md").write_text("\n".join(lines) + "\n")


def number(text):
    return float(text.replace(",", "").split()[0])


def cell(time):
    return "" if time is None else f"{time[0]:,.1f} ± {time[1]:,.1f}"


if __name__ == "__main__":
    main()
