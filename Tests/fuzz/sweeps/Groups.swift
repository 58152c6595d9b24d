import LRSuggest

/// Steps of a few groups, right and wrong ones, and a report after them.
func fuzzGroups(_ input: inout Input) {
  let names = ["body", "neck", "head", "bias"].prefix(Int(input.byte()) % 5)
  let ratios = input.byte() & 1 == 0 ? nil : names.map { _ in input.number() }
  guard var sweep = try? GroupSweep(groups: Array(names), ratios: ratios) else { return }
  let measured = input.byte()
  var rate = 1e-6
  while !input.isEmpty {
    let odd = input.byte()
    let steps = names.indices.map { _ in
      GroupStep(
        gradientStep: -input.number(),
        previousStep: sweep.count == 0 || measured & 1 == 0 ? .nan : -input.number(),
        afterStep: measured & 2 == 0 ? .nan : -input.number(),
        stepSquare: input.number().magnitude, weightSquare: input.number().magnitude,
        gradientSquare: input.number().magnitude)
    }
    let next = odd > 240 ? input.number() : rate * (1 + Double(odd) / 256)
    let before = sweep
    do throws(GroupSweepError) {
      try sweep.record(learningRate: next, loss: input.number(), steps: steps)
      require(sweep.count == before.count + 1, "a step counts")
      rate = next
    } catch {
      require(sweep == before, "an error leaves a sweep as it was")
      require(!error.description.isEmpty, "an error says why")
    }
  }
  guard let report = try? sweep.report(for: context(measured)) else {
    return require(sweep.count == 0, "steps make a report")
  }
  require(report.groups.map(\.name) == Array(names), "a report names every group")
  for group in report.groups {
    require(group.multiplier > 0 && group.multiplier.isFinite, "a multiple is one")
    if let rate = group.learningRate { require(rate > 0 && rate.isFinite, "a rate is a rate") }
    if let ends = group.interval { require(ends.low <= ends.high, "an interval has two ends") }
  }
  require(!report.explanation.isEmpty, "a report says something")
}

private func context(_ said: UInt8) -> TrainingContext {
  let optimizers = OptimizerFamily.allCases
  let known = try? TrainingContext(
    optimizer: optimizers[Int(said >> 2) % optimizers.count], steps: Int(said) + 1,
    fineTuning: said & 4 == 0)
  return known ?? .unknown
}
