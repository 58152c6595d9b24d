// The curve with its answer: losses, smooth curve, band, interval, landmarks.

import { short, words } from "../view/format.js";
import { svg } from "../view/dom.js";
import { axes } from "./axes.js";
import { drawn, drawnSmooth, heightAt, vertical } from "./extent.js";
import { Lane } from "./lane.js";
import { decades, linearScale, logScale, roundValues } from "./scale.js";

const margin = { left: 54, right: 14, top: 14 };
const axisHeight = 38;
// Where a line leaves the picture: larger numbers are drawn wrongly.
const farAway = 1e5;

export class Chart {
  // `log`: whether losses are drawn on a logarithmic axis.
  constructor(curve, answer, width, log) {
    this.points = drawn(curve);
    this.smooth = drawnSmooth(answer.smooth);
    this.answer = answer;
    this.plotHeight = Math.round(Math.min(340, Math.max(200, width * 0.42)));
    [this.left, this.right] = [margin.left, width - margin.right];
    [this.top, this.bottom] = [margin.top, margin.top + this.plotHeight];
    const rates = [curve.lrs[0], curve.lrs.at(-1), ...(answer.lr ? [answer.lr] : [])];
    this.domain = [Math.min(...rates), Math.max(...rates)];
    this.x = logScale(this.domain, [this.left, this.right]);
    this.y = this.heights(log);
    const lane = new Lane(this, this.bottom + axisHeight);
    this.height = this.bottom + axisHeight + lane.height;
    this.cursor = svg("g", { class: "cursor" });
    this.node = svg("svg", {
      viewBox: `0 0 ${width} ${this.height}`, width, height: this.height, role: "img",
      "aria-label": this.summary, tabindex: 0, class: "chart",
    },
    svg("clipPath", { id: "plot" }, svg("rect", {
      x: this.left, y: this.top, width: this.right - this.left, height: this.plotHeight,
    })),
    this.ground(), axes(this, log), this.curves(), this.marks(), lane.node, this.cursor);
  }

  get summary() {
    const { answer } = this;
    const landmarks = answer.landmarks.map(({ name, lr }) => `${words(name)} ${short(lr)}`);
    const rate = answer.lr ? `suggested ${short(answer.lr)}` : "no suggestion";
    const [low, high] = this.domain.map(short);
    const losses = `${this.points.length} losses from rate ${low} to ${high}`;
    return `Range test: ${[losses, rate, ...landmarks].join("; ")}. Arrow keys read the points.`;
  }

  heights(log) {
    let [low, high] = vertical(this.points, this.smooth);
    if (!log) {
      const scale = linearScale([low, high], [this.bottom, this.top]);
      scale.ticks = roundValues([low, high], 5);
      return scale;
    }
    const positive = this.points.map((point) => point.loss).filter((loss) => loss > 0);
    low = Math.max(low, 0.8 * Math.min(...positive));
    const scale = logScale([low, high], [this.bottom, this.top]);
    scale.ticks = decades([low, high], 6);
    if (scale.ticks.length < 3) {
      scale.ticks = roundValues([low, high], 4).filter((value) => value > 0);
    }
    return scale;
  }

  clampX(rate) {
    return Math.min(this.right, Math.max(this.left, this.x(rate)));
  }

  ground() {
    const { answer } = this;
    if (!answer.lr) return svg("g");
    const [left, right] = answer.interval.map((rate) => this.clampX(rate));
    return svg("rect", {
      class: "interval", x: left, y: this.top, width: Math.max(1, right - left),
      height: this.plotHeight,
    });
  }

  curves() {
    const group = svg("g", { "clip-path": "url(#plot)", "aria-hidden": "true" });
    const radius = this.points.length > 400 ? 1.2 : 2.2;
    const dots = this.points
      .map(({ lr, loss }) => [this.x(lr), this.y(loss)])
      .filter(([, y]) => y > this.top - 4 && y < this.bottom + 4)
      .map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join("");
    group.append(svg("path", { class: "raw", d: dots, "stroke-width": 2 * radius }));
    if (this.smooth) {
      const { losses, lower, upper } = this.smooth;
      group.append(
        svg("path", { class: "band", d: `M${this.line(upper)}L${this.line(lower, true)}Z` }),
        svg("path", { class: "smooth", d: `M${this.line(losses)}` }));
    }
    return group;
  }

  // The corners of a line through heights at the rates of the smooth curve, or back.
  line(heights, isBack = false) {
    const corners = this.smooth.lrs.map((lr, index) => {
      const y = this.y(heights[index]); // no number on a logarithmic axis where negative
      const within = Number.isNaN(y) ? farAway : Math.min(farAway, Math.max(-farAway, y));
      return `${this.x(lr).toFixed(1)} ${within.toFixed(1)}`;
    });
    return (isBack ? corners.reverse() : corners).join("L");
  }

  marks() {
    const group = svg("g", { "aria-hidden": "true" });
    for (const { lr } of this.answer.landmarks) {
      const y = this.y(heightAt(this.smooth, lr) ?? Number.NaN);
      if (!(y > this.top && y < this.bottom)) continue;
      const x = this.x(lr);
      group.append(svg("path", { class: "landmark", d: `M${x} ${y - 5}l5 5l-5 5l-5 -5z` }));
    }
    if (this.answer.lr) {
      const x = this.x(this.answer.lr);
      const ends = { x1: x, x2: x, y1: this.top, y2: this.height - 4 };
      group.append(svg("line", { class: "chosen", ...ends }));
    }
    return group;
  }

  // Draws a line at a rate, or takes it away.
  point(rate, style = "") {
    this.cursor.replaceChildren();
    if (!(rate > 0)) return;
    const x = this.clampX(rate);
    const ends = { x1: x, x2: x, y1: this.top, y2: this.height };
    this.cursor.append(svg("line", { class: style, ...ends }));
  }
}
