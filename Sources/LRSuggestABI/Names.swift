import CLRSuggest
import LRSuggest

/// Choices made by name.
enum Names {
  /// The body of every `lrs_*_named`: stores the place of the named case in its list.
  static func find<Choice: CaseIterable & Equatable>(
    _ name: UnsafePointer<CChar>?, _ out: UnsafeMutablePointer<Int32>?,
    _ error: UnsafeMutablePointer<lrs_error>?, _ choose: (String) throws(UnknownName) -> Choice
  ) -> lrs_status where Choice.AllCases == [Choice] {
    unsafe reporting(to: error) { () throws(Failure) in
      let name = try unsafe Arguments.name(name, "name")
      let out = try unsafe Arguments.required(out, "out")
      let choice = try reported { () throws(UnknownName) in try choose(name) }
      unsafe out.pointee = Int32(Choice.allCases.firstIndex(of: choice) ?? 0)
    }
  }
}
