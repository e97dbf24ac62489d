// The colours follow the system until the reader picks some. Charts are drawn on canvases, which style sheets don't
// reach, so they are drawn anew with every change.

const systemDark = window.matchMedia("(prefers-color-scheme: dark)");
let pickedTheme = "auto";
let printing = false;

function applyTheme() {
  const dark = !printing && (pickedTheme === "dark" || (pickedTheme === "auto" && systemDark.matches));
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}

function faded(hex, share) {
  return hex + Math.round(share * 255).toString(16).padStart(2, "0");
}

// Eight colours that stay apart for the colour-blind (after Okabe and Ito), each with a dash of its own.
function classLooks() {
  const dark = document.documentElement.dataset.theme === "dark";
  const colours = dark
    ? ["#56b4e9", "#f0a13a", "#35cda0", "#e79ac6", "#f0e442", "#ff8a5c", "#b6bec8", "#b196f0"]
    : ["#0072b2", "#d55e00", "#008a64", "#b84f8a", "#b07800", "#3a9ad9", "#555d68", "#6d45b8"];
  const dashes = [[], [7, 3], [2, 2], [10, 3, 2, 3], [5, 5], [12, 4], [3, 5], [1, 3]];
  return colours.map((value, place) => ({ colour: value, dash: dashes[place] }));
}

function themeButtons(changed) {
  const names = ["auto", "light", "dark"];
  const buttons = names.map(name => {
    const button = element("button", { attributes: { type: "button", "aria-pressed": String(name === pickedTheme) } },
      name[0].toUpperCase() + name.slice(1));
    button.addEventListener("click", () => {
      pickedTheme = name;
      buttons.forEach((other, place) => other.setAttribute("aria-pressed", String(names[place] === name)));
      applyTheme();
      changed();
    });
    return button;
  });
  systemDark.addEventListener("change", () => {
    applyTheme();
    changed();
  });
  return buttons;
}
