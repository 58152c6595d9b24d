// The axes of the chart, with a line at each round loss.

import { short } from "../view/format.js";
import { svg } from "../view/dom.js";
import { decades } from "./scale.js";

// Room for one label of the rates.
const labelWidth = 64;

export function axes(chart, isLog) {
  const { x, y, left, right, top, bottom } = chart;
  const group = svg("g", { class: "axes", "aria-hidden": "true" });
  for (const loss of y.ticks) {
    group.append(
      svg("line", { x1: left, x2: right, y1: y(loss), y2: y(loss) }),
      svg("text", { x: left - 8, y: y(loss) + 4, "text-anchor": "end" }, short(loss)));
  }
  for (const rate of decades(chart.domain, Math.max(2, Math.floor(right / labelWidth)))) {
    const label = rate.toExponential(0).replace("+", "");
    group.append(
      svg("line", { class: "tick", x1: x(rate), x2: x(rate), y1: bottom, y2: bottom + 5 }),
      svg("text", { x: x(rate), y: bottom + 19, "text-anchor": "middle" }, label));
  }
  const titles = ["learning rate", isLog ? "loss, logarithmic" : "loss"];
  group.append(
    svg("line", { class: "base", x1: left, x2: right, y1: bottom, y2: bottom }),
    svg("text", { class: "title", x: right, y: bottom + 34, "text-anchor": "end" }, titles[0]),
    svg("text", { class: "title", x: left + 6, y: top + 6 }, titles[1]));
  return group;
}
