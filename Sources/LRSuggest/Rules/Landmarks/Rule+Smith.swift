extension Rule {
  /// The bounds of a cyclical learning rate that Smith reads off a range test.
  static let smith: [Rule] = [.smithBaseLR, .smithMaxLR]
}
