"""The results as Markdown."""

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
        lines.append(f"{small['side']}: {large['peak_mb'] / small['peak_mb'] - 1:+.1%} from {small['rows']:,} to {large['rows']:,} rows.  ")
    return lines
