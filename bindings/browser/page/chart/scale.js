// From values to pixels, and the values worth a tick.

export function logScale([low, high], [left, right]) {
  const from = Math.log10(low);
  const width = Math.log10(high) - from || 1;
  const scale = (value) => left + ((Math.log10(value) - from) / width) * (right - left);
  scale.invert = (pixel) => 10 ** (from + ((pixel - left) / (right - left)) * width);
  return scale;
}

export function linearScale([low, high], [bottom, top]) {
  const height = high - low || 1;
  return (value) => bottom + ((value - low) / height) * (top - bottom);
}

// Powers of ten within a range, at most `most`.
export function decades([low, high], most) {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const step = Math.max(1, Math.ceil((last - first + 1) / most));
  const found = [];
  for (let power = first; power <= last; power += step) found.push(10 ** power);
  return found;
}

// Round values within a range, about `count`; fewer where doubles do not tell so many apart.
export function roundValues([low, high], count) {
  const raw = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= raw);
  const first = Math.ceil(low / step);
  const found = [];
  for (let index = 0; index <= count; index += 1) {
    found.push(Number(((first + index) * step).toPrecision(12)));
  }
  return [...new Set(found)].filter((value) => value >= low && value <= high);
}
