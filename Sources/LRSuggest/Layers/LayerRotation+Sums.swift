extension LayerRotation {
  /// All that is kept of the weights so far.
  public struct Sums: Sendable, Hashable {
    /// How many weights were added.
    public let count: Int
    /// ⟨θ₀, θ⟩.
    public let dot: Double
    /// ‖θ₀‖².
    public let initialSquare: Double
    /// ‖θ‖².
    public let currentSquare: Double
    /// ‖θ − θ₀‖².
    public let changeSquare: Double

    /// Before the first weight.
    public static let none = Sums(
      count: 0, dot: 0, initialSquare: 0, currentSquare: 0, changeSquare: 0)

    /// Collects the parts; `LayerRotation.init` checks them.
    public init(
      count: Int, dot: Double, initialSquare: Double, currentSquare: Double, changeSquare: Double
    ) {
      self.count = count
      self.dot = dot
      self.initialSquare = initialSquare
      self.currentSquare = currentSquare
      self.changeSquare = changeSquare
    }

    var areFinite: Bool {
      dot.isFinite && initialSquare.isFinite && currentSquare.isFinite && changeSquare.isFinite
    }

    /// The count with so many more; it stays at the largest there is.
    func count(adding more: Int) -> Int {
      let (total, overflows) = count.addingReportingOverflow(more)
      return overflows ? .max : total
    }

    /// Refuses what no weights sum up to.
    func check() throws(LayerRotationError) {
      guard count >= 0 else { throw .countNotPositive(count) }
      guard dot.isFinite else { throw .sumOutside("dot", dot) }
      try LayerRotationError.check(square: initialSquare, "initial_square")
      try LayerRotationError.check(square: currentSquare, "current_square")
      try LayerRotationError.check(square: changeSquare, "change_square")
    }
  }
}
