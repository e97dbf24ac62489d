"""What is timed: each side reads rows.csv, trains, and says how long that took and how well it predicts the last tenth."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parents[2]
ROWS = ROOT / "artifacts" / "bench" / "train" / "rows.csv"
TREES, LEAVES, RATE, BINS, MIN_ROWS = 100, 31, 0.1, 255, 20
TEST_SHARE = 0.1


def read():
    frame = pd.read_csv(ROWS)
    held_out = len(frame) - int(np.floor(len(frame) * (1 - TEST_SHARE)))
    return frame, len(frame) - held_out


class ScikitLearn:
    """HistGradientBoostingRegressor with the settings above, categories by their codes and named as such."""

    def __init__(self, threads):
        self.threads = threads

    def train(self):
        from sklearn.ensemble import HistGradientBoostingRegressor
        start = time.time()
        frame, rows = read()
        y = frame.pop("y").to_numpy()
        texts = [c for c in frame if frame[c].dtype == object]
        for c in texts:
            frame[c] = frame[c].astype("category").cat.codes
        read_seconds = time.time() - start
        model = HistGradientBoostingRegressor(
            max_iter=TREES, max_leaf_nodes=LEAVES, learning_rate=RATE, max_bins=BINS, min_samples_leaf=MIN_ROWS,
            categorical_features=texts and [list(frame).index(c) for c in texts], early_stopping=False, random_state=1)
        start = time.time()
        model.fit(frame.iloc[:rows], y[:rows])
        fit_seconds = time.time() - start
        return {"read_seconds": read_seconds, "fit_seconds": fit_seconds,
                "test_mean_square_error": float(np.mean((y[rows:] - model.predict(frame.iloc[rows:])) ** 2))}


class Slipway:
    """The published program: everything from the CSV to the model folder is in its time. Without settings: its defaults."""

    def __init__(self, threads, defaults=False):
        self.program = os.environ.get("SLIPWAY") or str(ROOT / "artifacts/publish/Slipway.Cli/release/slipway")
        self.settings = [] if defaults else [
            "--set", f"train.trees={TREES}", "--set", f"train.leaves={LEAVES}", "--set", f"train.learning_rate={RATE}",
            "--set", f"train.min_rows_per_leaf={MIN_ROWS}"]
        self.settings += ["--threads", str(threads)]

    def train(self):
        import json
        folder = ROOT / "artifacts" / "bench" / "train" / "model"
        shutil.rmtree(folder, ignore_errors=True)
        start = time.time()
        subprocess.run([self.program, "train", "--file", str(ROWS), "--target", "y", "--set", f"train.test.last={TEST_SHARE}", *self.settings],
                       env={**os.environ, "MODEL_DIR": str(folder)}, check=True, stdout=sys.stderr)
        seconds = time.time() - start
        metadata = json.loads((folder / "metadata.json").read_text())
        return {"total_seconds": seconds, "test_mean_square_error": metadata["test_mean_square_error"]}


class LightGbm:
    """LightGBM's C API alone on the same rows: the time that no program around it can beat. Without settings: the rule for defaults."""

    def __init__(self, threads, defaults=False):
        self.threads, self.defaults = threads, defaults

    def train(self):
        sys.path.insert(0, str(ROOT / "bench" / "quality"))
        import defaults
        import lightgbm_native as native
        start = time.time()
        frame, rows = read()
        y = frame.pop("y").to_numpy()
        texts = [i for i, c in enumerate(frame) if frame[c].dtype == object]
        values = np.column_stack([frame[c].astype("category").cat.codes if frame[c].dtype == object else frame[c] for c in frame]).astype(np.float32)
        values = np.asfortranarray(values)
        read_seconds = time.time() - start
        start = time.time()
        if self.defaults:
            booster, rounds, _ = defaults.fit(values[:rows], y[:rows], texts, "regression", 0, num_threads=self.threads)
        else:
            chosen = {"learning_rate": RATE, "num_leaves": LEAVES, "max_bin": BINS, "min_data_in_leaf": MIN_ROWS,
                      "objective": "regression", "num_threads": self.threads}
            booster, rounds = native.Booster(native.Dataset(values[:rows], y[:rows], texts, chosen), chosen), TREES
            for _ in range(rounds):
                booster.update()
        fit_seconds = time.time() - start
        return {"read_seconds": read_seconds, "fit_seconds": fit_seconds, "rounds": rounds,
                "test_mean_square_error": float(np.mean((y[rows:] - booster.predict(values[rows:], 0)) ** 2))}
