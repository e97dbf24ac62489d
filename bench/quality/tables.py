"""The benchmark's tables, their folds and the loss they are measured by."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

HERE = Path(__file__).resolve().parent
WORK = HERE.parents[1] / "artifacts" / "bench" / "quality"
FOLD_COUNT = 10


@dataclass
class Table:
    """Rows as a CSV reader sees them: numbers are numbers, all else is text, an empty field is missing."""

    name: str
    task: str  # regression, binary or multiclass
    target: str
    features: pd.DataFrame
    y: np.ndarray  # the target, or the class's position in `classes`
    classes: list
    tuning_folds: int

    @property
    def categories(self):
        return [c for c in self.features if self.features[c].dtype == object]

    @property
    def measure(self):
        return "mean square error" if self.task == "regression" else "log loss"

    def loss(self, rows, prediction):
        """`prediction`: one value a row, or one probability a class and row, in the order of `classes`."""
        if self.task == "regression":
            return float(np.mean((self.y[rows] - prediction) ** 2))
        p = np.clip(np.asarray(prediction, float), 1e-15, 1 - 1e-15)
        p /= p.sum(axis=1, keepdims=True)
        return float(-np.mean(np.log(p[np.arange(len(rows)), self.y[rows]])))


def names(group):
    return list(json.loads((HERE / "tables.json").read_text())[group])


def load(name):
    groups = json.loads((HERE / "tables.json").read_text())
    entry = {**groups["reported"], **groups["tuning"]}[name]
    path = WORK / "tables" / f"{name}.csv"
    if not path.exists():
        raise SystemExit(f"{path} is missing: run bench/quality/fetch-tables first.")
    # Only an empty field is missing: R writes nothing else for it, and "NA" or "None" may be a category.
    frame = pd.read_csv(path, keep_default_na=False, na_values=[""])
    target = frame.pop(entry["target"])
    classes = []
    y = target.to_numpy(float) if entry["task"] == "regression" else None
    if y is None:
        classes = sorted(target.unique(), key=str)
        y = target.map({c: i for i, c in enumerate(classes)}).to_numpy()
    return Table(name, entry["task"], entry["target"], frame, y, classes, entry.get("tuning_folds", FOLD_COUNT))


def folds(name):
    """The fold (0 to 9) of each row, one column a repetition."""
    lines = (HERE / "folds" / f"{name}.txt").read_text().split()
    return np.array([[int(c) for c in line] for line in lines])
