/// The numbers that turn landmarks into a learning rate, and where they come from.
///
/// ```
/// log10 η = 0.45·log10 valley + 0.55·log10 bottom − 0.3·log10 bandwidth + c(schedule)
///           − ½·log10(steps / 400)
/// ```
///
/// where the bottom is the rate at which 95 % of the drop is reached. Where there is hardly a drop,
/// the answer rests on the onset of the rise instead: *log10 η = log10 onset + e(schedule) −
/// ½·log10(steps / 400)*.
///
/// Fitted by `Benchmarks/Quality/fit.py` to the smallest regret over 193 real trainings of 200 to
/// 600 steps, and 63 of them again at two to three budgets up to 10,000; judged with whole data
/// sets left out. Regret is the share of the achievable improvement that a learning rate loses.
///
/// Scaling every learning rate by a factor scales the answer by it: nothing here knows what a
/// usual rate is. Optimizer family, batch size and fine-tuning are not in the formula: given the
/// landmarks, none of them lowered the regret on data sets left out.
enum Calibration {
  /// The weight of the bottom against the valley, on the log axis.
  static let bottomWeight = 0.55

  /// The bottom is where this share of the drop is reached. The minimum itself lies on flat ground,
  /// where noise moves it.
  static let bottomShare = 0.95

  /// Below the first of these multiples of the noise a drop is none, and the answer rests on the
  /// onset of the rise alone; above the second, on the descent alone; in between on both.
  static let faintDescent = 0.5...1.5

  /// A drop below this multiple of the noise is none where the loss does not rise again either.
  static let faintestAlone = 0.75

  /// How far below the onset the answer lies then, in decades.
  static func onsetOffset(of schedule: Schedule) -> Double {
    switch schedule {
    case .oneCycle: -1.30
    case .constant: -1.60
    case .linear, .cosine: -1.45
    }
  }

  /// How the answer moves with the bandwidth the smoother needed. A noisy curve needs a wide one,
  /// and the best rate then lies lower beside the same landmarks.
  static let bandwidthExponent = -0.3

  /// The bandwidth is trusted within these limits, in decades.
  static let bandwidthLimits = 0.025...2.5

  /// The spacing of the calibration sweeps, in decades. Where points lie further apart, the grid
  /// alone widens the bandwidth, and the excess is taken out.
  static let spacing = 0.08

  /// Assumed where the caller fixed the smoothing: the median bandwidth of the calibration curves.
  static let typicalBandwidth = 0.15

  /// The offset of a schedule, in decades.
  static func offset(of schedule: Schedule) -> Double {
    switch schedule {
    case .oneCycle: -0.20
    case .constant: -0.53
    // Not measured. They decay as one-cycle does, but start at the full rate, as a constant one
    // does: between the two.
    case .linear, .cosine: -0.37
    }
  }

  /// The best rate falls as this power of the number of updates. Measured on 63 trainings at three
  /// budgets or more: −0.48 in the median, −0.12 to −1.04 in four of five; −0.31 where no row is
  /// seen twenty times (few such trainings); −0.28 for the training loss.
  static let stepsExponent = -0.5

  /// The budget at which the step factor is 1: the middle of the short trainings.
  static let referenceSteps = 400.0

  /// The budgets that were measured. Outside them the law is not extrapolated; the interval grows
  /// by what it would have been.
  static let measuredSteps = 200.0...8000.0

  /// Assumed where the caller names no budget: trainings worth a range test are longer than the
  /// short ones here. A geometric middle of the measured ones.
  static let assumedSteps = 2000.0

  /// Up to the first number of epochs suggestions go as well as they ever do; beyond it held-out
  /// loss over-fits more and more, which no training curve shows. Mean regret: 0.05 at 3 to 30
  /// epochs, 0.12 at 100 to 300, 0.21 above. Beyond the second number nothing was measured, and it
  /// is taken instead.
  static let measuredEpochs = 10.0...1000.0

  /// Above so many epochs over-fitting is a doubt.
  static let doubtfulEpochs = 100.0

  /// How many decades of epochs lie beyond the first that matter: 0 to 2.
  static func decades(ofEpochs epochs: Double) -> Double {
    let limits = measuredEpochs
    return Elementary.log10(
      max(limits.lowerBound, min(epochs, limits.upperBound)) / limits.lowerBound)
  }

  /// Fewer points than this are not read.
  static let fewestPoints = 12

  /// A curve is refused unless it falls, somewhere, by this many standard deviations of its slope.
  static let leastSignificance = 0.7

  /// A curve is also refused when the smoother averages over more than this share of it, or more
  /// decades, and the drop is below this many times the noise. Of white noise over 100 points 98 %
  /// is refused in this way; of 12 points, 86 %.
  static let featureless = (share: 0.125, bandwidth: 1.0, clarity: 1.5)

  /// A second basin of this share of the drop is doubtful, and one of nearly the whole drop makes
  /// the curve ambiguous. Mean regret: 0.07 below the first, 0.12 between, 0.20 above the second.
  static let doubtfulRunnerUp = 0.4
  static let ambiguousRunnerUp = 0.8

  /// A descent below this many times the noise is doubtful: the mean regret is 0.04 above, 0.16
  /// below.
  static let clearDescent = 4.0

  /// A sweep over fewer decades than this is doubtful: those of the calibration cover eight.
  static let fewestDecades = 2.0

  /// Fewer points per decade than this are doubtful: with 6 the regret is half as large again.
  static let densePoints = 8.0
}
