// A residual is predicted less actual, so that a positive one is a prediction that is too high.

function regressionCards(data) {
  const pictures = data.regression;
  const cards = [];
  if (pictures.test.actual.length + pictures.train.actual.length > 0) {
    cards.push(predictedCard(data, pictures), residualCard(data, pictures));
  }
  if (pictures.residuals) cards.push(residualHistogramCard(data, pictures.residuals));
  if (pictures.ranges.length > 0) cards.push(errorRangeCard(data, pictures.ranges));
  return cards;
}

function points(sample, x, y) {
  return sample.actual.map((actual, place) => {
    const row = { actual, predicted: sample.predicted[place] };
    return { x: x(row), y: y(row), row };
  });
}

function scatterSets(pictures, x, y) {
  const crowded = pictures.test.actual.length > 400;
  return [
    {
      type: "scatter", label: "test rows", data: points(pictures.test, x, y), order: 1,
      backgroundColor: faded(colour("test"), crowded ? 0.5 : 0.8), borderColor: colour("surface"), borderWidth: crowded ? 0 : 0.75,
      pointRadius: crowded ? 2.25 : 4, pointStyle: "circle",
    },
    {
      type: "scatter", label: "training rows", data: points(pictures.train, x, y), order: 2,
      backgroundColor: faded(colour("train"), 0.4), borderWidth: 0, pointRadius: 2.25, pointStyle: "rectRot",
    },
  ].filter(set => set.data.length > 0);
}

function extent(values) {
  let low = Infinity, high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const room = (high - low) * 0.03 || Math.abs(high) * 0.1 || 1;
  return [low - room, high + room];
}

function pointTooltip(target) {
  return {
    filter: item => item.raw.row !== undefined,
    callbacks: {
      title: items => items[0]?.dataset.label ?? "",
      label: item => [
        `${target} ${number(item.raw.row.actual)}, predicted ${number(item.raw.row.predicted)}`,
        `residual ${signed(item.raw.row.predicted - item.raw.row.actual)}`,
      ],
    },
  };
}

function pointTable(pictures) {
  const rows = pictures.test.actual
    .map((actual, place) => [actual, pictures.test.predicted[place]])
    .sort((one, other) => Math.abs(other[1] - other[0]) - Math.abs(one[1] - one[0]));
  return table(
    [{ title: "Actual", number: true }, { title: "Predicted", number: true }, { title: "Residual", number: true }],
    rows.map(([actual, predicted]) => [number(actual), number(predicted), signed(predicted - actual)]),
    { caption: "Test rows, the largest residual first" });
}

function sampleNote(pictures) {
  const shown = pictures.test.actual.length;
  return shown < pictures.test.rows ? ` Shown: ${whole.format(shown)} of ${count(pictures.test.rows, "test row", "test rows")}.` : "";
}

function predictedCard(data, pictures) {
  return chartCard({
    title: "Predicted against actual",
    note: "A perfect model has every point on the dashed line." + sampleNote(pictures),
    label: `Scatter chart of predicted against actual ${data.target} for test and training rows.`,
    height: 340,
    config: () => {
      const [low, high] = extent([pictures.test, pictures.train].flatMap(sample => [...sample.actual, ...sample.predicted]));
      return {
        data: { datasets: [...scatterSets(pictures, row => row.actual, row => row.predicted), guide("perfect", [{ x: low, y: low }, { x: high, y: high }])] },
        options: {
          scales: {
            x: axis(`actual ${cut(data.target, 40)}`, { min: low, max: high, ticks: { includeBounds: false } }),
            y: axis(`predicted ${cut(data.target, 40)}`, { min: low, max: high, ticks: { includeBounds: false } }),
          },
          plugins: { tooltip: pointTooltip(data.target) },
        },
      };
    },
    table: () => pointTable(pictures),
  });
}

function residualCard(data, pictures) {
  return chartCard({
    title: "Residuals by prediction",
    note: "Predicted less actual. A slope or a funnel is structure that the model missed.",
    label: `Scatter chart of residuals against predicted ${data.target}.`,
    height: 340,
    config: () => {
      const [low, high] = extent([...pictures.test.predicted, ...pictures.train.predicted]);
      return {
        data: {
          datasets: [
            ...scatterSets(pictures, row => row.predicted, row => row.predicted - row.actual),
            guide("no error", [{ x: low, y: 0 }, { x: high, y: 0 }]),
          ],
        },
        options: {
          scales: {
            x: axis(`predicted ${cut(data.target, 40)}`, { min: low, max: high, ticks: { includeBounds: false } }),
            y: axis("residual"),
          },
          plugins: { tooltip: pointTooltip(data.target) },
        },
      };
    },
    table: () => pointTable(pictures),
  });
}

function residualHistogramCard(data, bins) {
  const width = bins.edges[1] - bins.edges[0];
  const name = place => `${number(bins.edges[place])} to ${number(bins.edges[place + 1])}`;
  return chartCard({
    title: "How large the residuals are",
    note: "Test rows by residual. A heap beside zero is a model that is off in one direction.",
    label: "Histogram of the test rows' residuals.",
    config: () => ({
      type: "bar",
      data: {
        datasets: [{
          label: "test rows", data: bins.counts.map((value, place) => ({ x: bins.edges[place] + width / 2, y: value })),
          backgroundColor: faded(colour("test"), 0.85), barPercentage: 0.97, categoryPercentage: 1, borderRadius: 2,
        }],
      },
      options: {
        scales: {
          x: axis("residual (predicted less actual)", { min: bins.edges[0], max: bins.edges[bins.edges.length - 1], offset: false, grid: { display: false, offset: false }, ticks: { includeBounds: false } }),
          y: axis("test rows", { beginAtZero: true, ticks: { precision: 0 } }),
        },
        plugins: { tooltip: { callbacks: { title: items => name(items[0].dataIndex), label: item => count(item.raw.y, "test row", "test rows") } } },
      },
    }),
    table: () => table([{ title: "Residual" }, { title: "Test rows", number: true }], bins.counts.map((value, place) => [name(place), whole.format(value)])),
  });
}

function errorRangeCard(data, ranges) {
  const name = range => range.from === range.to ? number(range.from) : `${number(range.from)} to ${number(range.to)}`;
  return chartCard({
    title: `Error by range of ${cut(data.target, 40)}`,
    note: "Test rows in groups of about equal size. Bias is the mean residual: above zero is too high.",
    label: `Bar chart of mean absolute error and bias by range of ${data.target}.`,
    config: () => ({
      data: {
        labels: ranges.map(range => range.from === range.to ? number(range.from) : [number(range.from), "to " + number(range.to)]),
        datasets: [
          {
            type: "bar", label: "mean absolute error", data: ranges.map(range => range.mean_absolute_error), order: 2,
            backgroundColor: faded(colour("test"), 0.85), borderRadius: 3, maxBarThickness: 44, pointStyle: "rect",
          },
          {
            type: "line", label: "bias", data: ranges.map(range => range.bias), order: 1, showLine: false,
            pointStyle: "rectRot", pointRadius: 6, backgroundColor: colour("baseline"), borderColor: colour("surface"), pointBorderWidth: 1.5,
          },
        ],
      },
      options: {
        scales: {
          x: { title: { display: true, text: `actual ${cut(data.target, 40)}` }, border: { display: false }, grid: { display: false }, ticks: { maxRotation: 0, autoSkip: true, font: { size: 11 } } },
          y: axis("error"),
        },
        interaction: { mode: "index", intersect: false },
        plugins: {
          tooltip: {
            callbacks: {
              title: items => name(ranges[items[0].dataIndex]),
              label: item => `${item.dataset.label} ${item.datasetIndex === 0 ? number(item.raw) : signed(item.raw)}`,
              footer: items => count(ranges[items[0].dataIndex].rows, "test row", "test rows"),
            },
          },
        },
      },
    }),
    table: () => table(
      [{ title: "Actual" }, { title: "Rows", number: true }, { title: "Mean absolute error", number: true }, { title: "Bias", number: true }],
      ranges.map(range => [name(range), whole.format(range.rows), number(range.mean_absolute_error), signed(range.bias)])),
  });
}
