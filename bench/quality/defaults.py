"""How Slipway trains when no parameter is given: the rule that the defaults of the program follow.

Small tables: five-fold cross-validation inside the training rows chooses between small and larger trees, and how many. Middling ones: a
held-out tenth chooses how many. Large ones: fixed. The model is then trained on all training rows.
"""

import numpy as np

import lightgbm_native as native

SHARED = {
    "feature_fraction_bynode": 0.6,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 1,
    "max_bin": 255,
    "min_data_in_bin": 1,
    "min_data_per_group": 5,
    "cat_smooth": 5,
    "cat_l2": 5,
}
CROSS_VALIDATED, HELD_OUT = 150_000, 3_000_000  # the most work of each
WIDE = 500  # columns


def work(rows, features, task, classes):
    return rows * features * (classes if task == "multiclass" else 1)


def candidates(rows, features, task, classes):
    """Parameter sets to choose among, the parts of the rows that choose (0: no choice), the most rounds, and the patience."""
    amount = work(rows, features, task, classes)
    # Time on a wide table goes into histograms: fewer bins, and each tree sees a part of the columns.
    shared = SHARED if features <= WIDE else {**SHARED, "max_bin": 63, "feature_fraction": max(0.2, WIDE / features), "feature_fraction_bynode": 1}
    if amount <= CROSS_VALIDATED:
        small = {**shared, "learning_rate": 0.03, "min_data_in_leaf": 5}
        return [{**small, "num_leaves": 6, "max_depth": 3}, {**small, "num_leaves": 24, "max_depth": 7}], 5, 2000, 60
    if amount <= HELD_OUT:
        return [{**shared, "learning_rate": 0.05, "min_data_in_leaf": 10, "num_leaves": 31, "max_depth": 8}], 1, 1000, 30
    return [{**shared, "learning_rate": 0.1, "min_data_in_leaf": 20, "num_leaves": 63, "max_depth": -1}], 0, 200, 0


def inner_folds(y, task, count, seed=1):
    """Equal parts in a seeded random order; for a classification each class is dealt out in turn, so that all parts have it."""
    order = np.random.default_rng(seed).permutation(len(y))
    if task != "regression":
        order = order[np.argsort(y[order], kind="stable")]
    fold = np.empty(len(y), int)
    fold[order] = np.arange(len(y)) % count
    return fold


def choose_rounds(dataset, y, task, parameters, parts, most, patience):
    """The number of rounds with the least mean loss on the parts left out, and that loss; the boosters advance side by side."""
    fold = inner_folds(y, task, 5 if parts == 5 else 10)
    boosters = []
    for k in range(parts):
        train, test = (dataset.subset(np.flatnonzero(fold != k), parameters), dataset.subset(np.flatnonzero(fold == k), parameters))
        boosters.append(native.Booster(train, parameters, test))
    best, best_rounds = np.inf, 1
    for r in range(1, most + 1):
        for booster in boosters:
            booster.update()
        loss = np.mean([booster.validation_loss() for booster in boosters])
        if loss < best:
            best, best_rounds = loss, r
        elif r - best_rounds >= patience:
            break
    return best_rounds, best


def fit(values, y, categorical, task, classes, **more):
    """A booster of the chosen parameters and rounds on all rows; `more` are parameters that hold for all."""
    objective = native.objective(task, classes)
    options, parts, most, patience = candidates(*values.shape, task, classes)
    options = [{**objective, **o, **more} for o in options]
    dataset = native.Dataset(values, y, categorical, options[0])
    chosen, rounds = options[0], most
    if parts:
        outcomes = [choose_rounds(dataset, y, task, o, parts, most, patience) for o in options]
        best = min(range(len(options)), key=lambda i: outcomes[i][1])
        chosen, rounds = options[best], outcomes[best][0]
    booster = native.Booster(dataset, chosen)
    for _ in range(rounds):
        booster.update()
    return booster, rounds, chosen


class Defaults:
    name = "slipway_rule"

    def fit_predict(self, table, train, test, seed):
        values = native.encode(table, train)
        categorical = [i for i, c in enumerate(table.features) if c in table.categories]
        booster, _, _ = fit(values[train], table.y[train], categorical, table.task, len(table.classes), seed=seed + 1)
        return booster.predict(values[test], len(table.classes))
