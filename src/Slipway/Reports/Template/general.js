// Charts that every task has.

function importanceCard(data) {
  const shown = data.importance;
  const some = shown.length < data.important_columns ? `The ${shown.length} largest of ${data.important_columns}. ` : "";
  return chartCard({
    title: "What the model looks at",
    note: some + "Share of the total gain: how much of the loss’s fall each column’s splits brought.",
    label: "Bar chart of feature importance by gain.",
    height: Math.max(300, 56 + shown.length * 21),
    config: () => ({
      type: "bar",
      data: {
        labels: shown.map(column => cut(column.name, 22)),
        datasets: [{ label: "gain", data: shown.map(column => column.gain), backgroundColor: faded(colour("test"), 0.85), borderRadius: 3, maxBarThickness: 22 }],
      },
      options: {
        indexAxis: "y",
        scales: {
          x: axis("share of the gain", { beginAtZero: true, ticks: { callback: value => percent(value) } }),
          y: { grid: { display: false }, border: { display: false }, ticks: { autoSkip: false, color: colour("ink") } },
        },
        plugins: { tooltip: { callbacks: { title: items => shown[items[0].dataIndex].name, label: item => percent(item.raw) + " of the gain" } } },
      },
    }),
    table: () => table([{ title: "Column" }, { title: "Gain", number: true }], shown.map(column => [column.name, percent(column.gain)])),
  });
}

function learningCard(curve) {
  const kept = curve.best_round ? ` The model kept is that of round ${whole.format(curve.best_round)}.` : "";
  const line = (label, values, look, dash, order) => ({
    type: "line", label, data: values.map((value, place) => ({ x: curve.rounds[place], y: value })), order,
    borderColor: look, borderWidth: 2.25, borderDash: dash, pointRadius: 0, pointHitRadius: 6, pointStyle: "line", spanGaps: true,
  });
  return chartCard({
    title: "Learning curve",
    note: `Loss (${curve.metric}) after each round.`
      + (curve.held_back.length > 0 ? ` Where the line of the ${curve.held_back_name} turns up, more rounds only learn the training rows by heart.` : "") + kept,
    label: `Line chart of ${curve.metric} by round.`,
    config: () => ({
      data: {
        datasets: [
          ...(curve.held_back.length > 0 ? [line(curve.held_back_name, curve.held_back, colour("test"), [], 1)] : []),
          line("training rows", curve.train, colour("train"), [6, 3], 2),
        ],
      },
      options: {
        scales: { x: axis("round", { min: curve.rounds[0] === 1 ? 0 : curve.rounds[0], max: curve.rounds[curve.rounds.length - 1], ticks: { precision: 0 } }), y: axis(curve.metric, { beginAtZero: true }) },
        interaction: { mode: "index", intersect: false },
        plugins: { tooltip: { callbacks: { title: items => "round " + whole.format(items[0].raw.x), label: item => `${item.dataset.label} ${number(item.raw.y)}` } } },
      },
    }),
    table: () => table(
      [{ title: "Round", number: true }, { title: "Training rows", number: true }, ...(curve.held_back.length > 0 ? [{ title: curve.held_back_name, number: true }] : [])],
      curve.rounds.map((round, place) => [whole.format(round), number(curve.train[place]), ...(curve.held_back.length > 0 ? [number(curve.held_back[place])] : [])])),
  });
}
