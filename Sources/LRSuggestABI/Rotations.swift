import CLRSuggest
import LRSuggest

/// `lrs_rotation`: sums that the caller keeps.
private enum Rotations {
  /// The size `lrs_rotation` had when it was first shipped.
  static let firstSize = 48

  static func rotation(
    _ pointer: UnsafePointer<lrs_rotation>?
  ) throws(Failure) -> LayerRotation {
    guard let pointer = unsafe pointer else { throw .null("rotation") }
    let fields = try unsafe SizedStruct.read(
      pointer, named: "rotation", firstSize: firstSize, defaults: lrs_rotation())
    let sums = LayerRotation.Sums(
      count: Int(clamping: fields.count), dot: fields.dot, initialSquare: fields.initial_square,
      currentSquare: fields.current_square, changeSquare: fields.change_square)
    return try reported { () throws(LayerRotationError) in try LayerRotation(resuming: sums) }
  }

  static func change(
    _ pointer: UnsafeMutablePointer<lrs_rotation>?,
    _ add: (inout LayerRotation) throws(Failure) -> Void
  ) throws(Failure) {
    var rotation = try unsafe rotation(UnsafePointer(pointer))
    try add(&rotation)
    guard let pointer = unsafe pointer else { throw .null("rotation") }
    let sums = rotation.sums
    let fields = lrs_rotation(
      struct_size: 0, reserved: 0, count: UInt64(sums.count), dot: sums.dot,
      initial_square: sums.initialSquare, current_square: sums.currentSquare,
      change_square: sums.changeSquare)
    let size = try unsafe SizedStruct.size(
      of: UnsafeRawPointer(pointer), named: "rotation", firstSize: firstSize)
    unsafe SizedStruct.write(fields, to: UnsafeMutableRawPointer(pointer), size: size)
  }
}

@_cdecl("lrs_rotation_add") @implementation
public func lrs_rotation_add(
  _ rotation: UnsafeMutablePointer<lrs_rotation>!, _ initial: UnsafePointer<Double>!,
  _ current: UnsafePointer<Double>!, _ count: Int, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    try unsafe Rotations.change(rotation) { (sums) throws(Failure) in
      try Arguments.count(count, upTo: Arguments.longest, "count")
      let initial = try unsafe Arguments.array(initial, count: count, "initial")
      let current = try unsafe Arguments.array(current, count: count, "current")
      try reported { () throws(LayerRotationError) in
        try sums.add(initial: initial, current: current)
      }
    }
  }
}

@_cdecl("lrs_rotation_add_sums") @implementation
public func lrs_rotation_add_sums(
  _ rotation: UnsafeMutablePointer<lrs_rotation>!, _ count: Int, _ dot: Double,
  _ initial_square: Double, _ current_square: Double, _ change_square: Double,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    try unsafe Rotations.change(rotation) { (sums) throws(Failure) in
      try Arguments.count(count, upTo: Int.max, "count")
      try reported { () throws(LayerRotationError) in
        try sums.addSums(
          count: count, dot: dot, initialSquare: initial_square, currentSquare: current_square,
          changeSquare: change_square)
      }
    }
  }
}

@_cdecl("lrs_rotation_estimate") @implementation
public func lrs_rotation_estimate(
  _ rotation: UnsafePointer<lrs_rotation>!, _ distance: UnsafeMutablePointer<Double>!,
  _ relative_update: UnsafeMutablePointer<Double>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let rotation = try unsafe Rotations.rotation(rotation)
    guard let update = rotation.relativeUpdate else {
      throw Failure(LRS_NOT_FOUND, "no weight was other than zero at first")
    }
    unsafe Results.copy([rotation.distance ?? .nan], to: distance)
    unsafe Results.copy([update], to: relative_update)
  }
}
