import CLRSuggest
import LRSuggest

/// What an analysis says in words.
enum Texts {
  /// The texts of an `LRS_TEXT_*` kind.
  static func of(_ analysis: Analysis, kind: Int32) throws(Failure) -> [String] {
    switch (Int(kind), analysis.answer) {
    case (LRS_TEXT_EXPLANATION, .suggestion(let suggestion)): [suggestion.explanation]
    case (LRS_TEXT_EXPLANATION, .refusal(let refusal)): [refusal.explanation]
    case (LRS_TEXT_ASSUMPTION, .suggestion(let suggestion)): suggestion.assumptions
    case (LRS_TEXT_DOUBT, .suggestion(let suggestion)): suggestion.doubts.map(\.description)
    case (LRS_TEXT_REASON, .refusal(let refusal)): refusal.reasons
    case (LRS_TEXT_ASSUMPTION, _), (LRS_TEXT_DOUBT, _), (LRS_TEXT_REASON, _): []
    default: throw .invalidArgument("kind is \(kind): it must lie between 0 and 3")
    }
  }

  /// Copies a text with its NUL; stores its length without. The text is made once the arguments are
  /// checked.
  static func copy(
    to buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int,
    _ length: UnsafeMutablePointer<Int>?, _ text: () throws(Failure) -> String
  ) throws(Failure) {
    let length = try unsafe Arguments.required(length, "length")
    guard unsafe capacity == 0 || buffer != nil else { throw .null("buffer") }
    let text = try text()
    let units = Array(text.utf8CString)
    unsafe length.pointee = units.count - 1
    try Results.requireCapacity(capacity, for: units.count)
    unsafe Results.copy(units, to: buffer)
  }
}

@_cdecl("lrs_analysis_text_count") @implementation
public func lrs_analysis_text_count(
  _ analysis: OpaquePointer!, _ kind: Int32, _ out: UnsafeMutablePointer<Int>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let analysis = try unsafe Analyses.analysis(analysis)
    let out = try unsafe Arguments.required(out, "out")
    unsafe out.pointee = try Texts.of(analysis, kind: kind).count
  }
}

@_cdecl("lrs_analysis_text") @implementation
public func lrs_analysis_text(
  _ analysis: OpaquePointer!, _ kind: Int32, _ index: Int, _ buffer: UnsafeMutablePointer<CChar>!,
  _ capacity: Int, _ length: UnsafeMutablePointer<Int>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let analysis = try unsafe Analyses.analysis(analysis)
    try unsafe Texts.copy(to: buffer, capacity, length) { () throws(Failure) in
      let texts = try Texts.of(analysis, kind: kind)
      return try Arguments.element(
        of: texts, at: index, "there are \(texts.count) texts of this kind")
    }
  }
}
