// Elements are made by these functions alone: names from the data only ever become text, never markup.

function element(tag, options = {}, ...children) {
  const made = document.createElement(tag);
  if (options.class) made.className = options.class;
  for (const [name, value] of Object.entries(options.attributes ?? {})) {
    if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  for (const [name, value] of Object.entries(options.style ?? {})) made.style.setProperty(name, value);
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

function drawing(tag, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// columns: [{ title, number }]; rows: arrays of text or nodes, the first of each row being its heading.
function table(columns, rows, options = {}) {
  const cellClass = column => column.number ? "number" : null;
  return element("table", { class: options.class },
    options.caption ? element("caption", { class: "hidden" }, options.caption) : null,
    element("thead", {}, element("tr", {},
      ...columns.map(column => element("th", { class: cellClass(column), attributes: { scope: "col" } }, column.title)))),
    element("tbody", {}, ...rows.map(row => element("tr", {}, ...row.map((cell, place) =>
      place === 0
        ? element("th", { class: cellClass(columns[0]), attributes: { scope: "row" } }, cell)
        : element("td", { class: [cellClass(columns[place]), columns[place].class].filter(Boolean).join(" ") }, cell))))));
}

function scroller(label, ...children) {
  return element("div", { class: "scroll", attributes: { tabindex: "0", role: "region", "aria-label": label } }, ...children);
}

function list(facts) {
  return element("dl", { class: "facts" },
    ...facts.filter(([, value]) => value !== null && value !== undefined && value !== "")
      .flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
}
