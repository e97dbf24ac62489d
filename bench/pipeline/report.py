"""The results as Markdown."""

import json
from pathlib import Path

TITLES = {
    "load": "Load: a CSV file of 1,000,000 rows and 14 columns into a SQLite table",
    "predict": "Predict: 1,000,000 rows of 13 features from a SQLite table",
    "memory": "Memory of predict",
    "start": "Start",
}


def write(stored):
    environment = stored["environment"]
    lines = [
        "# Load, predict, memory and start", "",
        f"{environment['date']}, {environment['cpu']}, {environment['cores']} cores. "
        + ", ".join(f"{name} {version}" for name, version in environment["versions"].items()) + ".",
        "Each line is a whole process from its start to its end, the median of its runs. Processor seconds are those of all threads; on a "
        "machine that others use too they vary less than the wall clock. `bench/pipeline/run` makes the rows and measures again.",
    ]
    for part in TITLES:
        if part in stored["parts"]:
            lines += table(TITLES[part], stored["parts"][part])
            lines += growth(stored["parts"][part]["results"]) if part == "memory" else []
            lines += ratios(stored["parts"][part]["results"]) if part == "predict" else []
    lines += ["", "## Where others need less processor time", ""] + losses(stored)
    lines += ["", "## Size", "", "| file | MB |", "| --- | --- |"]
    lines += [f"| {name} | {size} |" for name, size in environment["sizes_mb"].items()]
    return "\n".join(lines) + "\n"


def table(title, part):
    least, most = part["load_average"]
    shared = ": others were using the machine" if most > 3 else ""
    lines = ["", f"## {title}", "", f"Load average of the machine from {least} to {most}{shared}.", "",
             "| what | by | rows | runs | seconds | processor s | rows/s | peak MB |", "| --- | --- | --- | --- | --- | --- | --- | --- |"]
    for r in part["results"]:
        rows, rate = (f"{r['rows']:,}", f"{r['rows'] / r['seconds']:,.0f}") if r["rows"] else ("", "")
        digits = 3 if r["seconds"] < 1 else 2
        lines.append(f"| {r['part']} | {r['side']} | {rows} | {r['runs']} | {r['seconds']:.{digits}f} | {r['processor_seconds']:.{digits}f} | {rate} | {r['peak_mb']:.0f} |")
    return lines


def growth(results):
    lines = [""]
    for small, large in zip(results[::2], results[1::2]):
        lines.append(f"{small['part']}, {small['side']}: {large['peak_mb'] / small['peak_mb'] - 1:+.1%} from {small['rows']:,} to {large['rows']:,} rows.  ")
    return lines


def ratios(results):
    seconds = {(r["part"], r["side"]): r["seconds"] for r in results}
    ours = seconds["predict, 500 trees", "Slipway, into the same database"]
    others = {"the recipe's": seconds["predict, 500 trees", "pandas, scikit-learn, SQLAlchemy"],
              "SQLite's own INSERT … SELECT id, 0.0": seconds.get(("the database alone", "sqlite3: INSERT … SELECT id, 0.0"))}
    return [""] + [f"Time of predict, 500 trees, into the same database, to {name}: {ours / other:.2f}.  " for name, other in others.items() if other]


def losses(stored):
    lines = []
    for results in (part["results"] for part in stored["parts"].values()):
        for ours in (r for r in results if r["side"].startswith("Slipway")):
            lines += [f"- {ours['part']}: {ours['side']} {ours['processor_seconds']:.2f} s, {other['side']} {other['processor_seconds']:.2f} s"
                      for other in results if other["part"] == ours["part"] and not other["side"].startswith("Slipway")
                      and other["processor_seconds"] < ours["processor_seconds"]]
    if "predict" not in stored["parts"]:
        return lines
    alone = {r["side"]: r["processor_seconds"] for r in stored["parts"]["predict"]["results"] if r["part"] == "the database alone" and not r["side"].endswith("SELECT id, 0.0")}
    one = next(r for r in stored["parts"]["predict"]["results"] if r["part"] == "predict, 1 tree" and r["side"].endswith("same database"))
    lines.append(f"- predict, 1 tree: {one['side']} {one['processor_seconds']:.2f} s, SQLite reading and writing as much by itself {sum(alone.values()):.2f} s")
    return lines


if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    (here / "results.md").write_text(write(json.loads((here / "results.json").read_text())))
