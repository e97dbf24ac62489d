#!/usr/bin/python3
"""The models and rows that are measured, each made by a seeded generator: LightGBM trains the models, of the shapes below.

Run by itself, it makes all models, and the rows that bench/scoring/kernels scores.
"""

import sys
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DATA = ROOT / "artifacts/bench/scoring"
sys.path.insert(0, str(ROOT / "bench/quality"))

import lightgbm_native as native  # noqa: E402


@dataclass(frozen=True)
class Shape:
    """How many rounds of trees with how many leaves, of which rows; scored are `rows` others of the same kind."""

    what: str
    rounds: int
    leaves: int
    rows: int = 100_000
    kind: str = "continuous"
    columns: int = 30
    training_rows: int = 20_000
    parameters: dict = field(default_factory=dict)


BOSTON_ROWS = 455
KERNEL_ROWS = 10_000
DEEP = {"min_data_in_leaf": 5, "max_depth": -1}
MANY_BINS = {"max_bin": 4095}
SHAPES = {
    "m1": Shape("Boston, depth 4", 500, 16, 1_000_000, "boston", 13, BOSTON_ROWS, {"max_depth": 4, "learning_rate": 0.01, "min_data_in_leaf": 1}),
    "m2": Shape("Boston", 500, 31, 200_000, "boston", 13, BOSTON_ROWS, {"learning_rate": 0.01, "min_data_in_leaf": 5}),
    "m3": Shape("large trees", 100, 255, 200_000, training_rows=100_000),
    "many thresholds": Shape("4,095 bins a column", 500, 31, 200_000, parameters=MANY_BINS),
    "deep": Shape("depth without limit", 20, 4_000, 200_000, training_rows=200_000, parameters=DEEP),
    "wide": Shape("2,000 columns", 100, 31, 50_000, columns=2_000, training_rows=5_000, parameters={"max_bin": 63}),
    "tiny": Shape("", 10, 4, 1_000_000),
    "one tree of 31": Shape("", 1, 31, 1_000_000),
    "one tree of 255": Shape("", 1, 255, 1_000_000, training_rows=100_000),
    "one tree of 5,000": Shape("", 1, 5_000, 1_000_000, training_rows=200_000, parameters=DEEP),
    "10,000 trees": Shape("", 10_000, 31, training_rows=5_000, parameters={"learning_rate": 0.01}),
    "categories": Shape("all columns categorical", 200, 31, 200_000, "categories", 12),
    "NaN": Shape("one value in five missing", 200, 31, 200_000, "NaN"),
    "zeros": Shape("zeros count as missing", 200, 31, 200_000, "zeros", parameters={"zero_as_missing": "true"}),
    "10 classes": Shape("", 50, 31, 100_000, "classes", parameters={"objective": "multiclass", "num_class": 10}),
}


def folder(name):
    return DATA / name.replace(" ", "-").replace(",", "")


def make_model(name):
    """Trains the model of a shape, unless it is there."""
    shape, path = SHAPES[name], folder(name) / "model.txt"
    if path.exists():
        return path
    rng = np.random.default_rng(20260401)
    values = draw(shape, shape.training_rows, rng)
    parameters = {"objective": "regression", "num_leaves": shape.leaves, **shape.parameters}
    categorical = list(range(shape.columns)) if shape.kind == "categories" else []
    booster = native.Booster(native.Dataset(values, label(shape, values, rng), categorical, parameters), parameters)
    for _ in range(shape.rounds):
        booster.update()
    path.parent.mkdir(parents=True, exist_ok=True)
    native.check(native.library.LGBM_BoosterSaveModel(booster.handle, 0, -1, 0, str(path).encode()))
    return path


def make_rows(name, count):
    """The rows that are scored, as float32 row by row in a file."""
    path = folder(name) / f"rows-{count}.f32"
    if not path.exists():
        draw(SHAPES[name], count, np.random.default_rng(20260402)).tofile(path)
    return path


def draw(shape, count, rng):
    if shape.kind == "boston":
        return boston(count, rng)
    values = rng.normal(size=(count, shape.columns)).astype(np.float32)
    if shape.kind == "categories":
        sizes = category_counts(shape.columns)
        values = (np.minimum(rng.random(values.shape) ** 2, 0.999999) * sizes).astype(np.int32).astype(np.float32)
    elif shape.kind == "NaN":
        values[rng.random(values.shape) < 0.2] = np.nan
    elif shape.kind == "zeros":
        values[rng.random(values.shape) < 0.2] = 0
    return values


# From two categories to a few hundred.
def category_counts(columns):
    return np.geomspace(2, 300, columns).astype(int)


def boston(count, rng):
    """The example's training rows; more of them are drawn from these, with their measures jittered within their range."""
    table = pd.read_csv(ROOT / "examples/boston/boston.csv").drop(columns="medv").head(BOSTON_ROWS).to_numpy(np.float64)
    if count == BOSTON_ROWS:
        return table.astype(np.float32)
    rows = table[rng.integers(0, len(table), count)]
    return np.clip(rows * (1 + 0.05 * rng.normal(size=rows.shape)), table.min(axis=0), table.max(axis=0)).astype(np.float32)


def label(shape, values, rng):
    if shape.kind == "boston":
        return pd.read_csv(ROOT / "examples/boston/boston.csv").medv.head(BOSTON_ROWS).to_numpy()
    known = np.nan_to_num(values[:, :10])
    if shape.kind == "categories":
        known = np.sin(known * 12.9898)
    score = known[:, 0] + np.sin(3 * known[:, 1]) * known[:, 2] + np.abs(known[:, 3]) + known[:, 4] * known[:, 5] + known[:, 6:].sum(axis=1) / 2
    score += rng.normal(size=len(score)) / 2
    return np.digitize(score, np.quantile(score, np.arange(1, 10) / 10)) if shape.kind == "classes" else score


if __name__ == "__main__":
    for each in SHAPES:
        make_model(each)
        make_rows(each, KERNEL_ROWS)
