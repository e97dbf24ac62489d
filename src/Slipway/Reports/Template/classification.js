// For two classes every curve is about the second one; for more, about each class against all others.

function classificationCards(data) {
  const pictures = data.classification;
  const binary = data.task === "binary";
  const drawn = pictures.classes.filter(entry => entry.curves);
  const which = binary
    ? ` Class: ${cut(data.classes[1], 40)}.`
    : ` Each class against all others${data.classes.length > drawn.length ? `; the ${drawn.length} with the most test rows` : ""}.`;
  const cards = [];
  if (drawn.length > 0) cards.push(rocCard(drawn, binary, which), precisionCard(drawn, binary, which, data));
  cards.push(confusionCard(pictures.confusion), calibrationCard(data, pictures.calibration, binary));
  if (pictures.scores) cards.push(scoreCard(data, pictures.scores));
  if (!binary) cards.push(classCard(pictures.classes, data));
  return cards;
}

function curveSets(drawn, binary, x, y, extra = {}) {
  const looks = classLooks();
  return drawn.map((entry, place) => ({
    type: "line", label: cut(entry.name, 24), ...extra,
    data: entry.curves.precision.map((_, at) => ({ x: x(entry.curves, at), y: y(entry.curves, at) })),
    borderColor: looks[place].colour, backgroundColor: binary ? faded(looks[place].colour, 0.12) : "transparent",
    borderWidth: 2.25, borderDash: looks[place].dash, pointRadius: 0, pointHitRadius: 6, pointStyle: "line", fill: binary, order: place + 1, clip: 4,
  }));
}

function curveOptions(xTitle, yTitle, label) {
  return {
    scales: { x: shareAxis(xTitle), y: shareAxis(yTitle) },
    interaction: { mode: "nearest", intersect: false },
    plugins: {
      tooltip: { filter: item => item.dataset.pointHitRadius !== 0, callbacks: { title: items => items[0]?.dataset.label ?? "", label } },
    },
  };
}

function curveTable(drawn, columns, values) {
  return table([{ title: "Class" }, ...columns.map(title => ({ title, number: true }))],
    drawn.flatMap(entry => entry.curves.precision.map((_, at) => [entry.name, ...values(entry.curves, at).map(percent)])));
}

function rocCard(drawn, binary, which) {
  return chartCard({
    title: binary ? `ROC curve, area ${number(drawn[0].curves.auc)}` : "ROC curves",
    note: "How many true alarms each false alarm buys. Chance is the dashed line." + which,
    label: "Line chart of true positive rate against false positive rate.",
    height: 340,
    config: () => ({
      data: { datasets: [...curveSets(drawn, binary, (curves, at) => curves.false_positive_rate[at], (curves, at) => curves.true_positive_rate[at]), guide("chance", [{ x: 0, y: 0 }, { x: 1, y: 1 }])] },
      options: curveOptions("false positive rate", "true positive rate",
        item => `${percent(item.raw.y)} of the class found at ${percent(item.raw.x)} false alarms`),
    }),
    table: () => curveTable(drawn, ["False positive rate", "True positive rate"], (curves, at) => [curves.false_positive_rate[at], curves.true_positive_rate[at]]),
  });
}

function precisionCard(drawn, binary, which, data) {
  const share = drawn[0].rows / data.test_rows;
  return chartCard({
    title: binary ? `Precision and recall, average precision ${number(drawn[0].curves.average_precision)}` : "Precision and recall",
    note: "How many alarms are right when so many of the class are to be found." + (binary ? " Chance is the dashed line." : "") + which,
    label: "Line chart of precision against recall.",
    height: 340,
    config: () => ({
      data: {
        datasets: [
          ...curveSets(drawn, binary, (curves, at) => curves.true_positive_rate[at], (curves, at) => curves.precision[at], { stepped: "after" }),
          ...(binary ? [guide("chance", [{ x: 0, y: share }, { x: 1, y: share }])] : []),
        ],
      },
      options: curveOptions("recall", "precision", item => `${percent(item.raw.y)} right when ${percent(item.raw.x)} are found`),
    }),
    table: () => curveTable(drawn, ["Recall", "Precision"], (curves, at) => [curves.true_positive_rate[at], curves.precision[at]]),
  });
}

function calibrationCard(data, bins, binary) {
  const what = binary ? `probability of ${cut(data.classes[1], 40)}` : "probability of the most likely class";
  return chartCard({
    title: "Calibration",
    note: "Whether what is predicted at 70 % comes true seven times in ten. Bars are 95 % intervals.",
    label: "Line chart of the observed share against the predicted probability, with intervals.",
    height: 340,
    config: () => ({
      data: {
        datasets: [
          {
            type: "line", label: "test rows", data: bins.map(bin => ({ x: bin.predicted, y: bin.observed, bin })), order: 1,
            borderColor: colour("test"), backgroundColor: colour("test"), borderWidth: 2, pointRadius: 4.5, pointStyle: "circle", clip: 8,
          },
          {
            type: "line", label: "95 % interval", order: 2, spanGaps: false,
            data: bins.flatMap(bin => [{ x: bin.predicted, y: bin.low }, { x: bin.predicted, y: bin.high }, { x: bin.predicted, y: null }]),
            borderColor: faded(colour("test"), 0.45), borderWidth: 3, clip: 4, pointRadius: 0, pointHitRadius: 0, pointStyle: "line",
          },
          guide("perfect", [{ x: 0, y: 0 }, { x: 1, y: 1 }]),
        ],
      },
      options: {
        scales: { x: shareAxis(`predicted ${what}`), y: shareAxis("share that came true") },
        plugins: {
          tooltip: {
            filter: item => item.raw.bin !== undefined,
            callbacks: {
              title: () => "",
              label: item => [`predicted ${percent(item.raw.x)}, came true ${percent(item.raw.y)}`, count(item.raw.bin.rows, "test row", "test rows")],
            },
          },
        },
      },
    }),
    table: () => table(
      [{ title: "Predicted", number: true }, { title: "Came true", number: true }, { title: "95 % interval", number: true }, { title: "Rows", number: true }],
      bins.map(bin => [percent(bin.predicted), percent(bin.observed), `${percent(bin.low)} to ${percent(bin.high)}`, whole.format(bin.rows)])),
  });
}

function scoreCard(data, scores) {
  const bins = scores.first.length;
  const name = place => `${Math.round(place * 100 / bins)} to ${Math.round((place + 1) * 100 / bins)} %`;
  const set = (label, values, look, shape) => ({
    label: cut(label, 24), data: values, backgroundColor: look, borderRadius: 2, barPercentage: 0.95, categoryPercentage: 0.86, pointStyle: shape,
  });
  return chartCard({
    title: "Predicted probabilities by actual class",
    note: "The further apart the two heaps, the better the classes are told apart.",
    label: "Histogram of predicted probabilities, one colour an actual class.",
    config: () => ({
      type: "bar",
      data: {
        labels: scores.first.map((_, place) => name(place)),
        datasets: [set(data.classes[0], scores.first, colour("baseline"), "rect"), set(data.classes[1], scores.second, colour("test"), "rect")],
      },
      options: {
        scales: {
          x: { title: { display: true, text: `predicted probability of ${cut(data.classes[1], 40)}` }, grid: { display: false }, border: { display: false }, ticks: { maxRotation: 0, autoSkip: true, callback: (_, place) => place % 4 === 0 ? Math.round(place * 100 / bins) + " %" : "" } },
          y: axis("test rows", { beginAtZero: true, ticks: { precision: 0 } }),
        },
        interaction: { mode: "index", intersect: false },
      },
    }),
    table: () => table(
      [{ title: "Probability" }, { title: data.classes[0], number: true }, { title: data.classes[1], number: true }],
      scores.first.map((value, place) => [name(place), whole.format(value), whole.format(scores.second[place])])),
  });
}

// A table is the chart: it needs no other form.
function confusionCard(matrix) {
  const labels = [...matrix.labels, ...(matrix.others ? [`${matrix.others} others`] : [])];
  const head = element("thead", {},
    element("tr", {}, element("th", {}), element("th", { attributes: { colspan: labels.length, scope: "colgroup" } }, "predicted")),
    element("tr", {}, element("th", { attributes: { scope: "col" } }, "actual"), ...labels.map(label => element("th", { attributes: { scope: "col", title: label } }, element("span", { class: labels.length > 5 ? "upright" : null }, cut(label, 18))))));
  const rows = matrix.counts.map((counts, actual) => {
    const all = counts.reduce((sum, value) => sum + value, 0);
    return element("tr", { style: { height: Math.max(44, 220 / labels.length) + "px" } }, element("th", { attributes: { scope: "row", title: labels[actual] } }, cut(labels[actual], 18)),
      ...counts.map((value, predicted) => {
        const share = all === 0 ? 0 : value / all;
        const tone = predicted === actual ? "test" : "baseline";
        return element("td", { style: { background: `color-mix(in srgb, var(--${tone}) ${Math.round(4 + share * 46)}%, var(--surface))` } },
          whole.format(value), value === 0 ? null : element("small", {}, share < 0.01 ? "< 1 %" : Math.round(share * 100) + " %"));
      }));
  });
  return element("section", { class: "card" },
    element("h3", {}, "Which class is taken for which"),
    element("p", { class: "note" }, "Test rows, with the share of their actual class. Blue is right, orange is wrong."),
    element("div", { class: "plot" }, scroller("Confusion matrix", element("table", { class: "matrix", style: { "min-width": 96 + labels.length * 44 + "px" } }, head, element("tbody", {}, ...rows)))));
}

function classCard(classes, data) {
  const note = classes.length < data.classes.length ? `The ${classes.length} classes with the most test rows, of ${data.classes.length}.` : "On the test rows, each class against all others.";
  return element("section", { class: "card" },
    element("h3", {}, "Class by class"),
    element("p", { class: "note" }, note),
    element("div", { class: "plot" }, scroller("Class by class", table(
      [{ title: "Class" }, { title: "Rows", number: true }, { title: "Precision", number: true }, { title: "Recall", number: true }, { title: "F1", number: true }, { title: "ROC AUC", number: true }],
      classes.map(entry => [cut(entry.name, 40), whole.format(entry.rows), percent(entry.precision), percent(entry.recall), number(entry.f1), number(entry.curves?.auc)])))));
}
