// Every rule's rate, side by side on the axis of the curve.

import { byId, element, svg } from "./dom.js";
import { short } from "./format.js";

// What people know by name comes first; the rest is one click away.
const classic = [
  "valley", "steep", "slide", "minimum", "ema_minimum_tenth", "elbow_tenth", "fastai_valley",
  "lightning", "torch_lr_finder", "keras_lr_finder", "learned",
];

export class RuleTable {
  // `point`: called with the rate that is looked at, or null.
  constructor(texts, point) {
    this.texts = texts;
    this.point = point;
    this.isWhole = false;
    byId("all-rules").addEventListener("click", () => {
      this.isWhole = !this.isWhole;
      this.draw();
    });
  }

  // The places of the rules that are quick enough for a curve of so many points.
  places(count) {
    const slow = count > 20_000 ? "pytorch_forecasting" : null;
    return this.texts.map((_, place) => place)
      .filter((place) => !slow || !this.texts[place].name.startsWith(slow));
  }

  show(rates, answer, chart) {
    Object.assign(this, { rates, answer, chart });
    this.draw();
  }

  draw() {
    const shown = this.texts
      .map((text, place) => ({ ...text, rate: this.rates.get(place) ?? null }))
      .filter(({ name }) => this.isWhole || classic.includes(name));
    if (!this.isWhole) shown.sort((a, b) => classic.indexOf(a.name) - classic.indexOf(b.name));
    byId("rules").replaceChildren(...shown.flatMap((rule) => this.rows(rule)));
    const button = byId("all-rules");
    const all = `Show all ${this.texts.length} rules`;
    button.textContent = this.isWhole ? "Show the best known" : all;
    button.setAttribute("aria-expanded", String(this.isWhole));
  }

  rows(rule) {
    const details = element("tr", { class: "details", hidden: true }, element("td", { colspan: 3 },
      element("p", {}, rule.summary), element("p", {}, element("code", {}, rule.formula)),
      element("p", {}, rule.caveat), element("p", { class: "from" }, rule.source)));
    const button = element("button", { type: "button", "aria-expanded": "false", class: "plain" },
      ...rule.name.split(/(?<=_)/).flatMap((part) => [part, element("wbr")]));
    button.addEventListener("click", () => {
      details.hidden = !details.hidden;
      button.setAttribute("aria-expanded", String(!details.hidden));
    });
    const row = element("tr", {}, element("th", { scope: "row" }, button),
      element("td", { class: "rate" }, rule.rate === null ? "none" : short(rule.rate)),
      element("td", { class: "strip" }, this.strip(rule.rate)));
    for (const event of ["mouseenter", "focusin"]) {
      row.addEventListener(event, () => this.point(rule.rate));
    }
    for (const event of ["mouseleave", "focusout"]) {
      row.addEventListener(event, () => this.point(null));
    }
    return [row, details];
  }

  // In shares of the axis, so that it needs no drawing anew when the width changes.
  strip(rate) {
    const [low, high] = this.chart.domain.map(Math.log10);
    const unclamped = (value) => (Math.log10(value) - low) / (high - low || 1);
    const share = (value) => 100 * Math.min(1, Math.max(0, unclamped(value)));
    const node = svg("svg", { width: "100%", height: 16, "aria-hidden": "true" },
      svg("line", { class: "axis", x1: "0%", x2: "100%", y1: 8, y2: 8 }));
    if (this.answer.lr) {
      const [left, right] = this.answer.interval.map(share);
      const chosen = `${share(this.answer.lr)}%`;
      const band = { x: `${left}%`, width: `${right - left}%`, y: 0, height: 16 };
      node.append(
        svg("rect", { class: "interval", ...band }),
        svg("line", { class: "chosen", x1: chosen, x2: chosen, y1: 0, y2: 16 }));
    }
    if (rate !== null) {
      node.append(svg("circle", { class: "dot", cx: `${share(rate)}%`, cy: 8, r: 4 }));
    }
    return node;
  }
}
