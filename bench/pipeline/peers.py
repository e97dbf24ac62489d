#!/usr/bin/python3
"""What people do in Python: pandas, scikit-learn and SQLAlchemy. peers.py fit MODEL | predict DATABASE MODEL | load CSV DATABASE | versions"""

import json
import pickle
import sys
from pathlib import Path

import pandas as pd
import sqlalchemy

CHUNK_ROWS = 10_000


def fit(model):
    from sklearn.ensemble import GradientBoostingRegressor
    boston = pd.read_csv(Path(__file__).resolve().parents[2] / "examples/boston/boston.csv").head(455)
    fitted = GradientBoostingRegressor(n_estimators=500, max_depth=4, learning_rate=0.01, random_state=1)
    Path(model).write_bytes(pickle.dumps(fitted.fit(boston.drop(columns="medv"), boston.medv)))


def predict(database, model):
    engine = sqlalchemy.create_engine(f"sqlite:///{database}")
    rows = pd.read_sql("SELECT * FROM rows", engine)
    predicted = pickle.loads(Path(model).read_bytes()).predict(rows.drop(columns="id"))
    result = pd.DataFrame({"id": rows.id, "prediction": predicted})
    result.to_sql("predictions", engine, index=False, chunksize=CHUNK_ROWS, if_exists="replace")


def load(csv, database):
    engine = sqlalchemy.create_engine(f"sqlite:///{database}")
    pd.read_csv(csv).to_sql("loaded", engine, index=False, chunksize=CHUNK_ROWS)


def versions():
    import platform
    import sklearn
    print(json.dumps({"Python": platform.python_version(), "pandas": pd.__version__, "scikit-learn": sklearn.__version__,
                      "SQLAlchemy": sqlalchemy.__version__}))


if __name__ == "__main__":
    {"fit": fit, "predict": predict, "load": load, "versions": versions}[sys.argv[1]](*sys.argv[2:])
