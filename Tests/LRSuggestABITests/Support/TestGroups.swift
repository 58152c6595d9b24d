import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

/// Two groups of one weight each, trained by gradient descent on λθ²/2 while the rate grows.
struct TestGroups {
  static let names = ["body", "head"]
  static let curvatures = [1.0, 4.0]

  struct Step {
    let learningRate: Double
    let loss: Double
    /// A row of `LRS_GROUP_SUMS` for each group.
    let sums: [Double]

    var steps: [GroupStep] {
      stride(from: 0, to: sums.count, by: 6).map { first in
        GroupStep(
          gradientStep: sums[first], previousStep: sums[first + 1], afterStep: sums[first + 2],
          stepSquare: sums[first + 3], weightSquare: sums[first + 4],
          gradientSquare: sums[first + 5])
      }
    }
  }

  static let steps: [Step] = {
    var weights = [1.0, 1.0], updates = [Double.nan, .nan], rate = 1e-4
    return (0..<110).map { _ in
      rate *= 1.1
      var loss = 0.0, sums: [Double] = []
      for (group, curvature) in curvatures.enumerated() {
        let gradient = curvature * weights[group], update = -rate * gradient
        loss += curvature * weights[group] * weights[group] / 2
        sums += [
          gradient * update, gradient * updates[group],
          curvature * (weights[group] + update) * update, update * update,
          weights[group] * weights[group], gradient * gradient,
        ]
        weights[group] += update
        updates[group] = update
      }
      return Step(learningRate: rate, loss: loss, sums: sums)
    }
  }()

  static func core(ratios: [Double]? = nil) throws -> GroupSweep {
    var sweep = try GroupSweep(groups: names, ratios: ratios)
    for step in steps {
      try sweep.record(learningRate: step.learningRate, loss: step.loss, steps: step.steps)
    }
    return sweep
  }
}

extension Handle {
  /// A sweep of groups, before its first step.
  static func groupSweep(
    _ names: [String] = TestGroups.names, ratios: [Double]? = nil, count: Int? = nil
  ) -> Outcome<Handle> {
    let texts = names.map(\.utf8CString)
    return .handle { out, error in
      withPointers(to: texts[...]) { pointers in
        unsafe lrs_group_sweep_create(pointers, ratios, count ?? names.count, out, error)
      }
    }
  }

  /// The same with the steps of `TestGroups`.
  static func trainedGroupSweep(ratios: [Double]? = nil) throws -> Handle {
    let made = groupSweep(ratios: ratios)
    try #require(made.status == LRS_OK, "\(made.message)")
    for step in TestGroups.steps {
      let recorded = made.value.record(step)
      try #require(recorded.status == LRS_OK, "\(recorded.message)")
    }
    return made.value
  }

  func record(
    _ step: TestGroups.Step, rate: Double? = nil, loss: Double? = nil, sums: [Double]? = nil,
    count: Int? = nil
  ) -> Outcome<Bool> {
    let sums = sums ?? step.sums
    return status { error in
      unsafe lrs_group_sweep_record(
        pointer, rate ?? step.learningRate, loss ?? step.loss, sums,
        count ?? sums.count / Int(LRS_GROUP_SUMS), error)
    }
  }

  func groupReport(_ context: lrs_context? = nil) -> Outcome<Handle> {
    .handle { out, error in
      withPointer(to: context) { context in
        unsafe lrs_group_sweep_report(pointer, context, out, error)
      }
    }
  }

  @discardableResult func freeGroupSweep() -> Int { Int(unsafe lrs_group_sweep_free(pointer)) }
  @discardableResult func freeGroupReport() -> Int { Int(unsafe lrs_group_report_free(pointer)) }
}

/// Passes texts as an array of pointers.
@safe private func withPointers(
  to texts: ArraySlice<ContiguousArray<CChar>>, _ found: [UnsafePointer<CChar>?] = unsafe [],
  _ body: ([UnsafePointer<CChar>?]) -> lrs_status
) -> lrs_status {
  guard let text = texts.first else { return unsafe body(found) }
  return unsafe text.withUnsafeBufferPointer { buffer in
    unsafe withPointers(to: texts.dropFirst(), found + [buffer.baseAddress], body)
  }
}
