// A card holds a title, a sentence on how to read it, the chart, and the same as a table, built when it is opened.

const shownCharts = [];

// options: { title, note, label, height, config: () => Chart.js configuration, table: () => table element }
function chartCard(options) {
  const canvas = element("canvas", { attributes: { role: "img", "aria-label": options.label } });
  const entry = { canvas, config: options.config, chart: null, hidden: new Set(), legend: element("div", { class: "legend" }) };
  shownCharts.push(entry);
  return element("section", { class: "card chart" },
    element("h3", {}, options.title),
    element("p", { class: "note" }, options.note),
    entry.legend,
    element("div", { class: "plot", style: { "min-height": (options.height ?? 300) + "px" } }, canvas),
    options.table ? tableBelow(options.title, options.table) : null);
}

function tableBelow(title, build) {
  const opened = element("details", {}, element("summary", {}, "As a table"));
  opened.addEventListener("toggle", () => {
    if (opened.open && opened.childElementCount === 1) opened.append(scroller(title + ", as a table", build()));
  });
  return opened;
}

function drawCharts() {
  Chart.defaults.color = colour("muted");
  Chart.defaults.borderColor = colour("grid");
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 12;
  for (const entry of shownCharts) {
    entry.chart?.destroy();
    entry.chart = new Chart(entry.canvas, withCommon(entry.config()));
    drawLegend(entry);
  }
}

// Buttons rather than Chart.js's own legend: they are reached by keyboard, wrap, and can be read aloud.
function drawLegend(entry) {
  const sets = entry.chart.data.datasets;
  const show = set => entry.chart.setDatasetVisibility(sets.indexOf(set), !entry.hidden.has(set.label));
  entry.legend.hidden = sets.length < 2;
  if (entry.legend.hidden) return;
  entry.legend.replaceChildren(...sets.map(set => {
    const button = element("button", { attributes: { type: "button", "aria-pressed": String(!entry.hidden.has(set.label)) } }, swatch(set), set.label);
    button.addEventListener("click", () => {
      if (!entry.hidden.delete(set.label)) entry.hidden.add(set.label);
      button.setAttribute("aria-pressed", String(!entry.hidden.has(set.label)));
      show(set);
      entry.chart.update();
    });
    return button;
  }));
  if (entry.hidden.size > 0) {
    sets.forEach(show);
    entry.chart.update();
  }
}

function swatch(set) {
  const look = { fill: set.backgroundColor ?? "none" };
  const shapes = {
    line: () => drawing("path", { d: "M0 6H22", fill: "none", stroke: set.borderColor, "stroke-width": set.borderWidth, "stroke-dasharray": (set.borderDash ?? []).join(" ") }),
    circle: () => drawing("circle", { cx: 6, cy: 6, r: 5, ...look }),
    rectRot: () => drawing("path", { d: "M6 1L11 6L6 11L1 6Z", ...look }),
    rect: () => drawing("rect", { x: 0, y: 0, width: 12, height: 12, rx: 2, ...look }),
  };
  return drawing("svg", { width: set.pointStyle === "line" ? 22 : 12, height: 12, "aria-hidden": "true" }, shapes[set.pointStyle]());
}

// Tells tests, and nobody else, that a chart came to its end.
const drawnMark = {
  id: "drawnMark",
  afterRender(chart) {
    chart.canvas.dataset.drawn = "true";
  },
};

function withCommon(config) {
  const options = config.options ?? {};
  return {
    ...config,
    plugins: [drawnMark],
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      ...options,
      plugins: {
        ...options.plugins,
        legend: { display: false },
        tooltip: {
          backgroundColor: colour("ink"),
          titleColor: colour("surface"),
          bodyColor: colour("surface"),
          padding: 9,
          cornerRadius: 6,
          displayColors: false,
          ...options.plugins?.tooltip,
        },
      },
    },
  };
}

// A straight axis with a title; extra goes to Chart.js as it stands.
function axis(title, extra = {}) {
  return {
    type: "linear",
    title: { display: true, text: title, color: colour("muted"), font: { size: 12 } },
    border: { display: false },
    ...extra,
    ticks: { callback: value => number(value), maxTicksLimit: 8, maxRotation: 0, ...extra.ticks },
    grid: { color: colour("grid"), ...extra.grid },
  };
}

function shareAxis(title, extra = {}) {
  return axis(title, { min: 0, max: 1, ...extra, ticks: { callback: value => Math.round(value * 100) + " %", stepSize: 0.2, ...extra.ticks } });
}

// A line for the eye, without points, tooltip or table.
function guide(label, points) {
  return {
    type: "line", label, data: points, borderColor: colour("muted"), borderWidth: 1.25, borderDash: [5, 4],
    pointRadius: 0, pointHitRadius: 0, pointStyle: "line", fill: false, order: 9,
  };
}
