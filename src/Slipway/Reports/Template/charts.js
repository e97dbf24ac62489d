// A card holds a title, a sentence on how to read it, the chart, and the same as a table, built when it is opened.

const shownCharts = [];

// options: { title, note, label, height, config: () => Chart.js configuration, table: () => table element }
function chartCard(options) {
  const canvas = element("canvas", { attributes: { role: "img", "aria-label": options.label } });
  const entry = { canvas, config: options.config, chart: null };
  shownCharts.push(entry);
  return element("section", { class: "card" },
    element("h3", {}, options.title),
    element("p", { class: "note" }, options.note),
    element("div", { class: "plot", style: { height: (options.height ?? 300) + "px" } }, canvas),
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
  }
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
        legend: {
          display: config.data.datasets.length > 1,
          position: "top",
          align: "start",
          labels: { usePointStyle: true, pointStyleWidth: 18, boxHeight: 7, padding: 12, color: colour("muted"), ...options.plugins?.legend?.labels },
        },
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
