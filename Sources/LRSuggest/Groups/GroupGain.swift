/// What the steps of a group gain, beside those of the others.
///
/// With *γ* the mean of *−gᵀΔθ/η* in the calm part of the sweep, *η* the group's own rate, *r* its
/// ratio to the recorded rate, and *s* the group's share of the descent, *Σ −gᵀΔθ* there:
///
/// ```
/// lag          z = Σ s ln γ − ln γ
/// multiplier   m = exp(Σ s ln r) · exp(z / 5), the latter within 1/10 and 10
/// ```
///
/// The groups that make the loss fall also set the pace: the whole network must go as slowly as
/// they do. A group that gains less bears more: in range tests of one group at a time, the rates
/// found go with the power 2/3 of *1/γ*, and lie in the order of *z*. Trained together, groups do
/// not want that much of a difference: held-out losses were as good for all powers from 0 to 1/4,
/// and worse beyond. 1/5 keeps the order and costs nothing. Measured by `Benchmarks/Groups`.
struct GroupGain {
  /// *5 ln(m/r)*: *z* where all groups have the recorded rate, else relative to what the group was
  /// trained with. Nil where *γ* is not known, without a gradient or because the steps make the
  /// loss rise, and where no group of known *γ* makes it fall.
  let lag: Double?
  /// *s*; nil where the loss does not fall.
  let share: Double?
  /// The rate to train with, relative to the one for the whole network; *r* where *z* is not known.
  let multiplier: Double

  /// - Parameters:
  ///   - totals: The sums of all groups over the calm part of the sweep.
  ///   - ratios: As many.
  static func all(_ totals: [GroupTotals], ratios: [Double]) -> [GroupGain] {
    let whole = totals.reduce(0) { $0 + $1.sums.descent }
    guard whole > 0, whole.isFinite else {
      return ratios.map { GroupGain(lag: nil, share: nil, multiplier: $0) }
    }
    // Only groups whose gain is known have a say; none of their weights is negative.
    let known = zip(totals, ratios).compactMap { total, ratio in
      total.gain.map { (weight: max(total.sums.descent, 0), gain: $0, ratio: ratio) }
    }
    let weight = known.reduce(0) { $0 + $1.weight }
    // Where the loss falls by groups alone whose gain is not known, nothing sets a pace.
    let hasPace = weight > 0 && weight.isFinite
    let pace = known.reduce(0) { $0 + $1.weight / weight * Elementary.log($1.gain) }
    let base = known.reduce(0) { $0 + $1.weight / weight * Elementary.log($1.ratio) }
    return zip(totals, ratios).map { total, ratio in
      let behind = hasPace ? total.gain.map { pace - Elementary.log($0) } : nil
      let stretch = behind.map { min(max(Elementary.exp($0 / 5), 0.1), 10) }
      return GroupGain(
        lag: behind.map { $0 + 5 * (base - Elementary.log(ratio)) },
        share: total.sums.descent / whole,
        multiplier: stretch.map { ($0 * Elementary.exp(base)).asRate } ?? ratio)
    }
  }
}

extension Double {
  /// The nearest positive, finite number: ratios may lie at the ends of their range.
  var asRate: Double { min(max(self, .leastNormalMagnitude), .greatestFiniteMagnitude) }
}
