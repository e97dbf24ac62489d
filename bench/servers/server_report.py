"""The results as Markdown."""

WHAT = {
    "recipe": "pandas, scikit-learn, SQLAlchemy: 500 trees, `to_sql` with `method='multi'`",
    "first run, 0": "Slipway, first run, a scorer that does nothing",
    "first run, 500": "Slipway, first run, 500 trees",
    "rerun, 0": "Slipway, run again over its predictions, a scorer that does nothing",
    "drivers read": "the driver alone, reading all rows",
    "drivers write": "the driver alone, writing as many predictions",
    "insert": "the server's own `INSERT … SELECT id, 0.0`",
    "memory": "Slipway, a scorer that does nothing",
}


def write(stored):
    environment = stored["environment"]
    lines = [
        "# Predicting on servers", "",
        f"{environment['date']}, {environment['cpu']}, {environment['cores']} cores. "
        + ", ".join(f"{name} {version}" for name, version in environment["versions"].items()) + ".",
        "Source and sink are tables of one server, which runs on the same machine: an id and 13 doubles in, an id and a prediction out. Each line is the median of its runs; of a whole process, "
        "but for the drivers alone, which say their own seconds. Processor seconds are the client's. `bench/servers/run` makes the rows and measures again.",
    ]
    for title, part in ("One million rows", "predict"), ("Memory", "memory"):
        if part in stored["parts"]:
            lines += table(title, stored["parts"][part])
    if "predict" in stored["parts"]:
        lines += ratios(stored["parts"]["predict"]["results"])
    if "memory" in stored["parts"]:
        lines += growth(stored["parts"]["memory"]["results"])
    return "\n".join(lines) + "\n"


def table(title, part):
    least, most = part["load_average"]
    lines = ["", f"## {title}", "", f"Load average of the machine from {least} to {most}.", "",
             "| server | what | rows | runs | seconds | processor s | rows/s | peak MB |", "| --- | --- | --- | --- | --- | --- | --- | --- |"]
    for r in part["results"]:
        lines.append(f"| {r['server']} | {WHAT[r['what']]} | {r['rows']:,} | {r['runs']} | {r['seconds']:.2f} | {r['processor_seconds']:.2f} | {r['rows'] / r['seconds']:,.0f} | {r['peak_mb']:.0f} |")
    return lines


def ratios(results):
    lines = ["", "## Ratios", "", "| | " + " | ".join(servers(results)) + " |", "| --- |" + " --- |" * len(servers(results))]
    rows = {
        "rows/s of a first run with a scorer that does nothing, to the recipe's": lambda s: s["recipe"] / s["first run, 0"],
        "rows/s of a first run with 500 trees, to the recipe's": lambda s: s["recipe"] / s["first run, 500"],
        "time of a first run with a scorer that does nothing, to the slower of reading and writing alone": lambda s: s["first run, 0"] / max(s["drivers read"], s["drivers write"]),
        "rows/s of the driver's writing alone through one connection, to the recipe's": lambda s: s["recipe"] / s["drivers write"],
        "time of a rerun, to a first run's": lambda s: s["rerun, 0"] / s["first run, 0"],
        "time of a first run with 500 trees, to one with a scorer that does nothing": lambda s: s["first run, 500"] / s["first run, 0"],
        "time of a first run with 500 trees, to the server's own INSERT … SELECT": lambda s: s["first run, 500"] / s["insert"],
    }
    for title, ratio in rows.items():
        lines.append(f"| {title} | " + " | ".join(f"{ratio(seconds(results, server)):.2f}" for server in servers(results)) + " |")
    return lines


def growth(results):
    lines = [""]
    for small, large in zip(results[::2], results[1::2]):
        lines.append(f"{small['server']}: {large['peak_mb'] / small['peak_mb'] - 1:+.1%} of peak memory from {small['rows']:,} to {large['rows']:,} rows.  ")
    return lines


def servers(results):
    return list(dict.fromkeys(result["server"] for result in results))


def seconds(results, server):
    return {result["what"]: result["seconds"] for result in results if result["server"] == server}
