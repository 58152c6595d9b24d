extension Suggestion {
  /// What the suggestion rests on beside the curve: what was assumed for the caller, what was not
  /// measured, and what was said and not used. One sentence each.
  public var assumptions: [String] {
    let context = derivation.context
    var sentences: [String] = []
    if context.steps == nil {
      sentences.append(
        "steps is not given: \(stepsText) updates are assumed; the rate changes as the inverse"
          + " square root of the budget.")
    }
    switch context.schedule {
    case .oneCycle:
      sentences.append("The schedule is one-cycle, and the rate its peak (max_lr).")
    case .constant:
      sentences.append("The learning rate stays constant.")
    case .linear, .cosine:
      sentences.append(
        "A \(context.schedule.rawValue) decay was not measured: its rate is placed between those of"
          + " a one-cycle and a constant schedule.")
    }
    if !unusedFacts.isEmpty {
      sentences.append(
        "Not used, as it made no measurable difference beside the landmarks: "
          + NumberText.list(unusedFacts) + ".")
    }
    if !derivation.bandwidthIsMeasured {
      sentences.append(
        "The smoothing was fixed, so the curve does not tell how noisy it is: a typical noise is"
          + " assumed.")
    }
    return sentences
  }

  /// Which rule, what was read off this curve, what was assumed, and what would change the answer.
  public var explanation: String {
    let rate = NumberText.short(learningRate)
    let schedule = derivation.context.schedule
    var lines = [
      "Train with \(rate)\(schedule == .oneCycle ? " as max_lr" : ""); in about 4 of 5 trainings"
        + " the good rates centre between \(NumberText.short(interval.low)) and"
        + " \(NumberText.short(interval.high)).",
      "Read off this curve: " + NumberText.list(landmarks.all.map(Self.text)) + ".",
      "Rule: valley^(2/3) * minimum^(1/3) = \(NumberText.short(derivation.anchor)), times"
        + " \(NumberText.short(derivation.curveFactor)) for a \(schedule.rawValue) schedule and a"
        + " curve that shows its bends over \(NumberText.short(derivation.bandwidth)) decades,"
        + " times \(NumberText.short(derivation.stepsFactor)) for \(stepsText) steps, is \(rate).",
    ]
    if derivation.isHeldByElbow {
      lines.append("Held at the elbow: the rule alone would go beyond it.")
    }
    lines += assumptions.map { "Basis: " + $0 }
    lines += doubts.map { "Doubt: " + $0.description }
    lines.append(
      "Up to \(NumberText.short(maximumSafeLearningRate)), 9 in 10 trainings kept half of what the"
        + " best rate achieves." + budgetText)
    return lines.joined(separator: "\n")
  }

  /// What another budget would change, where that was measured.
  private var budgetText: String {
    if Calibration.measuredSteps.contains(4 * derivation.steps) {
      return " Four times the steps would halve the rate."
    }
    if Calibration.measuredSteps.contains(derivation.steps / 4) {
      return " A quarter of the steps would double the rate."
    }
    return ""
  }

  private var stepsText: String {
    Int(exactly: derivation.steps.rounded()).map { String($0) } ?? ""
  }

  /// What the caller said and the formula has no use for.
  private var unusedFacts: [String] {
    let context = derivation.context
    var facts: [String] = []
    if let optimizer = context.optimizer { facts.append("optimizer \(optimizer.rawValue)") }
    if let batchSize = context.batchSize { facts.append("batch size \(batchSize)") }
    if context.fineTuning { facts.append("fine-tuning") }
    return facts
  }

  private static func text(of landmark: Landmark) -> String {
    "\(landmark.kind.rawValue) \(NumberText.short(landmark.learningRate))"
  }
}
