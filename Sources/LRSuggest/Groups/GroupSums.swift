/// What is kept of the steps of one group in one cell of a `GroupSweep`.
struct GroupSums: Sendable, Hashable {
  /// Σ of the changes of the loss that the group's updates brought about; added one step later.
  var change = 0.0
  /// Σ over the steps, of the changes by those before them: a loss is measured before its update.
  var seen = 0.0
  /// Σ *−gᵀΔθ*.
  var descent = 0.0
  /// Σ *(g⁺ − g)ᵀΔθ*.
  var bend = 0.0
  /// Σ *‖Δθ‖²*.
  var stepSquare = 0.0
  /// Σ *−η gᵀΔθ*: what *‖Δθ‖²* is in the metric that an optimizer divides gradients by.
  var drive = 0.0
  /// Σ *−gᵀΔθ / η*.
  var gain = 0.0
  /// Σ *‖Δθ‖ / (η ‖θ‖)*.
  var relativeStep = 0.0
  /// Σ *‖g‖ / ‖θ‖*.
  var relativeGradient = 0.0
  /// Σ *‖g‖*.
  var gradient = 0.0

  /// Of no step.
  init() {}

  /// The sums of one step, made at a rate of the group's own.
  init(_ step: GroupStep, learningRate: Double) {
    descent = -step.gradientStep
    bend = step.bend ?? 0
    stepSquare = step.stepSquare
    drive = -step.gradientStep * learningRate
    gain = -step.gradientStep / learningRate
    gradient = step.gradientSquare.squareRoot()
    let weights = step.weightSquare.squareRoot()
    if weights > 0 {
      relativeStep = step.stepSquare.squareRoot() / learningRate / weights
      relativeGradient = gradient / weights
    }
  }

  static func += (sums: inout GroupSums, more: GroupSums) {
    sums.change += more.change
    sums.seen += more.seen
    sums.descent += more.descent
    sums.bend += more.bend
    sums.stepSquare += more.stepSquare
    sums.drive += more.drive
    sums.gain += more.gain
    sums.relativeStep += more.relativeStep
    sums.relativeGradient += more.relativeGradient
    sums.gradient += more.gradient
  }
}
