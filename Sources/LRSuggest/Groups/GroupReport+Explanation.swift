extension GroupReport {
  /// The rates, what to do about which group and why, and what all that rests on. One sentence a
  /// line.
  public var explanation: String {
    guard let suggestion = answer.suggestion else {
      let refusal = answer.refusal?.explanation ?? ""
      return refusal + "\nWithout an answer for the whole network, groups have curves and no rates."
    }
    let rates = groups.map { group in
      "\(group.name) \(group.learningRate.map(NumberText.short) ?? "")"
    }
    let one = NumberText.short(suggestion.learningRate)
    let plain = ratios.allSatisfy { $0 == 1 }
    var lines = [
      (plain ? "Train all groups with \(one)" : "Train with \(one) in the ratios of the sweep")
        + ", or each group with its own rate: \(Self.listed(rates))."
    ]
    lines += [GroupAdvice.freeze, .raise, .lower].compactMap(sentence)
    let still = groups.filter { $0.advice == .keep && $0.confidence == 0 }
    if !still.isEmpty {
      lines.append(
        "Doubt: nothing is known of \(Self.listed(still.map { $0.name })): the steps do not make"
          + " the loss fall. Where a gradient is missing, find out why.")
    }
    return (lines + basis).joined(separator: "\n")
  }

  private func sentence(_ advice: GroupAdvice) -> String? {
    let found = groups.filter { $0.advice == advice }.sorted { $0.confidence > $1.confidence }
    let names = found.map { group in
      "\(group.name) (\(NumberText.short((100 * group.confidence).rounded())) in 100)"
    }
    guard !names.isEmpty else { return nil }
    switch advice {
    case .freeze:
      return
        "Freeze, as these look finished, or train them all the same: \(Self.listed(names)). The"
        + " number is how often freezing costs at most 2 % of what training achieves."
    case .raise:
      return
        "Raise, as a step gains less there than where the loss falls most: \(Self.listed(names))."
        + " The number is how often such a group, tested alone, bears a higher rate than those."
    case .lower:
      return
        "Lower, as a step gains more there than where the loss falls most: \(Self.listed(names))."
        + " The number is how often such a group, tested alone, bears a lower rate than those."
    case .keep: return nil
    }
  }

  private var basis: [String] {
    var lines = [
      "Basis: in measured trainings such rates ended no worse than one rate for all, and hardly"
        + " better; their order is that in which groups tested alone bear higher rates."
    ]
    if !analysis.context.fineTuning {
      lines.append(
        "Basis: the network is not said to be pre-trained (fine-tuning), so no group is called"
          + " finished."
      )
    }
    if let error {
      lines.append(
        "Basis: up to the suggested rate the changes attributed to groups miss that of the loss by"
          + " \(NumberText.short((100 * error).rounded())) %.")
    }
    if !isSameBatchMeasured {
      lines.append(
        "Doubt: the gradient of the same batch after the update was not recorded: curves are"
          + " coarser, and there are no stability edges.")
    } else if analysis.context.optimizer == nil {
      lines.append("Doubt: stability edges need to know the optimizer.")
    }
    return lines
  }

  /// A list that stays readable.
  private static func listed(_ words: [String]) -> String {
    let most = 8
    guard words.count > most + 1 else { return NumberText.list(words) }
    return NumberText.list(words.prefix(most) + ["\(words.count - most) more"])
  }
}
