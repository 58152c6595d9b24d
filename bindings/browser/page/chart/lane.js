// Below the curve, on the same axis: how well the answer and each landmark are known.

import { short, words } from "../view/format.js";
import { svg } from "../view/dom.js";

const rowHeight = 19;
// A letter is some seven pixels wide.
const letter = 7;

export class Lane {
  constructor(chart, top) {
    this.chart = chart;
    this.node = svg("g", { class: "lane", "aria-hidden": "true" });
    this.height = 6;
    const { answer } = chart;
    if (answer.lr) {
      const { lr, interval } = answer;
      this.draw({ lr, interval, name: "suggestion", style: "chosen" }, top);
    }
    for (const { name, lr, interval } of answer.landmarks) {
      this.draw({ lr, interval, name: words(name), style: "landmark" }, top);
    }
  }

  // Draws a row below those before; its name stands where there is room.
  draw({ lr, interval, name, style }, top) {
    const { chart } = this;
    const [left, right] = (interval ?? [lr, lr]).map((rate) => chart.clampX(rate));
    const label = svg("text", {}, svg("tspan", {}, name), ` ${short(lr)}`);
    const width = letter * (name.length + 9);
    const isRight = right + 12 + width < chart.right;
    const isAbove = !isRight && left - 12 - width < 0;
    const y = top + this.height + (isAbove ? 1.35 : 0.5) * rowHeight;
    const x = isAbove ? Math.min(left, chart.right - width) : isRight ? right + 9 : left - 9;
    label.setAttribute("x", x);
    label.setAttribute("y", isAbove ? y - 8 : y + 4);
    if (!isRight && !isAbove) label.setAttribute("text-anchor", "end");
    this.height += (isAbove ? 1.85 : 1) * rowHeight;
    this.node.append(
      svg("line", { class: `whisker ${style}`, x1: left, x2: right, y1: y, y2: y }),
      svg("circle", { class: `dot ${style}`, cx: chart.clampX(lr), cy: y, r: 4 }), label);
  }
}
