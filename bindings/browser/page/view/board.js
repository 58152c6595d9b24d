// Everything that shows results.

import { Chart } from "../chart/chart.js";
import { readPoints } from "../chart/reader.js";
import { showAnswer, showSource } from "./answer.js";
import { byId, element } from "./dom.js";
import { percent, short } from "./format.js";
import { RuleTable } from "./rules.js";

export class Board {
  constructor() {
    this.curve = null;
    this.answer = null;
    new ResizeObserver(() => this.draw()).observe(byId("chart"));
    byId("log-loss").addEventListener("change", () => this.draw());
  }

  begin(rules) {
    this.rules ??= new RuleTable(rules, (rate) => this.chart?.point(rate, "rule"));
  }

  // Shows that there is nothing to show.
  clear() {
    this.curve = null;
    this.answer = null;
    byId("results").hidden = true;
    byId("source").textContent = "";
  }

  busy(isBusy) {
    document.body.setAttribute("aria-busy", String(isBusy));
    if (isBusy) this.status("Reading …");
    else if (!this.answer) this.status("");
  }

  complain(sentence) {
    byId("error").textContent = sentence;
    byId("error").hidden = sentence === "";
    byId("results").classList.toggle("stale", sentence !== "");
    if (sentence !== "") this.status("");
    // Who is sent to a field should see it.
    if (sentence.includes("the field ")) byId("more").open = true;
  }

  status(sentence) {
    byId("status").textContent = sentence;
  }

  offerColumns(names) {
    byId("columns").replaceChildren(...names.map((value) => element("option", { value })));
  }

  show(answer, schedule) {
    this.answer = answer;
    byId("results").hidden = false;
    const canBeLog = this.curve.losses.every((loss) => !(loss <= 0));
    byId("log-loss").disabled = !canBeLog;
    if (!canBeLog) byId("log-loss").checked = false;
    showAnswer(answer, schedule);
    showSource(answer.source, this.curve.points);
    this.draw(true);
  }

  showRules(rates) {
    this.rules.show(rates, this.answer, this.chart);
    const { lr, confidence } = this.answer;
    const suggested = lr && `Suggested ${short(lr)}, confidence ${percent(confidence)}.`;
    this.status(suggested || "No rate can be suggested.");
  }

  draw(isNew = false) {
    const width = Math.floor(byId("chart").clientWidth);
    const log = byId("log-loss").checked;
    const isSame = width === this.width && log === this.log;
    if (!this.answer || width === 0 || (isSame && !isNew)) return;
    Object.assign(this, { width, log });
    this.chart = new Chart(this.curve, this.answer, width, log);
    byId("chart").replaceChildren(this.chart.node);
    readPoints(this.chart, (text) => { byId("readout").textContent = text; });
  }
}
