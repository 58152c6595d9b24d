import LRSuggest

/// The names and texts of the core as C strings, made once and never freed.
@safe struct StaticNames: @unchecked Sendable {
  static let rules = StaticNames(Rule.all.map(\.name))
  /// The texts of the rules, by LRS_RULE_* and then by rule.
  static let ruleTexts = [
    StaticNames(Rule.all.map(\.family.rawValue)), StaticNames(Rule.all.map(\.summary)),
    StaticNames(Rule.all.map(\.formula)), StaticNames(Rule.all.map(\.source)),
    StaticNames(Rule.all.map(\.caveat)), StaticNames(Rule.all.map { $0.corrected ?? "" }),
  ]
  static let smoothers = StaticNames(Smoother.Kind.allCases.map(\.rawValue))
  static let emaForms = StaticNames(EMAForm.allCases.map(\.rawValue))
  static let landmarks = StaticNames(Landmark.Kind.allCases.map(\.rawValue))
  static let ranges = StaticNames(SearchRange.Kind.allCases.map(\.rawValue))
  static let advice = StaticNames(GroupAdvice.allCases.map(\.rawValue))
  static let probeStates = StaticNames(ResetProbe.State.allCases.map(\.rawValue))
  static let seriesStates = StaticNames(SweepSeries.State.allCases.map(\.rawValue))
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
