"""How Slipway trains when no parameter is given: the rule, and the rounds found by an inner cross-validation."""

import numpy as np

import lightgbm_native as native

INNER_FOLDS = 5


def parameters(rows, features, task, leaves=12):
    return {
        "learning_rate": 0.03,
        "num_leaves": leaves,
        "max_depth": 5,
        "min_data_in_leaf": 5,
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


MAX_ROUNDS = 2000
PATIENCE = 60


def inner_folds(y, task, seed=1):
    """Equal parts in a seeded random order; for a classification each class is dealt out on its own."""
    order = np.random.default_rng(seed).permutation(len(y))
    if task != "regression":
        order = order[np.argsort(y[order], kind="stable")]
    fold = np.empty(len(y), int)
    fold[order] = np.arange(len(y)) % INNER_FOLDS
    return fold


def rounds_by_cross_validation(dataset, y, task, parameters, max_rounds=MAX_ROUNDS, patience=PATIENCE):
    """The number of rounds with the least mean loss over the inner folds, and that loss."""
    fold = inner_folds(y, task)
    boosters = []
    for k in range(INNER_FOLDS):
        train, test = (dataset.subset(np.flatnonzero(fold != k), parameters), dataset.subset(np.flatnonzero(fold == k), parameters))
        boosters.append(native.Booster(train, parameters, test))
    best, best_rounds = np.inf, 1
    for r in range(1, max_rounds + 1):
        for booster in boosters:
            booster.update()
        loss = np.mean([booster.validation_loss() for booster in boosters])
        if loss < best:
            best, best_rounds = loss, r
        elif r - best_rounds >= patience:
            break
    return best_rounds, best


def fit(table, train):
    """The booster, and what predicts with it."""
    values = native.encode(table, train)
    chosen = {**native.objective(table), **parameters(len(train), values.shape[1], table.task)}
    categorical = [i for i, c in enumerate(table.features) if c in table.categories]
    dataset = native.Dataset(values[train], table.y[train], categorical, chosen)
    rounds, _ = rounds_by_cross_validation(dataset, table.y[train], table.task, chosen)
    booster = native.Booster(dataset, chosen)
    for _ in range(rounds):
        booster.update()
    return booster, values, rounds


class Defaults:
    name = "slipway_rule"

    def fit_predict(self, table, train, test, seed):
        booster, values, _ = fit(table, train)
        return booster.predict(values[test], len(table.classes))
