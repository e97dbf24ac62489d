"""Slipway as a user runs it: one CSV in, a model folder, one CSV of predictions out."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd

import tables

ROOT = tables.HERE.parents[1]


class Slipway:
    """`slipway train` and `slipway predict`, no parameter given. SLIPWAY names the program; else the script at the root."""

    name = "slipway"

    def __init__(self):
        self.program = os.environ.get("SLIPWAY") or str(ROOT / "slipway")

    def fit_predict(self, table, train, test, seed):
        folder = tables.WORK / "fold"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        # Training holds its test rows out, so the fold's test rows come last in the file and are held out by number.
        rows = np.concatenate([train, test])
        frame = table.features.iloc[rows].copy()
        frame.insert(0, "bench_row", np.arange(len(rows)))
        target = table.y[rows] if table.task == "regression" else np.array(table.classes, dtype=object)[table.y[rows]]
        frame.assign(**{table.target: target}).to_csv(folder / "train.csv", index=False)
        frame.iloc[len(train):].to_csv(folder / "test.csv", index=False)
        share = (len(test) - 0.5) / len(rows)
        self.run(folder, "train", "--file", "train.csv", "--key", "bench_row", "--target", table.target,
                 "--set", f"train.test.last={share:.12f}", "--set", f"train.task={table.task}", "--set", f"train.seed={seed + 1}",
                 "--threads", "1")
        self.run(folder, "predict", "--file", "test.csv", "--key", "bench_row", "--output", "predictions.csv")
        return self.predictions(folder, table, len(train), len(test))

    def run(self, folder, *arguments):
        environment = {**os.environ, "MODEL_DIR": str(folder / "model")}
        done = subprocess.run([self.program, *arguments], cwd=folder, env=environment, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"{' '.join([self.program, *arguments])} ended with {done.returncode}:\n{done.stderr}")

    @staticmethod
    def predictions(folder, table, first, count):
        """In the order of the rows; of a classification, its probabilities in the order of the table's classes."""
        frame = pd.read_csv(folder / "predictions.csv", keep_default_na=False).sort_values("bench_row")
        if list(frame["bench_row"]) != list(range(first, first + count)):
            raise SystemExit("slipway predict wrote other rows than it was given.")
        if table.task == "regression":
            return frame["prediction"].to_numpy(float)
        # One probability column a class stands after the prediction, in the metadata's order of classes.
        columns = list(frame.columns)[list(frame.columns).index("prediction") + 1:]
        classes = json.loads((folder / "model" / "metadata.json").read_text())["classes"]
        probabilities = np.zeros((count, len(table.classes)))
        for column, name in zip(columns, classes, strict=True):
            probabilities[:, [str(c) for c in table.classes].index(name)] = frame[column].to_numpy(float)
        return probabilities

    def version(self):
        return subprocess.run([self.program, "--version"], capture_output=True, text=True).stdout.strip()
