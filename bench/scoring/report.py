"""The results as Markdown."""

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BEGIN, END = "<!-- bench/scoring writes this table -->", "<!-- until here -->"
SIDES = "Slipway", "LightGBM", "XGBoost", "ONNX Runtime", "scikit-learn"
SINGLE = "LightGBM, single rows"


def write(stored):
    environment = stored["environment"]
    lines = [
        "# Scoring", "",
        f"{environment['date']}, {environment['cpu']}, {environment['cores']} cores. "
        + ", ".join(f"{name} {version}" for name, version in environment["versions"].items()) + ".",
        "All sides score the same float32 rows by the same trees in turn, in one run, and their raw scores were equal before a ratio was printed: Slipway's within 1e-6 "
        "of the sum of the trees' ranges, those of the libraries that add up float32 within 1e-5. Each number is nanoseconds a row, the median of the repetitions; "
        "in brackets how many times as fast as LightGBM. Each side has the rows in the order in which it is fastest: Slipway column by column, the others row by row. "
        "`bench/scoring/run` makes the models and rows by seeded generators and measures again.",
    ]
    parts = stored["parts"]
    if "shapes" in parts:
        lines += shapes(parts["shapes"]) + losses(parts["shapes"])
    if "streams" in parts:
        lines += streams(parts["streams"])
    if "threads" in parts:
        lines += threads(parts["threads"])
    return "\n".join(lines) + "\n"


def quote(stored):
    """Writes the README's table: the scorer that Slipway picks by itself, on each shape."""
    if "shapes" not in stored["parts"]:
        return
    lines = ["| model | trees x leaves | columns | " + " | ".join(SIDES) + " | times LightGBM |", "| --- " * (len(SIDES) + 4) + "|"]
    quoted = set()
    for r in stored["parts"]["shapes"]["results"]:
        if r["shape"] in quoted:
            continue
        quoted.add(r["shape"])
        sides = r["sides"]
        ratio = sides["LightGBM"]["ns_per_row"] / sides["Slipway"]["ns_per_row"]
        lines.append(f"| {r['shape']}{', ' + r['what'] if r['what'] else ''} | {r['trees']:,} x {r['leaves']:,.0f} | {r['columns']:,} | "
                     + " | ".join(number(sides[side]["ns_per_row"]) if side in sides else "" for side in SIDES) + f" | {ratio:,.{0 if ratio >= 10 else 1}f} |")
    readme = ROOT / "README.md"
    before, rest = readme.read_text().split(BEGIN)
    readme.write_text(before + BEGIN + "\n" + "\n".join(lines) + "\n" + END + rest.split(END)[1])


def head(title, part, columns):
    least, most = part["load_average"]
    return ["", f"## {title}", "", f"{part['repeat']} repetitions. Load average of the machine from {least} to {most}.", "",
            "| " + " | ".join(columns) + " |", "| --- " * len(columns) + "|"]


def cell(result, side):
    if side not in result["sides"]:
        return ""
    own, lightgbm = result["sides"][side]["ns_per_row"], result["sides"]["LightGBM"]["ns_per_row"]
    return number(own) + ("" if side == "LightGBM" else f" ({lightgbm / own:.2f})")


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def shapes(part):
    lines = head("One batch, one thread", part, ["model", "trees x leaves", "columns", "rows", "scorer", *SIDES, "scorer made in ms", "its tables, kB"])
    for r in part["results"]:
        what = f"{r['shape']}: {r['what']}" if r["what"] else r["shape"]
        lines.append(f"| {what} | {r['trees']:,} x {r['leaves']:,.0f} | {r['columns']:,} | {r['rows']:,} | {r['kernel']} | "
                     + " | ".join(cell(r, side) for side in SIDES) + f" | {r['create_milliseconds']:.1f} | {r['table_bytes'] / 1000:,.0f} |")
    return lines


def losses(part):
    lines = ["", "Where another side is faster than Slipway:", ""]
    for r in part["results"]:
        own = r["sides"]["Slipway"]["ns_per_row"]
        lines += [f"- {r['shape']}, {r['kernel']}: {side} {number(figures['ns_per_row'])}, Slipway {number(own)}"
                  for side, figures in r["sides"].items() if figures["ns_per_row"] < own]
    return lines if len(lines) > 3 else ["", "Nowhere is another side faster than Slipway."]


def streams(part):
    sides = ["Slipway", "LightGBM", SINGLE, "ONNX Runtime"]
    lines = head("Streams of batches, one thread", part, ["model", "rows a batch", "scorer", *sides, "bytes a call of Slipway's allocates"])
    for r in part["results"]:
        lines.append(f"| {r['shape']} | {r['batch_rows']:,} | {r['kernel']} | " + " | ".join(cell(r, side) for side in sides)
                     + f" | {r['sides']['Slipway']['bytes_per_call']:,.0f} |")
    return lines


def threads(part):
    sides = ["Slipway", "LightGBM", "ONNX Runtime"]
    lines = head("Threads", part, ["model", "threads", "scorer", *sides])
    for r in part["results"]:
        lines.append(f"| {r['shape']} | {r['threads']} | {r['kernel']} | " + " | ".join(cell(r, side) for side in sides) + " |")
    return lines


if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    results = json.loads((here / "results.json").read_text())
    (here / "results.md").write_text(write(results))
    quote(results)
