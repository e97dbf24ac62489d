-- The recipe's table: three tracts, whose columns have numbers for names.
DROP TABLE IF EXISTS boston_housing_price;
CREATE TABLE boston_housing_price (
  id INTEGER PRIMARY KEY,
  column_0 DOUBLE PRECISION, column_1 DOUBLE PRECISION, column_2 DOUBLE PRECISION, column_3 INTEGER, column_4 DOUBLE PRECISION,
  column_5 DOUBLE PRECISION, column_6 DOUBLE PRECISION, column_7 DOUBLE PRECISION, column_8 INTEGER, column_9 INTEGER,
  column_10 DOUBLE PRECISION, column_11 DOUBLE PRECISION, column_12 DOUBLE PRECISION
);
INSERT INTO boston_housing_price VALUES
  (1, 0.00632, 18, 2.31, 0, 0.538, 6.575, 65.2, 4.09, 1, 296, 15.3, 396.9, 4.98),
  (2, 0.02731, 0, 7.07, 0, 0.469, 6.421, 78.9, 4.9671, 2, 242, 17.8, 396.9, 9.14),
  (3, 0.02729, 0, 7.07, 0, 0.469, 7.185, 61.1, 4.9671, 2, 242, 17.8, 392.83, 4.03);
