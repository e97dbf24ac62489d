// The features with their contract, the most important first, each with a picture of training against test rows.

const foldFrom = 20;

function featureSection(data) {
  const features = data.features;
  const largest = Math.max(...features.map(feature => feature.gain), 1e-9);
  // An imported model has rows of one kind alone; the last of them are held against the others.
  const tested = data.imported ? "Last rows" : "Test";
  const columns = [
    { title: "Feature" }, { title: "Gain", number: true }, { title: data.imported ? "Rows" : "Training and test rows", class: "picture" },
    { title: "Smallest", number: true }, { title: "Median", number: true }, { title: "Largest", number: true },
    { title: "Missing", number: true }, { title: "Fractional", number: true },
    { title: tested + ": missing", number: true }, { title: tested + ": outside", number: true },
  ];
  const body = table(columns, features.map(feature => featureRow(feature, largest)), { class: "features", caption: "Features and their contract" });
  const rows = [...body.querySelectorAll("tbody tr")];
  for (const row of rows) {
    [...row.children].slice(1).forEach((cell, place) => cell.setAttribute("data-label", columns[place + 1].title));
  }

  const hidden = data.feature_count > features.length ? ` Shown: the ${features.length} with the largest gain of ${whole.format(data.feature_count)}; metadata.json has them all.` : "";
  return [
    element("h2", { attributes: { id: "features" } }, "Features and their contract"),
    element("p", { class: "lead" }, data.imported
      ? "What the rows that the model was imported with hold, and new rows are held against. “Outside” is the share of the last rows beyond the range of those before them, or categories that the model does not know." + hidden
      : "What training saw, and new rows are held against. “Outside” is the share of test values beyond the training range, or categories it never saw." + hidden),
    element("section", { class: "card" },
      data.imported ? null : element("div", { class: "key" },
        element("span", {}, element("i", { class: "train" }), "training rows"),
        element("span", {}, element("i", { class: "test" }), "test rows")),
      scroller("Features and their contract", body),
      rows.length > foldFrom + 5 ? unfold(rows) : null),
  ];
}

function unfold(rows) {
  const folded = rows.slice(foldFrom);
  folded.forEach(row => row.classList.add("folded"));
  const button = element("button", { class: "more", attributes: { type: "button" } }, `Show all ${rows.length} features`);
  button.addEventListener("click", () => {
    folded.forEach(row => row.classList.remove("folded"));
    button.remove();
  });
  return button;
}

function featureRow(feature, largest) {
  const type = feature.categories === undefined ? feature.type : `${feature.type}, ${count(feature.categories, "category", "categories")}`;
  const marked = share => share > 0 ? percent(share) : element("span", { class: "zero" }, percent(share));
  const notable = share => share >= 0.05 ? element("span", { class: "flag" }, percent(share)) : marked(share);
  return [
    element("span", {}, ...breakable(feature.name), element("small", {}, type)),
    element("span", { class: "gain" },
      element("span", { class: "room" }, element("i", { style: { width: feature.gain / largest * 100 + "%" } })),
      element("span", { class: "share" }, percent(feature.gain))),
    feature.distribution ? distributionPicture(feature) : "–",
    words(feature.min), words(feature.median), words(feature.max),
    marked(feature.missing), marked(feature.fractional),
    marked(feature.test_missing), notable(feature.test_outside),
  ];
}

// A timestamp may break between day and time, but not within either.
function words(text) {
  return text === undefined ? "–" : element("span", {}, ...text.split(" ").flatMap(word => [element("span", { class: "word" }, word), " "]));
}

// A long name may break where its words end.
function breakable(name) {
  return name.split(/(?<=[_.\-/ ])/).flatMap(part => [part, element("wbr")]);
}

function distributionPicture(feature) {
  const { labels, ranges, train, test } = feature.distribution;
  const [width, height] = [184, 46];
  const step = width / labels.length;
  const top = Math.max(...train, ...test, 1e-9);
  const tall = share => share / top * (height - 2);
  const gap = ranges ? 0.5 : Math.max(step * 0.12, (step - 26) / 2);
  const bars = train.map((share, place) => drawing("rect", {
    x: place * step + gap, y: height - tall(share), width: step - 2 * gap, height: tall(share), fill: "var(--train)", opacity: 0.55,
  }));
  const outline = test.some(share => share > 0)
    ? [drawing("path", {
      d: ranges
        ? `M0 ${height}` + test.map((share, place) => `V${height - tall(share)}H${(place + 1) * step}`).join("") + `V${height}`
        : test.map((share, place) => share > 0 ? `M${place * step + gap} ${height}V${height - tall(share)}H${(place + 1) * step - gap}V${height}` : "").join(""),
      fill: "none", stroke: "var(--test)", "stroke-width": 1.5, "vector-effect": "non-scaling-stroke", "stroke-linejoin": "round",
    })]
    : [];
  const hints = labels.map((label, place) => drawing("rect", { x: place * step, y: 0, width: step, height, fill: "transparent" },
    drawing("title", {}, `${label}: training ${percent(train[place])}, test ${percent(test[place])}`)));
  const most = values => labels[values.indexOf(Math.max(...values))];
  return drawing("svg", {
    viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", role: "img",
    "aria-label": `${feature.name}: training rows mostly ${most(train)}` + (test.some(share => share > 0) ? `, test rows mostly ${most(test)}` : ", no test values"),
  }, ...bars, drawing("path", { d: `M0 ${height}H${width}`, stroke: "var(--line)", "vector-effect": "non-scaling-stroke" }), ...outline, ...hints);
}
