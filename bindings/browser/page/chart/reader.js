// Reads points off the chart: under the pointer, or by the arrow keys.

import { short } from "../view/format.js";
import { heightAt } from "./extent.js";

export function readPoints(chart, show) {
  const { points, node } = chart;
  let at = -1;
  const move = (index) => {
    at = Math.min(points.length - 1, Math.max(0, index));
    const { lr, loss } = points[at];
    chart.point(lr);
    const smooth = heightAt(chart.smooth, lr);
    const beside = smooth === null ? "" : `, smooth ${short(smooth)}`;
    show(`rate ${short(lr)}, loss ${short(loss)}${beside}`);
  };
  const leave = () => {
    chart.point(null);
    show("");
  };
  const keys = {
    ArrowRight: () => at + 1, ArrowLeft: () => at - 1, Home: () => 0, End: () => points.length - 1,
    PageUp: () => at - 10, PageDown: () => at + 10,
  };
  if (points.length === 0) return;
  node.addEventListener("pointermove", (event) => {
    const box = node.getBoundingClientRect();
    move(nearest(points, chart.x.invert(event.clientX - box.left)));
  });
  node.addEventListener("pointerleave", leave);
  node.addEventListener("blur", leave);
  node.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave();
    if (!(event.key in keys)) return;
    event.preventDefault();
    move(keys[event.key]());
  });
}

// The place of the point whose rate is nearest on the logarithmic axis.
function nearest(points, rate) {
  let [low, high] = [0, points.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (points[middle].lr <= rate) low = middle;
    else high = middle;
  }
  return rate / points[low].lr < points[high].lr / rate ? low : high;
}
