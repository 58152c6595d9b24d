// What the page is told of the training, and of where the range test is in the file.

import { byId } from "./dom.js";

const numbers = { steps: "steps", batchSize: "batch-size", epochs: "epochs", emaBeta: "ema-beta" };

// Throws where a field holds no number: the browser's own words for that differ.
export function context() {
  const found = {
    schedule: byId("schedule").selectedIndex,
    optimizer: byId("optimizer").selectedIndex - 1,
    fineTuning: byId("fine-tuning").checked,
  };
  for (const [name, id] of Object.entries(numbers)) {
    const text = byId(id).value.trim();
    const value = Number(text.replaceAll("_", ""));
    const bad = text !== "" && Number.isNaN(value);
    byId(id).setAttribute("aria-invalid", String(bad));
    if (bad) throw new Error(`${id.replace("-", "_")} is ${text}: it must be a number`);
    found[name] = text === "" ? null : value;
  }
  return found;
}

export function reading() {
  const text = byId("rows").value.trim();
  const ends = /^(\d+):(\d+)$/.exec(text);
  byId("rows").setAttribute("aria-invalid", String(text !== "" && !ends));
  if (text !== "" && !ends) {
    throw new Error(`rows are ${text}: write them as 0:400, without the last`);
  }
  return {
    rateColumn: byId("rate-column").value.trim(),
    lossColumn: byId("loss-column").value.trim(),
    rows: ends && [Number(ends[1]), Number(ends[2])],
  };
}

// The core's sentences name the options of the command line: here they are fields.
export function inWordsOfPage(sentence) {
  return sentence
    .replace(/--lr-column/g, "the field Rate column")
    .replace(/--loss-column/g, "the field Loss column")
    .replace(/say --rows/g, "put them into the field Rows:")
    .replace(/--ema-beta/g, "the field EMA beta");
}
