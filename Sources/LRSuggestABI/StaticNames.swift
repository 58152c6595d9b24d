import LRSuggest

/// The names of the core's choices as C strings, made once and never freed.
@safe struct StaticNames: @unchecked Sendable {
  static let rules = StaticNames(Rule.allCases.map(\.rawValue))
  static let landmarks = StaticNames(Landmark.Kind.allCases.map(\.rawValue))
  static let sweepStates = StaticNames(Sweep.State.allCases.map(\.rawValue))

  private let pointers: [UnsafePointer<CChar>]

  private init(_ names: [String]) {
    unsafe pointers = names.map { name in
      let units = name.utf8CString
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: units.count)
      unsafe copy.initialize(from: Array(units), count: units.count)
      return unsafe UnsafePointer(copy)
    }
  }

  /// A name, or nil outside the list.
  subscript(index: Int) -> UnsafePointer<CChar>? {
    unsafe pointers.indices.contains(index) ? pointers[index] : nil
  }
}
