import CLRSuggest
import LRSuggest

/// Basins as C reads them.
private enum Basins {
  /// The size `lrs_basin` had when it was first shipped.
  static let firstSize = 64

  static func fields(of basin: Basin, size: UInt32) -> lrs_basin {
    lrs_basin(
      struct_size: size, reserved: 0, learning_rate: basin.learningRate, left_rim: basin.leftRim,
      right_rim: basin.rightRim, depth: basin.depth, width: basin.width,
      square_side: basin.squareSide, probability: basin.probability)
  }
}

@_cdecl("lrs_analysis_basins") @implementation
public func lrs_analysis_basins(
  _ analysis: OpaquePointer!, _ basins: UnsafeMutablePointer<lrs_basin>!, _ capacity: Int,
  _ count: UnsafeMutablePointer<Int>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let reading = try unsafe Analyses.analysis(analysis).reading
    let count = try unsafe Arguments.required(count, "count")
    let found = reading.basins
    unsafe count.pointee = found.count
    try Results.requireCapacity(capacity, for: found.count)
    guard !found.isEmpty else { return }
    let basins = try unsafe Arguments.required(basins, "basins")
    let start = UnsafeMutableRawPointer(basins)
    let size = try unsafe SizedStruct.size(
      of: UnsafeRawPointer(start), named: "basins", firstSize: Basins.firstSize)
    for (index, basin) in found.enumerated() {
      let place = unsafe start + index * size
      unsafe place.storeBytes(of: UInt32(size), as: UInt32.self)
      unsafe SizedStruct.write(
        Basins.fields(of: basin, size: UInt32(size)), to: place, size: size)
    }
  }
}

@_cdecl("lrs_analysis_biggest_square") @implementation
public func lrs_analysis_biggest_square(
  _ analysis: OpaquePointer!, _ coefficient: Double,
  _ learning_rate: UnsafeMutablePointer<Double>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let reading = try unsafe Analyses.analysis(analysis).reading
    guard coefficient >= 0, coefficient.isFinite else {
      throw .invalidArgument("coefficient is \(coefficient): it must be finite and not negative")
    }
    let out = try unsafe Arguments.required(learning_rate, "learning_rate")
    guard let rate = reading.biggestSquare(coefficient: coefficient) else {
      throw Failure(LRS_NOT_FOUND, "this curve has no basin")
    }
    unsafe out.pointee = rate
  }
}
