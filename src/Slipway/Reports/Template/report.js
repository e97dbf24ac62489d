// Puts the report together, from the result down to the lineage.

function titleSection(data) {
  const kinds = { regression: "a regression", binary: "a classification in two classes", multiclass: `a classification in ${data.classes.length} classes` };
  return element("div", { class: "title", attributes: { id: "result" } },
    element("h1", {}, data.name),
    element("p", {}, "Predicts ", element("b", {}, data.target), `, ${kinds[data.task]}, from ${count(data.feature_count, "feature", "features")}. `,
      data.imported
        ? `Trained elsewhere and imported; ${data.test_rows > 0 ? `tested on ${count(data.test_rows, "row", "rows")} that it may have been trained on` : "not tested"}.`
        : `Trained on ${count(data.train_rows, "row", "rows")}, tested on ${count(data.test_rows, "row", "rows")} that it never saw.`));
}

function heroSection(data) {
  const verdict = data.verdict;
  const signs = { better: "✓", uncertain: "?", worse: "!", unknown: "?" };
  const warning = verdict.warning
    ? element("p", { class: "box " + (verdict.state === "worse" ? "bad" : "warn"), attributes: { role: "alert" } }, verdict.warning)
    : null;
  return element("section", { class: "card hero" },
    element("div", {},
      element("span", { class: "badge " + verdict.state }, element("span", { attributes: { "aria-hidden": "true" } }, signs[verdict.state]), verdict.badge),
      element("p", { class: "result" }, verdict.title),
      element("p", { class: "detail" }, verdict.detail),
      warning ?? versus(data)),
    data.metrics.length === 0 ? null : scroller("Metrics", table(
      [{ title: "Metric" }, { title: "Test", number: true, class: "own" }, { title: "Baseline", number: true }, ...(data.imported ? [] : [{ title: "Training", number: true }])],
      data.metrics.map(metric => [
        element("span", {}, metric.label, element("small", {}, metric.note)),
        number(metric.test), number(metric.baseline), ...(data.imported ? [] : [number(metric.train)]),
      ]),
      { class: "metrics", caption: "Metrics on test rows, beside the baseline" + (data.imported ? "" : ", and on training rows") })));
}

// Two bars for the one error that says most.
function versus(data) {
  const metric = data.metrics.find(one => one.name === (data.task === "regression" ? "mean_absolute_error" : "log_loss"));
  if (!metric || metric.test === undefined || metric.baseline === undefined) return null;
  const longest = Math.max(metric.test, metric.baseline, 1e-300);
  const bar = (name, kind, value) => [
    element("span", {}, name),
    element("i", { class: kind, style: { width: value / longest * 100 + "%" } }),
    element("b", {}, number(value)),
  ];
  return element("div", { class: "versus" },
    element("span", { class: "what" }, `${metric.label} on the test rows (shorter is better)`),
    ...bar("This model", "own", metric.test), ...bar("Baseline", "constant", metric.baseline));
}

function chartSection(data) {
  const cards = [
    ...(data.regression ? regressionCards(data) : []),
    ...(data.classification ? classificationCards(data) : []),
    ...(data.importance.length > 0 ? [importanceCard(data)] : []),
    ...(data.learning_curve ? [learningCard(data.learning_curve)] : []),
  ];
  const lead = data.imported
    ? "Test rows are all rows that the model was imported with and whose target is known. Where it was trained on them too, it does worse on new rows."
    : "Test rows are blue. The model was not trained on them, so they show what to expect of new rows.";
  return cards.length === 0 ? [] : [
    element("h2", { attributes: { id: "charts" } }, "How it predicts"),
    ...(data.imported && data.test_rows === 0 ? [] : [element("p", { class: "lead" }, lead)]),
    element("div", { class: "grid" }, ...cards),
  ];
}

function lineageSection(data) {
  const parameters = Object.entries(data.parameters);
  return [
    element("h2", { attributes: { id: "lineage" } }, "Lineage"),
    element("p", { class: "lead" }, data.imported
      ? "Which file the model came from, and which rows told what its features hold."
      : "What it takes to train this model again, and to know that it is this one."),
    element("div", { class: "grid" },
      element("div", { class: "stack" }, element("section", { class: "card" }, element("h3", {}, "Where it comes from"), list([
        ["Source", data.source.provider],
        ["Query", element("code", {}, data.source.query)],
        ...(data.imported
          ? [
            ["Model file", element("code", {}, data.imported.file)],
            ["Format", data.imported.format + (data.imported.library_version ? ` ${data.imported.library_version}` : "")],
            ["SHA-256", element("code", {}, data.imported.sha256)],
            ["Rows", whole.format(data.source.rows)],
            ["Imported", data.created],
          ]
          : [
            ["Rows", `${whole.format(data.source.rows)}: ${whole.format(data.train_rows)} for training, ${whole.format(data.test_rows)} for the test`],
            ["Test rows", data.split],
            ["Trained", data.created],
          ]),
        ["Slipway", data.versions.slipway],
        ["LightGBM", data.versions.lightgbm],
        ["Data digest", element("code", {}, data.source.data_digest)],
        ["Model digest", element("code", {}, data.digest)],
      ])),
      data.left_out.length === 0 ? null : element("section", { class: "card" }, element("h3", {}, "Columns left out"),
        list(data.left_out.map(column => [column.name, column.reason])))),
      parameters.length === 0 ? null : element("section", { class: "card" }, element("h3", {}, "Parameters"),
        element("div", { class: "parameters" }, table([{ title: "Name" }, { title: "Value", number: true }],
          parameters.map(([name, value]) => [element("code", {}, name), element("code", {}, value)]))))),
  ];
}

function showReport() {
  const data = JSON.parse(document.getElementById("data").textContent);
  applyTheme();
  document.getElementById("report").append(
    titleSection(data), heroSection(data), ...chartSection(data), ...featureSection(data), ...lineageSection(data));
  document.getElementById("foot").append(
    `Written by Slipway ${data.versions.slipway}. This file holds all it needs and asks for nothing else. Charts: Chart.js ${Chart.version}, MIT licence.`);
  document.getElementById("themes").append(...themeButtons(drawCharts));
  drawCharts();
  // Paper is white, and two cards stand side by side on it, however wide the window was.
  window.addEventListener("beforeprint", () => {
    printing = true;
    applyTheme();
    drawCharts();
    shownCharts.forEach(entry => entry.chart.resize(310, 215));
  });
  window.addEventListener("afterprint", () => {
    printing = false;
    applyTheme();
    drawCharts();
  });
  document.documentElement.dataset.ready = "true";
}

showReport();
