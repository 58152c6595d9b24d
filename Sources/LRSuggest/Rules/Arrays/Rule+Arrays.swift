extension Rule {
  /// The rules that act on exactly the points given.
  static let arrays: [Rule] = [.valley, .slide, .minimum, .steep]
}
