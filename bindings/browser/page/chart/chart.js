// The curve with its answer: losses, smooth curve, band, interval, landmarks.

import { short, words } from "../view/format.js";
import { svg } from "../view/dom.js";
import { drawn, heightAt, vertical } from "./extent.js";
import { Lane } from "./lane.js";
import { decades, linearScale, logScale, roundValues } from "./scale.js";

const margin = { left: 54, right: 14, top: 14 };
const axisHeight = 38;

export class Chart {
  // `log`: whether losses are drawn on a logarithmic axis.
  constructor(curve, answer, width, log) {
    this.points = drawn(curve);
    this.smooth = answer.smooth;
    this.answer = answer;
    this.plotHeight = Math.round(Math.min(340, Math.max(200, width * 0.42)));
    this.right = width - margin.right;
    this.bottom = margin.top + this.plotHeight;
    const rates = [curve.lrs[0], curve.lrs.at(-1), ...(answer.lr ? [answer.lr] : [])];
    this.domain = [Math.min(...rates), Math.max(...rates)];
    this.x = logScale(this.domain, [margin.left, this.right]);
    this.y = this.heights(log);
    const lane = new Lane(this, this.bottom + axisHeight);
    this.height = this.bottom + axisHeight + lane.height;
    this.cursor = svg("g", { class: "cursor" });
    this.node = svg("svg", {
      viewBox: `0 0 ${width} ${this.height}`, width, height: this.height, role: "img",
      "aria-label": this.summary, tabindex: 0, class: "chart",
    },
    svg("clipPath", { id: "plot" }, svg("rect", {
      x: margin.left, y: margin.top, width: this.right - margin.left, height: this.plotHeight,
    })),
    this.ground(), this.axes(log), this.curves(), this.marks(), lane.node, this.cursor);
  }

  get summary() {
    const { answer } = this;
    const landmarks = answer.landmarks.map(({ name, lr }) => `${words(name)} ${short(lr)}`);
    const rate = answer.lr ? `suggested ${short(answer.lr)}` : "no suggestion";
    const from = `${this.points.length} losses from rate ${short(this.domain[0])} to ${short(this.domain[1])}`;
    return `Range test: ${[from, rate, ...landmarks].join("; ")}. Arrow keys read the points.`;
  }

  heights(log) {
    let [low, high] = vertical(this.points, this.smooth);
    if (!log) {
      const scale = linearScale([low, high], [this.bottom, margin.top]);
      scale.ticks = roundValues([low, high], 5);
      return scale;
    }
    const positive = this.points.map((point) => point.loss).filter((loss) => loss > 0);
    low = Math.max(low, 0.8 * Math.min(...positive));
    const scale = logScale([low, high], [this.bottom, margin.top]);
    scale.ticks = decades([low, high], 6);
    if (scale.ticks.length < 3) scale.ticks = roundValues([low, high], 4).filter((value) => value > 0);
    return scale;
  }

  clampX(rate) {
    return Math.min(this.right, Math.max(margin.left, this.x(rate)));
  }

  ground() {
    const { answer } = this;
    if (!answer.lr) return svg("g");
    const [left, right] = answer.interval.map((rate) => this.clampX(rate));
    return svg("rect", {
      class: "interval", x: left, y: margin.top, width: Math.max(1, right - left), height: this.plotHeight,
    });
  }

  axes(log) {
    const group = svg("g", { class: "axes", "aria-hidden": "true" });
    for (const value of this.y.ticks) {
      const y = this.y(value);
      group.append(
        svg("line", { x1: margin.left, x2: this.right, y1: y, y2: y }),
        svg("text", { x: margin.left - 8, y: y + 4, "text-anchor": "end" }, short(value)));
    }
    for (const rate of decades(this.domain, Math.max(2, Math.floor(this.right / 64)))) {
      const x = this.x(rate);
      group.append(
        svg("line", { class: "tick", x1: x, x2: x, y1: this.bottom, y2: this.bottom + 5 }),
        svg("text", { x, y: this.bottom + 19, "text-anchor": "middle" }, rate.toExponential(0).replace("+", "")));
    }
    group.append(
      svg("line", { class: "base", x1: margin.left, x2: this.right, y1: this.bottom, y2: this.bottom }),
      svg("text", { class: "title", x: this.right, y: this.bottom + 34, "text-anchor": "end" }, "learning rate"),
      svg("text", { class: "title", x: margin.left + 6, y: margin.top + 6 }, log ? "loss, logarithmic" : "loss"));
    return group;
  }

  curves() {
    const group = svg("g", { "clip-path": "url(#plot)", "aria-hidden": "true" });
    const radius = this.points.length > 400 ? 1.2 : 2.2;
    const dots = this.points
      .map(({ lr, loss }) => [this.x(lr), this.y(loss)])
      .filter(([, y]) => y > margin.top - 4 && y < this.bottom + 4)
      .map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join("");
    group.append(svg("path", { class: "raw", d: dots, "stroke-width": 2 * radius }));
    if (this.smooth) {
      const { lrs, losses, lower, upper } = this.smooth;
      const line = (values) => lrs.map((lr, index) => [this.x(lr), this.y(values[index] ?? Number.NaN)])
        .map(([x, y]) => `${x.toFixed(1)} ${Math.min(1e5, Math.max(-1e5, Number.isNaN(y) ? 1e5 : y)).toFixed(1)}`);
      group.append(
        svg("path", { class: "band", d: `M${line(upper).join("L")}L${line(lower).reverse().join("L")}Z` }),
        svg("path", { class: "smooth", d: `M${line(losses).join("L")}` }));
    }
    return group;
  }

  marks() {
    const group = svg("g", { "aria-hidden": "true" });
    for (const { lr } of this.answer.landmarks) {
      const y = this.y(heightAt(this.smooth, lr) ?? Number.NaN);
      if (!(y > margin.top && y < this.bottom)) continue;
      const x = this.x(lr);
      group.append(svg("path", { class: "landmark", d: `M${x} ${y - 5}l5 5l-5 5l-5 -5z` }));
    }
    if (this.answer.lr) {
      const x = this.x(this.answer.lr);
      group.append(svg("line", { class: "chosen", x1: x, x2: x, y1: margin.top, y2: this.height - 4 }));
    }
    return group;
  }

  // Draws a line at a rate, or takes it away.
  point(rate, style = "") {
    this.cursor.replaceChildren();
    if (!(rate > 0)) return;
    const x = this.clampX(rate);
    this.cursor.append(svg("line", { class: style, x1: x, x2: x, y1: margin.top, y2: this.height }));
  }
}
