extension ResetProbe {
  /// The rate or why there is none, the loss of each rate, and how both make the answer.
  public var explanation: String {
    var lines = [
      verdict,
      Self.count(trials.count, "run") + " of \(stepsPerRate) steps, \(stepsSpent) in all:",
    ]
    lines += trials.map { "  " + Self.line(of: $0) }
    if let answer { lines += reasons(for: answer) }
    return lines.joined(separator: "\n")
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)" + (number == 1 ? "" : "s")
  }

  private var verdict: String {
    guard let answer else {
      return state == .running
        ? "The probe has not ended."
        : "Every run diverged, down to \(NumberText.short(trials.last?.learningRate ?? 0)): start"
          + " from a lower rate, or look for a fault in the data or the network."
    }
    let peak = context.schedule == .oneCycle ? " as max_lr" : ""
    return
      "Train with \(NumberText.short(answer.learningRate))\(peak); in about 4 of 5 trainings the"
      + " good rates centre between \(NumberText.short(answer.interval.low)) and"
      + " \(NumberText.short(answer.interval.high))."
  }

  private static func line(of trial: ProbeTrial) -> String {
    let rate = NumberText.short(trial.learningRate) + ": "
    return switch trial.state {
    case .running: rate + "in progress"
    case .completed: rate + "loss " + NumberText.short(trial.loss ?? .nan)
    case .diverged: rate + "diverged after " + count(trial.steps, "step")
    case .nonFinite: rate + "not finite after " + count(trial.steps, "step")
    }
  }

  private func reasons(for answer: ProbeAnswer) -> [String] {
    let budget = context.steps.map { "the \($0) steps" } ?? "the (assumed) 2000 steps"
    var lines = [
      "The loss ends lowest at \(NumberText.short(answer.bestLearningRate)). Times"
        + " \(NumberText.short(Derivation.rate(of: answer.correction))): the best rate of so short"
        + " runs against that of \(budget) of the training.",
      "From \(NumberText.short(startLearningRate)) the answer goes"
        + " \(NumberText.short((100 * answer.weight).rounded())) % of the way there, on the"
        + " logarithmic axis.",
    ]
    if state == .exhausted {
      lines.append(
        "Doubt: the lowest loss lies at the end of the rates that were tried; more of them"
          + " (max_rates) would find where it rises again.")
    }
    return lines
  }
}
