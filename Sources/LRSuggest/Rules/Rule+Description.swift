extension Rule: CustomStringConvertible {
  /// The name: it tells a rule from all others, and its texts would fill a page.
  public var description: String { name }
}
