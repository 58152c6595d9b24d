// Below the curve, on the same axis: how well the answer and each landmark are known.

import { short, words } from "../view/format.js";
import { svg } from "../view/dom.js";

const rowHeight = 19;

export class Lane {
  constructor(chart, top) {
    this.chart = chart;
    this.node = svg("g", { class: "lane", "aria-hidden": "true" });
    const { answer } = chart;
    const rows = answer.landmarks.map(({ name, lr, interval }) => ({
      lr, interval, name: words(name), style: "landmark", middle: lr,
    }));
    if (answer.lr) {
      rows.unshift({ lr: answer.lr, interval: answer.interval, name: "suggestion", style: "chosen" });
    }
    rows.forEach((row, index) => this.draw(row, top + (index + 0.5) * rowHeight));
    this.height = rows.length * rowHeight + 6;
  }

  draw({ lr, interval, name, style }, y) {
    const { chart } = this;
    const [left, right] = (interval ?? [lr, lr]).map((rate) => chart.clampX(rate));
    const text = svg("text", { y: y + 4 }, svg("tspan", {}, name), ` ${short(lr)}`);
    // Some seven pixels a character; to the left where the right has no room.
    const fits = right + 12 + 7 * (name.length + 9) < chart.right;
    text.setAttribute("x", fits ? right + 8 : left - 8);
    if (!fits) text.setAttribute("text-anchor", "end");
    this.node.append(
      svg("line", { class: `whisker ${style}`, x1: left, x2: right, y1: y, y2: y }),
      svg("circle", { class: `dot ${style}`, cx: chart.clampX(lr), cy: y, r: 4 }), text);
  }
}
