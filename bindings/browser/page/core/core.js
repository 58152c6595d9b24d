// The Swift core behind its flat memory. bindings/browser/Sources/Exports.swift is the other side.

const nothing = Number.NaN;

export class Core {
  constructor(module) {
    this.exports = new WebAssembly.Instance(module, {}).exports;
    this.ruleTexts = this.record(this.exports.page_rules());
  }

  // Reads what was dropped or pasted: what it holds, or the sentence that says why that fails.
  read({ bytes, name = "", rateColumn = "", lossColumn = "", rows = null }) {
    const encoder = new TextEncoder();
    const texts = [name, rateColumn, lossColumn].map((text) => encoder.encode(text));
    return this.lending([bytes, ...texts], (...places) => {
      const lent = places.flatMap((place, index) => [place, [bytes, ...texts][index].length]);
      const [first, end] = rows ?? [nothing, nothing];
      return this.record(this.exports.page_read(...lent, first, end));
    });
  }

  // Takes points as they are.
  curve({ lrs, losses }) {
    if (lrs.length !== losses.length) {
      return { error: `lrs has ${lrs.length} values but losses has ${losses.length}` };
    }
    const lent = [lrs, losses].map((values) => new Uint8Array(Float64Array.from(values).buffer));
    return this.lending(lent, (rates, values) =>
      this.record(this.exports.page_curve(rates, values, lrs.length)));
  }

  // Says what is known of the training; the result has an error where that makes no sense.
  know(context) {
    return this.record(this.exports.page_context(
      context.schedule ?? -1, context.optimizer ?? -1, context.steps ?? nothing,
      context.batchSize ?? nothing, context.fineTuning ? 1 : 0, context.emaBeta ?? nothing,
      context.epochs ?? nothing));
  }

  answer() {
    return this.record(this.exports.page_answer());
  }

  // What each of the rules of these places answers; null where nothing.
  rules(places) {
    return places.map((place) => {
      const rate = this.exports.page_rule(place);
      return Number.isNaN(rate) ? null : rate;
    });
  }

  points(count) {
    const room = new Uint8Array(8 * count);
    return this.lending([room, room], (rates, losses) => {
      this.exports.page_points(rates, losses);
      const copy = (place) => new Float64Array(this.memory, place, count).slice();
      return { lrs: copy(rates), losses: copy(losses) };
    });
  }

  get memory() {
    return this.exports.memory.buffer;
  }

  // Copies bytes to the core's memory, and frees them after use.
  lending(arrays, use) {
    const places = arrays.map((bytes) => {
      const place = this.exports.malloc(bytes.length + 8);
      if (place === 0) throw new RangeError("the memory of the page is full");
      new Uint8Array(this.memory).set(bytes, place);
      return place;
    });
    try {
      return use(...places);
    } finally {
      places.forEach((place) => this.exports.free(place));
    }
  }

  // A record in JSON that the core made for us, and that we free.
  record(place) {
    const length = new DataView(this.memory).getUint32(place, true);
    const text = new TextDecoder().decode(new Uint8Array(this.memory, place + 8, length));
    this.exports.free(place);
    return JSON.parse(text);
  }
}
