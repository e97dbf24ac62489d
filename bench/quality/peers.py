"""scikit-learn's two gradient boostings, set up as a careful user would."""

import numpy as np
from sklearn.compose import make_column_transformer
from sklearn.ensemble import (GradientBoostingClassifier, GradientBoostingRegressor,
                              HistGradientBoostingClassifier, HistGradientBoostingRegressor)
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder


class GradientBoosting:
    """500 trees of depth 4 at rate 0.01; medians and most frequent values for what is missing, categories one-hot."""

    name = "gradient_boosting"

    def fit_predict(self, table, train, test, seed):
        numbers = [c for c in table.features if c not in table.categories]
        prepare = make_column_transformer(
            (SimpleImputer(strategy="median"), numbers),
            (make_pipeline(SimpleImputer(strategy="most_frequent"), OneHotEncoder(handle_unknown="ignore", sparse_output=False)), table.categories))
        kind = GradientBoostingRegressor if table.task == "regression" else GradientBoostingClassifier
        model = make_pipeline(prepare, kind(n_estimators=500, max_depth=4, learning_rate=0.01, random_state=seed))
        return predict(table, model.fit(table.features.iloc[train], table.y[train]), test)


class HistGradientBoosting:
    """Defaults; categories by their codes and named as such, missing values left to it."""

    name = "hist_gradient_boosting"

    def fit_predict(self, table, train, test, seed):
        numbers = [c for c in table.features if c not in table.categories]
        codes = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=np.nan)
        prepare = make_column_transformer((codes, table.categories), ("passthrough", numbers))
        kind = HistGradientBoostingRegressor if table.task == "regression" else HistGradientBoostingClassifier
        model = make_pipeline(prepare, kind(categorical_features=list(range(len(table.categories))), random_state=seed))
        return predict(table, model.fit(table.features.iloc[train], table.y[train]), test)


def predict(table, model, test):
    if table.task == "regression":
        return model.predict(table.features.iloc[test])
    probabilities = np.zeros((len(test), len(table.classes)))
    probabilities[:, model.classes_] = model.predict_proba(table.features.iloc[test])
    return probabilities


ALL = [GradientBoosting(), HistGradientBoosting()]
