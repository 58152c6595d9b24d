// The suggestion or the refusal in words and numbers.

import { byId, element } from "./dom.js";
import { percent, range, short } from "./format.js";
import { inWordsOfPage } from "./context.js";

const scheduleTexts = {
  one_cycle: "as max_lr of a one-cycle schedule", constant: "as a constant rate",
  linear: "as the first rate of a linear decay", cosine: "as the first rate of a cosine decay",
};

const meanings = {
  confidence: "chance of losing at most a tenth of what the best rate achieves",
  interval: "holds the middle of the good rates in about 4 of 5 trainings",
  safe: "9 in 10 trainings kept half of what the best rate achieves",
  search: "where a hyper-parameter search should look",
};

export function showAnswer(answer, schedule) {
  const card = byId("answer");
  card.className = `card ${answer.answer}`;
  card.replaceChildren(...(answer.lr ? suggestion(answer, schedule) : refusal(answer)));
  showNotes(answer);
  byId("explanation").replaceChildren(
    ...answer.explanation.split("\n").map((line) => element("p", {}, inWordsOfPage(line))));
}

function suggestion(answer, schedule) {
  return [
    element("h2", {}, "Train with ", element("strong", { id: "rate" }, short(answer.lr))),
    element("p", { class: "as" }, scheduleTexts[schedule]),
    element("dl", {},
      fact("confidence", meter(answer.confidence), meanings.confidence),
      fact("interval", range(answer.interval), meanings.interval),
      fact("safe up to", short(answer.max_safe_lr), meanings.safe),
      fact("search within", range(answer.search_range), meanings.search)),
  ];
}

function fact(name, value, meaning) {
  return element("div", {}, element("dt", {}, name),
    element("dd", {}, element("b", {}, value), element("small", {}, meaning)));
}

function meter(confidence) {
  const bar = element("meter", { min: 0, max: 1, value: confidence, "aria-hidden": "true" });
  return element("span", { class: "confidence" }, percent(confidence), bar);
}

function refusal({ refusal: { code, reasons } }) {
  const [wrong, ...helps] = reasons;
  return [
    element("h2", {}, "No rate can be suggested"),
    element("p", {}, element("code", {}, code), " ", inWordsOfPage(wrong)),
    element("h3", {}, "What helps"),
    ...helps.map((sentence) => element("p", {}, inWordsOfPage(sentence))),
  ];
}

// Doubts, what was assumed, and what was made of the file.
function showNotes({ doubts, assumptions, source }) {
  const lists = [
    ["Doubts", doubts, "doubts"], ["Assumed", assumptions, ""],
    ["Of the file", source?.remarks ?? [], ""],
  ];
  const sections = lists.filter(([, texts]) => texts.length > 0).map(([title, texts, style]) => {
    const items = texts.map((text) => element("li", {}, inWordsOfPage(text)));
    const heading = element("h3", {}, title);
    return element("section", { class: style }, heading, element("ul", {}, ...items));
  });
  byId("notes").replaceChildren(...sections);
}

export function showSource(source, points) {
  byId("source").textContent = source
    ? `${source.name}: ${points} points, ${source.format}, columns ${source.lr_column}`
      + ` and ${source.loss_column}`
    : `${points} points`;
}
