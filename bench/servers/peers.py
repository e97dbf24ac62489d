#!/usr/bin/python3
"""The Python recipe on a server: pandas, scikit-learn and SQLAlchemy. peers.py predict URL MODEL TABLE | versions"""

import json
import pickle
import sys
from pathlib import Path

import pandas as pd
import sqlalchemy

CHUNK_ROWS = 10_000


def predict(url, model, table):
    engine = sqlalchemy.create_engine(url)
    rows = pd.read_sql("SELECT * FROM measured", engine)
    predicted = pickle.loads(Path(model).read_bytes()).predict(rows.drop(columns="id"))
    result = pd.DataFrame({"id": rows.id, "prediction": predicted})
    result.to_sql(table, engine, index=False, chunksize=CHUNK_ROWS, method="multi", if_exists="replace")


def versions():
    import platform
    import psycopg2
    import pymysql
    import sklearn
    print(json.dumps({"Python": platform.python_version(), "pandas": pd.__version__, "scikit-learn": sklearn.__version__, "SQLAlchemy": sqlalchemy.__version__,
                      "PyMySQL": pymysql.__version__, "psycopg2": psycopg2.__version__.split()[0]}))


if __name__ == "__main__":
    {"predict": predict, "versions": versions}[sys.argv[1]](*sys.argv[2:])
