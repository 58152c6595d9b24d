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
    if let epochs = context.epochs {
      sentences.append(
        "Every row is seen \(NumberText.short(epochs)) times: interval and confidence are those of"
          + " such trainings; the rate is not moved.")
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
      confidenceText,
      "Read off this curve: " + NumberText.list(landmarks.all.map(Self.text)) + ".",
    ]
    lines += ruleTexts.map { "Rule: " + $0 }
    if derivation.isHeldByCeiling {
      lines.append("Held where the loss rises for good: the rule alone would go beyond it.")
    }
    lines += assumptions.map { "Basis: " + $0 }
    lines += doubts.map { "Doubt: " + $0.description }
    lines.append(
      "Up to \(NumberText.short(maximumSafeLearningRate)), 9 in 10 trainings kept half of what the"
        + " best rate achieves." + budgetText)
    return lines.joined(separator: "\n")
  }

  /// The arithmetic behind the rate: one sentence for each part that has a say.
  private var ruleTexts: [String] {
    let schedule = derivation.context.schedule.rawValue
    let share = derivation.onsetShare
    let steps = "times \(NumberText.short(derivation.stepsFactor)) for \(stepsText) steps"
    let rate = NumberText.short(learningRate)
    let descent =
      "valley^0.45 * bottom^0.55 = \(NumberText.short(derivation.anchor)) (the bottom,"
      + " \(NumberText.short(derivation.bottom)), is where 95 % of the drop is reached), times"
      + " \(NumberText.short(derivation.curveFactor)) for a \(schedule) schedule and a curve that"
      + " shows its bends over \(NumberText.short(derivation.bandwidth)) decades"
    let edge =
      "\(NumberText.short(derivation.onset)), after which the loss rises for good, times"
      + " \(NumberText.short(derivation.onsetFactor)) for a \(schedule) schedule"
    if share <= 0 { return ["\(descent), \(steps), is \(rate)."] }
    if share >= 1 { return ["\(edge), \(steps), is \(rate)."] }
    return [
      "\(descent), to the power \(NumberText.short(1 - share)),",
      "and, as the descent is faint, \(edge), to the power \(NumberText.short(share)), \(steps), is"
        + " \(rate).",
    ]
  }

  /// How sure the rate is, and what would make it surer.
  private var confidenceText: String {
    let share = NumberText.short((100 * confidence).rounded())
    let cure =
      confidence < Confidence.low
      ? " A sweep of 200 steps or more, several sweeps, or a reset probe around this rate would"
        + " make it surer." : ""
    return
      "Confidence: in \(share) of 100 such trainings the rate loses at most a tenth of what the"
      + " best one achieves." + cure
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
