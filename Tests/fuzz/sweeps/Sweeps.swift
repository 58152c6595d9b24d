import LRSuggest

/// One loss after another, and questions in between.
func fuzzSweep(_ input: inout Input) {
  let said = input.byte()
  let schedule = try? SweepSchedule(
    start: said & 1 == 0 ? 1e-7 : input.number(), end: said & 2 == 0 ? 10 : input.number(),
    count: said & 4 == 0 ? 100 : Int(input.byte()), mode: said & 8 == 0 ? .exponential : .linear)
  guard let schedule else { return }
  let rules = StopRule.allCases
  var sweep = Sweep(schedule: schedule, stopRule: rules[Int(input.byte()) % rules.count])
  var rates: [Double] = []
  while !input.isEmpty, let rate = sweep.learningRate {
    require(rate.isFinite && rate > (rates.last ?? 0), "rates grow")
    rates.append(rate)
    guard (try? sweep.record(input.number())) != nil else { fatalError("a running sweep records") }
    if input.byte() > 250 { _ = sweep.estimate(for: .unknown) }
  }
  require(sweep.losses.count == rates.count, "every loss is kept")
  require((sweep.learningRate == nil) == (sweep.state != .running), "an ended sweep has no rate")
  if sweep.state != .running {
    let before = sweep
    require((try? sweep.record(1)) == nil && sweep == before, "an ended sweep stays as it is")
  }
  guard let curve = try? sweep.curve() else { return require(rates.isEmpty, "losses are a curve") }
  require(curve.learningRates == rates, "a loss keeps the rate that was handed out")
  replay(sweep)
  if case .suggestion(let suggestion) = curve.suggest() {
    require(
      suggestion.learningRate > 0 && suggestion.learningRate.isFinite, "a rate is a rate")
  }
}

/// The same losses lead to the same place.
private func replay(_ sweep: Sweep) {
  var again = Sweep(schedule: sweep.schedule, stopRule: sweep.stopRule)
  for loss in sweep.losses {
    require((try? again.record(loss)) != nil, "what was recorded once is recorded again")
  }
  require(again.state == sweep.state, "a state follows from the losses")
}
