// Numbers as people read them: three significant digits, every digit before the point, thousands apart.

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
const tiny = new Intl.NumberFormat("en", { notation: "scientific", maximumSignificantDigits: 3 });

function number(value) {
  if (value === null || value === undefined) return "–";
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e8 || size < 1e-4)) return tiny.format(value).replace("E", "e").replace("-", "−");
  return (size >= 100 ? whole : short).format(value).replace("-", "−");
}

// A share as a percentage; never a false 0 % or 100 %.
function percent(share) {
  if (share === null || share === undefined) return "–";
  const value = share * 100;
  if (share > 0 && value < 0.1) return "< 0.1 %";
  if (share < 1 && value > 99.9) return "> 99.9 %";
  return (value < 10 || value > 99 ? Math.round(value * 10) / 10 : Math.round(value)) + " %";
}

function count(value, one, many) {
  return `${whole.format(value)} ${value === 1 ? one : many}`;
}

function cut(text, most) {
  const letters = [...String(text)];
  return letters.length <= most ? String(text) : letters.slice(0, most - 1).join("") + "…";
}

function signed(value) {
  return value > 0 ? "+" + number(value) : number(value);
}
