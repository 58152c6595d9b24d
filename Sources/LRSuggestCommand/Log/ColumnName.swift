/// What the name of a column tells. `_names.py` of the Python package tells the same; a test holds
/// the two together.
struct ColumnName {
  /// The name spelled alike for all tools, without the run that W&B puts before it.
  let plain: String
  private let words: Set<Substring>

  static let steps = [
    "step", "global_step", "_step", "trainer/global_step", "train/global_step", "iteration", "iter",
    "global_iter",
  ]
  static let epochs = ["epoch", "trainer/epoch", "train/epoch"]
  static let batches = ["batch", "batch_idx", "batch_index"]

  private static let counters = Set(steps + epochs + batches)
  private static let rates = ["lr", "learning_rate", "learningrate"]
  private static let notRates: Set<Substring> = [
    "val", "validation", "eval", "momentum", "decay", "sched", "scheduler", "schedule", "mult",
    "ratio", "factor", "scale",
  ]
  private static let perStep: Set<Substring> = ["batch", "minibatch", "step", "iter", "iteration"]
  private static let ofTraining: Set<Substring> = ["loss", "train", "training", "total"]
  private static let notLosses: Set<Substring> = [
    "val", "valid", "validation", "eval", "test", "dev", "scale", "scaler", "best",
  ]
  private static let averaged: Set<Substring> = [
    "avg", "average", "averaged", "running", "moving", "ema", "smoothed",
  ]

  init(_ name: String) {
    plain = Self.plain(name)
    words = Set(plain.split { "/_.()".contains($0) })
  }

  /// Whether the column counts steps, epochs or batches.
  var isCounter: Bool { Self.counters.contains(plain) }

  /// How much the name is that of the learning rate, 0 being the most; nil: not at all.
  var rateRank: Int? {
    if !words.isDisjoint(with: Self.notRates) || isEndOfSpread { return nil }
    if Self.rates.contains(plain) { return 0 }
    let last = plain.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    if Self.rates.contains(String(last)) { return 1 }
    return ["lr", "learning_rate"].contains(where: holds) ? 2 : nil
  }

  /// How much the name is that of the training loss of one step, 0 being the most; nil: not at all.
  var lossRank: Int? {
    guard words.contains("loss"), words.isDisjoint(with: Self.notLosses), !isEndOfSpread
    else { return nil }
    if words.contains("epoch") || isAveraged { return 3 }
    if words.isSubset(of: Self.ofTraining) { return 1 }
    return words.isSubset(of: Self.ofTraining.union(Self.perStep)) ? 0 : 2
  }

  /// Whether the name says that the losses are some average of those of the steps. The smooth L1
  /// loss is none.
  var isAveraged: Bool {
    !words.isDisjoint(with: Self.averaged)
      || plain.indices.contains { plain[$0...].hasPrefix("smooth_loss") }
  }

  /// What W&B adds to a metric for the spread within a point of its chart.
  private var isEndOfSpread: Bool { plain.hasSuffix("__min") || plain.hasSuffix("__max") }

  /// Whether `word` stands in the name as a part of its own, as in `lr-Adam/pg1` and `base_lr`.
  private func holds(_ word: String) -> Bool {
    let text = Array(plain), word = Array(word)
    guard text.count >= word.count else { return false }
    return (0...text.count - word.count).contains { start in
      let end = start + word.count
      return text[start..<end].elementsEqual(word)
        && (start == 0 || "/_.".contains(text[start - 1]))
        && (end == text.count || "/_.[".contains(text[end]) || text[end].isWholeNumber)
    }
  }

  private static func plain(_ name: String) -> String {
    let text = Array(name)
    let run = text.indices.last { text[$0...].starts(with: [" ", "-", " "]) }
    var word = ""
    var isInGap = false
    for character in text[(run.map { $0 + 3 } ?? 0)...].trimmed {
      let isGap = character.isWhitespace || character == "-"
      if isGap, !isInGap { word.append("_") }
      isInGap = isGap
      if isGap { continue }
      if ("A"..."Z").contains(character), let before = word.last,
        ("a"..."z").contains(before) || ("0"..."9").contains(before)
      {
        word.append("_")
      }
      word.append(character)
    }
    return word.lowercased()
  }
}

extension ArraySlice<Character> {
  /// Without white space at both ends.
  fileprivate var trimmed: Self {
    let begun = drop { $0.isWhitespace }
    let end = begun.lastIndex { !$0.isWhitespace }
    return begun[begun.startIndex..<(end.map { $0 + 1 } ?? begun.startIndex)]
  }
}
