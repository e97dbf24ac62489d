"""What the recipe's container runs: prints the predictions of a table's rows."""

import os
import pickle

import pandas
import sqlalchemy

HERE = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(HERE, "model.pickle"), "rb") as file:
    model = pickle.load(file)
rows = pandas.read_sql("SELECT * FROM measured", sqlalchemy.create_engine(os.environ["DATABASE_URL"]), index_col="id")
for id, prediction in zip(rows.index, model.predict(rows)):
    print(id, prediction, flush=True)
