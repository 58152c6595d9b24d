// Numbers as the core writes them in its sentences: three significant digits.

export function short(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  if (!Number.isFinite(value) || value === 0) return String(value);
  const magnitude = Math.abs(value);
  let power = Math.floor(Math.log10(magnitude));
  let digits = threeDigits(magnitude, power);
  if (digits >= 1000) digits = threeDigits(magnitude, (power += 1));
  else if (digits < 100) digits = threeDigits(magnitude, (power -= 1));
  const sign = value < 0 ? "-" : "";
  if (power >= -3 && power <= 2) return sign + String(Number(`${digits}e${power - 2}`));
  const size = String(Math.abs(power)).padStart(2, "0");
  return `${sign}${digits / 100}e${power < 0 ? "-" : "+"}${size}`;
}

// Two factors: one power of ten would overflow for the smallest numbers.
function threeDigits(magnitude, power) {
  const half = Math.trunc((2 - power) / 2);
  return Math.round(magnitude * 10 ** half * 10 ** (2 - power - half));
}

export const range = ([low, high]) => `${short(low)} to ${short(high)}`;

export const percent = (share) => `${Math.round(100 * share)} %`;

export const words = (name) => name.replaceAll("_", " ");
