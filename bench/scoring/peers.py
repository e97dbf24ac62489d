#!/usr/bin/python3
"""XGBoost and scikit-learn on the trees of a LightGBM model, one thread each: peers.py MODEL ROWS REPETITIONS SCORES [XGBOOST_MODEL] | versions

Writes a line of JSON: nanoseconds a row (the median), and how far a score is from LightGBM's in SCORES at most.
"""

import json
import os
import statistics
import sys
import time
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"  # before anything reads it

import numpy as np  # noqa: E402


# Each time other memory in another order: what a library keeps from the last time is of no use to it.
def measure(predict, rows, expected, repetitions):
    seconds, difference = [], 0.0
    for i in range(repetitions + 1):
        shift = i * (len(rows) // (repetitions + 1))
        turned = np.roll(rows, shift, axis=0)
        start = time.perf_counter()
        scores = predict(turned)
        seconds.append(time.perf_counter() - start)
        difference = max(difference, float(np.abs(np.roll(expected, shift, axis=0) - scores.reshape(expected.shape)).max()))
    return {"ns_per_row": statistics.median(seconds[1:]) * 1e9 / len(rows), "difference": difference}


def xgboost_side(path):
    import xgboost
    booster = xgboost.Booster(params={"nthread": 1}, model_file=path)
    return lambda rows: booster.inplace_predict(rows, predict_type="margin", validate_features=False)


def main(model, rows, repetitions, scores, xgboost_model=None):
    from trees import Model
    trees = Model(Path(model))
    rows = np.fromfile(rows, np.float32).reshape(-1, trees.columns)
    expected = np.fromfile(scores, np.float64).reshape(len(rows), trees.outputs)
    sides = {"XGBoost": xgboost_side(xgboost_model)} if xgboost_model else {}
    if trees.outputs == 1 and trees.is_portable and not np.isnan(rows).any():
        sides["scikit-learn"] = trees.scikit_learn().predict
    print(json.dumps({name: measure(predict, rows, expected, int(repetitions)) for name, predict in sides.items()}))


def versions():
    import platform
    import onnx
    import sklearn
    import xgboost
    print(json.dumps({"Python": platform.python_version(), "XGBoost": xgboost.__version__, "scikit-learn": sklearn.__version__, "onnx": onnx.__version__}))


if __name__ == "__main__":
    versions() if sys.argv[1] == "versions" else main(*sys.argv[1:])
