#!/usr/bin/python3
"""Makes the models in Files/ and what XGBoost predicts by them, for XgBoostPredictionTests.

Made by Debian 12's python3-xgboost 1.7.4: /usr/bin/python3 make_models.py
Every NAME.json and NAME.ubj has a NAME.csv: the rows' features, the margins (output_margin=True) and the predictions.
"""

import json
import pathlib

import numpy
import xgboost

FILES = pathlib.Path(__file__).parent / "Files"
COLUMNS = 5
CATEGORICAL = 4
TRAINING_ROWS = 300
ROWS = 40


def features(random, rows, categories=0):
    values = random.normal(size=(rows, COLUMNS)).astype("f4")
    if categories:
        values[:, CATEGORICAL] = random.integers(0, categories, rows)
    values[random.random(values.shape) < 0.08] = numpy.nan
    return values


def signal(x):
    x = numpy.nan_to_num(x, nan=0.5)
    return x[:, 0] + numpy.sin(3 * x[:, 1]) + (x[:, 2] > 0.3) * x[:, 3] + (x[:, CATEGORICAL].astype(int) % 3 == 1)


def awkward_rows(random, booster, categories):
    """Rows whose values lie on thresholds, right beside them, and where no training row was."""
    x = features(random, ROWS, categories)
    trees = json.loads(booster.save_raw("json"))["learner"]["gradient_booster"]["model"]["trees"]
    thresholds = [
        (feature, threshold)
        for tree in trees
        for feature, threshold, left in zip(tree["split_indices"], tree["split_conditions"], tree["left_children"])
        if left != -1 and not (categories and feature == CATEGORICAL)
    ]
    for row in range(0, ROWS, 2):
        for feature, threshold in thresholds[row :: ROWS // 2]:
            value = numpy.float32(threshold)
            x[row, feature] = [value, numpy.nextafter(value, numpy.float32(-9)), numpy.nextafter(value, numpy.float32(9))][random.integers(3)]
    if categories:
        x[1::2, CATEGORICAL] = random.choice([-1, -7, 1.9, 0.99, 31, 32, 63, 64, categories, 4096, 16777216, 1e9, numpy.nan], ROWS // 2)
    return x


def text(value):
    return "NaN" if numpy.isnan(value) else numpy.format_float_scientific(value, unique=True, trim="-")


def make(name, objective, trees=6, labels=None, formats=("json",), categories=0, names=None, prepare=None, **parameters):
    random = numpy.random.default_rng(sum(name.encode()))
    x = features(random, TRAINING_ROWS, categories)
    noisy = signal(x) + random.normal(scale=0.1, size=TRAINING_ROWS)
    types = ["c" if categories and column == CATEGORICAL else "q" for column in range(COLUMNS)]

    def matrix(rows, label=None):
        return xgboost.DMatrix(rows, label, feature_types=types if categories else None, feature_names=names)

    training = matrix(x, labels(noisy) if labels else noisy)
    if prepare:
        prepare(training, noisy)
    settings = {"objective": objective, "max_depth": 3, "nthread": 1, "seed": 1, "tree_method": "hist", **parameters}
    booster = xgboost.train(settings, training, trees)
    for format in formats:
        booster.save_model(FILES / f"{name}.{format}")

    rows = awkward_rows(random, booster, categories)
    margins = booster.predict(matrix(rows), output_margin=True).reshape(ROWS, -1)
    predictions = booster.predict(matrix(rows)).reshape(ROWS, -1)
    parts = [("feature", rows), ("margin", margins), ("prediction", predictions)]
    with open(FILES / f"{name}.csv", "w", encoding="ascii") as file:
        print(",".join(f"{part}{column}" for part, values in parts for column in range(values.shape[1])), file=file)
        for row in range(ROWS):
            print(",".join(text(value) for _, values in parts for value in values[row]), file=file)


def half(noisy):
    return (noisy > numpy.median(noisy)).astype("f4")


def classes(noisy):
    return numpy.digitize(noisy, numpy.quantile(noisy, [0.3, 0.7]))


def counts(noisy):
    return numpy.floor(numpy.exp(noisy))


def survival(training, noisy):
    training.set_float_info("label_lower_bound", numpy.exp(noisy))
    training.set_float_info("label_upper_bound", numpy.exp(noisy) * numpy.where(noisy > 1, numpy.inf, 1))


def groups(training, noisy):
    training.set_group([TRAINING_ROWS // 10] * 10)


both = ("json", "ubj")
make("squared_error", "reg:squarederror", trees=12, formats=both, names=["age", "size in m²", "\"x\"", "a,b", "è"], base_score=0.25)
make("squared_log_error", "reg:squaredlogerror", labels=numpy.exp)
make("pseudo_huber", "reg:pseudohubererror")
make("absolute_error", "reg:absoluteerror")
make("logistic", "reg:logistic", labels=lambda noisy: 1 / (1 + numpy.exp(-noisy)), base_score=0.7)
make("binary_logistic", "binary:logistic", labels=half, formats=both, base_score=0.3)
make("binary_logitraw", "binary:logitraw", labels=half, base_score=0.3)
make("binary_hinge", "binary:hinge", labels=half)
make("poisson", "count:poisson", labels=counts, base_score=1.5)
make("gamma", "reg:gamma", labels=numpy.exp, base_score=2)
make("tweedie", "reg:tweedie", labels=counts, tweedie_variance_power=1.3)
make("cox", "survival:cox", labels=numpy.exp)
make("aft", "survival:aft", labels=numpy.exp, prepare=survival)
make("softmax", "multi:softmax", trees=4, labels=classes, num_class=3)
make("softprob", "multi:softprob", trees=4, labels=classes, formats=both, num_class=3)
make("rank_pairwise", "rank:pairwise", labels=half, prepare=groups)
make("rank_ndcg", "rank:ndcg", labels=half, prepare=groups)
make("rank_map", "rank:map", labels=half, prepare=groups)
make("categories", "reg:squarederror", categories=70, formats=both, max_cat_to_onehot=1)
make("categories_one_hot", "binary:logistic", labels=half, categories=6, max_cat_to_onehot=100)
make("random_forest", "multi:softprob", trees=2, labels=classes, num_class=3, num_parallel_tree=3, subsample=0.6, colsample_bynode=0.7)
make("leaves_only", "reg:squarederror", trees=3, gamma=1e9)
make("deep", "reg:squarederror", trees=3, grow_policy="lossguide", max_depth=0, max_leaves=64, formats=both)
make("pruned", "reg:squarederror", trees=8, tree_method="exact", gamma=3, max_depth=5, formats=both)
make("two_targets", "reg:squarederror", trees=4, labels=lambda noisy: numpy.stack([noisy, noisy**2], axis=1))
