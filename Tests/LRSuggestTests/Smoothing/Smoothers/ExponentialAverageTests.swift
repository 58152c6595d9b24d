import Testing

@testable import LRSuggest

@Suite("G7: the exponential average") struct ExponentialAverageTests {
  private static let betas = [0, 0.5, 0.9, 0.95, 0.98, 0.999]

  @Test(arguments: betas) func `a constant stays constant from the first step`(beta: Double) throws
  {
    let curve = try Curve.sweep(300) { _ in 2.3 }
    for smoother in [Smoother.ema(beta: beta), .emaFirstValue(beta: beta)] {
      for value in try curve.smoothed(by: smoother) { #expect(abs(value - 2.3) < 1e-13) }
    }
  }

  @Test(arguments: betas) func `started at zero a constant seems to rise`(beta: Double) throws {
    let curve = try Curve.sweep(50) { _ in 2 }
    for (index, value) in try curve.smoothed(by: .emaUncorrected(beta: beta)).enumerated() {
      #expect(abs(value - 2 * (1 - Elementary.pow(beta, Double(index + 1)))) < 1e-13)
    }
  }

  @Test(arguments: betas) func `the age is that of the weights`(beta: Double) throws {
    let curve = try Curve.sweep(200) { _ in 1 }
    for index in [0, 1, 2, 10, 57, 199] {
      let t = Double(index + 1)
      let closed =
        beta / (1 - beta) - t * Elementary.pow(beta, t) / (1 - Elementary.pow(beta, t))
      var corrected = 0.0, weight = 0.0, first = 0.0
      for age in 0...index {
        let share = Elementary.pow(beta, Double(age))
        corrected += share * Double(age)
        weight += share
        first += (age < index ? (1 - beta) * share : share) * Double(age)
      }
      let lag = try curve.lag(of: .ema(beta: beta), at: index)
      #expect(abs(lag.steps - closed) < 1e-9)
      #expect(abs(lag.steps - corrected / weight) < 1e-9)
      #expect(abs(lag.decades - lag.steps * 8 / 199) < 1e-9)
      let seeded = try curve.lag(of: .emaFirstValue(beta: beta), at: index)
      #expect(abs(seeded.steps - first) < 1e-9)
      #expect(abs(seeded.decades - seeded.steps * 8 / 199) < 1e-9)
    }
  }

  @Test func `the age of an average that forgets hardly anything`() {
    for remembered in [1e-3, 1e-5, 1e-9, 1e-15] {
      let average = ExponentialAverage(beta: 1 - remembered, start: .corrected)
      #expect(abs(average.lag(at: 99) - 49.5) < 1000 * remembered + 1e-6)
      #expect(average.lag(at: 0) == 0)
    }
  }

  @Test func `a weighted mean by hand`() throws {
    let curve = try Curve(learningRates: [1, 2, 3], losses: [4, 2, 2])
    #expect(try curve.smoothed(by: .emaFirstValue(beta: 0.5)) == [4, 3, 2.5])
    #expect(try curve.smoothed(by: .emaUncorrected(beta: 0.5)) == [2, 2, 2])
    let corrected = try curve.smoothed(by: .ema(beta: 0.5))
    #expect(largestDistance(corrected, [4, 8.0 / 3, 16.0 / 7]) < 1e-15)
  }

  @Test func `what follows a loss that is not finite is not finite`() throws {
    for broken in [Double.nan, .infinity, -.infinity] {
      let curve = try Curve(learningRates: [1, 2, 3, 4], losses: [1, 1, broken, 1])
      for smoother in [Smoother.ema(), .emaFirstValue(), .emaUncorrected()] {
        let smooth = try curve.smoothed(by: smoother)
        #expect(smooth.map { $0.isFinite } == [true, true, false, false])
      }
    }
  }
}
