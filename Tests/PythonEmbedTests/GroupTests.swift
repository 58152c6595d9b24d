import LRSuggest
import Testing

/// What a range test says of groups in Python is what it says in Swift, to the last bit and word.
@Suite struct GroupTests {
  /// Groups of one weight each, trained by noisy gradient descent on λθ²/2.
  private struct Training {
    let names: [String]
    let ratios: [Double]
    /// Rate, loss and the rows of sums of each step.
    private(set) var rows: [[Double]] = []

    init(seed: UInt64) {
      var random = SplitMix(state: seed)
      let groups = 1 + random.below(5)
      names = (0..<groups).map { "group \($0)" }
      ratios = (0..<groups).map { _ in pow10(random.between(-1, 0.3)) }
      let curvatures = (0..<groups).map { _ in pow10(random.between(-1, 1)) }
      let hasAfter = seed % 4 != 0, hasPrevious = seed % 3 != 0, noise = random.between(0, 0.2)
      var weights = (0..<groups).map { _ in random.between(0.5, 2) }
      var updates = weights.map { _ in Double.nan }
      for step in 0..<(20 + random.below(700)) {
        let rate = pow10(-4 + 0.005 * Double(step))
        var loss = 0.1 * random.unit(), sums: [Double] = []
        for group in 0..<groups {
          let curvature = curvatures[group]
          let gradient = curvature * (weights[group] + noise * random.between(-1, 1))
          let update = -rate * ratios[group] * gradient
          loss += curvature * weights[group] * weights[group] / 2
          sums += [
            gradient * update, hasPrevious ? gradient * updates[group] : .nan,
            hasAfter ? (gradient + curvature * update) * update : .nan, update * update,
            weights[group] * weights[group], gradient * gradient,
          ]
          weights[group] += update
          updates[group] = update
        }
        rows.append([rate, loss] + sums)
      }
    }

    func report(for context: TrainingContext) throws -> GroupReport {
      var sweep = try GroupSweep(groups: names, ratios: ratios)
      for row in rows {
        let steps = stride(from: 2, to: row.count, by: 6).map { first in
          GroupStep(
            gradientStep: row[first], previousStep: row[first + 1], afterStep: row[first + 2],
            stepSquare: row[first + 3], weightSquare: row[first + 4],
            gradientSquare: row[first + 5])
        }
        try sweep.record(learningRate: row[0], loss: row[1], steps: steps)
      }
      return try sweep.report(for: context)
    }
  }

  @Test(arguments: 1...20) func `reports on groups`(seed: UInt64) throws {
    let training = Training(seed: seed), isFineTuning = seed % 2 == 0
    let context = try TrainingContext(optimizer: .sgd, steps: 900, fineTuning: isFineTuning)
    let groups = training.names.count
    let program = """
      import lrsuggest
      ratios, rest = inputs[:\(groups)], inputs[\(groups):]
      sweep = lrsuggest.GroupSweep([f"group {index}" for index in range(\(groups))], ratios)
      for start in range(0, len(rest), \(2 + 6 * groups)):
          lr, loss, *sums = rest[start : start + \(2 + 6 * groups)]
          sweep.record(lr, loss, [sums[first : first + 6] for first in range(0, len(sums), 6)])
      is_fine_tuning = \(isFineTuning ? "True" : "False")
      report = sweep.report(optimizer="sgd", steps=900, fine_tuning=is_fine_tuning)
      def known(number):
          return -1.0 if number is None else number
      numbers.append(known(report.error))
      for group in report.groups:
          numbers += [*group.lrs, *group.losses, known(group.share), group.multiplier]
          numbers += [known(group.lr), *(group.interval or (-1.0, -1.0)), group.confidence]
          numbers += map(known, (group.edge, group.update_ratio, group.relative_gradient))
          texts += [group.name, group.advice]
      texts.append(report.explanation)
      answer = report.answer
      \(Answer.reading)
      """
    let inputs = training.ratios + training.rows.flatMap { $0 }
    try expectSame(Python.run(program, inputs), Self.reply(training.report(for: context)))
  }

  private static func reply(_ report: GroupReport) -> Reply {
    let answer = report.answer.reply
    let groups = report.groups.flatMap { group -> [Double] in
      let numbers = [
        group.share, group.multiplier, group.learningRate, group.interval?.low,
        group.interval?.high, group.confidence, group.edge, group.updateRatio,
        group.relativeGradient,
      ]
      return group.learningRates + group.losses + numbers.map { $0 ?? -1 }
    }
    return Reply(
      numbers: [report.error ?? -1] + groups + answer.numbers,
      texts: report.groups.flatMap { [$0.name, $0.advice.rawValue] } + [report.explanation]
        + answer.texts)
  }
}
