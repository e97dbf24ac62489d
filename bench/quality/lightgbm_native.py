"""LightGBM 4.7.0 through its C API, called as Slipway calls it; for choosing defaults only."""

import ctypes
import os
from pathlib import Path

import numpy as np

PATH = os.environ.get("LIGHTGBM_LIBRARY") or str(
    Path(os.environ.get("NUGET_PACKAGES", Path.home() / ".nuget" / "packages"))
    / "lightgbm" / "4.7.0" / "runtimes" / "linux-x64" / "native" / "lib_lightgbm.so")
FIXED = {"deterministic": "true", "force_col_wise": "true", "num_threads": 1, "verbosity": -1, "seed": 1}
library = ctypes.CDLL(PATH)
library.LGBM_GetLastError.restype = ctypes.c_char_p
FLOAT32, NORMAL = 0, 0


def check(result):
    if result != 0:
        raise RuntimeError(library.LGBM_GetLastError().decode())


def text(parameters):
    return " ".join(f"{k}={v}" for k, v in {**FIXED, **parameters}.items()).encode()


def encode(table, train):
    """Column-major float32 features; a category's code is its position among the training rows' sorted values."""
    values = np.empty((len(table.y), table.features.shape[1]), np.float32, order="F")
    for i, column in enumerate(table.features):
        series = table.features[column]
        if column in table.categories:
            codes = {c: k for k, c in enumerate(sorted(series.iloc[train].dropna().unique()))}
            values[:, i] = series.map(codes).to_numpy(np.float32)
        else:
            values[:, i] = series.to_numpy(np.float32)
    return values


class Dataset:
    def __init__(self, values, y, categorical, parameters, reference=None):
        self.handle = ctypes.c_void_p()
        self.values = np.asfortranarray(values, np.float32)
        rows, columns = values.shape
        if categorical:
            parameters = {**parameters, "categorical_feature": ",".join(map(str, categorical))}
        check(library.LGBM_DatasetCreateFromMat(
            self.values.ctypes.data_as(ctypes.c_void_p), FLOAT32, rows, columns, 0, text(parameters),
            reference.handle if reference else None, ctypes.byref(self.handle)))
        label = np.ascontiguousarray(y, np.float32)
        check(library.LGBM_DatasetSetField(self.handle, b"label", label.ctypes.data_as(ctypes.c_void_p), rows, FLOAT32))

    def subset(self, rows, parameters):
        """Some of the rows, ascending, with the bins of all."""
        part = Dataset.__new__(Dataset)
        part.handle, part.values = ctypes.c_void_p(), self.values
        rows = np.ascontiguousarray(rows, np.int32)
        check(library.LGBM_DatasetGetSubset(
            self.handle, rows.ctypes.data_as(ctypes.c_void_p), len(rows), text(parameters), ctypes.byref(part.handle)))
        return part

    def __del__(self):
        library.LGBM_DatasetFree(self.handle)


class Booster:
    def __init__(self, dataset, parameters, validation=None):
        self.dataset, self.validation = dataset, validation
        self.handle = ctypes.c_void_p()
        check(library.LGBM_BoosterCreate(dataset.handle, text(parameters), ctypes.byref(self.handle)))
        if validation:
            check(library.LGBM_BoosterAddValidData(self.handle, validation.handle))

    def update(self):
        """One round; false if no further split is possible."""
        finished = ctypes.c_int()
        check(library.LGBM_BoosterUpdateOneIter(self.handle, ctypes.byref(finished)))
        return finished.value == 0

    def validation_loss(self):
        length, values = ctypes.c_int(), (ctypes.c_double * 4)()
        check(library.LGBM_BoosterGetEval(self.handle, 1, ctypes.byref(length), values))
        return values[0]

    def predict(self, values, classes, rounds=-1):
        values = np.asfortranarray(values, np.float32)
        out = np.empty(len(values) * max(1, classes if classes > 2 else 1))
        length = ctypes.c_int64()
        check(library.LGBM_BoosterPredictForMat(
            self.handle, values.ctypes.data_as(ctypes.c_void_p), FLOAT32, *values.shape, 0, NORMAL, 0, rounds, text({}),
            ctypes.byref(length), out.ctypes.data_as(ctypes.POINTER(ctypes.c_double))))
        if classes > 2:
            return out.reshape(len(values), classes)
        return np.column_stack([1 - out, out]) if classes == 2 else out

    def __del__(self):
        library.LGBM_BoosterFree(self.handle)


def objective(task, classes):
    return {"regression": {"objective": "regression", "metric": "l2"},
            "binary": {"objective": "binary", "metric": "binary_logloss"},
            "multiclass": {"objective": "multiclass", "metric": "multi_logloss", "num_class": classes}}[task]
