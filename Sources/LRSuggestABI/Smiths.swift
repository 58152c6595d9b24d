import CLRSuggest
import LRSuggest

/// `lrs_smith`: an estimator that the caller keeps.
private enum Smiths {
  /// The size `lrs_smith` had when it was first shipped.
  static let firstSize = 56

  static func estimator(
    _ pointer: UnsafePointer<lrs_smith>?
  ) throws(Failure) -> SmithEstimator {
    guard let pointer = unsafe pointer else { throw .null("smith") }
    let defaults = lrs_smith(
      struct_size: 0, reserved: 0, momentum: 0, count: 0, average: SmithEstimator.Sums.none.average,
      latest: Double(LRS_UNKNOWN), step: 0, step_change: 0)
    let fields = try unsafe SizedStruct.read(
      pointer, named: "smith", firstSize: firstSize, defaults: defaults)
    let sums = SmithEstimator.Sums(
      count: Int(clamping: fields.count), average: fields.average,
      latest: fields.latest == Double(LRS_UNKNOWN) ? nil : fields.latest, step: fields.step,
      stepChange: fields.step_change)
    return try reported { () throws(CurvatureError) in
      try SmithEstimator(momentum: fields.momentum, resuming: sums)
    }
  }

  static func change(
    _ pointer: UnsafeMutablePointer<lrs_smith>?,
    _ add: (inout SmithEstimator) throws(Failure) -> Void
  ) throws(Failure) {
    var estimator = try unsafe estimator(UnsafePointer(pointer))
    try add(&estimator)
    guard let pointer = unsafe pointer else { throw .null("smith") }
    let sums = estimator.sums
    let fields = lrs_smith(
      struct_size: 0, reserved: 0, momentum: estimator.momentum, count: UInt64(sums.count),
      average: sums.average, latest: sums.latest ?? Double(LRS_UNKNOWN), step: sums.step,
      step_change: sums.stepChange)
    let size = try unsafe SizedStruct.size(
      of: UnsafeRawPointer(pointer), named: "smith", firstSize: firstSize)
    unsafe SizedStruct.write(fields, to: UnsafeMutableRawPointer(pointer), size: size)
  }
}

@_cdecl("lrs_smith_add") @implementation
public func lrs_smith_add(
  _ smith: UnsafeMutablePointer<lrs_smith>!, _ weights0: UnsafePointer<Double>!,
  _ weights1: UnsafePointer<Double>!, _ weights2: UnsafePointer<Double>!, _ count: Int,
  _ learning_rate: Double, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    try unsafe Smiths.change(smith) { (estimator) throws(Failure) in
      try Arguments.count(count, upTo: Arguments.longest, "count")
      let first = try unsafe Arguments.array(weights0, count: count, "weights0")
      let second = try unsafe Arguments.array(weights1, count: count, "weights1")
      let third = try unsafe Arguments.array(weights2, count: count, "weights2")
      try reported { () throws(CurvatureError) in
        try estimator.add(first, second, third, learningRate: learning_rate)
      }
    }
  }
}

@_cdecl("lrs_smith_add_sums") @implementation
public func lrs_smith_add_sums(
  _ smith: UnsafeMutablePointer<lrs_smith>!, _ step: Double, _ step_change: Double,
  _ learning_rate: Double, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    try unsafe Smiths.change(smith) { (estimator) throws(Failure) in
      try reported { () throws(CurvatureError) in
        try estimator.addSums(step: step, stepChange: step_change, learningRate: learning_rate)
      }
    }
  }
}

@_cdecl("lrs_smith_estimate") @implementation
public func lrs_smith_estimate(
  _ smith: UnsafePointer<lrs_smith>!, _ learning_rate: UnsafeMutablePointer<Double>!,
  _ ratio: UnsafeMutablePointer<Double>!, _ only_echoes: UnsafeMutablePointer<Int32>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    guard let estimate = try unsafe Smiths.estimator(smith).estimate else {
      throw Failure(LRS_NOT_FOUND, "no window of three vectors has a step that changes")
    }
    unsafe Results.copy([estimate.learningRate], to: learning_rate)
    unsafe Results.copy([estimate.ratio], to: ratio)
    unsafe Results.copy([estimate.onlyEchoes ? Int32(1) : 0], to: only_echoes)
  }
}
