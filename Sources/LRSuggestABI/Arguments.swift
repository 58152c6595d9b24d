import CLRSuggest
import LRSuggest

/// Arguments as C passes them, checked.
enum Arguments {
  /// More doubles than this have no address.
  static let longest = Int.max / MemoryLayout<Double>.stride

  /// A pointer that must not be NULL.
  static func required<Value>(
    _ pointer: UnsafeMutablePointer<Value>?, _ name: StaticString
  ) throws(Failure) -> UnsafeMutablePointer<Value> {
    guard let pointer = unsafe pointer else { throw .null("\(name)") }
    return unsafe pointer
  }

  /// An array of `count` values, copied.
  static func array(
    _ pointer: UnsafePointer<Double>?, count: Int, _ name: StaticString
  ) throws(Failure) -> [Double] {
    guard let pointer = unsafe pointer else { throw .null("\(name)") }
    return unsafe Array(UnsafeBufferPointer(start: pointer, count: count))
  }

  /// A NUL-terminated name.
  static func name(
    _ pointer: UnsafePointer<CChar>?, _ name: StaticString
  ) throws(Failure) -> String {
    guard let pointer = unsafe pointer else { throw .null("\(name)") }
    return unsafe String(cString: pointer)
  }

  /// A count as C's `size_t` brings it: above half the address space it arrives negative.
  static func count(
    _ count: Int, upTo largest: Int, _ name: StaticString
  ) throws(Failure) {
    guard count >= 0, count <= largest else {
      throw .invalidArgument("\(name) is \(UInt(bitPattern: count)); the most is \(largest)")
    }
  }

  /// An element of a list, by the index that C passes.
  static func element<Element>(
    of list: [Element], at index: Int, _ there: @autoclosure () -> String
  ) throws(Failure) -> Element {
    guard list.indices.contains(index) else {
      throw .invalidArgument("index is \(UInt(bitPattern: index)): \(there())")
    }
    return list[index]
  }

  /// One of the cases of a choice, by its place in the list.
  static func choice<Choice: CaseIterable>(
    _ value: Int32, _ name: StaticString
  ) throws(Failure) -> Choice where Choice.AllCases == [Choice] {
    guard Choice.allCases.indices.contains(Int(value)) else {
      throw .invalidArgument(
        "\(name) is \(value): it must lie between 0 and \(Choice.allCases.count - 1)")
    }
    return Choice.allCases[Int(value)]
  }

  /// A flag.
  static func flag(_ value: Int32, _ name: StaticString) throws(Failure) -> Bool {
    guard value == 0 || value == 1 else {
      throw .invalidArgument("\(name) is \(value): it must be 0 or 1")
    }
    return value == 1
  }
}
