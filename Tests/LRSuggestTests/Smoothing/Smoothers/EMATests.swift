import Testing

@testable import LRSuggest

@Suite("G7: averages undone and recognised") struct EMATests {
  private static func raw(_ seed: Int, _ noise: Double = 0.08) throws -> Curve {
    var random = SplitMix64(seed: seed)
    return try Curve.sweep(200) { x in
      (0.3 + 2 * logistic(-3 * (x + 3)) + Elementary.exp(6 * x)) * random.lognormal(noise)
    }
  }

  @Test(arguments: EMAForm.allCases, [0, 0.5, 0.9, 0.98, 0.999])
  func `an average is undone exactly`(form: EMAForm, beta: Double) throws {
    let curve = try Self.raw(1)
    let smoother = form == .firstValue ? Smoother.emaFirstValue(beta: beta) : .ema(beta: beta)
    let undone = try EMA(beta: beta, form: form).undone(curve.smoothed(by: smoother))
    #expect(zip(undone, curve.losses).allSatisfy { relativeDistance($0, $1) < 1e-8 })
  }

  @Test func `nothing is known after a loss that is not finite`() throws {
    let undone = try EMA(beta: 0.9).undone([1, 2, .infinity, 3, 1e308])
    #expect(undone[2] == .infinity)
    #expect(undone.dropFirst(3).allSatisfy { $0.isNaN })
    #expect(try EMA(beta: 0.99).undone([1e308, -1e308]).allSatisfy { $0.isFinite })
    #expect(throws: SmootherError.self) { try EMA(beta: 1) }
  }

  @Test func `averages are recognised and raw losses are not`() throws {
    var raw = 0, averages = 0, forms = 0
    for seed in 0..<60 {
      let curve = try Self.raw(seed)
      if curve.detectedAverage() != nil { raw += 1 }
      for smoother in [Smoother.ema(beta: 0.98), .emaFirstValue(beta: 0.95)] {
        let smooth = Curve(curve, losses: try curve.smoothed(by: smoother))
        guard let found = smooth.detectedAverage() else { continue }
        averages += 1
        if (found.form == .firstValue) == (smoother.kind == .emaFirstValue) { forms += 1 }
      }
    }
    #expect(raw <= 2)
    #expect(averages >= 100)
    #expect(forms >= 90)
  }

  /// A descent from the first rates on, with little noise, is no average.
  @Test(arguments: [100, 300], [0.005, 0.02, 0.1])
  func `an early descent is raw`(count: Int, noise: Double) throws {
    var found = 0
    for shape in 0..<80 {
      let (center, exponent) = (shape % 2 == 0 ? -6.0 : -4, shape % 4 < 2 ? 1 : 1.5)
      var random = SplitMix64(seed: shape)
      let curve = try Curve.sweep(count) { x in
        (0.3 + 2 * logistic(-2.302585 * exponent * (x - center))) * random.lognormal(noise)
      }
      if curve.detectedAverage() != nil { found += 1 }
    }
    #expect(found <= 1)
  }

  private static let huge: [[Double]] = [
    (0..<60).map { $0 % 5 < 3 ? 0 : -10 },
    [0, -10, -10, 0, 0, 0, 0, -3, 0, 0, 0, -3, -3, 0, 0, 0],
    (0..<80).map { $0 < 10 ? .leastNonzeroMagnitude : $0 % 3 == 0 ? -1e300 : 0 },
    (0..<80).map {
      $0 < 10 ? -.leastNonzeroMagnitude : $0 % 3 == 0 ? -1e308 : .leastNonzeroMagnitude
    },
    (0..<80).map { $0 % 2 == 0 ? 1e308 : -1e308 },
    (0..<80).map { $0 % 5 == 0 ? -1e308 : 0 },
  ]

  @Test(arguments: huge)
  func `a start of zeros and huge steps are survived`(losses: [Double]) throws {
    let curve = try Curve(learningRates: Rates.geometric(losses.count), losses: losses)
    #expect(curve.detectedAverage() == nil)
    let analysis = Analysis(of: curve)
    #expect(analysis.average == nil)
    _ = (analysis.answer, analysis.landmarks, analysis.landmarkIntervals)
    _ = Analysis(of: curve, for: try TrainingContext(emaBeta: 0.98)).landmarks
  }

  @Test(arguments: CurveFamily.allCases) func `odd and short curves are survived`(
    family: CurveFamily
  ) throws {
    for count in [4, 17, 63, 64, 90] {
      _ = try family.curve(seed: count, count: count).detectedAverage()
    }
    let losses: [Double] = [1e308, -1e308, 5e-300, 0, -0.0, 1, .leastNonzeroMagnitude]
    for scale in [1, 1e-300] {
      let curve = try Curve(
        learningRates: Rates.geometric(70), losses: (0..<70).map { losses[$0 % 7] * scale })
      _ = curve.detectedAverage()
    }
    let constant = try Curve.sweep(50) { _ in 2 }
    #expect(constant.detectedAverage() == nil)
  }

  @Test func `a suggestion undoes an average and says so`() throws {
    let curve = try Self.raw(5)
    let averages = Curve(curve, losses: try curve.smoothed(by: .ema(beta: 0.98)))
    let raw = Analysis(of: curve, for: try TrainingContext(emaBeta: 0))
    let told = Analysis(of: averages, for: try TrainingContext(emaBeta: 0.98))
    let (known, first) = (told.answer.suggestion, raw.answer.suggestion)
    #expect(raw.average == nil)
    #expect(told.average == (try EMA(beta: 0.98)))
    #expect(
      relativeDistance(try #require(known).learningRate, try #require(first).learningRate) < 1e-6)
    #expect(known?.doubts.last == .smoothed(try EMA(beta: 0.98)))
    #expect(Analysis(of: averages).average != nil)
    #expect(throws: ContextError.emaBetaOutside(1)) { try TrainingContext(emaBeta: 1) }
  }
}
